"""What looking something up costs in a store of 100,000 articles, in this process.

python -m benchmarks.search                    # fills a store (minutes), then asks it
python -m benchmarks.search --store FILE       # keeps the store, and takes it where it is there already
python -m benchmarks.search --real             # of real articles and copies of them (desk_pile.py)
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import chain, islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from sqlalchemy import func, select

from benchmarks.desk_pile import Told, real, told
from benchmarks.store import at, fill, known_groups
from rashomon.cli import seldom_collect
from rashomon.pipeline import Pipeline
from rashomon.store import Store, open_store, schema
from rashomon.store.accounts import keep_accounts
from rashomon.store.engine import reading, writing
from rashomon.store.filters import Filters
from rashomon.store.memory import PART
from rashomon.store.runs import begin
from rashomon.store.search import Asked, search
from rashomon.store.shares import shares
from rashomon.store.sought import words_of
from rashomon.store.stories import regroup

EACH = 60  # questions of a kind
HALF = timedelta(days=45)  # of a quarter of a year


def main() -> None:
    """Fill a store where there is none, and ask it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--read", type=int, default=1_000, help="how many articles' claims are read as well")
    parser.add_argument("--store", type=Path, help="where the store is, or is to be kept")
    parser.add_argument("--real", action="store_true", help="of real articles and copies of them")
    words = parser.parse_args()
    seldom_collect()  # as the command does
    pile = real if words.real else told
    with TemporaryDirectory() as folder:
        place = words.store or Path(folder) / "large.db"
        if not place.exists():
            made(place, pile(words.articles), words.read)
        with open_store(place) as store:
            measure(store, list(pile(400)))


def made(place: Path, pile: Iterator[Told], read: int) -> None:
    """A store of a pile, sorted into the stories it was made of, the claims of its first articles read."""
    first = list(islice(pile, read))
    with open_store(place) as store:
        run = begin(store.engine, "benchmark")
        home = fill(store, run, chain(first, pile))
        print("sorting", file=sys.stderr)
        regroup(store.engine, replace(Pipeline(), group=lambda articles: known_groups(articles, home)), run)
        print(f"reading {len(first):,}", file=sys.stderr)
        for part in shares(Pipeline().claim([one.article for one in first]), PART):
            with writing(store.engine) as conn:
                keep_accounts(conn, part)


def measure(store: Store, known: Sequence[Told]) -> None:
    """Milliseconds from a question to its hits, by the kind of question and of all together; `known` it holds."""
    with reading(store.engine) as conn:
        tables = {name: schema.metadata.tables[name] for name in ("article", "claim", "quote")}
        counts = {n: conn.execute(select(func.count()).select_from(table)).scalar() for n, table in tables.items()}
    size = Path(store.name).stat().st_size
    print(", ".join(f"{count:,} {name}s" for name, count in counts.items()) + f", {size / 1e6:,.0f} MB")
    everything: list[tuple[float, float]] = []
    for name, questions in kinds(store, known).items():
        asked = [spent(store, question) for question in questions]
        times, hits = [one for one, _ in asked], sum(number for _, number in asked)
        everything += times
        print(f"{name:<28} {shown(times)}, {hits / len(asked):4.1f} hits shown")
    print(f"{'all':<28} {shown(everything)}")


def spent(store: Store, question: Asked) -> tuple[tuple[float, float], int]:
    """Seconds that a question takes, of wall-clock and of the processor, asked as the command asks; and its hits."""
    wall, own = time.perf_counter(), time.process_time()
    with reading(store.engine) as conn:
        hits, _ = search(conn, question)
    return (time.perf_counter() - wall, time.process_time() - own), len(hits)


def shown(times: Sequence[tuple[float, float]]) -> str:
    """The median and the p95 of both clocks: the second is not lengthened by what else the machine does."""
    wall, own = zip(*times, strict=True)
    return (
        f"median {at(wall, 0.5):6.1f} ms, p95 {at(wall, 0.95):6.1f} ms; "
        f"processor: median {at(own, 0.5):6.1f} ms, p95 {at(own, 0.95):6.1f} ms"
    )


def kinds(store: Store, known: Sequence[Told]) -> dict[str, list[Asked]]:
    """Questions made of the words of accounts that the store holds, so that all of them have hits."""
    draw = Random(3)
    texts = [one.article for one in known]
    words = [words_of(article.text) for article in texts]
    titles = [words_of(article.title or article.text) for article in texts]
    common = [word for word, _ in Counter(w for one in words for w in sorted(set(one))).most_common(40)]
    outlets = [str(article.outlet) for article in texts if article.outlet]
    speakers = list(_speakers(store))
    days = [article.published.at.date() for article in texts if article.published]

    def some(make: Callable[[], Asked]) -> list[Asked]:
        return [make() for _ in range(EACH)]

    def two() -> str:
        return " ".join(draw.sample(draw.choice(titles), 2)) if titles else ""

    def quarter() -> Filters:
        day = draw.choice(days)
        return Filters(since=day - HALF, until=day + HALF)

    def phrase(length: int = 3) -> str:
        one = draw.choice(words)
        start = draw.randrange(len(one) - length)
        return '"' + " ".join(one[start : start + length]) + '"'

    titles = [one for one in titles if len(one) > 4]
    return {
        "one of the commonest words": some(lambda: Asked(draw.choice(common))),
        "any one word": some(lambda: Asked(draw.choice(draw.choice(words)))),
        "two words of a title": some(lambda: Asked(two())),
        "three words of a text": some(lambda: Asked(" ".join(draw.sample(draw.choice(words), 3)))),
        "a phrase of three": some(lambda: Asked(phrase())),
        "a word, without another": some(lambda: Asked(f"{draw.choice(draw.choice(titles))} -{draw.choice(common)}")),
        "two words, a quarter": some(lambda: Asked(two(), filters=quarter())),
        "two words, an outlet": some(lambda: Asked(two(), filters=Filters(outlet=draw.choice(outlets)))),
        "an outlet alone": some(lambda: Asked(filters=Filters(outlet=draw.choice(outlets)))),
        "claims by two words": some(lambda: Asked(two(), "claims")),
        "quotes by a speaker": some(lambda: Asked(part="quotes", filters=Filters(speaker=draw.choice(speakers)))),
    }


def _speakers(store: Store) -> Iterator[str]:
    with reading(store.engine) as conn:
        table = schema.quote
        rows: Sequence[str | None] = (
            conn.execute(select(table.c.speaker).distinct().order_by(table.c.speaker)).scalars().all()
        )
        yield from (one for one in rows if one)


if __name__ == "__main__":
    main()
