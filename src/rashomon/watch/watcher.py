"""The whole of a watch: feeds in, a store kept up to date and notices handed on, until it is told to stop.

Three threads share the work, and none waits for another: one polls, one stores and compares (the caller's own), one
serves the webhook. Where it stands lies in the store; stopped at any moment, it goes on from there.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from sqlalchemy import func, select

from rashomon.pipeline import Pipeline
from rashomon.read import Asked, Fetcher
from rashomon.store import Store
from rashomon.store.engine import reading, writing
from rashomon.store.points import reached
from rashomon.store.schema_watch import page
from rashomon.watch import atom, outbox
from rashomon.watch.courier import Courier
from rashomon.watch.desk import Desk
from rashomon.watch.hosts import THREADS
from rashomon.watch.notice import Notice
from rashomon.watch.pace import Pace
from rashomon.watch.poller import Poller
from rashomon.watch.webhook import Webhook

PRINTED = "printed"  # the target that `tell` serves
MAX_BYTES = 20_000_000  # of one page or feed
TICK, IDLE = 0.2, 1.0  # seconds that the desk waits for an account: in one round, and while it goes on
SECONDS, STEP = 30.0, 10.0  # that one page, and one answer of the network, may take

Tell = Callable[[Notice], None]
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Watch:
    """Follows `feeds`; call it with a store, a pipeline, and whom to tell of notices and of trouble.

    `once`: one round, then it returns. `notices` is an Atom file that is kept, `webhook` an address that is posted
    to, signed where `secret` is given. `stop` ends it from another thread or a signal.
    """

    feeds: tuple[str, ...]
    pace: Pace = field(default_factory=Pace)
    once: bool = False
    allow_private: bool = False
    notices: Path | None = None
    webhook: str | None = None
    secret: str | None = field(default=None, repr=False)
    threads: int = THREADS
    seconds: float = SECONDS
    step: float = STEP
    stop: threading.Event = field(default_factory=threading.Event)

    def __call__(self, store: Store, pipeline: Pipeline, tell: Tell, say: Say) -> dict[str, int]:
        """Watch; gives how many pages have which outcome at the end. Raises what ended it, where something did."""
        poller = Poller(
            store.engine, self.feeds, self.pace, self._fetcher, say, self.once, self.threads, stop=self.stop
        )
        targets = [PRINTED, *([f"webhook:{self.webhook}"] if self.webhook else [])]
        # One process does not start others while threads of it hold locks: pages are read in this one.
        alone = replace(pipeline, workers=replace(pipeline.workers, count=1))
        desk = Desk(store, alone, self.pace, poller.handed, poller.settled, targets, say)
        handing = Handing(store, tell, self.notices)
        with self._courier(store, say) as courier, _thread(poller, self.stop):
            desk.begin()
            handing()
            while not self.stop.is_set():
                over = poller.over.is_set()
                busy = desk.turn(TICK if self.once else IDLE)
                handing()
                if over and not busy:
                    break
            if courier is not None and self.once and not self.stop.is_set():
                courier.round()
        if poller.failure is not None:
            raise poller.failure
        return outcomes(store)

    def _fetcher(self, heard: Callable[[Asked], None]) -> Fetcher:
        hold = self.pace.back_off / 4  # rules that could not be had are asked for again when the host is
        return Fetcher(self.allow_private, MAX_BYTES, self.seconds, self.step, hold, heard)

    @contextmanager
    def _courier(self, store: Store, say: Say) -> Iterator[Courier | None]:
        """Who serves the webhook, in a thread of its own as long as the context lasts; None without one."""
        if self.webhook is None:
            yield None
            return
        over = threading.Event()
        with Webhook(self.webhook, self.allow_private, self.secret) as hook:
            courier = Courier(store.engine, hook, say, over)
            with _thread(courier, over):
                yield courier


@contextmanager
def _thread(work: Callable[[], None], stop: threading.Event) -> Iterator[None]:
    """Work in a thread that is told to stop, and waited for, at the end of the context."""
    thread = threading.Thread(target=work, name=f"watch-{type(work).__name__.lower()}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(timeout=60)


@dataclass(slots=True)
class Handing:
    """Hands on what is in the outbox: to `tell`, each notice once, and to the file, which is written anew."""

    store: Store
    tell: Tell
    path: Path | None
    _written: int = -1

    def __call__(self) -> None:
        """Hand on what is there."""
        with reading(self.store.engine) as conn:
            due = outbox.owed(conn, PRINTED, time.time(), most=1000)
            there = outbox.last(conn)
            shown = outbox.newest(conn, atom.NEWEST) if self.path is not None and there != self._written else []
        if self.path is not None and there != self._written:
            atom.write(self.path, atom.render(shown, sha256(self.store.name.encode()).hexdigest()[:16]))
            self._written = there
        for one in due:
            self.tell(one.notice)
        if due:
            reached("before-commit-told")
            with writing(self.store.engine) as conn:
                outbox.taken(conn, PRINTED, [one.notice.id for one in due], time.time())
            reached("after-commit-told")


def outcomes(store: Store) -> dict[str, int]:
    """How many pages have which outcome."""
    with reading(store.engine) as conn:
        asked = select(page.c.outcome, func.count()).group_by(page.c.outcome).order_by(page.c.outcome)
        return {outcome: int(number) for outcome, number in conn.execute(asked)}
