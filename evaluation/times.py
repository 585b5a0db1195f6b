"""Times against AQUAINT (73 documents, TIMEX3, TempEval-3's cleaned copy): an archive in, F1 out.

The texts belong to agencies and are not in the project. Scored as TempEval does: strict
wants the same span, relaxed one that overlaps; type and value are those of relaxed matches.
"""

from __future__ import annotations

import tarfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from evaluation import program
from evaluation.spans import prf

NAME = "timeml/aquaint_timeml.tar.gz"


class Mark(NamedTuple):
    """A time in a text: half-open code-point offsets, TIMEX3 type and value."""

    start: int
    end: int
    kind: str | None
    value: str | None


class Document(NamedTuple):
    """A text with its times and the date it was written."""

    name: str
    text: str
    created: str | None
    times: list[Mark]


def documents(archive: Path) -> Iterator[Document]:
    """The documents of an archive of .tml files, sorted by name."""
    with tarfile.open(archive) as tar:
        members = sorted((m for m in tar.getmembers() if m.name.endswith(".tml")), key=lambda m: m.name)
        for member in members:
            handle = tar.extractfile(member)
            if handle is not None:
                yield read(Path(member.name).stem, handle.read().decode())


def read(name: str, tml: str) -> Document:
    """One TimeML document: the text of its TEXT element, and the TIMEX3 in it."""
    root = ET.fromstring(tml)
    born = ("CREATION_TIME", "PUBLICATION_TIME")
    created = next((t.get("value") for t in root.iter("TIMEX3") if t.get("functionInDocument") in born), None)
    text: list[str] = []
    times: list[Mark] = []

    def walk(node: ET.Element) -> None:
        start = sum(map(len, text))
        text.append(node.text or "")
        for child in node:
            walk(child)
            text.append(child.tail or "")
        if node.tag == "TIMEX3":
            times.append(Mark(start, sum(map(len, text)), node.get("type"), node.get("value")))

    body = root.find("TEXT")
    if body is not None:
        walk(body)
    return Document(name, "".join(text), created, times)


def score(gold: list[Mark], said: list[Mark]) -> dict[str, int]:
    """Counts of one document; every said time is matched once, in reading order."""
    guesses, used = sorted(set(said)), set()
    counts = {"gold": len(gold), "said": len(guesses), "strict": 0, "relaxed": 0, "type": 0, "value": 0}
    for true in gold:
        match = next((g for g in guesses if g not in used and g.start < true.end and true.start < g.end), None)
        if match:
            used.add(match)
            counts["relaxed"] += 1
            counts["strict"] += (match.start, match.end) == (true.start, true.end)
            counts["type"] += match.kind == true.kind
            counts["value"] += match.value == true.value
    return counts


def measure(archive: Path) -> dict[str, Any]:
    """The figures of the program on an archive: documents, gold, said, and F1 by what must be the same."""
    counts: dict[str, int] = {}
    number = 0
    for document in documents(archive):
        number += 1
        row = {"id": document.name, "text": document.text, "published": document.created}
        said = [Mark(t.evidence.start, t.evidence.end, t.kind.value, t.value) for t in program.times(row)]
        for key, count in score(document.times, said).items():
            counts[key] = counts.get(key, 0) + count
    kinds = {key: prf(counts[key], counts["said"], counts["gold"]) for key in ("strict", "relaxed", "type", "value")}
    return {"documents": number, "gold": counts["gold"], "said": counts["said"], **kinds}
