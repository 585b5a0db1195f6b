"""The stages that are raced, each with its peer, its unit and its floor: from an archive to a compared story.

Everything is made of what the project ships: archives of invented words, pages and piles of the accounts written for
training. A stage answers with what it found, so that its digest tells whether it still finds the same.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks import claims, copies, desk_pile, edits, grouping, large_story, newssense, pages, warc
from benchmarks.machine import machine
from benchmarks.race import Work
from evaluation import data
from rashomon import extract
from rashomon.model import Article
from rashomon.pipeline import Pipeline
from rashomon.read import read

LAYER = 4 * 384 * 384 + 2 * 384 * 1536  # products of bytes a wordpiece in one of the six layers of the cross-encoder
PIECES = 60  # wordpieces of a pair of sentences, about


@dataclass(frozen=True, slots=True)
class Stage:
    """A job of so many units, done by this program and by peers; `floor`: seconds of one core it takes at the least."""

    name: str
    unit: str
    units: int
    ours: str
    contestants: Mapping[str, Work]
    floor: float
    floor_of: str


def reading() -> Stage:
    """Archives: every record of a packed one, beside FastWARC's own iteration."""
    path = Path(tempfile.mkdtemp()) / "archive.warc.gz"
    warc.write(path, 300, packed=True)
    size = sum(len(thing.body) for thing in read([str(path)]) if hasattr(thing, "body"))
    work = {"rashomon": lambda: warc.program(path), "FastWARC, iteration alone": lambda: warc.fastwarc(path)}
    return Stage("read an archive", "pages", 300, "rashomon", work, size / machine().unpacked, "its bytes unpacked")


def extraction() -> Stage:
    """Pages: text and what they say of themselves, beside trafilatura with metadata."""
    import trafilatura
    from selectolax.lexbor import LexborHTMLParser

    shown = [pages.page(article) for article in accounts(20)]
    work: dict[str, Work] = {
        "rashomon": lambda: [extract.extract(page) for page in shown],
        "trafilatura with metadata": lambda: [
            trafilatura.bare_extraction(p.body.decode(), with_metadata=True) is None for p in shown
        ],
    }
    parsed = _once(lambda: [LexborHTMLParser(page.body) for page in shown])
    return Stage("extract", "pages", len(shown), "rashomon", work, parsed, "each page parsed once")


def tracing() -> Stage:
    """Near copies: a pile with planted ones, beside datasketch."""
    made = edits.pile(400)
    texts = made.texts()
    work: dict[str, Work] = {"rashomon": lambda: copies.ours(texts), "datasketch": lambda: copies.datasketch(texts)}
    words = sum(len(text.split()) for text in texts)
    return Stage(
        "find near copies", "articles", len(texts), "rashomon", work, words / machine().words, "its words split"
    )


def grouped() -> Stage:
    """Stories of a pile, beside TF-IDF with average link."""
    pile = invented(600)
    work: dict[str, Work] = {
        "rashomon": lambda: grouping.ours(pile),
        "TF-IDF with average link": lambda: grouping.peer(pile),
    }
    words = sum(len(article.text.split()) for article in pile)
    return Stage("group", "articles", len(pile), "rashomon", work, words / machine().words, "its words split")


def claimed() -> Stage:
    """Claims, beside the small pipeline of spaCy one article at a time."""
    told = accounts(8)
    texts = [article.text.translate(claims.STRAIGHT) for article in told]
    work: dict[str, Work] = {
        "rashomon": lambda: list(claims.claim(told)),
        claims.PEER: lambda: [len(claims.stock()(text)) for text in texts],
    }
    return Stage(
        "claims", "words", claims.words(told), "rashomon", work, claims.floor(told), "products of two encoders"
    )


def compared() -> Stage:
    """One story, beside an entailment model on each sentence's nearest twenty (benchmarks/README.md)."""
    story = accounts(1)
    method = newssense.NewsSense()
    work: dict[str, Work] = {
        "rashomon": lambda: Pipeline().compare(story),
        "nearest twenty, all read": lambda: method(large_story.said(story)[1]),
    }
    count = large_story.measured(story).read
    return Stage("compare", "accounts", len(story), "rashomon", work, least(count), f"products of {count:,} pairs read")


STAGES: tuple[Callable[[], Stage], ...] = (reading, extraction, tracing, grouped, claimed, compared)


def least(pairs: int) -> float:
    """Seconds of one core that the cross-encoder's products take for so many pairs."""
    return 2 * 6 * LAYER * PIECES * pairs / machine().small_operations


@cache
def accounts(stories: int) -> tuple[Article, ...]:
    """The accounts of so many stories written for training."""
    files = [str(path) for folder in data.stories(data.TRAINING)[:stories] for path in sorted(folder.glob("*.txt"))]
    return Pipeline().articles(files)[0]


@cache
def invented(most: int) -> tuple[Article, ...]:
    """A pile of so many accounts, the same stories over and over under other names."""
    return tuple(one.article for one in desk_pile.told(most))


def _once(work: Work) -> float:
    from benchmarks.race import race

    return race({"floor": work}, 1)["floor"].spent
