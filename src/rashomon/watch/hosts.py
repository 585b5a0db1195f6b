"""Jobs in, what the servers said out: one request a host at a time, and no host in another's way.

Each host has a lane: its jobs wait there for the pause that politeness or its robots.txt asks for, and behind its
back-off where it fails. Threads take whichever lane is ready. A lane that has failed before is doubtful, and doubtful
lanes never hold more than half of the threads: however many hosts are dead, the others go on. A redirect becomes a
job in the lane of the host it leads to. Refuses nothing; what goes wrong is in the `Got`.
"""

from __future__ import annotations

import heapq
import random
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import count
from queue import SimpleQueue
from urllib.parse import urlsplit

from rashomon.errors import ReadError, UnreachableError
from rashomon.read import Answered, Asked, Fetcher, Seen
from rashomon.read.fetch import HOPS
from rashomon.watch.pace import Pace

BUSY = frozenset({429, 503})  # the server asks for time, whatever the page
THREADS = 64


@dataclass(frozen=True, slots=True)
class Job:
    """One page or feed to fetch: `key` is its name in the store, `url` where it is looked for by now."""

    kind: str  # feed, page
    key: str
    url: str
    seen: Seen = field(default_factory=Seen)
    hops: int = 0


@dataclass(frozen=True, slots=True)
class Got:
    """What came of a job.

    `answer` is None where none came, `problem` then says why; `body` holds the bytes of a 200. `until` is the time
    (seconds since 1970) before which the host is left alone, where it is. `unreachable`: it gave no whole answer;
    `tried`: it was asked at all.
    """

    job: Job
    answer: Answered | None = None
    body: bytes = field(default=b"", repr=False)
    problem: str | None = None
    until: float | None = None
    unreachable: bool = False
    tried: bool = True


@dataclass(slots=True)
class Lane:
    """One host: what waits for it, and how it has been doing. `free` is a `time.monotonic` moment."""

    host: str
    fetcher: Fetcher
    jobs: deque[Job] = field(default_factory=deque)
    free: float = 0.0
    busy: bool = False
    failures: int = 0
    until: float = 0.0  # seconds since 1970


@dataclass(slots=True)
class Hosts:
    """The lanes, and the threads that serve them; close it by `with`. `got` is where the answers come.

    `fetcher` makes one for a host, given who is told of its requests; `heard` is called from any thread.
    """

    pace: Pace
    fetcher: Callable[[Callable[[Asked], None]], Fetcher]
    heard: Callable[[Asked], None]
    threads: int = THREADS
    got: SimpleQueue[Got] = field(default_factory=SimpleQueue)
    lanes: dict[str, Lane] = field(default_factory=dict)
    _ready: list[tuple[float, int, Lane]] = field(default_factory=list)
    _aside: list[Lane] = field(default_factory=list)
    _doubtful: int = 0
    _owed: int = 0
    _number: count[int] = field(default_factory=count)
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _started: list[threading.Thread] = field(default_factory=list)
    _idle: int = 0
    _closed: bool = False
    _chance: random.Random = field(default_factory=random.Random)

    def __enter__(self) -> Hosts:
        return self

    def __exit__(self, *what: object) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        for thread in self._started:
            thread.join(timeout=0.5)  # one that waits for a dead server is a daemon, and ends with the program

    def lane(self, host: str) -> Lane:
        """The lane of a host."""
        if host not in self.lanes:
            self.lanes[host] = Lane(host, self.fetcher(self.heard))
        return self.lanes[host]

    def lane_of(self, url: str) -> Lane | None:
        """The lane that an address belongs to, where there is one by now."""
        return self.lanes.get(host_of(url))

    def put(self, job: Job) -> None:
        """Queue a job behind those of its host; a host that is left alone gives its answer at once."""
        with self._changed:
            lane = self.lane(host_of(job.url))
            if lane.until > time.time():
                self.got.put(_left_alone(job, lane))
                return
            lane.jobs.append(job)
            self._owed += 1
            if len(lane.jobs) == 1 and not lane.busy:
                self._offer(lane)
            if len(self._ready) > self._idle and len(self._started) < self.threads:
                self._started.append(threading.Thread(target=self._serve, name="watch-fetch", daemon=True))
                self._started[-1].start()

    def owed(self) -> int:
        """How many jobs have no answer yet."""
        with self._changed:
            return self._owed

    def _offer(self, lane: Lane) -> None:
        """A lane with jobs and nobody at it may be served once it is free."""
        heapq.heappush(self._ready, (lane.free, next(self._number), lane))
        self._changed.notify()

    def _serve(self) -> None:
        """A thread's life: take a lane, do one job of it, hand it back."""
        while (lane := self._take()) is not None:
            job = lane.jobs.popleft()  # nobody else takes from a busy lane
            got = self._fetched(lane, job)
            with self._changed:
                self._hand_back(lane, got)

    def _take(self) -> Lane | None:
        """The next lane that is free, now busy; waits for one. None once it is over."""
        with self._changed:
            self._idle += 1
            try:
                while not self._closed:
                    now = time.monotonic()
                    while self._ready and self._ready[0][0] <= now:
                        lane = heapq.heappop(self._ready)[2]
                        if lane.failures and self._doubtful >= max(1, self.threads // 2):
                            self._aside.append(lane)
                            continue
                        lane.busy = True
                        self._doubtful += lane.failures > 0
                        return lane
                    self._changed.wait(self._ready[0][0] - now if self._ready else None)
                return None
            finally:
                self._idle -= 1

    def _fetched(self, lane: Lane, job: Job) -> Got:
        """One request."""
        try:
            with lane.fetcher.once(job.url, job.seen) as answer:
                body = answer.file.read() if answer.file is not None else b""
                return Got(job, replace(answer, file=None), body)
        except UnreachableError as error:
            return Got(job, problem=str(error), unreachable=True)
        except ReadError as error:
            return Got(job, problem=str(error))
        except Exception as error:  # a lane must not die of what a server sends
            return Got(job, problem=f"{type(error).__name__} while it was fetched", unreachable=True)

    def _hand_back(self, lane: Lane, got: Got) -> None:
        """Note how the host did, answer its job, and let the next one wait for its turn."""
        self._doubtful -= lane.failures > 0
        while self._aside:
            self._offer(self._aside.pop())
        lane.free = time.monotonic() + max(self.pace.pause, lane.fetcher.delay(got.job.url))
        answer = got.answer
        if got.unreachable or (answer is not None and answer.status in BUSY):
            lane.failures += 1
            lane.until = time.time() + self.pace.wait(
                lane.failures, self._chance.random(), answer.wait if answer else None
            )
            got = replace(got, until=lane.until)
        elif answer is not None:
            lane.failures, lane.until = 0, 0.0
        self._owed -= 1
        self._answer(got)
        self._go_on(lane)

    def _go_on(self, lane: Lane) -> None:
        """Serve what waits for a host, or leave it alone with all of that."""
        lane.busy = False
        while lane.jobs and lane.until > time.time():
            self.got.put(_left_alone(lane.jobs.popleft(), lane))
            self._owed -= 1
        if lane.jobs:
            self._offer(lane)
        else:
            lane.fetcher.close()

    def _answer(self, got: Got) -> None:
        """Hand an answer on, or follow it where it leads elsewhere."""
        if got.answer is None or not got.answer.location:
            self.got.put(got)
        elif got.job.hops == HOPS:
            self.got.put(replace(got, answer=None, problem=f"more than {HOPS} redirects; check the address"))
        else:
            self.put(replace(got.job, url=got.answer.location, hops=got.job.hops + 1))


def host_of(url: str) -> str:
    """Whose lane an address belongs to: its host, whatever the port; the address itself where it has none."""
    try:
        return (urlsplit(url).hostname or url).lower()
    except ValueError:
        return url


def _left_alone(job: Job, lane: Lane) -> Got:
    """The answer to a job for which nobody was asked."""
    return Got(job, problem=f"{lane.host} is failing and is left alone for a while", until=lane.until, tried=False)
