"""Copies: agency copy reprinted on real pages, and the copies of the training accounts, found by trace alone.

**Pages** (helsinki_wire, two small events; the texts belong to their publishers and are not
in the project): pairs of pages that share half of the shorter one's word 8-grams, a silver
standard, are recovered where both stand in one family; pairs marked with one agency are
counted by themselves. A family is mixed where its pages are marked with two agencies.
**Training accounts**: an account is right where it is said to be copied and its gold says
so of the same two accounts, whichever way round.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from evaluation import data
from rashomon.pipeline import Pipeline
from rashomon.trace import copied_from

NAME = "helsinki_wire"
EVENTS = ("census", "spotify")
SAME_TEXT = 0.5  # shared word 8-grams, of those of the shorter page, from which on two pages are one text
SOME_TEXT = 0.1  # from which on two pages with one agency's mark are a marked pair

Json = dict[str, Any]


class Event(NamedTuple):
    """The pages of one event by id, the silver pairs with what they share, and the families that trace made."""

    pages: dict[str, Json]
    silver: dict[frozenset[str], float]
    families: tuple[frozenset[str], ...]


def measure() -> Json:
    """Figures of both parts; without the pages those of the training accounts alone."""
    folder = data.outside(NAME)
    found: Json = {"training": accounts(data.stories(data.TRAINING))}
    if folder is not None:
        found["wire"] = wire([_event(folder, name) for name in EVENTS])
    return found


def wire(events: Sequence[Event]) -> Json:
    """Shares of pairs whose two pages stand in one family, and how many families mix two agencies."""
    pairs = {
        "same_text": [(e, pair) for e in events for pair, share in e.silver.items() if share >= SAME_TEXT],
        "marked": [
            (e, pair) for e in events for pair, share in e.silver.items() if share >= SOME_TEXT and _one_mark(e, pair)
        ],
    }
    figures: Json = {"pages": sum(len(e.pages) for e in events)}
    for name, chosen in pairs.items():
        together = sum(any(pair <= family for family in event.families) for event, pair in chosen)
        figures[name] = {
            "pairs": len(chosen),
            "recovered": together,
            "recall": together / len(chosen) if chosen else None,
        }
    figures["families"] = sum(len(family) > 1 for e in events for family in e.families)
    figures["mixed"] = sum(_mixed(e, family) for e in events for family in e.families)
    figures["unmixed"] = 1.0 - figures["mixed"] / max(figures["families"], 1)
    return figures


def accounts(stories: Sequence[Path]) -> Json:
    """Precision and recall of `copied_from` on stories with gold."""
    said = right = wanted = 0
    for story in stories:
        gold = {
            a["file"]: a.get("copied_from") for a in json.loads((story / "gold.json").read_text("utf-8"))["articles"]
        }
        pipeline = Pipeline()
        articles, _ = pipeline.articles([str(path) for path in sorted(story.glob("*.txt"))])
        kinships, _ = pipeline.trace(articles)
        names = {article.id: Path(article.source).name for article in articles}
        told = {names[a.id]: names.get(copied_from(a.id, kinships) or "") for a in articles}
        wanted += sum(origin is not None for origin in gold.values())
        said += sum(origin is not None for origin in told.values())
        copied = {frozenset((file, origin)) for file, origin in gold.items() if origin}
        right += sum(frozenset((file, origin)) in copied for file, origin in told.items() if origin)
    return {"precision": right / said if said else None, "recall": right / wanted if wanted else None,
            "said": said, "gold": wanted}  # fmt: skip


def _event(folder: Path, name: str) -> Event:
    """An event's pages, traced: each page for itself, as it was fetched."""
    with gzip.open(folder / f"{name}_articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        pages = {str(row["id"]): row for row in map(json.loads, lines)}
    with gzip.open(folder / f"{name}_silver_pairs.tsv.gz", "rt", encoding="utf-8") as lines:
        rows = [line.split() for line in list(lines)[1:] if line.strip()]
    with TemporaryDirectory() as scratch:
        path = Path(scratch) / f"{name}.jsonl"
        path.write_text("".join(json.dumps(_row(page)) + "\n" for page in pages.values()), "utf-8")
        pipeline = Pipeline()
        articles, _ = pipeline.articles([str(path)])
    given = {article.id: str(article.given) for article in articles}
    families = tuple(frozenset(given[i] for i in family) for family in pipeline.trace(articles)[1])
    return Event(pages, {frozenset((a, b)): float(share) for a, b, share in rows}, families)


def _row(page: Json) -> Json:
    """A page as the program reads rows; the address is made up, so that a page printed twice is two pages."""
    site = page["publisher"]
    text = page["text"].replace(" ### ", "\n\n")
    address = f"https://{site}/{page['id']}"
    return {"id": str(page["id"]), "url": address, "outlet": site, "published": page["scrape_time"], "text": text}


def _one_mark(event: Event, pair: frozenset[str]) -> bool:
    marks = [set(event.pages[page]["wire_marker"]) for page in pair]
    return bool(set.intersection(*marks))


def _mixed(event: Event, family: frozenset[str]) -> bool:
    """Whether two pages of a family are marked, and with no agency in common."""
    marked = [page for page in family if event.pages[page]["wire_marker"]]
    return any(not _one_mark(event, frozenset(pair)) for pair in combinations(marked, 2))
