"""The desk behind the pages: a store that is read, reports that are held for a while, one pipeline at work at a time.

Gives reports by the id of a story, and pages as they were drawn for as long as the store has not changed. What is
compared without being kept is held in memory under a name of its own, the last so many of it, and is gone with the
server. Refuses to compare two things at once: the steps share a parser and a model.
"""

from __future__ import annotations

import secrets
import threading
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
from rashomon.store.compared import is_stale
from rashomon.store.engine import reading
from rashomon.store.naming import story_named
from rashomon.store.reports import report_of
from rashomon.store.summaries import moment_of_change
from rashomon.web.errors import not_here

T = TypeVar("T")
HELD = 32  # comparisons that were not kept
REPORTS = 48
PAGES = 48_000_000  # characters
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

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """The store as it stands."""
        with reading(self.store.engine) as conn:
            yield conn

    def moment(self) -> tuple[int, int]:
        """What the store last wrote: while it is the same, so is all that is shown of it."""
        with self.reading() as conn:
            return moment_of_change(conn)

    def story(self, name: str) -> Shown:
        """A story by its whole id, as it goes on today; raises PageError where there is none."""
        if name.startswith(DRAFT):
            return self._draft(name)
        key = (self.moment(), name)
        return self.reports.get(key) or self.reports.keep(key, self._read(name))

    def _draft(self, name: str) -> Shown:
        report = self.drafts.get(name)
        if report is None:
            raise not_here("comparison", name, "it was not kept, and the server has let go of it; compare once more")
        return Shown(name, report, False, False)

    def _read(self, name: str) -> Shown:
        with self.reading() as conn:
            try:
                found = story_named(conn, name)
            except StoreError:
                raise not_here("story", name, WAY_OUT) from None
            return Shown(found, report_of(conn, found), is_stale(conn, found), True)

    def hold(self, report: Report) -> str:
        """Hold a report that is not kept; the name it goes by."""
        name = f"{DRAFT}{secrets.token_hex(8)}"
        self.drafts.keep(name, report)
        return name

    def drawn(self, key: Hashable, draw: Callable[[], str]) -> str:
        """A page as it was drawn since the store last changed, or drawn now."""
        whole = (self.moment(), key)
        return self.pages.get(whole) or self.pages.keep(whole, draw())

    @contextmanager
    def work(self) -> Iterator[Pipeline]:
        """The pipeline, for one at a time."""
        with self.working:
            yield self.pipeline
