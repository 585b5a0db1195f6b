"""What `rashomon judge` is worth on public pairs: VitaminC, FEVER and its symmetric set, Breaking NLI, BUMP.

The texts belong to others and are not in the project. A pair is right where its label is the likeliest. Breaking NLI
and BUMP are told apart by kind: what was exchanged in a sentence. BUMP (Ma et al., 2023) has a summary and the same
with one slip; the sentence that was changed is held against every sentence of the article, and the pair is right where
the true one scores higher.
"""

from __future__ import annotations

import gzip
import json
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import fmean
from typing import Any

from rashomon.compare import Relate

NAME = "nli/dev.jsonl.gz"
SOURCES = ("vitaminc_real", "vitaminc_synthetic", "fever_dev")
SYMMETRIC = {"SUPPORTS": "entailment", "REFUTES": "contradiction"}
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[\"A-Z(])")

Labelled = tuple[str, str, str, str]  # premise, hypothesis, label, group


def pool(path: Path) -> Iterator[Labelled]:
    """The development rows of the sources that are measured, by source."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["source"] in SOURCES:
                yield row["premise"], row["hypothesis"], row["label"], row["source"]


def symmetric(path: Path) -> Iterator[Labelled]:
    """FEVER-Symmetric, development part: each claim with evidence for it and against it."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield row["evidence"], row["claim"], SYMMETRIC[row["gold_label"]], "fever_symmetric"


def breaking(path: Path) -> Iterator[Labelled]:
    """Breaking NLI: one word exchanged, by the kind of word."""
    with zipfile.ZipFile(path) as folder, folder.open("data/dataset.jsonl") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["sentence1"], row["sentence2"], row["gold_label"], f"breaking {row['category']}"


def accuracies(rows: Iterable[Labelled], relate: Relate) -> dict[str, dict[str, Any]]:
    """Pairs and accuracy of each group."""
    chosen = list(rows)
    answers = relate.judge([(premise, hypothesis) for premise, hypothesis, _, _ in chosen])
    right: dict[str, list[bool]] = defaultdict(list)
    for (_, _, label, group), answer in zip(chosen, answers, strict=True):
        right[group].append(answer.label == label)
    return {group: {"pairs": len(hits), "accuracy": round(fmean(hits), 4)} for group, hits in sorted(right.items())}


def bump(path: Path, relate: Relate) -> dict[str, dict[str, Any]]:
    """How often the true sentence scores higher than the one with a slip, by the kind of slip."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = json.load(file)
    asked: list[tuple[str, str]] = []
    spans = []
    for row in rows:
        article = sentences(row["article"])
        for text in changed(row["reference_summary"], row["edited_summary"]):
            spans.append((len(asked), len(asked) + len(article)))
            asked += [(premise, text) for premise in article]
    answers = relate.judge(asked)
    scores = [max(a.entailment - a.contradiction for a in answers[start:end]) for start, end in spans]
    right: dict[str, list[bool]] = defaultdict(list)
    for row, true, slipped in zip(rows, scores[::2], scores[1::2], strict=True):
        right[f"bump {row['corrected_error_type'].lower()}"].append(true > slipped)
    return {group: {"pairs": len(hits), "accuracy": round(fmean(hits), 4)} for group, hits in sorted(right.items())}


def changed(reference: str, edited: str) -> tuple[str, str]:
    """The sentences of two summaries that only one of them has, run together."""
    ours, theirs = sentences(reference), sentences(edited)
    return (
        " ".join(s for s in ours if s not in theirs) or reference,
        " ".join(s for s in theirs if s not in ours) or edited,
    )


def sentences(text: str) -> list[str]:
    """A rough cut, for measuring only."""
    return [part.strip() for part in SENTENCE.split(text) if part.strip()] or [text]


def measure(path: Path) -> dict[str, Any]:
    """Pairs and accuracy by source and by kind, of whatever of the four is there."""
    relate, home = Relate(), path.parent.parent
    found = accuracies(pool(path), relate)
    for name, read in (
        ("fever_symmetric/fever_symmetric_dev.jsonl.gz", symmetric),
        ("breaking_nli/breaking_nli_dataset.zip", breaking),
    ):
        if (home / name).exists():
            found |= accuracies(read(home / name), relate)
    if (home / "bump/task1_dataset.json.gz").exists():
        found |= bump(home / "bump/task1_dataset.json.gz", relate)
    return found
