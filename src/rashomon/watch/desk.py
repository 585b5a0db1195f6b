"""The side of a watch that stores: accounts as they are handed over in, stories up to date and notices written out.

A turn stores what has come (one commit with the outcome of each page), sorts it into stories, compares some of those
that wait, and writes what is news by the commit that writes the findings. Only stories that a watched article is in
are compared: what else lies in the store waits until somebody looks at it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue

from sqlalchemy import Connection, select

from rashomon.model import Finding, Outcome, Skipped
from rashomon.pipeline import Pipeline
from rashomon.store import Change, Hooks, Store, Written, schema
from rashomon.store.accounts import articles
from rashomon.store.engine import reading, writing
from rashomon.store.held import holding
from rashomon.store.schema_watch import page
from rashomon.store.shares import shares
from rashomon.store.values import value_of
from rashomon.watch import amendments, outbox, pages
from rashomon.watch.differences import NEWS, news
from rashomon.watch.feeds import Handed
from rashomon.watch.moments import written
from rashomon.watch.notice import of_finding
from rashomon.watch.pace import Pace

MOST = 500  # accounts stored in one turn: each turn sorts into stories once, which costs by the size of the store
REST = 600.0  # seconds until a story that could not be compared is tried again
STORIES = 4  # stories compared in one turn, before what has come meanwhile is stored


@dataclass(slots=True)
class Desk:
    """Stores what is `handed` over; `settled` is told the keys of what has its outcome."""

    store: Store
    pipeline: Pipeline
    pace: Pace
    handed: SimpleQueue[Handed]
    settled: Callable[[Sequence[str]], None]
    targets: Sequence[str]
    say: Callable[[str], None]
    _left: dict[str, Handed] = field(default_factory=dict)
    _behind: bool = False
    _resting: dict[str, float] = field(default_factory=dict)

    def begin(self) -> None:
        """Sort into stories what a watch that was stopped has stored and not sorted yet."""
        self.store.add((), self.pipeline, verb="watch", compared=False)

    def turn(self, wait: float) -> bool:
        """One turn, after waiting so many seconds for something to come; whether there was anything to do."""
        came = self._gathered(0.0 if self._behind else wait)
        if came:
            self._store(came)
        told = amendments.tell(self.store, self.pipeline, self.targets, written(time.time()))
        waiting = [story for story in self.waiting() if self._resting.get(story, 0.0) < time.monotonic()]
        self._behind = len(waiting) > STORIES or bool(self._left)
        if waiting:
            self._compare(waiting[:STORIES])
        return bool(came or told or waiting)

    def _compare(self, stories: Sequence[str]) -> None:
        """Compare some stories; one that cannot be compared rests for a while, or nothing else would be done."""
        hooks = Hooks(changed=self.changed, skipped=lambda one: self.say(f"{one.source}: {one.reason}"))
        done = self.store.compare(self.pipeline, stories, hooks=hooks)
        for story in set(stories) - set(done):
            self._resting[story] = time.monotonic() + REST

    def _gathered(self, wait: float) -> dict[str, Handed]:
        """What has come, by key; of two with the same bytes the second waits for the next turn."""
        came, bodies = self._left, {one.capture.id for one in self._left.values()}
        self._left = {}
        try:
            while len(came) < MOST:
                one = self.handed.get(timeout=wait) if not came and wait else self.handed.get_nowait()
                (self._left if one.capture.id in bodies else came)[one.key] = one
                bodies.add(one.capture.id)
        except Empty:
            pass
        return came

    def _store(self, came: dict[str, Handed]) -> None:
        """Store accounts, each with the outcome of its page in the same commit."""
        told: set[str] = set()

        def stored(conn: Connection, batch: Written) -> None:
            outcomes: dict[str, Skipped | str] = {one.source: one.id for one in batch.articles}
            outcomes |= {one.source: one for one in batch.skipped}
            pages.settle(conn, came.values(), outcomes, self.pace, time.time())
            told.update(outcomes.keys() & came.keys())

        captures = (one.capture for one in came.values())
        self.store.add(captures, self.pipeline, verb="watch", compared=False, hooks=Hooks(stored=stored))
        lost = {key: Skipped(key, "store", "no outcome was told", Outcome.QUARANTINED) for key in came.keys() - told}
        if lost:
            with writing(self.store.engine) as conn:
                pages.settle(conn, came.values(), lost, self.pace, time.time())
        self.settled(tuple(came))

    def waiting(self) -> list[str]:
        """The stories with a watched article that have changed since they were compared."""
        table, joined = schema.story, schema.story_article
        with reading(self.store.engine) as conn:
            asked = (
                select(table.c.id)
                .join(joined, joined.c.story == table.c.id)
                .join(page, page.c.article == joined.c.article)
                .where(table.c.stale, table.c.until.is_(None), table.c.accounts >= 2, holding(joined))
                .distinct()
            )
            return sorted(conn.execute(asked).scalars())

    def changed(self, conn: Connection, change: Change) -> None:
        """Write what is news in a story, inside the transaction that writes its findings."""
        known = {account.article.id: account.article for account in change.report.story.accounts}
        story = (change.story, change.report.title)
        at = written(time.time())
        found = news(self._before(conn, change), change.report.findings)
        notices = [of_finding(kind, finding, story, known, at) for kind, finding in found]
        outbox.put(conn, notices, self.targets)

    def _before(self, conn: Connection, change: Change) -> list[Finding]:
        """What was ever found on the articles of a story, or on earlier versions of them, in whatever story it was."""
        table, joined, cited = schema.finding, schema.story_article, schema.cited
        members = conn.execute(select(joined.c.article).where(joined.c.story == change.story, holding(joined)))
        names: set[str] = set()
        documents: dict[str, str] = {}
        for share in shares(members.scalars().all()):
            asked = (
                select(table.c.id, table.c.document, cited.c.article)
                .join(cited, (cited.c.story == table.c.story) & (cited.c.finding == table.c.id))
                .where(cited.c.article.in_(share), table.c.kind.in_(NEWS), table.c.since < change.edition)
            )
            for name, document, _ in conn.execute(asked):
                documents[name] = document
        if documents:
            inside = select(cited.c.article).where(cited.c.finding.in_(documents)).distinct()
            names |= set(conn.execute(inside).scalars())
        known = articles(conn, names)
        return [value_of(Finding, document, known) for document in documents.values()]
