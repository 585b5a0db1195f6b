"""A real PostgreSQL for tests: the one that `pgserver` brings, else the system's; None, and why, where there is none.

The server lies in a folder of its own, listens on a socket there and nowhere else, and ends with the tests.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pg8000.native


@dataclass(slots=True)
class Server:
    """A server that runs; each `database` is new and empty."""

    folder: str
    user: str
    numbers: Iterator[int]

    def database(self) -> str:
        """The address of a new database."""
        name = f"rashomon{next(self.numbers)}"
        self.run(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
        return f"postgresql://{self.user}@/{name}?host={self.folder}"

    def run(self, *statements: str) -> None:
        """Run some statements, each by itself."""
        socket = f"{self.folder}/.s.PGSQL.5432"
        conn = pg8000.native.Connection(self.user, database="postgres", unix_sock=socket)
        for statement in statements:
            conn.run(statement)
        conn.close()


@contextmanager
def server() -> Iterator[Server | str]:
    """A server, or why there is none."""
    with tempfile.TemporaryDirectory(prefix="rashomon-pg-", ignore_cleanup_errors=True) as folder:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # it would rather have a home for its sockets
                import pgserver

                pgserver.get_server(folder, cleanup_mode=None)
        except Exception as problem:  # whatever keeps a server from starting here
            with _systems(folder, f"pgserver does not start ({problem})") as other:
                yield other
            return
        found = Server(folder, "postgres", count(1))
        found.run("ALTER SYSTEM SET fsync TO off", "SELECT pg_reload_conf()")  # no test cuts the server's power
        try:
            yield found
        finally:
            _end(Path(folder) / "postmaster.pid")


def _end(note: Path, patience: float = 20.0) -> None:
    """End the server that a file names, at once: nobody wants what is in it."""
    os.kill(int(note.read_text().split()[0]), signal.SIGQUIT)
    until = time.monotonic() + patience
    while note.exists() and time.monotonic() < until:
        time.sleep(0.02)


@contextmanager
def _systems(folder: str, why: str) -> Iterator[Server | str]:
    """The server of the system, run as a user that may."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not programs or (os.getuid() == 0 and not shutil.which("runuser")):
        yield f"{why}, and the system has no PostgreSQL; install postgresql"
        return
    data = f"{folder}/data"
    become = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    os.chmod(folder, 0o777)
    subprocess.run(
        [*become, programs[-1] / "initdb", "-A", "trust", "-U", "postgres", "-D", data], check=True, capture_output=True
    )
    options = f"-k {folder} -c listen_addresses= -c fsync=off"
    control = [*become, programs[-1] / "pg_ctl", "-D", data, "-w"]
    subprocess.run([*control, "-o", options, "-l", f"{folder}/log", "start"], check=True, capture_output=True)
    try:
        yield Server(folder, "postgres", count(1))
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=False, capture_output=True)
