"""The command that the verbs hang themselves on."""

from __future__ import annotations

import typer

app = typer.Typer(
    help="What several accounts of one event agree on, contradict, change, and say alone.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
