"""The one shuffle at sizes that no machine here holds: `python -m benchmarks.shuffle`.

What is measured: real piles of growing size (those of benchmarks.copies --real), cut into keys and fingerprints as a
run does it. How many keys an article writes, how many pairs they make, how the keys lie among the terms, how many
meetings the fingerprints make, how many near copies.

What is extrapolated: a run of N articles. Keys and fingerprints an article are taken as at the largest pile; pairs an
article follow a line through the logarithm of the last two sizes, up to the bound that KEYS and REACH set; meetings an
article grow by the power of the pile that the last two sizes show, up to where every fingerprint stands in as many
texts as are counted; the largest term stands in the same share of all articles. Then bytes written, read and moved, the
largest block, and seconds to sort.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from benchmarks.copies import real
from evaluation import table
from rashomon.model import Article
from rashomon.pipeline import Pipeline
from rashomon.run.job import KEYS as BLOCK

SIZES = (1_000, 2_500, 5_000, 10_000)
PILES = {"a CC-NEWS day": 380_000, "a month of it": 11_400_000, "the archive": 1_350_000_000}
KEY, PRINT, PAIR, MEETING = 8, 12, 16, 16  # bytes
BOUND = 64 * 31  # pairs that an article's look-ups can make (KEYS terms, REACH articles each but itself)


@dataclass(frozen=True, slots=True)
class Measured:
    """One pile: what an article of it writes, and how that lies.

    `widest` is the share of the articles that hold the commonest term, `looked_up` that of the commonest term that any
    article is looked up by, `idle` the share of the keys in terms that nobody looks up.
    """

    articles: int
    keys: float
    pairs: float
    prints: float
    meetings: float
    near: float
    widest: float
    looked_up: float
    idle: float


def measured(articles: Sequence[Article]) -> Measured:
    """Cut a pile into keys, pairs, fingerprints and meetings, and count them."""
    sorting, copying = Pipeline().sorting, Pipeline().copying
    found = sorted(sorting.sketch(articles), key=lambda one: (sorting.day(one), one.id))
    seen = np.zeros(sorting.slots, np.int32)
    for sketch in found:
        seen[sketch.terms] += 1
    weighing = sorting.weighing(seen, len(found))
    keys = sorting.keys([one.terms for one in found], range(len(found)), weighing)
    pairs = sum(len(one) for one, _ in sorting.met(keys, weighing))
    terms, looked = (keys >> np.uint64(40)).astype(np.int64), (keys & np.uint64(1)).astype(bool)
    wanted = np.zeros(sorting.slots, bool)
    wanted[terms[looked]] = True
    prints, places = copying.prints(articles)
    met, counts = copying.met(prints, places)
    n = len(found)
    return Measured(
        n, len(keys) / n, pairs / n, len(prints) / n, len(met) / n, len(copying.pairs(met, counts)) / n,
        float(seen.max()) / n, float(seen[wanted].max()) / n, 1 - float(wanted[terms].mean()),
    )  # fmt: skip


def sorting_speed(size: int = BLOCK) -> float:
    """Keys that numpy sorts in a second here, in blocks as a run has them."""
    keys = np.random.default_rng(1).integers(0, 1 << 62, size, dtype=np.uint64)
    took = []
    for _ in range(5):
        some = keys.copy()
        began = time.process_time()
        some.sort()
        took.append(time.process_time() - began)
    return size / median(took)


def pairs_at(piles: Sequence[Measured], articles: int) -> float:
    """Pairs an article in a pile of so many, by the last two sizes and the bound."""
    one, other = piles[-2:]
    slope = (other.pairs - one.pairs) / math.log(other.articles / one.articles)
    return min(BOUND, other.pairs + max(0.0, slope) * math.log(articles / other.articles))


def meetings_at(piles: Sequence[Measured], articles: int) -> float:
    """Meetings of fingerprints an article in a pile of so many, by the last two sizes and the bound."""
    one, other = piles[-2:]
    power = math.log(other.meetings / one.meetings) / math.log(other.articles / one.articles)
    bound = other.prints * (Pipeline().copying.near.widest - 1) / 2
    return min(bound, other.meetings * (articles / other.articles) ** power)


def plan(piles: Sequence[Measured], articles: int, speed: float) -> list[str]:
    """What the shuffle of so many articles moves, as the cells of a column."""
    last = piles[-1]
    keys, pairs = last.keys * articles, pairs_at(piles, articles) * articles
    prints, meetings = last.prints * articles, meetings_at(piles, articles) * articles
    moved = keys * KEY + pairs * PAIR + prints * PRINT + meetings * MEETING
    largest = max(BLOCK, last.widest * articles)
    work = (keys + pairs + prints + meetings) / speed
    return [
        f"{articles:,}", _bytes(keys * KEY), _bytes(pairs * PAIR), _bytes(prints * PRINT), _bytes(meetings * MEETING),
        _bytes(2 * moved), f"{math.ceil(keys / BLOCK):,}", _bytes(largest * KEY),
        _bytes(last.looked_up * articles * KEY),
        f"{work / 3600:,.2f}",
    ]  # fmt: skip


ROWS = ("articles", "keys", "pairs that they make", "fingerprints", "meetings of them", "written and read, all",
        "blocks of keys", "the largest block: the commonest term", "the commonest term that is looked up by",
        "hours of a processor, sorting alone")  # fmt: skip


def main() -> None:
    """Measure, extrapolate, and print both tables."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    articles = real()
    piles = [measured(articles[:size]) for size in asked.parse_args().sizes]
    head = ("articles", "keys", "pairs", "fingerprints", "meetings", "near copies", "widest", "looked up", "idle keys")
    lines = [
        (f"{p.articles:,}", f"{p.keys:.0f}", f"{p.pairs:.0f}", f"{p.prints:.0f}", f"{p.meetings:.1f}", f"{p.near:.2f}",
         f"{p.widest:.0%}", f"{p.looked_up:.1%}", f"{p.idle:.0%}")
        for p in piles
    ]  # fmt: skip
    print("\n".join(table.rows(head, lines)), "", sep="\n")
    speed = sorting_speed()
    columns = [plan(piles, size, speed) for size in PILES.values()]
    print(f"{speed / 1e6:.0f} million keys sorted a second\n")
    print("\n".join(table.rows(("", *PILES), [tuple(row) for row in zip(ROWS, *columns, strict=True)])))


def _bytes(size: float) -> str:
    for unit in ("B", "kB", "MB", "GB"):
        if size < 1000:
            return f"{size:.0f} {unit}" if size >= 10 else f"{size:.1f} {unit}"
        size /= 1000
    return f"{size:,.1f} TB"


if __name__ == "__main__":
    main()
