"""Attribution against the dev part of PolNeAR (84 news articles): an archive in, F1 of source, cue and content out.

The texts belong to their outlets and are not in the project. Exact means the same span
once outer punctuation is left out; overlap, that one of the other side shares a character.
"""

from __future__ import annotations

import re
import tarfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from evaluation import program
from evaluation.spans import meet, prf, trim

NAME = "polnear/polnear_train_dev.tar.gz"
PARTS = ("source", "cue", "content")
DAY = re.compile(r"_(\d{4}-\d\d-\d\d)_")

Marks = dict[str, set[tuple[int, int]]]


class Document(NamedTuple):
    """An article with its marked sources, cues and contents."""

    name: str
    text: str
    published: str | None
    marks: Marks


def documents(archive: Path, part: str = "dev") -> Iterator[Document]:
    """The articles of one part that have notes, sorted by name; of two annotators the first is taken."""
    with tarfile.open(archive) as tar:
        files = {m.name: m for m in tar.getmembers() if m.isfile() and f"/{part}/" in m.name}

        def content(name: str) -> str:
            handle = tar.extractfile(files[name])
            return handle.read().decode() if handle else ""

        # A "\r\n" is one line end to every reader of text files, and the notes' offsets count it as one.
        for name in sorted(n for n in files if "/text/" in n and n.endswith(".txt")):
            stem = Path(name).stem
            notes = sorted(n for n in files if "/attributions/" in n and Path(n).name.startswith(stem))
            if notes:
                text = content(name).replace("\r\n", "\n").replace("\r", "\n")
                day = DAY.search(stem)
                yield Document(stem, text, day[1] if day else None, marks(content(notes[0]), text))


def marks(notes: str, text: str) -> Marks:
    """The spans of a brat file by label, lower-case; a span in several pieces runs from its first to its last."""
    spans: Marks = defaultdict(set)
    for line in notes.splitlines():
        if line.startswith("T"):
            label, rest = line.split("\t")[1].split(" ", 1)
            pieces = [tuple(map(int, piece.split())) for piece in rest.split(";")]
            spans[label.lower()].add(trim(text, pieces[0][0], pieces[-1][1]))
    return spans


def said_of(document: Document) -> Marks:
    """What the program marks: the claims it credits to somebody."""
    spans: Marks = defaultdict(set)
    row = {"id": document.name, "text": document.text, "published": document.published}
    for claim in program.claims(row):
        if claim.cue or claim.speaker:
            spans["content"].add(trim(document.text, claim.content.start, claim.content.end))
        if claim.speaker:
            spans["source"].add(trim(document.text, claim.speaker.evidence.start, claim.speaker.evidence.end))
        if claim.cue:
            spans["cue"].add(trim(document.text, claim.cue.start, claim.cue.end))
    return spans


def measure(archive: Path) -> dict[str, Any]:
    """The figures of the program: articles, and for each part exact precision, recall, F1 and the overlaps."""
    counts = {part: dict.fromkeys(("hit", "said", "gold", "soft gold", "soft said"), 0) for part in PARTS}
    number = 0
    for document in documents(archive):
        number += 1
        mine = said_of(document)
        for part in PARTS:
            true, guess, count = document.marks.get(part, set()), mine.get(part, set()), counts[part]
            count["hit"] += len(true & guess)
            count["said"] += len(guess)
            count["gold"] += len(true)
            count["soft gold"] += sum(meet(span, guess) for span in true)
            count["soft said"] += sum(meet(span, true) for span in guess)
    return {"articles": number, **{part: _shares(counts[part]) for part in PARTS}}


def _shares(count: dict[str, int]) -> dict[str, float]:
    return {
        **prf(count["hit"], count["said"], count["gold"]),
        "overlap_precision": round(count["soft said"] / count["said"], 4) if count["said"] else 0.0,
        "overlap_recall": round(count["soft gold"] / count["gold"], 4) if count["gold"] else 0.0,
    }
