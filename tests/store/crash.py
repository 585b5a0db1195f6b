"""`rashomon add`, killed with SIGKILL at a named point or at any moment, and started again.

    python -m tests.store.crash --kills 100

What must hold each time: all that was acknowledged is in the store, the store is sound as the kill left it, and after
the second run its digest is that of a run that nobody killed. The command runs in a process of its own, forked from
one that has loaded everything and has read these few accounts before; all it writes, it writes by itself.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import select
from tests.store.news import BRIDGE, FERRY, amended, rows
from tests.store.once import asked_once
from tests.store.servers import server

from rashomon.cli import main, reading
from rashomon.pipeline import Pipeline
from rashomon.store import engine, intake, open_store, points, schema

BATCH = 4  # things a commit: so that few accounts make several
ANYWHERE = "anywhere"


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its wait status, what it printed, the points that it reached and how often, its seconds."""

    status: int
    printed: str
    reached: Counter[str]
    seconds: float

    @property
    def killed(self) -> bool:
        """Whether SIGKILL ended it."""
        return os.WIFSIGNALED(self.status) and os.WTERMSIG(self.status) == signal.SIGKILL

    def acknowledged(self) -> set[str]:
        """The ids of the articles that it said were added."""
        whole = self.printed.splitlines()[: self.printed.count("\n")]
        return {line.split()[1] for line in whole if line.startswith("added ")}


@dataclass(slots=True)
class Crash:
    """Kills `rashomon add` of the accounts in `folder`, each time on a new store at what `place` gives."""

    folder: Path
    pipeline: Pipeline
    whole: dict[str, Ended] = field(default_factory=dict)  # by the kind of database
    digests: dict[str, str] = field(default_factory=dict)

    def prepare(self, kind: str, place: str) -> None:
        """An uninterrupted run: which points there are, and what the store must hold in the end."""
        self.whole[kind] = self._add(place, "nowhere")
        assert self.whole[kind].status == 0, self.whole[kind]
        self.digests[kind] = sound(place)

    def points(self, kind: str) -> list[str]:
        """The points that an uninterrupted run reaches, sorted."""
        return sorted(self.whole[kind].reached)

    def __call__(self, kind: str, place: str, draw: Random, point: str | None = None) -> str:
        """Kill a run at a point (or at any moment), start it again, and check; gives where it was killed."""
        whole = self.whole[kind]
        point = point or draw.choice([*self.points(kind), ANYWHERE])
        at = f"{point}:{draw.randint(1, max(1, whole.reached[point]))}"
        after = draw.uniform(0.0, whole.seconds) if point == ANYWHERE else None
        first = self._add(place, at, after)
        assert first.killed or (after is not None and first.status == 0), (at, first)
        kept = check_kept(place, first.acknowledged())
        second = self._add(place, "nowhere")
        assert second.status == 0, (at, second)
        assert not first.acknowledged() & second.acknowledged(), f"{at}: an article was added twice"
        assert kept | second.acknowledged() == whole.acknowledged(), f"{at}: articles lost or doubled"
        assert sound(place) == self.digests[kind], f"{at}: another digest than that of a run that nobody killed"
        return at

    def _add(self, place: str, kill_at: str, after: float | None = None) -> Ended:
        """Run `rashomon add` in a process of its own, to be killed at a point, or after some seconds."""
        return forked(partial(self._child, place, kill_at), after)

    def _child(self, place: str, kill_at: str) -> None:
        os.environ[points.VARIABLE] = kill_at
        points.REACHED.clear()
        intake.MOST = BATCH
        reading.Pipeline = partial(_with, self.pipeline)  # type: ignore[misc,assignment]
        sys.argv = ["rashomon", "add", str(self.folder), "--store", place, "--compare", "--workers", "1"]
        main()


def _with(pipeline: Pipeline, **slots: Any) -> Pipeline:
    return replace(pipeline, **slots)


def forked(work: Callable[[], None], after: float | None = None) -> Ended:
    """Do some work in a fork, whose output comes back; killed after some seconds where that is wanted."""
    (out, out_end), (told, told_end) = os.pipe(), os.pipe()
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        _work(work, out_end, told_end)
    os.close(out_end)
    os.close(told_end)
    if after is not None:
        time.sleep(after)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    printed, reached = (b"".join(iter(partial(os.read, end, 65536), b"")).decode() for end in (out, told))
    os.close(out)
    os.close(told)
    status = os.waitpid(child, 0)[1]
    counts = (line.split() for line in reached.splitlines())
    return Ended(status, printed, Counter({n: int(c) for n, c in counts}), time.monotonic() - began)


def _work(work: Callable[[], None], out: int, told: int) -> None:
    """The child's part; never returns."""
    code = 1
    try:
        os.dup2(out, 1)
        sys.stdout = os.fdopen(1, "w")
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115 - the process ends with it
        work()
        code = 0
    except SystemExit as end:
        code = int(end.code or 0)
    finally:
        sys.stdout.flush()
        os.write(told, "".join(f"{name} {count}\n" for name, count in points.REACHED.items()).encode())
        os._exit(code)


def check_kept(place: str, acknowledged: set[str]) -> set[str]:
    """Check that a store holds what was acknowledged, and is sound; gives the ids of all that it holds."""
    with open_store(place) as store:
        faults = [fault for one in store.verify() for fault in one.faults]
        held = {article.id for article in store.articles(acknowledged)}
        assert acknowledged <= held, f"lost: {acknowledged - held}"
        assert faults == []
        with engine.reading(store.engine) as conn:
            return set(conn.execute(select(schema.article.c.id)).scalars())


def sound(place: str) -> str:
    """The digest of a store without faults."""
    with open_store(place) as store:
        assert [fault for one in store.verify() for fault in one.faults] == []
        return store.digest()


def accounts(folder: Path) -> Path:
    """A folder of a few accounts of two events, one amended: files that sort so that each batch has both."""
    captures = [one for pair in zip(rows(FERRY), rows(BRIDGE), strict=True) for one in pair]
    captures.append(amended(captures[0], "12 passengers", "14 passengers"))
    folder.mkdir()
    for number, capture in enumerate(captures):
        (folder / f"{number:02}.json").write_bytes(capture.body)
    return folder


@contextmanager
def prepared(folder: Path, pipeline: Pipeline) -> Iterator[Crash]:
    """A Crash whose pipeline (one of `asked_once`) has read the accounts, so that no child has to."""
    crash = Crash(accounts(folder / "accounts"), pipeline)
    with open_store(folder / "warm.db") as store:
        store.add(Pipeline().read([str(crash.folder)]), crash.pipeline, compared=True)
    yield crash


def run(kills: int, seed: int, folder: Path) -> None:
    """So many kills, over every point in turn and then at any; prints where, and what held."""
    draw = Random(seed)
    with prepared(folder, asked_once(Pipeline())) as crash, server() as postgres:
        places = {"sqlite": lambda: str(folder / f"{time.monotonic_ns()}.db")}
        if isinstance(postgres, str):
            print(f"PostgreSQL left out: {postgres}", file=sys.stderr)
        else:
            places["postgresql"] = postgres.database
        for kind, place in places.items():
            crash.prepare(kind, place())
        where: Counter[str] = Counter()
        for number in range(kills):
            every = [*crash.points("sqlite"), ANYWHERE]
            turn, point = divmod(number, len(every))
            kind = list(places)[(turn + point) % len(places)]  # the next time round on the other database
            at = crash(kind, places[kind](), draw, every[point])
            where[f"{kind} {at.split(':')[0]}"] += 1
        for name, count in sorted(where.items()):
            print(f"{count:>5}  {name}")
        named = {name.split()[1] for name in where} - {ANYWHERE}
        print(
            f"{kills} kills at {len(named)} named points and at any moment, seed {seed}: nothing acknowledged was lost,"
        )
        print("nothing doubled, every digest that of an uninterrupted run")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    words = parser.parse_args()
    with TemporaryDirectory() as scratch:
        run(words.kills, words.seed, Path(scratch))
