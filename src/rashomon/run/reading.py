"""Parts in, windows of articles out, each a file: read and extracted, with all that was left out beside it.

A window is what is held in memory at once, and what is lost at most when a run is cut off. It depends on the part
alone, not on who reads it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from rashomon.errors import RunError
from rashomon.model import Article, Capture, Skipped
from rashomon.model.text import clean
from rashomon.run.job import Job, Part
from rashomon.run.parts import is_stored, opened
from rashomon.run.tables import parquet, row_of, skipped_row

BYTES = 32_000_000  # of the captures of one window

Thing = Capture | Skipped
Spread = Callable[..., Iterator[Article | Skipped]]


def read(job: Job, part: Part, spread: Spread) -> None:
    """Read a part, window by window; what is there already is read past, not extracted again."""
    folder = job.work("read")
    there = folder.names()
    if done(part) in there:
        return
    asked = _Asked(part, there)
    answers: list[Article | Skipped] = []
    for answer in spread(job.pipeline.extract, asked(_windows(captures(job, part), job.window))):
        answers.append(answer)
        name, window = asked.windows[0]
        if len(answers) == len(window):
            folder.write(name, _extracted(window, answers))
            asked.windows.popleft()
            answers = []
    folder.write(done(part), str(asked.count).encode())


@dataclass(slots=True)
class _Asked:
    """The windows of a part as one stream of things, so that no worker waits for the end of a window."""

    part: Part
    there: set[str]
    windows: deque[tuple[str, list[Thing]]] = field(default_factory=deque)  # asked for, and not yet answered
    count: int = 0

    def __call__(self, windows: Iterable[list[Thing]]) -> Iterator[Thing]:
        """What the windows hold that are not there already."""
        for window in windows:
            name = f"{self.part.name}-{self.count:06}"
            self.count += 1
            if name not in self.there:
                self.windows.append((name, window))
                yield from window


def done(part: Part) -> str:
    """Under which name it is told that a part was read to its end, and how many windows it has."""
    return f"{part.name}.done"


def captures(job: Job, part: Part) -> Iterator[Thing]:
    """All that a part holds."""
    pipeline = job.pipeline
    for stored, sources in _runs(part.sources):
        if not stored:
            yield from pipeline.read(sources, format=job.format)
            continue
        for source in sources:
            try:
                file = opened(source)
            except RunError as problem:
                yield Skipped(source, "read", str(problem))
                continue
            with file:
                # An archive in a store is a stream like any other; only its name is known here alone.
                yield from (_named(one, source) for one in pipeline.read(["-"], format=job.format, stdin=file))


def _runs(sources: Iterable[str]) -> Iterator[tuple[bool, list[str]]]:
    """The sources, those that one reader can open together."""
    several: list[str] = []
    for source in sources:
        if is_stored(source):
            yield True, [source]
        else:
            several.append(source)
    if several:
        yield False, several


def _named(thing: Thing, source: str) -> Thing:
    return replace(thing, source=source + thing.source.removeprefix("-"))


def _windows(things: Iterable[Thing], most: int) -> Iterator[list[Thing]]:
    window: list[Thing] = []
    size = 0
    for thing in things:
        window.append(thing)
        size += len(thing.body) if isinstance(thing, Capture) else 0
        if len(window) >= most or size >= BYTES:
            yield window
            window, size = [], 0
    if window:
        yield window


def _extracted(window: list[Thing], answers: list[Article | Skipped]) -> bytes:
    """A window's articles as a table, with what was counted and left out."""
    found: list[Article] = []
    left: list[dict[str, Any]] = []
    for one in answers:
        if isinstance(one, Skipped):
            left.append(skipped_row(replace(one, source=clean(one.source), reason=clean(one.reason))))
        else:
            found.append(one)
    counted = {
        "came": sum(one.count if isinstance(one, Skipped) else 1 for one in window),
        "captures": sum(isinstance(one, Capture) for one in window),
        "skipped": left,
    }
    return parquet("articles", [row_of(article) for article in found], counted)
