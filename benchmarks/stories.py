"""A story as the rival reads it: a folder of accounts in, its Links, the seconds they took and its score out."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.newssense import Cuts, Link, NewsSense, Slots, heard, report
from evaluation.score import Tally, score_story
from rashomon import align
from rashomon.model import Account, Skipped
from rashomon.pipeline import Pipeline
from rashomon.report.json import report_row

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Read:
    """A story with the links of its statements; `seconds` from files to links, the model at hand."""

    gold: Json
    accounts: tuple[Account, ...]
    links: tuple[Link, ...]
    skipped: tuple[Skipped, ...]
    seconds: float

    @property
    def pairs(self) -> int:
        """How many pairs the model read, each order for itself."""
        return sum(link.asked for link in self.links)


def gold_of(story: Path) -> Json:
    """The gold of a story folder."""
    return dict(json.loads((story / "gold.json").read_text(encoding="utf-8")))


def files_of(story: Path) -> list[str]:
    """The accounts of a story folder."""
    return [str(path) for path in sorted(story.glob("*.txt"))]


def read(story: Path, method: NewsSense) -> Read:
    """Read a story's accounts as the program does, up to their sentences, and link those."""
    pipeline = Pipeline()
    began = time.perf_counter()
    articles, skipped = pipeline.articles(files_of(story))
    accounts = pipeline.accounts(articles)
    links = method(align.statements(accounts, pipeline.registry(accounts)))
    return Read(gold_of(story), accounts, links, skipped, time.perf_counter() - began)


def score(story: Read, cuts: Cuts, slots: Slots = heard) -> Tally:
    """How the report on a story at these cuts compares with its gold."""
    said = report(story.accounts, story.links, cuts, slots=slots, skipped=story.skipped)
    return score_story(story.gold, report_row(said))
