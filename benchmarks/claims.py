"""Claims beside the parser they rest on: `python -m benchmarks.claims [--stories 12] [--runs 3]`.

The peer is spaCy's small pipeline as it is shipped, one article at a time, which finds no claim yet. Both on one core,
on the stories written for training. That ours annotates as the stock pipeline does is printed: two equal digests.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

import spacy  # after the line above: one core

from benchmarks.machine import machine
from benchmarks.race import Took, race
from evaluation import data, table
from rashomon.claim import claim
from rashomon.claim.parse import PARSED, STRAIGHT
from rashomon.claim.parser import MODEL, documents
from rashomon.model import Article
from rashomon.pipeline import Pipeline

# Operations a token of the two encoders of words (of the parser, and of the names): each joins four features of 96
# to 96 in three pieces, then four times three neighbours of 96 to 96 in three pieces.
A_TOKEN = 2 * 2 * (4 * 96 * 96 * 3 + 4 * 3 * 96 * 96 * 3)
TOKENS_A_WORD = 1.2

PEER, PARSE, OURS = "spaCy, one article at a time", "the same annotations, all articles", "rashomon claims"


@cache
def stock() -> Any:
    """The pipeline as it is shipped."""
    return spacy.load(MODEL)


def read(stories: int) -> tuple[Article, ...]:
    """The accounts of so many stories."""
    files = [str(path) for folder in data.stories(data.TRAINING)[:stories] for path in sorted(folder.glob("*.txt"))]
    return Pipeline().articles(files)[0]


def annotated(docs: Iterable[Any]) -> list[Any]:
    """All that a parser says of its texts."""
    return [
        [(t.tag_, t.pos_, t.dep_, t.head.i, t.lemma_, str(t.morph), t.ent_iob_, t.ent_type_) for t in doc]
        for doc in docs
    ]


def words(articles: Sequence[Article]) -> int:
    """How many words the articles have."""
    return sum(len(article.text.split()) for article in articles)


def floor(articles: Sequence[Article]) -> float:
    """Seconds of one core that the products of the two encoders take at the least."""
    return words(articles) * TOKENS_A_WORD * A_TOKEN / machine().operations


def raced(articles: Sequence[Article], runs: int) -> dict[str, Took]:
    """The peer, the parse alone, and claims, in turn."""
    texts = [article.text.translate(STRAIGHT) for article in articles]
    parts = [a.text[b.start : b.end].translate(STRAIGHT) for a in articles for b in a.blocks if b.kind in PARSED]
    return race(
        {
            PEER: lambda: [len(stock()(text)) for text in texts],
            PARSE: lambda: [len(doc) for doc in documents(parts)],
            OURS: lambda: list(claim(articles)),
        },
        runs,
    )


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=12)
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    articles = read(given.stories)
    took, count = raced(articles, given.runs), words(articles)
    base = took[PEER].spent
    lines = [(name, f"{count / t.spent:,.0f}", f"{base / t.spent:.2f}") for name, t in took.items()]
    least = floor(articles)
    lines.append(("floor: the products of two encoders", f"{count / least:,.0f}", f"{base / least:.2f}"))
    print(*table.rows(("method", "words a processor second", "times"), lines), sep="\n")
    parts = [a.text[b.start : b.end].translate(STRAIGHT) for a in articles for b in a.blocks if b.kind in PARSED]
    same = annotated(stock().pipe(parts)) == annotated(documents(parts))
    print(f"\n{len(articles)} articles, {count:,} words; annotations {'the same' if same else 'NOT THE SAME'}; "
          f"claims {took[OURS].digest}")  # fmt: skip
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
