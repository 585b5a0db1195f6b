"""A real server of a desk on a loopback port, in a thread of this process."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import uvicorn

from rashomon.web import Desk, Keys, application


@dataclass(frozen=True)
class Served:
    """Where it is, and what it serves."""

    address: str
    desk: Desk
    keys: Keys


@contextmanager
def served(desk: Desk, keys: Keys) -> Iterator[Served]:
    """A server for as long as the context lasts."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(application(desk, keys), log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.01)
    yield Served(f"http://127.0.0.1:{listening.getsockname()[1]}", desk, keys)
    server.should_exit = True
    thread.join(10)
