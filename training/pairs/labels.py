"""Gold to labels: a story's gold.json in, the relation of any two of its statements out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from rashomon.compare import Judged
from rashomon.compare.figures import figures
from rashomon.compare.ladder import Comparison
from rashomon.compare.readings import swap
from rashomon.model import Article, Statement
from rashomon.model.words import content_words

# Where a pair stands under several findings, the first of these it is under counts.
PRECEDENCE = ("contradiction", "update", "compatible", "agreement")

# Slots that one value may fill in the eyes of two readers; replaced words may fill any.
NEAR = (
    {"time", "duration"},
    {"count", "amount", "role"},
    {"place", "participant", "role", "attribution"},
    {"status", "other"},
    {"quote", "attribution"},
)
SLOTS = sorted({slot for group in NEAR for slot in group} | {"cause"})
Span = tuple[str, int, int]  # article id, half-open code points
KIN = {slot: {slot, "other"}.union(*(group for group in NEAR if slot in group)) for slot in SLOTS}


@dataclass(frozen=True)
class Gold:
    """The findings of one story, as spans: `answers[n]` lists, answer by answer, (article id, start, end)."""

    kinds: tuple[str, ...]
    values: tuple[tuple[str, ...], ...]
    slots: tuple[str, ...]
    answers: tuple[tuple[tuple[tuple[str, int, int], ...], ...], ...]

    @classmethod
    def load(cls, story: Path, articles: list[Article]) -> Gold:
        """Find the gold sentences in the articles read from the story's folder."""
        by_file = {Path(a.source).name: a for a in articles}
        findings = json.loads((story / "gold.json").read_text())["findings"]
        answers = []
        for finding in findings:
            spans = []
            for answer in finding["answers"]:
                found = []
                for evidence in answer["evidence"]:
                    article = by_file.get(evidence["file"])
                    at = article.text.find(evidence["sentence"]) if article else -1
                    if article and at >= 0:
                        found.append((article.id, at, at + len(evidence["sentence"])))
                spans.append(tuple(found))
            answers.append(tuple(spans))
        values = tuple(tuple(a["value"] for a in f["answers"]) for f in findings)
        return cls(tuple(f["kind"] for f in findings), values, tuple(f["slot"] for f in findings), tuple(answers))

    def label(self, a: Statement, b: Statement) -> tuple[str, str | None]:
        """The relation of two statements of different accounts, and its slot; ("other", None) under no finding."""
        found: dict[str, str] = {}
        for kind, slot, answers in zip(self.kinds, self.slots, self.answers, strict=True):
            left = {n for n, answer in enumerate(answers) if any(meets(a, span) for span in answer)}
            right = {n for n, answer in enumerate(answers) if any(meets(b, span) for span in answer)}
            if any(x != y for x, y in product(left, right)) and kind in ("contradiction", "update", "compatible"):
                found.setdefault(kind, slot)
            if left & right and kind != "single":
                found.setdefault("agreement", slot)
        kind = next((k for k in PRECEDENCE if k in found), "other")
        return kind, found.get(kind)

    def differing(self, pair: Judged, found: Sequence[Comparison]) -> list[str]:
        """What each of a pair's comparisons is to the gold: "contradiction", "update" or "neither".

        A comparison is an answer's own where its words hold something of the value that the gold gives each side; where
        none does, the one of the finding's slot in the likest surroundings stands for it.
        """
        labels = ["neither"] * len(found)
        for kind, slot, values, left, right in self._apart(pair):
            fitting = [n for n, c in enumerate(found) if c.slot in KIN[slot]]
            named = [n for n in fitting if _holds(found[n], values, left, right)]
            own = [n for n in fitting if found[n].slot == slot]
            rest = sorted(own, key=lambda n: -swap(pair.a, pair.b, found[n]))[:1]
            for n in named or rest:
                labels[n] = kind if labels[n] != "contradiction" else labels[n]
        return labels

    def _apart(self, pair: Judged) -> Iterator[tuple[str, str, tuple[str, ...], set[int], set[int]]]:
        """The contradictions and updates whose answers the two statements of a pair give, one each."""
        for kind, slot, values, answers in zip(self.kinds, self.slots, self.values, self.answers, strict=True):
            left = {n for n, answer in enumerate(answers) if any(meets(pair.a, span) for span in answer)}
            right = {n for n, answer in enumerate(answers) if any(meets(pair.b, span) for span in answer)}
            if kind in ("contradiction", "update") and any(x != y for x, y in product(left, right)):
                yield kind, slot, values, left, right


def _holds(comparison: Comparison, values: Sequence[str], left: set[int], right: set[int]) -> bool:
    sides = ((comparison.left, comparison.left_value), (comparison.right, comparison.right_value))
    mine, other = (_said(f"{cut.exact} {value}") for cut, value in sides)
    return any(mine & _said(values[x]) and other & _said(values[y]) for x, y in product(left, right) if x != y)


def _said(text: str) -> set[str]:
    """The stems of a value's words and its figures as plain numbers."""
    return set(content_words(text)) | {f"{figure.value:g}" for figure in figures(text)}


def meets(statement: Statement, span: Span) -> bool:
    """Whether a statement stands within a span, or a span within it."""
    e = statement.evidence
    return e.article == span[0] and e.start < span[2] and span[1] < e.end
