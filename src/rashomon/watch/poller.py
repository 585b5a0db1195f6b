"""The side of a watch that asks: what is due in, requests made, answers written, what is to be stored out.

Runs in a thread of its own, so that polling goes on while stories are compared. It hands accounts to the desk by a
queue, and asks for no more pages while the desk is behind; feeds are polled all the same.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import TypeVar

from sqlalchemy import Engine

from rashomon.read import Asked, Fetcher, Seen
from rashomon.store.engine import reading, writing
from rashomon.store.points import reached
from rashomon.store.schema_watch import feed as feed_table
from rashomon.watch import feeds, pages, state
from rashomon.watch.feeds import Handed, Listed
from rashomon.watch.hosts import THREADS, Got, Hosts
from rashomon.watch.pace import Pace

MOST = 500  # pages asked for at a time, and accounts that may wait for the desk
BATCH = 200  # answers written by one commit
TICK, IDLE = 0.25, 1.0  # seconds between two looks at what is due: in one round, and while it goes on
DRAIN = 0.05  # seconds in which answers gather for one commit

Say = Callable[[str], None]
Thing = TypeVar("Thing")


@dataclass(slots=True)
class Poller:
    """Asks for what is due until `stop` is set; with `once`, until nothing is due any more, each feed polled once.

    `handed` is where accounts go; who has stored some says so by `settled`. `over` is set at the end, with `failure`
    where it ended of an error.
    """

    engine: Engine
    feeds: Collection[str]
    pace: Pace
    fetcher: Callable[[Callable[[Asked], None]], Fetcher]
    say: Say
    once: bool = False
    threads: int = THREADS
    handed: SimpleQueue[Handed] = field(default_factory=SimpleQueue)
    stop: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)
    failure: BaseException | None = None
    _asked: SimpleQueue[Asked] = field(default_factory=SimpleQueue)
    _settled: SimpleQueue[str] = field(default_factory=SimpleQueue)
    _flying: set[tuple[str, str]] = field(default_factory=set)
    _polled: set[str] = field(default_factory=set)
    _owed: dict[str, tuple[set[str], Seen]] = field(default_factory=dict)
    _told: dict[str, str | None] = field(default_factory=dict)

    def __call__(self) -> None:
        """The life of the thread."""
        try:
            with Hosts(self.pace, self.fetcher, self._asked.put, self.threads) as hosts:
                self._begin(hosts)
                while not self.stop.is_set() and not self._round(hosts):
                    pass
        except BaseException as error:
            self.failure = error
        finally:
            self.over.set()

    def settled(self, keys: Iterable[str]) -> None:
        """Accounts that were handed on have their outcome written."""
        for key in keys:
            self._settled.put(key)

    def _begin(self, hosts: Hosts) -> None:
        """Take up the feeds, and what was known of hosts that fail."""
        with writing(self.engine) as conn:
            state.follow(conn, self.feeds, self.pace, time.time())
            for name, (failures, until) in state.failing(conn).items():
                lane = hosts.lane(name)
                lane.failures, lane.until = failures, until

    def _round(self, hosts: Hosts) -> bool:
        """Ask for what is due, write what has come; whether all is done."""
        asked = self._ask(hosts)
        wait = IDLE if not self.once else TICK if self._flying else 0.0
        gots = _drained(hosts.got, wait)
        settled = _taken(self._settled)
        self._flying -= {("page", key) for key in settled}
        if gots or settled or not self._asked.empty():
            self._write(hosts, gots, settled)
        return self.once and not asked and not gots and not self._flying

    def _ask(self, hosts: Hosts) -> int:
        """Queue what is due and not asked for already; how much that was."""
        behind = self.handed.qsize() >= MOST
        with reading(self.engine) as conn:
            jobs = state.due(conn, self.feeds, time.time(), 0 if behind else MOST + len(self._flying))
        new = [job for job in jobs if (job.kind, job.key) not in self._flying]
        new = [job for job in new if not (self.once and job.kind == "feed" and job.key in self._polled)]
        for job in new:
            self._flying.add((job.kind, job.key))
            if job.kind == "feed":
                self._polled.add(job.key)
            hosts.put(job)
        return len(new)

    def _write(self, hosts: Hosts, gots: list[Got], settled: list[str]) -> None:
        """One commit for all that came; then the desk gets its part."""
        polls = [feeds.listed(got) for got in gots if got.job.kind == "feed"]
        looks = [got for got in gots if got.job.kind == "page"]
        now = time.time()
        with writing(self.engine) as conn:
            brought = feeds.note(conn, polls, self.pace, now)
            found = pages.note(conn, looks, self.pace, now)
            for url, said in self._kept(polls, brought, settled):
                state.put(conn, feed_table, url, etag=said.etag, modified=said.modified)
            state.log(conn, _taken(self._asked))
            state.note_hosts(conn, _doing(hosts, gots))
            reached("before-commit-polls")
        reached("after-commit-polls")
        self._flying -= {(got.job.kind, got.job.key) for got in gots}
        # One account a name: while it waits to be stored, neither its page nor its feed has it stored again.
        for one in {one.key: one for one in (*brought, *found)}.values():
            if ("page", one.key) not in self._flying:
                self._flying.add(("page", one.key))
                self.handed.put(one)
            elif one.of is not None:
                self._owed.pop(one.of, None)  # to be brought again: an older text of it is being stored
        self._tell(polls)

    def _kept(self, polls: list[Listed], brought: list[Handed], settled: list[str]) -> list[tuple[str, Seen]]:
        """The feeds all of whose own accounts are stored by now, with what their servers said of them."""
        for poll in polls:
            keys = {one.key for one in brought if one.of == poll.got.job.key}
            if keys and poll.got.answer is not None:
                self._owed[poll.got.job.key] = keys, poll.got.answer.seen
        done = set(settled)
        for keys, _ in self._owed.values():
            keys -= done
        ready = [(url, said) for url, (keys, said) in self._owed.items() if not keys]
        for url, _ in ready:
            del self._owed[url]
        return ready

    def _tell(self, polls: list[Listed]) -> None:
        """Say what is wrong with a feed, once as long as it stays so."""
        for poll in polls:
            url = poll.got.job.key
            if poll.problem != self._told.get(url):
                self._told[url] = poll.problem
                if poll.problem:
                    self.say(f"{url}: {poll.problem}")


def _drained(queue: SimpleQueue[Got], wait: float) -> list[Got]:
    """What is in the queue, after waiting for a first thing and for those that come right behind it."""
    found: list[Got] = []
    try:
        found.append(queue.get(timeout=wait) if wait else queue.get_nowait())
        until = time.monotonic() + DRAIN
        while len(found) < BATCH:
            found.append(queue.get(timeout=max(0.001, until - time.monotonic())))
    except Empty:
        pass
    return found


def _taken(queue: SimpleQueue[Thing]) -> list[Thing]:
    """Everything that is in the queue by now."""
    found = []
    while not queue.empty():
        found.append(queue.get_nowait())
    return found


def _doing(hosts: Hosts, gots: Iterable[Got]) -> dict[str, tuple[int, float]]:
    """How the hosts of some answers are doing, where that is worth writing."""
    lanes = {lane.host: lane for got in gots if (lane := hosts.lane_of(got.job.url)) is not None}
    return {name: (lane.failures, lane.until) for name, lane in lanes.items()}
