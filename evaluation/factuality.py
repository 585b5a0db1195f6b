"""How certain a text is of an event, against UW (news) and UDS-IH2 (web): rows in, Pearson's r and the mean error out.

Both run from -3 (certainly not so) to 3 (certainly so). The texts belong to their publishers
and are not in the project. An event that the program gives no status takes that of the
closest claim around it.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import StatisticsError, correlation, fmean
from typing import Any, NamedTuple

from evaluation import program
from rashomon.model import Claim

NAME = "factuality"
CORPORA = {"uw": "UW/dev.jsonl.gz", "uds": "UDS_IH2/dev.jsonl.gz"}


class Event(NamedTuple):
    """An event's words (half-open code-point offsets in its sentence) and how certain readers took it to be."""

    start: int
    end: int
    label: float


def rows(path: Path) -> Iterator[tuple[str, list[Event]]]:
    """Sentences with their events."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            starts, at = [], 0
            tokens = row["text"].split(" ")
            for token in tokens:
                starts.append(at)
                at += len(token) + 1
            yield (
                row["text"],
                [
                    Event(starts[a], starts[b - 1] + len(tokens[b - 1]), float(target["label"]))
                    for target in row["targets"]
                    for a, b in [target["span1"]]
                ],
            )


def certainty_of(event: Event, claims: Sequence[Claim]) -> float:
    """What the program says of an event: its own status, else the closest claim's factuality, else certainly so."""
    statuses = [
        (s.evidence.end - s.evidence.start, s.factuality)
        for one in claims
        for s in one.statuses()
        if s.evidence.start < event.end and event.start < s.evidence.end
    ]
    around = [
        (one.content.end - one.content.start, one.factuality)
        for one in claims
        if one.content.start <= event.start and event.end <= one.content.end
    ]
    closest = min(statuses or around, default=(0, 3.0))
    return closest[1]


def measure(folder: Path) -> dict[str, Any]:
    """Events, Pearson's r and the mean absolute error of each corpus that is there."""
    return {name: _corpus(folder / path) for name, path in CORPORA.items() if (folder / path).exists()}


def _corpus(path: Path) -> dict[str, Any]:
    marked = [(text, events) for text, events in rows(path) if events and text.strip()]
    gold: list[float] = []
    said: list[float] = []
    for (_, events), claims in zip(marked, program.sentences([text for text, _ in marked]), strict=True):
        gold.extend(event.label for event in events)
        said.extend(certainty_of(event, claims) for event in events)
    try:
        r = round(correlation(gold, said), 4)
    except StatisticsError:  # everything said alike: there is nothing to correlate
        r = 0.0
    error = fmean(abs(a - b) for a, b in zip(gold, said, strict=True))
    return {"events": len(gold), "pearson": r, "mean_error": round(error, 4)}
