"""Gold to labels: a story's gold.json in, the relation of any two of its statements out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from rashomon.model import Article, Statement

# Where a pair stands under several findings, the first of these it is under counts.
PRECEDENCE = ("contradiction", "update", "compatible", "agreement")


@dataclass(frozen=True)
class Gold:
    """The findings of one story, as spans: `answers[n]` lists, answer by answer, (article id, start, end)."""

    kinds: tuple[str, ...]
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
        return cls(tuple(f["kind"] for f in findings), tuple(f["slot"] for f in findings), tuple(answers))

    def label(self, a: Statement, b: Statement) -> tuple[str, str | None]:
        """The relation of two statements of different accounts, and its slot; ("other", None) under no finding."""
        found: dict[str, str] = {}
        for kind, slot, answers in zip(self.kinds, self.slots, self.answers, strict=True):
            left = {n for n, answer in enumerate(answers) if any(_meets(a, span) for span in answer)}
            right = {n for n, answer in enumerate(answers) if any(_meets(b, span) for span in answer)}
            if any(x != y for x, y in product(left, right)) and kind in ("contradiction", "update", "compatible"):
                found.setdefault(kind, slot)
            if left & right and kind != "single":
                found.setdefault("agreement", slot)
        kind = next((k for k in PRECEDENCE if k in found), "other")
        return kind, found.get(kind)


def _meets(statement: Statement, span: tuple[str, int, int]) -> bool:
    e = statement.evidence
    return e.article == span[0] and e.start < span[2] and span[1] < e.end
