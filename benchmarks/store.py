"""What the store costs: writing beside one row a commit, showing a story of many, an account that joins.

python -m benchmarks.store write     # articles and all that was read from them, beside one row a commit
python -m benchmarks.store show      # a story out of a store of 100,000 articles
python -m benchmarks.store join      # model calls when a thirteenth account joins a story of twelve
"""

from __future__ import annotations

import argparse
import json
import re
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.desk_pile import Told, real, told
from rashomon.cli import seldom_collect
from rashomon.model import Account, Article, Capture, Group
from rashomon.pipeline import Pipeline
from rashomon.store import Change, Hooks, Store, Wanted, open_store
from rashomon.store.accounts import keep_accounts
from rashomon.store.engine import writing
from rashomon.store.indexing import WORDS
from rashomon.store.intake import MOST, Batch
from rashomon.store.memory import PART
from rashomon.store.runs import begin
from rashomon.store.schema import metadata
from rashomon.store.shares import shares
from rashomon.store.stories import regroup
from rashomon.store.write import write

WANTED = Wanted(most=50)
Rows = dict[str, list[tuple[Any, ...]]]
TABLES = ("run", "capture", "article", "account", "claim", "reading", "quote", "ledger")


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=("write", "show", "join"))
    parser.add_argument("--articles", type=int, help="how many; 1,500 to write, 100,000 to show from")
    parser.add_argument("--stories", type=int, default=40, help="how many are compared, and then shown at random")
    parser.add_argument("--real", action="store_true", help="of real articles and copies of them (desk_pile.py)")
    words = parser.parse_args()
    seldom_collect()  # as the command does
    pile = real if words.real else told
    with TemporaryDirectory() as folder:
        if words.what == "write":
            measure_write(Path(folder), pile(words.articles or 1_500))
        elif words.what == "show":
            measure_show(Path(folder), pile(words.articles or 100_000), words.stories)
        else:
            measure_join(Path(folder))


def measure_write(folder: Path, pile: Iterable[Told]) -> None:
    """Articles a second, stored as `add` stores them; beside the same rows, each inserted by a commit of its own."""
    news = list(pile)
    number = len(news)
    read = list(Pipeline().claim([one.article for one in news]))
    with open_store(folder / "whole.db") as store:
        ours = timed(lambda: keep_all(store, news, read))
        counts = {name: rows_of(folder / "whole.db", name) for name in TABLES}
    total = sum(map(len, counts.values()))
    print(f"{number:,} articles, {total:,} rows")
    told_of("group commits, as add writes", total / ours, number / total)
    for name, peer, part in (
        ("one row a commit, plain sqlite3", plainly, 10),
        ("the same by SQLAlchemy", by_library, 40),
    ):
        some = of_articles(counts, max(1, number // part))
        place = folder / f"{part}.db"
        open_store(place).close()
        rate = sum(map(len, some.values())) / timed(lambda place=place, some=some, peer=peer: peer(place, some))
        told_of(name, rate, number / total)
        print(f"  a commit takes {1000 / rate:.2f} ms; group commits are {total / ours / rate:.1f} times as fast")


def of_articles(rows: Rows, number: int) -> Rows:
    """Of all tables the rows that belong to the first articles."""
    place = {name: list(metadata.tables[name].c.keys()) for name in rows}
    chosen = rows["article"][:number]
    names = {row[place["article"].index("id")] for row in chosen}
    captures = {row[place["article"].index("capture")] for row in chosen}
    kept = {name: [r for r in rows[name] if r[place[name].index("article")] in names] for name in TABLES[3:-1]}
    return {"run": rows["run"], "capture": [r for r in rows["capture"] if r[0] in captures], "article": chosen, **kept}


def told_of(name: str, rate: float, share: float) -> None:
    """Print one way of writing; `share` articles a row."""
    print(f"{name}: {rate:,.0f} rows/s, {rate * share:,.0f} articles/s")


def keep_all(store: Store, news: Sequence[Told], read: Sequence[Account]) -> None:
    """Store articles, then what was read from them, in the commits that `add` makes."""
    run = begin(store.engine, "benchmark")
    for share in shares(news, MOST):
        batch = Batch([(one.article, one.capture) for one in share], came=len(share), captures=len(share))
        with writing(store.engine) as conn:
            write(conn, run, batch)
    for part in shares(read, PART):
        with writing(store.engine) as conn:
            keep_accounts(conn, part)


def rows_of(path: Path, table: str) -> list[tuple[Any, ...]]:
    """All rows of a table, as the database holds them."""
    with sqlite3.connect(path) as conn:
        return conn.execute(f'SELECT * FROM "{table}"').fetchall()


def by_library(path: Path, rows: Rows) -> None:
    """Insert rows as durably, each by a commit of its own, as the store's own connections do."""
    with open_store(path) as store:
        for table, found in rows.items():
            columns = list(metadata.tables[table].c.keys())
            for row in found:
                with writing(store.engine) as conn:
                    conn.execute(metadata.tables[table].insert(), dict(zip(columns, row, strict=True)))
                    for statement, values in indexing(table, row):
                        conn.exec_driver_sql(statement, values)


def plainly(path: Path, rows: Rows) -> None:
    """Insert rows as durably, each by a commit of its own, with nothing between Python and the database."""
    conn = sqlite3.connect(path, isolation_level=None)
    conn.execute("PRAGMA synchronous=FULL")
    for table, found in rows.items():
        marks = ", ".join("?" * len(metadata.tables[table].c))
        for row in found:
            conn.execute("BEGIN IMMEDIATE")
            conn.execute(f'INSERT INTO "{table}" VALUES ({marks})', row)
            for statement, values in indexing(table, row):
                conn.execute(statement, values)
            conn.execute("COMMIT")
    conn.close()


def indexing(table: str, row: tuple[Any, ...]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The statements that put one row into the index of its words, as the store does for many at once."""
    if table not in WORDS:
        return
    index, at = WORDS[table], dict(zip(metadata.tables[table].c.keys(), row, strict=True))
    yield (
        "INSERT INTO indexed (part, article, place) VALUES (?, ?, ?)",
        (index.part, at[index.article], at.get(index.place, 0)),
    )
    words = (at["title"], at["text"]) if table == "article" else (at["exact"], at["speaker"])
    yield f"INSERT INTO {table}_words (rowid, {index.columns}) VALUES (last_insert_rowid(), ?, ?)", words


def timed(work: Callable[[], object]) -> float:
    """Seconds of wall-clock."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def measure_show(folder: Path, pile: Iterable[Told], stories: int) -> None:
    """Milliseconds from the id of a story to its report, out of a store of these articles."""
    place = folder / "large.db"
    with open_store(place) as store:
        run = begin(store.engine, "benchmark")
        home = fill(store, run, pile)
        pipeline = replace(Pipeline(), group=lambda articles: known_groups(articles, home))
        print("sorting", file=sys.stderr)
        regroup(store.engine, pipeline, run)
        draw = Random(7)
        waiting = store.waiting()
        chosen = draw.sample(waiting, min(stories, len(waiting)))
        print(f"comparing {len(chosen)} of {len(waiting):,} stories", file=sys.stderr)
        store.compare(pipeline, chosen)
    spent = []
    with open_store(place) as store:
        for _ in range(400):
            story = draw.choice(chosen)
            began = time.process_time()
            seconds = timed(lambda story=story: store.shown(story, pipeline))  # type: ignore[misc]
            spent.append((seconds, time.process_time() - began))
        listed = [timed(lambda: store.stories(pipeline, WANTED)) for _ in range(20)]
    size = place.stat().st_size
    (first, _), *rest = spent
    whole, busy = zip(*rest, strict=True)
    print(f"{len(home):,} articles, {len(waiting):,} stories told by several, {size / 1e6:,.0f} MB")
    print(f"show: median {at(whole, 0.5):.1f} ms, p95 {at(whole, 0.95):.1f} ms, the first {first * 1000:.1f} ms")
    print(f"  of the processor: median {at(busy, 0.5):.1f} ms, p95 {at(busy, 0.95):.1f} ms")
    print(f"stories, the latest 50: median {at(listed, 0.5):.1f} ms")


def fill(store: Store, run: int, pile: Iterable[Told]) -> dict[str, int]:
    """Store a pile in the commits that `add` makes; gives the number of the story of each article."""
    home: dict[str, int] = {}
    began = time.perf_counter()
    for share in shares(pile, MOST):
        home |= {one.article.id: one.story for one in share}
        batch = Batch([(one.article, one.capture) for one in share], came=len(share), captures=len(share))
        with writing(store.engine) as conn:
            write(conn, run, batch)
        print(f"{len(home):,} stored, {len(home) / (time.perf_counter() - began):,.0f}/s", file=sys.stderr)
    return home


def known_groups(articles: Sequence[Article], home: dict[str, int]) -> tuple[Group, ...]:
    """The stories that the pile was made of: what sorting costs is measured by benchmarks.grouping."""
    found: dict[int, list[Article]] = {}
    for article in articles:
        found.setdefault(home[article.id], []).append(article)
    groups = []
    for members in found.values():
        ordered = sorted(members, key=lambda a: (a.published.at if a.published else datetime.max, a.id))
        ids = tuple(article.id for article in ordered)
        groups.append(Group(ids[0], ids, ordered[0].title, ordered[0].published, ordered[-1].published))
    return tuple(groups)


def measure_join(folder: Path) -> None:
    """Pairs that the cross-encoder reads when one more account joins a story, and for all at once."""
    accounts = thirteen()
    changes: list[Change] = []
    pipeline = replace(Pipeline(), group=one_story)
    hooks = Hooks(compared=changes.append)
    with open_store(folder / "grows.db") as store:
        first = timed(lambda: add(store, accounts[:12], pipeline, hooks))
        joined = timed(lambda: add(store, accounts[12:], pipeline, hooks))
    with open_store(folder / "whole.db") as store:
        whole = timed(lambda: add(store, accounts, pipeline, hooks))
    twelve, thirteenth, at_once = changes
    assert thirteenth.report == at_once.report
    print(f"twelve accounts: {twelve.told:,} pairs read, {first:.1f} s")
    print(
        f"the thirteenth joins: {thirteenth.told:,} of the {thirteenth.asked:,} pairs wanted are read, {joined:.1f} s"
    )
    print(f"all thirteen at once: {at_once.told:,} pairs read, {whole:.1f} s")
    print(f"a share of {thirteenth.told / at_once.told:.3f}; the reports are equal")


def add(store: Store, accounts: Sequence[Told], pipeline: Pipeline, hooks: Hooks) -> None:
    """Add some accounts, and compare their story."""
    store.add([one.capture for one in accounts], pipeline, compared=True, hooks=hooks)


def thirteen() -> list[Told]:
    """Thirteen accounts of one event: one story, its accounts cut and put together anew under other outlets."""
    draw = Random(5)
    story = [one for one in told(4)]
    sentences = [s for one in story for s in re.split(r"(?<=[.!?”])\s+", one.article.text) if len(s.split()) > 6]
    found = list(story)
    while len(found) < 13:
        base = draw.choice(story)
        text = " ".join(draw.sample(sentences, 14))
        row = {
            "outlet": f"Outlet {len(found)}",
            "title": base.article.title,
            "text": text,
            "published": base.article.published.iso() if base.article.published else None,
        }
        capture = Capture(f"{len(found)}.json", json.dumps(row).encode(), "application/json")
        found.append(Told(base.article, capture, 0))
    return found


def one_story(articles: Sequence[Article]) -> tuple[Group, ...]:
    """All articles as one story."""
    ordered = sorted(articles, key=lambda a: (a.published.at if a.published else datetime.max, a.id))
    ids = tuple(article.id for article in ordered)
    return (Group(ids[0], ids, ordered[0].title, ordered[0].published, ordered[-1].published),)


def at(seconds: Sequence[float], share: float) -> float:
    """The milliseconds that a share of some times stays within."""
    return sorted(seconds)[min(len(seconds) - 1, int(share * len(seconds)))] * 1000


if __name__ == "__main__":
    main()
