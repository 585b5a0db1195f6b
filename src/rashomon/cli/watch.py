"""The verb that goes on: `rashomon watch`, until it is interrupted or, with --once, until nothing is due."""

from __future__ import annotations

import os
import re
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from rashomon import report as reports
from rashomon.cli.app import app
from rashomon.cli.desk import opened
from rashomon.cli.reading import AsJson, Place, Private
from rashomon.cli.screen import emit, say
from rashomon.errors import InputError

DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*(s|m|h|d|)")
SECONDS = {"": 60.0, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0}


@app.command()
def watch(
    feeds: Annotated[list[str], typer.Argument(help="Addresses of feeds; files that list some (OPML).")],
    once: Annotated[bool, typer.Option("--once", help="Ask once for what is due, then end: for cron.")] = False,
    every: Annotated[
        str, typer.Option(help="The shortest interval of a feed: 90s, 15m, 2h. One that never changes is asked less.")
    ] = "15m",
    notices: Annotated[Path | None, typer.Option(help="Keep the notices as an Atom feed in this file.")] = None,
    webhook: Annotated[
        str | None, typer.Option(help="Post each notice to this address, signed where RASHOMON_WEBHOOK_SECRET is set.")
    ] = None,
    store: Place = None,
    allow_private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Follow feeds: keep new accounts, bring their stories up to date, tell what changed."""
    from rashomon.pipeline import Pipeline
    from rashomon.watch import SECRET, Notice, Pace, Watch, feeds_of, lines

    found, left_out = feeds_of(feeds)
    for line in left_out:
        say(f"skipped {line}")

    def tell(notice: Notice) -> None:
        emit(notice.json() if as_json else "\n".join(map(reports.visible, lines(notice))))

    secret = os.environ.get(SECRET) or None
    job = Watch(found, Pace(every=_seconds(every)), once, allow_private, notices, webhook, secret)
    with opened(store) as desk, _until_told(job.stop):
        counts = job(desk, Pipeline(), tell, say)
    listed = ", ".join(f"{number:,} {outcome}" for outcome, number in counts.items())
    say(f"{len(found):,} feeds, {sum(counts.values()):,} accounts listed{': ' if listed else ''}{listed}")


def _seconds(given: str) -> float:
    """A length of time in words; a bare number is minutes. Raises InputError for what is none."""
    match = DURATION.fullmatch(given.strip().lower())
    if match is None:
        raise InputError(f"--every {given}: no length of time; give one as 90s, 15m or 2h")
    return float(match[1]) * SECONDS[match[2]]


@contextmanager
def _until_told(stop: threading.Event) -> Iterator[None]:
    """SIGINT and SIGTERM end the work in hand and then the program; a second one ends it at once."""
    before: dict[int, Any] = {}

    def hear(number: int, frame: object) -> None:
        stop.set()
        signal.signal(number, before[number] or signal.SIG_DFL)

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    for number in (int(signal.SIGINT), int(signal.SIGTERM)):
        before[number] = signal.signal(number, hear)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
