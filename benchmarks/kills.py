"""Kill a command, or its workers, with SIGKILL at moments of its own run: a command in, its last answer out."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryFile
from typing import IO

PAUSE = 0.01  # seconds between two looks
LONGEST = 900.0  # seconds that a run may take


@dataclass(frozen=True, slots=True)
class Killed:
    """What a run that was killed so many times said at last, and in which steps it was killed."""

    answer: str
    kills: int
    steps: tuple[str, ...]


def driver(command: Sequence[str], out: Path, kills: int, draw: Random, most: int = 40) -> Killed:
    """Run a command; kill it once some more files lie in `out`; run it again; until it was killed so often, and ends.

    `most` is how many more files it may write before it is killed.
    """
    steps: list[str] = []
    while True:
        wanted = len(_files(out)) + draw.randint(1, most)
        answer = _until(command, lambda process, wanted=wanted: len(steps) < kills and len(_files(out)) >= wanted)
        if answer is not None:
            return Killed(answer, len(steps), tuple(steps))
        steps.append(last(out))


def workers(command: Sequence[str], out: Path, kills: int, draw: Random, every: float = 0.3) -> Killed:
    """Run a command, and kill one of the processes it started every now and then, so many times at most."""
    steps: list[str] = []
    at = [time.monotonic() + every]

    def strike(process: subprocess.Popen[bytes]) -> bool:
        if len(steps) < kills and time.monotonic() >= at[0] and (children := children_of(process.pid)):
            with suppress(ProcessLookupError):
                os.kill(draw.choice(children), signal.SIGKILL)
                steps.append(last(out))
            at[0] = time.monotonic() + every * draw.uniform(0.5, 1.5)
        return False

    answer = _until(command, strike)
    return Killed(answer or "", len(steps), tuple(steps))


def children_of(pid: int) -> list[int]:
    """The processes that a process started and that still run."""
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            found += [int(child) for child in task.read_text("ascii").split()]
    return found


def disturbed(command: Sequence[str], strike: Callable[[], None], more: Callable[[], bool], draw: Random) -> str | None:
    """What a command prints while `strike` is called every few seconds for as long as `more`; None where it fails."""
    at = [time.monotonic() + draw.uniform(4, 8)]

    def struck(_: subprocess.Popen[bytes]) -> bool:
        if more() and time.monotonic() >= at[0]:
            strike()
            at[0] = time.monotonic() + draw.uniform(4, 8)
        return False

    try:
        return _until(command, struck)
    except CommandFailed:
        return None


class CommandFailed(SystemExit):
    """A command ended by itself, and not well."""


def _until(command: Sequence[str], end: Callable[[subprocess.Popen[bytes]], bool]) -> str | None:
    """What a command prints; None where `end` said that it is to be killed. Raises CommandFailed where it fails.

    It writes into files: a pipe that nobody empties while it runs would stop it once it is full.
    """
    began = time.monotonic()
    with TemporaryFile() as said, TemporaryFile() as problem:
        with subprocess.Popen(command, stdout=said, stderr=problem) as process:
            while process.poll() is None:
                if end(process):
                    process.kill()
                    return None
                if time.monotonic() - began > LONGEST:
                    process.kill()
                    raise SystemExit(f"{' '.join(command)}: more than {LONGEST:g} s")
                time.sleep(PAUSE)
        if process.returncode:
            raise CommandFailed(f"{' '.join(command)}: {_read(problem)[-2000:]}")
        return _read(said)


def _read(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode(errors="replace").strip()


def _files(out: Path) -> list[Path]:
    """What lies in the folder, without what is being written."""
    found = []
    for folder, _, names in os.walk(out):
        found += [Path(folder, name) for name in names if not name.endswith(".part")]
    return found


def last(out: Path) -> str:
    """The step that wrote last."""
    times = []
    for path in _files(out):
        with suppress(OSError):
            times.append((path.stat().st_mtime_ns, path.parent.name))
    return max(times, default=(0, "start"))[1]
