"""Many newspapers' servers on loopback: each a host of its own (127.0.0.x), its pages a table that the test fills.

Real sockets and real HTTP. A page can be slow, redirect, refuse for a while, break off or be given with an ETag; a
host can be dead in two ways: it accepts and never answers, or nothing listens there. What was asked is kept, with
how many requests the host was answering at that moment.
"""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from http import HTTPStatus

MUTE = "mute"  # it accepts, and never answers
CUT = "cut"  # the body breaks off in the middle


@dataclass
class Page:
    """What lies at a path. `before` are answers given first, one each; `delay` seconds pass before each answer."""

    body: bytes = b""
    type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    etag: bool = True
    modified: str | None = None
    delay: float = 0.0
    fault: str | None = None
    before: list[Page] = field(default_factory=list)

    def named(self) -> str:
        """The ETag: what it is of."""
        return f'"{sha256(self.body).hexdigest()[:16]}"'

    def unchanged(self, asked: dict[str, str]) -> bool:
        """Whether who asks has it already (RFC 9110, 13.1)."""
        if self.status != 200:
            return False
        if "if-none-match" in asked:
            return self.etag and asked["if-none-match"] == self.named()
        return self.modified is not None and asked.get("if-modified-since") == self.modified


@dataclass(frozen=True)
class Request:
    """One request that came: when (`time.time`), where to, what was answered and how many bytes of body were sent."""

    at: float
    host: str
    path: str
    status: int
    sent: int
    beside: int  # requests of the same host that were being answered when it came
    headers: dict[str, str]


@dataclass
class Site:
    """The running servers: `pages` by host and path; a host of which there is no page is not there at all."""

    port: int
    pages: dict[tuple[str, str], Page] = field(default_factory=dict)
    asked: list[Request] = field(default_factory=list)
    posted: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    busy: Counter[str] = field(default_factory=Counter)

    def url(self, host: str, path: str) -> str:
        """The address of a page."""
        return f"http://{host}:{self.port}{path}"

    def put(self, host: str, path: str, page: Page) -> str:
        """Lay a page at an address; gives the address."""
        self.pages[host, path] = page
        return self.url(host, path)

    def of(self, path: str) -> list[Request]:
        """The requests for one path, on any host."""
        return [one for one in self.asked if one.path == path]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, request after request."""
        with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError, TimeoutError):
            while await self._one(reader, writer):
                pass
        writer.close()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """One request and its answer; whether another may follow."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        method, path, _ = head[0].split(" ")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
        host = headers["host"].partition(":")[0]
        self.busy[host] += 1
        try:
            if method == "POST":
                body = await reader.readexactly(int(headers["content-length"]))
                self.posted.append((path, headers, body))
            return await self._answer(host, path, headers, writer)
        finally:
            self.busy[host] -= 1

    async def _answer(self, host: str, path: str, asked: dict[str, str], writer: asyncio.StreamWriter) -> bool:
        came, beside = time.time(), self.busy[host] - 1
        page = self.pages.get((host, path), Page(b"not here", status=404))
        if page.before:
            page = page.before.pop(0)
        if page.fault == MUTE:
            self.asked.append(Request(came, host, path, 0, 0, beside, asked))
            await asyncio.sleep(3600)
        await asyncio.sleep(page.delay)
        status = 304 if page.unchanged(asked) else page.status
        body = b"" if status == 304 else page.body
        self.asked.append(Request(came, host, path, status, len(body), beside, asked))
        said = {"Content-Type": page.type, "Content-Length": str(len(body)), **page.headers}
        if page.etag and page.status == 200:
            said["ETag"] = page.named()
        if page.modified:
            said["Last-Modified"] = page.modified
        lines = [
            f"HTTP/1.1 {status} {HTTPStatus(status).phrase}",
            *(f"{name}: {value}" for name, value in said.items()),
        ]
        writer.write("\r\n".join([*lines, "", ""]).encode("latin-1"))
        writer.write(body[: len(body) // 2] if page.fault == CUT else body)
        await writer.drain()
        return page.fault != CUT


def address(number: int) -> str:
    """The host of that number, from 0; all of them on this machine."""
    return f"127.0.{1 + number // 200}.{1 + number % 200}"


@contextmanager
def site(hosts: list[str]) -> Iterator[Site]:
    """Servers at these hosts, all on one port, for as long as the context lasts."""
    loop = asyncio.new_event_loop()
    running = Site(_port(hosts))
    servers = [loop.run_until_complete(asyncio.start_server(running.serve, host, running.port)) for host in hosts]
    thread = threading.Thread(target=loop.run_forever, name="site", daemon=True)
    thread.start()
    try:
        yield running
    finally:
        asyncio.run_coroutine_threadsafe(_closed(servers), loop).result(timeout=10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _closed(servers: list[asyncio.Server]) -> None:
    """Every server and every connection ended."""
    for server in servers:
        server.close()
    for task in asyncio.all_tasks() - {asyncio.current_task()}:
        task.cancel()
    await asyncio.sleep(0.05)


def _port(hosts: list[str]) -> int:
    """A port that is free on every host."""
    for _ in range(50):
        with socket.create_server((hosts[0], 0)) as first:
            port = int(first.getsockname()[1])
        taken = [host for host in hosts if not _free(host, port)]
        if not taken:
            return port
    raise OSError("no port is free on all hosts")


def _free(host: str, port: int) -> bool:
    try:
        with socket.create_server((host, port)):
            return True
    except OSError:
        return False
