"""The desk behind the pages: a store that is read, reports that are held for a while, one pipeline at work at a time.

Gives reports by the id of a story, and pages as they were drawn: those of a story for as long as nothing in it has
changed, whatever else the store takes in, the others for as long as the store has not changed. What is
compared without being kept is held in memory under a name of its own, the last so many of it, and is gone with the
server. Refuses to compare two things at once: the steps share a parser and a model.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlalchemy import Connection

from rashomon.errors import StoreError
from rashomon.model import Report
from rashomon.pipeline import Pipeline
from rashomon.store import Store
from rashomon.store.engine import reading
from rashomon.store.naming import story_named
from rashomon.store.reports import report_of
from rashomon.store.summaries import Mark, mark_of, moment_of_change, most_outlets
from rashomon.web.errors import not_here

T = TypeVar("T")
HELD = 32  # comparisons that were not kept
REPORTS = 48
PAGES = 48_000_000  # characters
TURNS = 64  # pages that are drawn at a time
OFFERED = 60  # outlets in a form's list
FRESH = 60.0  # seconds for which that list is not asked for again
DRAFT = "draft-"
WAY_OUT = "the front page lists the stories, and the search finds accounts"


class Recent(Generic[T]):
    """The last values that were asked for, up to a bound on their sizes together."""

    def __init__(self, most: int, size: Callable[[T], int] = lambda value: 1) -> None:
        self.most, self.size = most, size
        self.values: OrderedDict[Hashable, T] = OrderedDict()
        self.held = 0
        self.lock = threading.Lock()

    def get(self, key: Hashable) -> T | None:
        """The value of a key, if it is still there."""
        with self.lock:
            if key in self.values:
                self.values.move_to_end(key)
            return self.values.get(key)

    def keep(self, key: Hashable, value: T) -> T:
        """Hold a value; the oldest go where there are too many."""
        with self.lock:
            old = self.values.pop(key, None)
            self.values[key] = value
            self.held += self.size(value) - (self.size(old) if old is not None else 0)
            while self.held > self.most and len(self.values) > 1:
                self.held -= self.size(self.values.popitem(last=False)[1])
        return value


@dataclass(frozen=True, slots=True)
class Shown:
    """A story as it can be shown: `report` is None where it was never compared, `stale` where accounts came since."""

    id: str
    report: Report | None
    stale: bool
    kept: bool


class Desk:
    """What the pages ask."""

    def __init__(self, store: Store, pipeline: Pipeline) -> None:
        self.store = store
        self.pipeline = pipeline
        self.working = threading.Lock()
        self.drafts: Recent[Report] = Recent(HELD)
        self.reports: Recent[Shown] = Recent(REPORTS)
        self.pages: Recent[str] = Recent(PAGES, len)
        self.turns = tuple(threading.Lock() for _ in range(TURNS))
        self.offered: tuple[float, tuple[str, ...]] = (-FRESH, ())

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """The store as it stands."""
        with reading(self.store.engine) as conn:
            yield conn

    def moment(self) -> tuple[int, int]:
        """What the store last wrote: while it is the same, so is all that is shown of it."""
        with self.reading() as conn:
            return moment_of_change(conn)

    def outlets(self) -> tuple[str, ...]:
        """The outlets with most articles, as of a minute ago or less."""
        if time.monotonic() - self.offered[0] >= FRESH:
            with self.reading() as conn:
                self.offered = (time.monotonic(), tuple(most_outlets(conn, OFFERED)))
        return self.offered[1]

    def mark(self, name: str) -> Mark:
        """What the pages of a story are drawn by, as it goes on today; raises PageError where there is none."""
        if name.startswith(DRAFT):
            return Mark(self._draft(name).id, 0, False, True)
        with self.reading() as conn:
            return mark_of(conn, name) or self._led_on(conn, name)

    def _led_on(self, conn: Connection, name: str) -> Mark:
        try:
            found = story_named(conn, name)
        except StoreError:
            raise not_here("story", name, WAY_OUT) from None
        return mark_of(conn, found) or Mark(found, 0, False, False)

    def story(self, name: str) -> Shown:
        """A story by its whole id, as it goes on today; raises PageError where there is none."""
        return self.shown(self.mark(name))

    def shown(self, mark: Mark) -> Shown:
        """The story of a mark."""
        if mark.id.startswith(DRAFT):
            return self._draft(mark.id)
        return self.reports.get(mark) or self.reports.keep(mark, self._read(mark))

    def _draft(self, name: str) -> Shown:
        report = self.drafts.get(name)
        if report is None:
            raise not_here("comparison", name, "it was not kept, and the server has let go of it; compare once more")
        return Shown(name, report, False, False)

    def _read(self, mark: Mark) -> Shown:
        with self.reading() as conn:
            return Shown(mark.id, report_of(conn, mark.id) if mark.compared else None, mark.stale, True)

    def hold(self, report: Report) -> str:
        """Hold a report that is not kept; the name it goes by."""
        name = f"{DRAFT}{secrets.token_hex(8)}"
        self.drafts.keep(name, report)
        return name

    def drawn(self, key: Hashable, draw: Callable[[], str], mark: Mark | None = None) -> str:
        """A page as it was drawn since its story, or where it has no mark the store, last changed; or drawn now."""
        whole = (mark or self.moment(), key)
        found = self.pages.get(whole)
        if found is None:
            with self.turns[hash(whole) % TURNS]:  # who else wants the same page waits for it, and draws nothing
                found = self.pages.get(whole) or self.pages.keep(whole, draw())
        return found

    @contextmanager
    def work(self) -> Iterator[Pipeline]:
        """The pipeline, for one at a time."""
        with self.working:
            yield self.pipeline
