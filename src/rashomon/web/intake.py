"""What a reader brings: pasted texts, uploaded files and pages sent by the bookmark in, captures out.

Every byte goes through the same reading as files on the command line; nothing is fetched. What cannot be read is a
Skipped with the name that the reader gave it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.model import Article, Capture, Report, Skipped
from rashomon.model.text import clean
from rashomon.pipeline import Pipeline
from rashomon.web.contexts.bring import Pasted

Things = Iterable[Capture | Skipped]
MOST = 24  # accounts compared at once from a form


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent."""

    name: str
    body: bytes


def pasted(given: Sequence[Pasted]) -> Iterator[Capture]:
    """The pasted accounts: as a row where the reader says who printed it or when, else as a saved page's text."""
    for number, one in enumerate(given, 1):
        text, source = clean(one.text), f"pasted {number}"
        if not text.strip():
            continue
        told = {"outlet": clean(one.outlet).strip() or None, "published": clean(one.published).strip() or None}
        if any(told.values()):
            row = {"id": source, "text": text, **told}
            yield Capture(source, json.dumps(row).encode(), "application/json")
        else:
            yield Capture(source, text.encode(), "text/plain")


def uploaded(pipeline: Pipeline, files: Sequence[Upload]) -> Iterator[Capture | Skipped]:
    """What the files hold, under the names that they were sent with."""
    for file in files:
        name = clean(file.name)[:200] or "a file without a name"
        for thing in pipeline.read(["-"], stdin=file.body):
            inside = thing.source.removeprefix("-")
            yield replace(thing, source=name + (inside if inside != thing.source else ""))


def articles(pipeline: Pipeline, things: Things) -> tuple[tuple[Article, ...], tuple[Skipped, ...]]:
    """The articles of what was brought, and all that was left out."""
    held = tuple(things)
    return replace(pipeline, read=lambda *words, **options: iter(held)).articles(())


def compared(pipeline: Pipeline, found: Sequence[Article], skipped: Sequence[Skipped]) -> Report:
    """The report on some articles."""
    return pipeline.compare(found, skipped)
