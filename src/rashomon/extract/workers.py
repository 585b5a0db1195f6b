"""Captures in, articles out in the same order, by processes that can be killed: a hostile page costs one row.

Each page has a bound of time and of memory. A worker that hangs, dies or runs out of memory is killed and
replaced, its page becomes one `Skipped` with the outcome "quarantined", and the run goes on. On one core, or for
few pages, pages of ordinary size and depth are read in this process; the others still in one of their own.
"""

from __future__ import annotations

import gc
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import chain, islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from rashomon.extract.tame import is_tame
from rashomon.model import Article, Capture, Outcome, Skipped

Extract = Callable[[Capture], Article | Skipped]
Thing = Capture | Skipped
Result = Article | Skipped
STAGE = "extract"
AHEAD = 32  # pages a worker may be ahead of one that takes long: articles wait meanwhile, which bounds what is held


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Workers:
    """Spreads extraction over `count` processes; each page gets `seconds` of wall-clock and `memory` bytes.

    Up to `few` pages are read in this process. The answers come in the order of the captures, whatever `count` is.
    """

    count: int = field(default_factory=cores)
    seconds: float = 30.0
    memory: int = 2_000_000_000
    few: int = 8

    def __call__(self, extract: Extract, things: Iterable[Thing], /) -> Iterator[Result]:
        """The article of each capture, or why it has none; what was left out before is handed through."""
        rest = iter(things)
        first = list(islice(rest, self.few + 1))
        whole = chain(first, rest)
        with _Pool(self, extract) as pool:
            if self.count > 1 and len(first) > self.few:
                yield from pool.spread(whole)
                return
            for thing in whole:
                if isinstance(thing, Skipped):
                    yield thing
                else:
                    yield extract(thing) if is_tame(thing) else pool.alone(thing)

    @contextmanager
    def staying(self, extract: Extract) -> Iterator[Callable[[Iterator[Thing]], Iterator[Result]]]:
        """The same for one lot of things after another, always over the processes, which stay until the end."""
        with _Pool(self, extract) as pool:
            yield pool.spread


@dataclass(slots=True, eq=False)
class _Worker:
    """A process, the way to speak to it, and the page it is at."""

    process: Any
    line: Connection
    number: int = -1
    capture: Capture | None = None
    until: float = 0.0


@dataclass(slots=True)
class _Pool:
    """Processes that are started when first needed and none of which outlives the pool."""

    bounds: Workers
    extract: Extract
    workers: list[_Worker] = field(default_factory=list)

    def __enter__(self) -> _Pool:
        return self

    def __exit__(self, *problem: object) -> None:
        for worker in list(self.workers):
            self._end(worker)

    def alone(self, capture: Capture) -> Result:
        """One page, in a process of its own."""
        return next(self.spread(iter([capture])))

    def spread(self, things: Iterator[Thing]) -> Iterator[Result]:
        """The answers in the order of the things, pages handed to whichever worker is free."""
        done: dict[int, Result] = {}
        asked = given = 0
        ended = False
        while True:
            while not ended and asked - given < AHEAD * self.bounds.count:
                free = next((w for w in self.workers if w.capture is None), None)
                if free is None and len(self.workers) >= self.bounds.count:
                    break
                thing = next(things, None)
                if thing is None:
                    ended = True
                elif isinstance(thing, Skipped):
                    done[asked] = thing
                    asked += 1
                else:
                    done.update(self._ask(free or self._start(), asked, thing))
                    asked += 1
            while given in done:
                yield done.pop(given)
                given += 1
            if ended and given == asked:
                return
            done.update(self._answers())

    def _start(self) -> _Worker:
        """A new process. A fork starts at once, but must not copy the locks that other threads hold."""
        method = "fork" if hasattr(os, "fork") and threading.active_count() == 1 else "spawn"
        context: Any = get_context(method)
        here, there = context.Pipe()
        ours = [worker.line for worker in self.workers] + [here]
        process = context.Process(
            target=_work, args=(there, self.extract, self.bounds.memory, ours if method == "fork" else ()), daemon=True
        )
        process.start()
        there.close()
        worker = _Worker(process, here)
        self.workers.append(worker)
        return worker

    def _ask(self, worker: _Worker, number: int, capture: Capture) -> dict[int, Result]:
        """Hand a page to a free worker; one that has died meanwhile is replaced first."""
        worker.number, worker.capture = number, capture
        worker.until = time.monotonic() + self.bounds.seconds
        try:
            worker.line.send(capture)
        except OSError:
            self._end(worker)
            if worker.process.exitcode == 0 or self._idle_death(worker):
                return self._ask(self._start(), number, capture)
            return {number: _quarantined(capture, _death(worker.process.exitcode))}
        return {}

    def _idle_death(self, worker: _Worker) -> bool:
        """Whether a worker died before its page reached it: by another's hand, for it had nothing to do."""
        return worker.process.exitcode in (-signal.SIGKILL, -signal.SIGTERM)

    def _answers(self) -> dict[int, Result]:
        """What the busy workers have to say, by the number of the page; waits for the first."""
        busy = {worker.line: worker for worker in self.workers if worker.capture is not None}
        nearest = min((worker.until for worker in busy.values()), default=0.0)
        ready = wait(list(busy), timeout=max(0.0, nearest - time.monotonic()))
        found: dict[int, Result] = {}
        for worker in [busy[line] for line in ready if isinstance(line, Connection)]:
            number, capture = worker.number, worker.capture
            assert capture is not None
            try:
                found[number], spent = worker.line.recv()
            except (EOFError, OSError):
                self._end(worker)
                found[number] = _quarantined(capture, _death(worker.process.exitcode))
                continue
            worker.capture = None
            if spent:
                self._end(worker)
        now = time.monotonic()
        for worker in [w for w in busy.values() if w.capture is not None and w.number not in found and w.until <= now]:
            assert worker.capture is not None
            found[worker.number] = _quarantined(worker.capture, f"took more than {self.bounds.seconds:g} s to read")
            self._end(worker)
        return found

    def _end(self, worker: _Worker) -> None:
        """Kill a process and forget it."""
        self.workers.remove(worker)
        worker.line.close()
        if worker.process.is_alive():
            worker.process.kill()
        worker.process.join()


def _work(line: Connection, extract: Extract, memory: int, ours: Iterable[Connection]) -> None:
    """A worker's life: a capture comes, an answer goes, until the line is closed or memory has run out."""
    for other in ours:  # a fork holds copies of its parent's ends, which would keep lines open that are closed there
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it and ends its workers
    _limit(memory)
    # What was loaded before stays, and a page leaves little that only a collector finds: looking for it as often as
    # Python does unasked costs a tenth.
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    while True:
        try:
            capture = line.recv()
        except (EOFError, OSError):
            return
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        spent = False
        try:
            answer = extract(capture)
        except (MemoryError, RecursionError) as problem:
            answer, spent = _quarantined(capture, _cause(problem, memory)), True
        except Exception as problem:  # an answer for every page: what a page does to the code must not end the run
            answer = _quarantined(capture, f"{type(problem).__name__} while it was read")
        with suppress(OSError):
            line.send((answer, spent))


OUT_OF_MEMORY = 86  # exit status of a worker that could not even be handed its page


def _limit(memory: int) -> None:
    """Bound what this process may allocate beyond what it holds, where the system can."""
    try:
        import resource

        held = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        wanted = held + memory if hard == resource.RLIM_INFINITY else min(held + memory, hard)
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    except (ImportError, OSError, ValueError):
        return  # no such bound on this system: that of time still holds


def _cause(problem: BaseException, memory: int) -> str:
    """What stopped a page that a worker lived through."""
    if isinstance(problem, MemoryError):
        return f"needed more than {memory:,} bytes of memory to read"
    return "is nested too deeply to read"


def _death(status: int | None) -> str:
    """What stopped a page whose worker died of it."""
    if status == OUT_OF_MEMORY:
        return "is larger than a worker's memory"
    if status is not None and status < 0:
        with suppress(ValueError):
            return f"ended the process that read it ({signal.Signals(-status).name})"
    return f"ended the process that read it (exit status {status})"


def _quarantined(capture: Capture, what: str) -> Skipped:
    """The row of a page that is set aside."""
    size = f"{len(capture.body):,} bytes of {capture.media_type}"
    reason = f"the page {what} ({size}); save it as text and give that"
    return Skipped(capture.source, STAGE, reason, Outcome.QUARANTINED)
