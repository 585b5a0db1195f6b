"""The command line: parse, call, print. Results go to standard output, everything else to standard error.

One file a group of verbs; `reading.py` holds what verbs share in options. What a verb needs beyond reading is loaded
when it runs: `rashomon compare a b` loads no database.
"""

from __future__ import annotations

import gc
import os
import sys

from rashomon.cli import batch, carry, desk, event, find, mcp, pairs, pile, serve, watch
from rashomon.cli.app import app
from rashomon.cli.screen import say
from rashomon.errors import RashomonError

__all__ = ["app", "main", "seldom_collect"]

# In the order in which help lists them.
VERBS = [module.__name__ for module in (event, pile, batch, pairs, desk, find, carry, watch, serve, mcp)]
app.registered_commands.sort(key=lambda command: VERBS.index(getattr(command.callback, "__module__", "")))


def seldom_collect() -> None:
    """Look for garbage seldom: the models are hundreds of thousands of objects that stay."""
    gc.set_threshold(50_000, 20, 50)


def main() -> None:
    """Run the command line; a closed pipe or a known error is no traceback."""
    seldom_collect()
    try:
        app()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except RashomonError as problem:
        say(str(problem))
        sys.exit(1)
