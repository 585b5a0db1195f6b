"""The verb that answers programs: mcp. The package it needs is an extra, and is loaded when it runs."""

from __future__ import annotations

from importlib.metadata import version
from importlib.util import find_spec

from rashomon.cli.app import app
from rashomon.cli.desk import opened
from rashomon.cli.reading import Place
from rashomon.errors import InputError


@app.command()
def mcp(store: Place = None) -> None:
    """Answer programs that speak the Model Context Protocol, on standard input and output: stories with evidence."""
    if find_spec("mcp") is None:
        raise InputError("rashomon mcp: the package mcp is not installed; install it with: pip install 'rashomon[mcp]'")
    from rashomon.mcp import Answers
    from rashomon.mcp.server import serve
    from rashomon.pipeline import Pipeline

    with opened(store) as desk:
        serve(Answers(desk, Pipeline()), version("rashomon"))
