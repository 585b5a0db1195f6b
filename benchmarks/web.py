"""What a page costs: 20 readers at once on a store of 100,000 articles, each at its own pace, and all without a pause.

python -m benchmarks.web                    # makes the pile of benchmarks.store first, which takes minutes
python -m benchmarks.web --store pile.db    # a pile that is there; it is added to

Each kind of page is read while nobody writes, and while a writer commits an article and its story, without a pause.
"""

from __future__ import annotations

import argparse
import http.client
import os
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from starlette.testclient import TestClient

from benchmarks.desk_pile import told
from benchmarks.store import at, fill, known_groups
from rashomon.model import Article, Block, Capture, Group, Moment
from rashomon.pipeline import Pipeline
from rashomon.store import Store, open_store
from rashomon.store.engine import writing
from rashomon.store.intake import Batch
from rashomon.store.piles import Pile
from rashomon.store.runs import begin
from rashomon.store.stories import apply, regroup
from rashomon.store.summaries import Sifted, summaries
from rashomon.store.write import write
from rashomon.web import Desk, Keys, application

READERS = 20
PACE = 1.0  # seconds between a reader's pages, where there is a pace
Paths = Callable[[Random], str]


def main() -> None:
    """Parse, measure, print."""
    words = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    words.add_argument("--store", type=Path)
    words.add_argument("--articles", type=int, default=100_000)
    words.add_argument("--stories", type=int, default=16, help="stories that are compared and read")
    words.add_argument("--seconds", type=float, default=15.0)
    words.add_argument("--alone", action="store_true", help="one reader, and processor time alone")
    words.add_argument("--write", action="store_true", help="be the writer beside the readers")
    given = words.parse_args()
    if given.write:
        write_on(given.store)
        return
    with TemporaryDirectory() as folder:
        place = given.store or made(Path(folder) / "pile.db", given.articles)
        stories, number = compared(place, given.stories)
        print(f"{number:,} stories; {READERS} readers, {len(stories)} stories read by them")
        alone(place, stories)
        if given.alone:
            return
        with serving(place) as (port, process):
            for name, path in kinds(stories).items():
                for pace in (PACE, 0.0):
                    measured(name, (port, process), path, given.seconds, pace)
                    with committing(place) as count:
                        measured(name, (port, process), path, given.seconds, pace, count)


def measured(
    name: str, server: tuple[int, int], path: Paths, seconds: float, pace: float, commits: Callable[[], int] = int
) -> None:
    """Read one kind of page for some seconds, and print what that took."""
    before, began = processor(server[1]), commits()
    spent = read(server[0], path, seconds, pace)
    work, written = processor(server[1]) - before, commits() - began
    told = f"a page every {pace:g} s each" if pace else "without a pause"
    written_so = f", {written / seconds:,.0f} commits/s beside it" if written else ""
    print(line(name, told, spent, seconds, work) + written_so, flush=True)


def kinds(stories: Sequence[str]) -> dict[str, Paths]:
    """What readers open: `other` is another page of the list each time, in another order, none of them seen before."""
    fresh = iter(range(1, 10**9))
    orders = ("latest", "changed", "contested", "witnesses", "accounts")
    return {
        "front": lambda draw: "/",
        "front, other": lambda draw: f"/?page={1 + next(fresh) % 900}&order={draw.choice(orders)}&several=true",
        "story": lambda draw: f"/story/{draw.choice(stories)}",
    }


@contextmanager
def committing(place: Path) -> Iterator[Callable[[], int]]:
    """A process that commits all the time; gives how many commits it has made."""
    command = [sys.executable, "-m", "benchmarks.web", "--store", str(place), "--write"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=os.environ)
    try:
        assert process.stdout is not None
        process.stdout.readline()
        yield lambda: editions(place)
    finally:
        process.terminate()
        process.wait(60)


def write_on(place: Path) -> None:
    """Store articles that nobody has told before, each with its story by a commit of its own, until it is ended."""
    with open_store(place) as store:
        run = begin(store.engine, "benchmark")
        for count in range(10**9):
            commit(store, run, count)
            if not count:
                print("begun", flush=True)


def commit(store: Store, run: int, count: int) -> None:
    """One more article, and its story."""
    text = f"A tram stopped {count} times at {time.time_ns()} yards from the depot, its driver said."
    day = Moment(datetime(2024, 1, 1) + timedelta(minutes=count % 500_000))
    capture = Capture(f"{run}-{count}", text.encode(), "text/plain")
    blocks = (Block(0, len(text)),)
    article = Article(capture.source, text, blocks, title=text[:24], outlet="Tram", published=day)
    group = Group(article.id, (article.id,), article.title, day, day)
    with writing(store.engine) as conn:
        write(conn, run, Batch([(article, capture)], came=1, captures=1))
        apply(conn, run, Pile((), {}, {}, (0, 0)), {group.id: (group, {article.id: "grouped"})})


def editions(place: Path) -> int:
    """How many commits have changed stories."""
    with closing(sqlite3.connect(place)) as conn:
        return int(conn.execute("SELECT max(id) FROM edition").fetchone()[0])


def alone(place: Path, stories: Sequence[str]) -> None:
    """Print what pages cost one reader in processor time, the client's own work in it."""
    with open_store(place) as store:
        pages = TestClient(application(Desk(store, Pipeline()), Keys()), base_url="http://127.0.0.1:8321")
        run = begin(store.engine, "benchmark")
        for path in ("/", f"/story/{stories[0]}", "/settings"):
            pages.get(path)
        lists = [f"/?page={n}&order=changed" for n in range(100, 120)]
        tell("a page that needs nothing of the store", [cost(pages, "/compare") for _ in range(20)])
        tell("a story, for the first time", [cost(pages, f"/story/{name}") for name in stories[1:]])
        for name, path in (("the front page", "/"), ("a story", f"/story/{stories[0]}")):
            spent = []
            for count in range(20):
                commit(store, run, count)
                spent.append(cost(pages, path))
            tell(f"{name}, each time after a commit", spent)
        tell("a page of the list, for the first time", [cost(pages, path) for path in lists])


def cost(pages: TestClient, path: str) -> float:
    """Seconds of processor time for a page."""
    began = time.process_time()
    assert pages.get(path).status_code == 200, path
    return time.process_time() - began


def tell(name: str, spent: Sequence[float]) -> None:
    """Print one row of `alone`."""
    print(f"{name:<42}processor median {at(spent, 0.5):.1f} ms, p95 {at(spent, 0.95):.1f} ms", flush=True)


def made(place: Path, number: int) -> Path:
    """The pile of benchmarks.store in a store."""
    with open_store(place) as store:
        run = begin(store.engine, "benchmark")
        home = fill(store, run, told(number))
        regroup(store.engine, replace(Pipeline(), group=lambda articles: known_groups(articles, home)), run)
    return place


def compared(place: Path, number: int) -> tuple[list[str], int]:
    """So many stories of several accounts, compared; and how many stories there are."""
    pipeline = Pipeline()
    with open_store(place) as store:
        with store.engine.connect() as conn:
            found, every = summaries(conn, Sifted(several=True, order="contested"), number)
        waiting = [one.id for one in found if one.contested is None]
        print(f"comparing {len(waiting)} stories", file=sys.stderr)
        store.compare(pipeline, waiting)
    return [one.id for one in found], every


@contextmanager
def serving(place: Path) -> Iterator[tuple[int, int]]:
    """The installed command; gives its port and its process."""
    command = [sys.executable, "-m", "rashomon", "serve", "--port", "0", "--store", str(place)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ)
    try:
        assert process.stderr is not None
        found = re.search(r":(\d+)/;", process.stderr.readline())
        assert found is not None, "the server did not start"
        yield int(found.group(1)), process.pid
    finally:
        process.terminate()
        process.wait(60)


def read(port: int, path: Paths, seconds: float, pace: float) -> list[float]:
    """Seconds that each page took, all readers together; the first page of each is not counted."""
    until = time.perf_counter() + seconds
    with ThreadPoolExecutor(READERS) as readers:
        asked = [readers.submit(reader, n, port, path, until, pace) for n in range(READERS)]
        return [one for some in asked for one in some.result()]


def reader(number: int, port: int, path: Paths, until: float, pace: float) -> list[float]:
    """One reader, who waits for each page before the next."""
    draw, spent = Random(number), []
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=240)
    time.sleep(pace * draw.random())
    while time.perf_counter() < until:
        began = time.perf_counter()
        line.request("GET", path(draw), headers={"accept": "text/html"})
        answer = line.getresponse()
        body = answer.read()
        spent.append(time.perf_counter() - began)
        assert answer.status == 200, body[:300]
        time.sleep(pace * draw.uniform(0.5, 1.5))
    line.close()
    return spent[1:] or spent


def processor(process: int) -> float:
    """Seconds of processor time that a process has taken (Linux): what others do on the machine is not in it."""
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def line(name: str, told: str, spent: Sequence[float], seconds: float, work: float) -> str:
    """A row of the result; a busy machine makes pages late, and not the server's own work more."""
    figures = ", ".join(f"{word} {at(spent, share):.1f} ms" for word, share in (("median", 0.5), ("p95", 0.95)))
    return (
        f"{name:<14}{told:<24}{figures}, {len(spent) / seconds:,.0f} pages/s, "
        + f"processor {1000 * work / (len(spent) + READERS):.1f} ms a page"
    )


if __name__ == "__main__":
    main()
