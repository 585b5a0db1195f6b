"""The piles that grouping learns from, each article with its gold story; none of their text is kept.

Read where they lie (`$RASHOMON_DATA`, else ../shared/data): local incidents, one event by three outlets, and
look-alike events told in short texts. Distractors have no gold: they only say which terms news in general uses.
"""

from __future__ import annotations

import gzip
import json
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from evaluation.data import MISSING, outside
from rashomon.extract import extract
from rashomon.model import Article, Capture

GVA = "gva_incidents/docs.dev.jsonl.gz"
ALLSIDES = "allsides_stories/docs.train.jsonl.xz"
ECB = "ecbplus_stories/docs.train_dev.jsonl.gz"
DISTRACTORS = "allsides_stories/distractors_8000.jsonl.xz"
BASIL = "basil/articles.jsonl.gz"
LEARNED_FROM = {"gva": GVA, "allsides": ALLSIDES, "ecb": ECB}


class Labelled(NamedTuple):
    """Articles, sorted by id, and the gold story of each; the story is empty where none is known."""

    articles: list[Article]
    stories: list[str]


def labelled(name: str) -> Labelled:
    """The articles of one file; ends the program with a line where it is missing."""
    path = outside(name)
    if path is None:
        raise SystemExit(f"{name}: " + MISSING.format(name=name))
    found: dict[str, tuple[Article, str]] = {}
    for row, story in _rows(path):
        article = extract(Capture(name, json.dumps(row).encode(), "application/json"))
        if isinstance(article, Article):
            found[article.id] = article, story
    kept = [found[key] for key in sorted(found)]
    return Labelled([article for article, _ in kept], [story for _, story in kept])


def _rows(path: Path) -> Iterator[tuple[dict[str, Any], str]]:
    """Rows as `rashomon group` gets them, each with its story; rows without a single story are left out."""
    opener = gzip.open if path.suffix == ".gz" else lzma.open
    with opener(path, "rt") as lines:
        for row in map(json.loads, lines):
            story = next((row[k] for k in ("incident_id", "triplet-uuid", "event_ids", "subtopic") if k in row), "")
            story = story[0] if isinstance(story, list) and len(story) == 1 else story
            text = row.get("text") or "\n".join(" ".join(part) for part in row.get("body-paragraphs", []))
            if row.get("usable") is False or isinstance(story, list) or not text:
                continue
            yield (
                {
                    "id": str(row.get("doc_id") or row.get("uuid")),
                    "url": row.get("url"),
                    "outlet": row.get("domain") or row.get("source"),
                    "title": row.get("title"),
                    "published": row.get("publish_date") or row.get("date"),
                    "text": text,
                },
                str(story),
            )
