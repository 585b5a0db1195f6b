"""`rashomon watch` on 300 feeds and 3,000 accounts, served on loopback by servers of every habit.

    python -m benchmarks.watch            # prints the figures of docs/watch.md; minutes
    python -m benchmarks.watch --feeds 60 --each 5 --shared 4

Three questions. What becomes of every account that is listed, and what is sent again once nothing has changed? Do
hosts that are dead keep others waiting? How long does it take from publication until a story's findings hold it?
"""

from __future__ import annotations

import argparse
import json
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from sqlalchemy import select
from tests.watch.newsroom import Newsroom
from tests.watch.press import hurry
from tests.watch.site import Site, address, site

from rashomon.pipeline import Pipeline
from rashomon.read import Asked, Fetcher
from rashomon.store import Store, open_store, schema, schema_watch
from rashomon.store.engine import reading
from rashomon.watch import Notice, Pace, Watch
from rashomon.watch.hosts import Hosts, Job
from rashomon.watch.moments import counted

PACE = Pace(every=0.05, pause=0.05, first=7200.0, back_off=0.5)
BOUNDS = {"allow_private": True, "seconds": 3.0, "step": 1.0}
EVERY = 10.0  # seconds between two polls of a feed while accounts are published
PAUSE = 1.0  # seconds between two publications
PATIENCE = 600.0  # seconds that the last of them may take


def say(line: str) -> None:
    """Print a line at once."""
    print(line, flush=True)


def rounds(store: Store, news: Newsroom, feeds: Sequence[str], told: list[Notice]) -> None:
    """Three rounds: all is new; the busy and the torn have their second chance; nothing has changed."""
    servers = news.site
    for number, name in enumerate(("all is new", "second chances", "nothing has changed"), 1):
        asked, began, spent = len(servers.asked), time.monotonic(), time.process_time()
        watch = Watch(tuple(feeds), PACE, once=True, **BOUNDS)  # type: ignore[arg-type]
        counts = watch(store, Pipeline(), told.append, lambda line: None)
        seconds, cpu = time.monotonic() - began, time.process_time() - spent
        new = servers.asked[asked:]
        status = Counter(one.status for one in new)
        sent = sum(one.sent for one in new)
        told_of = ", ".join(f"{count:,} {outcome}" for outcome, count in sorted(counts.items()))
        say(f"round {number}, {name}: {sum(counts.values()):,} accounts = {told_of}")
        say(
            f"  {seconds:.1f} s ({cpu:.1f} s of processor), {len(new):,} requests, {status[304]:,} answered 304, "
            f"{status[200]:,} with a body, {sent / 1e6:.2f} MB sent"
        )
        time.sleep(1.2)
        if number == 2:
            hurry(store)


def accounted(store: Store, news: Newsroom) -> None:
    """Hold what each page came to against what its server deserves."""
    with reading(store.engine) as conn:
        table = schema_watch.page
        found = {row.url: row.outcome for row in conn.execute(select(table.c.url, table.c.outcome))}
    wrong = {url for url in found.keys() | news.expected.keys() if found.get(url) != news.expected.get(url)}
    beside = max(one.beside for one in news.site.asked if one.status)
    say(f"accounts with another outcome than their server deserves: {len(wrong)} of {len(news.expected):,}")
    say(f"requests that a host got while it was answering another: {beside}")


def answered(news: Newsroom, dead: Sequence[str]) -> list[float]:
    """The seconds from the start of a round until each living feed has answered, sorted."""
    living = {news.url(feed) for feed in news.feeds if feed.habit not in ("slow", "busy")}

    def fetcher(heard: Callable[[Asked], None]) -> Fetcher:
        return Fetcher(True, seconds=3.0, step=1.0, heard=heard)

    jobs = [Job("feed", url, url) for url in (*living, *dead)]
    Random(1).shuffle(jobs)
    times: list[float] = []
    with Hosts(PACE, fetcher, lambda asked: None) as hosts:
        began = time.monotonic()
        for job in jobs:
            hosts.put(job)
        while len(times) < len(living):
            if hosts.got.get(timeout=60).job.key in living:
                times.append(time.monotonic() - began)
    return sorted(times)


def apart(news: Newsroom, dead: Sequence[str]) -> None:
    """The living feeds without and with dead ones among them, in the same run."""
    answered(news, ())  # the first time everything is slower, whoever is dead
    without, among = answered(news, ()), answered(news, dead)
    share = part(among, 0.95) / part(without, 0.95)
    say(
        f"{len(without)} living feeds answer: p50 {part(without, 0.5):.2f} s, p95 {part(without, 0.95):.2f} s alone; "
        f"p50 {part(among, 0.5):.2f} s, p95 {part(among, 0.95):.2f} s among {len(dead)} dead hosts ({share:.2f} times)"
    )


def published(store: Store, news: Newsroom, feeds: Sequence[str], told: list[Notice]) -> None:
    """Publish the accounts that were held while a watch runs; how long each takes into its story's findings."""
    pace = Pace(every=EVERY, seldom=1.0, pause=0.05, first=7200.0, back_off=30.0)
    watch = Watch(tuple(feeds), pace, **BOUNDS)  # type: ignore[arg-type]
    thread = threading.Thread(target=watch, args=(store, Pipeline(), told.append, lambda line: None))
    thread.start()
    time.sleep(EVERY)  # every feed has been polled by now
    at = {}
    for feed, account in news.held:
        at[news.publish(feed, account)] = time.time()
        time.sleep(PAUSE)
    until = time.monotonic() + PATIENCE
    while len(found := held(store, at)) < len(at) and time.monotonic() < until:
        time.sleep(0.5)
    watch.stop.set()
    thread.join()
    whole = sorted(done - at[url] for url, (_, done) in found.items())
    since = sorted(done - listed for listed, done in found.values())
    say(f"{len(found)} of {len(at)} accounts published, one each {PAUSE:g} s, each feed asked every {EVERY:g} s")
    for name, values in (("publication", whole), ("when the feed was read", since)):
        p50, p95 = part(values, 0.5), part(values, 0.95)
        say(f"  from {name} to findings that hold them: p50 {p50:.1f} s, p95 {p95:.1f} s")


def held(store: Store, urls: dict[str, float]) -> dict[str, tuple[float, float]]:
    """When each page was first listed, and when a report first held its article; those that are held."""
    page, report, edition = schema_watch.page, schema.report, schema.edition
    with reading(store.engine) as conn:
        rows = conn.execute(select(page.c.url, page.c.article, page.c.found).where(page.c.url.in_(urls)))
        articles = {row.article: (row.url, counted(row.found)) for row in rows if row.article}
        asked = select(report.c.document, edition.c.at).join(edition, edition.c.id == report.c.since)
        found: dict[str, tuple[float, float]] = {}
        for document, at in conn.execute(asked.order_by(edition.c.id)):
            for one in json.loads(document)["accounts"]:
                if one["article"] in articles:
                    url, listed = articles[one["article"]]
                    found.setdefault(url, (listed, counted(at)))
    return found


def part(values: Sequence[float], share: float) -> float:
    """The value below which that share of sorted values lies."""
    return values[min(len(values) - 1, int(share * len(values)))] if values else float("nan")


def run(servers: Site, folder: Path, feeds: int, each: int, shared: int) -> None:
    """All of it, on one newsroom and one store."""
    news = Newsroom(servers, feeds, each, shared, late=True)
    dead = (*news.dead(feeds // 10, "mute"), *news.dead(feeds // 10, "refuses"))
    say(f"{feeds} feeds, {len(news.expected):,} accounts listed, {len(dead)} dead hosts beside them")
    apart(news, dead)
    told: list[Notice] = []
    with open_store(folder / "store.db") as store:
        rounds(store, news, (*news.urls, *dead), told)
        accounted(store, news)
        published(store, news, (*news.urls, *dead), told)
    ids = [notice.id for notice in told]
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(Counter(notice.kind for notice in told).items()))
    say(f"{len(ids)} notices ({kinds}), {len(ids) - len(set(ids))} of them twice")


def main() -> None:
    """Read the words of the command."""
    parser = argparse.ArgumentParser(description="The watch on 300 feeds and 3,000 accounts.")
    parser.add_argument("--feeds", type=int, default=300)
    parser.add_argument("--each", type=int, default=10)
    parser.add_argument("--shared", type=int, default=30)
    given = parser.parse_args()
    hosts = [address(number) for number in range(given.feeds + given.feeds // 10)]
    with TemporaryDirectory() as folder, site(hosts) as servers:
        run(servers, Path(folder), given.feeds, given.each, given.shared)


if __name__ == "__main__":
    main()
