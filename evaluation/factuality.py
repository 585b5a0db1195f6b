"""How certain a text is of an event, against UW (news) and UDS-IH2 (web): rows in, Pearson's r and the mean error out.

Both run from -3 (certainly not so) to 3 (certainly so). The texts belong to their publishers
and are not in the project. They come as the tokens of a treebank; what is measured is read
off the sentence as it would be printed, each event at its own words.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import StatisticsError, correlation, fmean
from typing import Any, NamedTuple

from rashomon.claim.parse import Sentence, parse_all
from rashomon.claim.status import factuality_at
from rashomon.model import Article, Block

NAME = "factuality"
CORPORA = {"uw": "UW/dev.jsonl.gz", "uds": "UDS_IH2/dev.jsonl.gz"}
# How the Penn Treebank writes marks, and where print has no space.
MARKS = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
CLOSING = frozenset(". , ; : ? ! '' ) ] } % 's 're 've 'll 'd 'm n't ' -RRB- -RSB- -RCB-".split())
OPENING = frozenset("( [ { $ # `` -LRB- -LSB- -LCB-".split())


class Event(NamedTuple):
    """An event's words (half-open code-point offsets in its sentence) and how certain readers took it to be."""

    start: int
    end: int
    label: float


def rows(path: Path) -> Iterator[tuple[str, list[Event]]]:
    """Sentences as printed, with their events."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text, places = printed(row["text"].split(" "))
            yield (
                text,
                [
                    Event(places[a][0], places[b - 1][1], float(target["label"]))
                    for target in row["targets"]
                    for a, b in [target["span1"]]
                ],
            )


def printed(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """A treebank's tokens as print has them, and where each lies in it: half-open code-point offsets."""
    text, places, open_before, quoted = "", [], True, False
    for token in tokens:
        opens, closes = token in OPENING, token in CLOSING
        if token == '"':
            opens, closes, quoted = not quoted, quoted, not quoted
        text += "" if open_before or closes else " "
        word = MARKS.get(token, token)
        places.append((len(text), len(text) + len(word)))
        text, open_before = text + word, opens
    return text, places


def certainty_of(event: Event, sentences: Sequence[Sentence]) -> float:
    """What the program reads at the event's words; words that no sentence holds count as certainly so."""
    around = next((one for one in sentences if one.start <= event.start < one.end), None)
    return 3.0 if around is None else factuality_at(around, event.start, event.end)


def measure(folder: Path) -> dict[str, Any]:
    """Events, Pearson's r and the mean absolute error of each corpus that is there."""
    return {name: _corpus(folder / path) for name, path in CORPORA.items() if (folder / path).exists()}


def _corpus(path: Path) -> dict[str, Any]:
    marked = [(text, events) for text, events in rows(path) if events and text.strip()]
    gold: list[float] = []
    said: list[float] = []
    articles = [Article(f"sentence {n}", text, (Block(0, len(text)),)) for n, (text, _) in enumerate(marked)]
    for (_, events), sentences in zip(marked, parse_all(articles), strict=True):
        gold.extend(event.label for event in events)
        said.extend(certainty_of(event, sentences) for event in events)
    try:
        r = round(correlation(gold, said), 4)
    except StatisticsError:  # everything said alike: there is nothing to correlate
        r = 0.0
    error = fmean(abs(a - b) for a, b in zip(gold, said, strict=True))
    return {"events": len(gold), "pearson": r, "mean_error": round(error, 4)}
