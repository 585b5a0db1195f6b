"""The verb that shows the store in a browser: serve.

The server and its pages are loaded when it runs.
"""

from __future__ import annotations

import ipaddress
import os
import socket
from typing import Annotated

import typer

from rashomon.cli.app import app
from rashomon.cli.desk import opened
from rashomon.cli.reading import Place
from rashomon.cli.screen import Progress, say
from rashomon.errors import InputError

VARIABLE = "RASHOMON_KEY"


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Where to listen. Beyond this machine, a key is asked for.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="0: any that is free.", min=0, max=65535)] = 8321,
    name: Annotated[
        list[str] | None, typer.Option(help="A host name by which readers reach it. May be given again.")
    ] = None,
    key: Annotated[
        bool, typer.Option("--key", help="Ask for a key on this machine too; RASHOMON_KEY says which.")
    ] = False,
    store: Place = None,
) -> None:
    """Show the store in a browser, on this machine alone unless told otherwise."""
    import uvicorn

    from rashomon.pipeline import Pipeline
    from rashomon.web import Desk, Keys, application

    required = key or not _here(host)
    given = os.environ.get(VARIABLE)
    named = frozenset({host.lower(), *(one.lower() for one in name or ())})
    keys = Keys(given, required=required, names=named) if given else Keys(required=required, names=named)
    with opened(store) as desk, _listening(host, port) as listening:
        at = _address(host, listening.getsockname()[1])
        say(f"{desk.name} is at {at}{f'?key={keys.key}' if required else ''}; Ctrl-C ends it")
        asked = application(Desk(desk, Pipeline(progress=Progress())), keys)
        config = uvicorn.Config(asked, log_level="warning", access_log=False, server_header=False, proxy_headers=False)
        uvicorn.Server(config).run(sockets=[listening])


def _here(host: str) -> bool:
    """Whether this machine alone can reach it."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens; raises InputError where it may not."""
    try:
        family, kind, proto, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        found = socket.socket(family, kind, proto)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind(address)
        found.listen(128)
    except OSError as problem:
        raise InputError(
            f"--host {host} --port {port}: {problem.strerror or problem}; give another with --port"
        ) from None
    return found


def _address(host: str, port: int) -> str:
    shown = "127.0.0.1" if host == "0.0.0.0" else f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/"
