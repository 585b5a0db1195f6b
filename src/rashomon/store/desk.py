"""The store as the program uses it: one object on one place, every method a question or a commit.

Takes a path or an address; gives back the values that went in; refuses to lose or to overwrite any of them.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from types import TracebackType
from typing import Any

from sqlalchemy import Engine

from rashomon.errors import RashomonError, StoreError
from rashomon.intake import silent
from rashomon.model import Article, Capture, Outcome, Report, Skipped
from rashomon.pipeline import Pipeline
from rashomon.store import schema_watch  # noqa: F401 - what a watch remembers is part of every store
from rashomon.store.accounts import articles, unread
from rashomon.store.compared import (
    accounts_told,
    compare,
    is_stale,
    reported,
    stale_stories,
)
from rashomon.store.contents import contents
from rashomon.store.digest import content_digest
from rashomon.store.engine import of_values, open_engine, reading, writing
from rashomon.store.hooks import HOOKS, Added, Hooks
from rashomon.store.intake import Batch, batches
from rashomon.store.listing import Listed, Wanted, listed
from rashomon.store.memory import PART, Memory
from rashomon.store.migrate import upgrade
from rashomon.store.naming import story_named
from rashomon.store.place import place_of, shown
from rashomon.store.points import reached
from rashomon.store.reports import report_of
from rashomon.store.runs import Stage, begin, end, enter, entered
from rashomon.store.shares import shares
from rashomon.store.stats import stats
from rashomon.store.stories import Regrouped, regroup
from rashomon.store.verify import Checked, checks
from rashomon.store.write import Written, write

FEW = 48  # articles whose claims are read, and stories compared, unasked: more wait until somebody looks


class Store:
    """A store that is open. Use it in a `with`, or close it."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the server."""
        self.engine.dispose()

    @property
    def name(self) -> str:
        """The store as it is named to a user: a path, or an address without its password."""
        return shown(self.engine.url)

    def add(
        self,
        things: Iterable[Capture | Skipped],
        pipeline: Pipeline,
        *,
        verb: str = "add",
        compared: bool | None = None,
        hooks: Hooks = HOOKS,
    ) -> Added:
        """Store what was read, sort it into stories, and compare those that changed.

        Every batch is committed before `hooks.acknowledged` is told of it. `compared` True compares all stories that
        wait for it, False none, None where few articles are new. Raises StoreError where the store cannot be written;
        what was acknowledged stays.
        """
        run = begin(self.engine, verb)
        stored, left_out = 0, Counter[Outcome]()
        for batch in batches(pipeline, things):
            for written in self._write(run, batch, hooks):
                stored += len(written.articles)
                for one in written.skipped:
                    left_out[one.outcome] += one.count
        pipeline.progress("sorting into stories")
        found = regroup(self.engine, pipeline, run)
        stories = self._catch_up(run, pipeline, compared, found, hooks)
        end(self.engine, run)
        return Added(run, stored, left_out, found, stories, len(self.waiting()))

    def _write(self, run: int, batch: Batch, hooks: Hooks) -> Iterator[Written]:
        """Commit one batch; where the database refuses something in it, one by one, so that the rest goes on."""
        try:
            yield self._commit(run, batch, hooks)
            return
        except (StoreError, ValueError, OverflowError) as problem:
            if not of_values(problem):
                raise
            parts = batch.singly() if len(batch.found) > 1 else [batch.set_aside(problem)]
        for part in parts:
            yield from self._write(run, part, hooks)

    def _commit(self, run: int, batch: Batch, hooks: Hooks) -> Written:
        """Commit one batch, then tell of it."""
        with writing(self.engine) as conn:
            written = write(conn, run, batch)
            hooks.stored(conn, written)
            reached("before-commit-articles")
        reached("after-commit-articles")
        hooks.acknowledged(written)
        return written

    def _catch_up(
        self, run: int, pipeline: Pipeline, wanted: bool | None, found: Regrouped, hooks: Hooks
    ) -> tuple[str, ...]:
        """Read and compare what waits: all of it where that is wanted or little, else what this run touched, if little.

        Gives the stories that were compared.
        """
        with reading(self.engine) as conn:
            names, mine = unread(conn), unread(conn, run)
        waiting = self.waiting()
        every = wanted or max(len(names), len(waiting)) <= FEW
        if wanted is False or not (every or len(mine) <= FEW):
            return ()
        stories = [story for story in waiting if every or story in found.touched]
        self._read(run, pipeline, names if every else mine, hooks)
        return self._compare(run, pipeline, stories, hooks)

    def _read(self, run: int, pipeline: Pipeline, names: Sequence[str], hooks: Hooks) -> None:
        """Read the claims of some articles, and keep them."""
        pipeline.progress(f"reading the claims of {len(names):,} articles")
        memory = Memory(self.engine, pipeline)
        for part in shares(names, PART):
            tuple(memory.claim(self.articles(part)))
        self._account_for(run, "claim", len(names), memory.failed, hooks)

    def _account_for(self, run: int, stage: str, came: int, left_out: Sequence[Skipped], hooks: Hooks) -> None:
        """Enter a stage that works on what is stored in the ledger, and tell of what it left out."""
        if left_out:
            with writing(self.engine) as conn:
                enter(conn, run, [(stage, came, came - len(left_out), left_out)])
            for one in left_out:
                hooks.skipped(one)

    def _compare(self, run: int, pipeline: Pipeline, stories: Sequence[str], hooks: Hooks) -> tuple[str, ...]:
        done, failed = [], []
        for number, story in enumerate(stories, 1):
            pipeline.progress(f"comparing story {number:,} of {len(stories):,}")
            try:
                change = compare(self.engine, replace(pipeline, progress=silent), run, story, hooks.changed)
            except RashomonError:
                raise
            except Exception as problem:  # one story must not keep the others waiting
                reason = f"could not be compared ({type(problem).__name__}: {problem}); it waits"
                failed.append(Skipped(f"story {story}", "compare", reason, Outcome.QUARANTINED))
                continue
            if change is not None:
                hooks.compared(change)
                done.append(story)
        self._account_for(run, "compare", len(stories), failed, hooks)
        return tuple(done)

    def compare(self, pipeline: Pipeline, stories: Sequence[str], *, hooks: Hooks = HOOKS) -> tuple[str, ...]:
        """Compare some stories as they stand, stale or not, and keep what that says; those that still are there."""
        run = begin(self.engine, "compare")
        done = self._compare(run, pipeline, stories, hooks)
        end(self.engine, run)
        return done

    def waiting(self) -> list[str]:
        """The stories of two accounts or more that have changed since they were compared."""
        with reading(self.engine) as conn:
            return stale_stories(conn)

    def articles(self, names: Iterable[str]) -> tuple[Article, ...]:
        """The articles of some ids, sorted by id; those that are not there are left out."""
        with reading(self.engine) as conn:
            found = articles(conn, names)
        return tuple(found[name] for name in sorted(found))

    def report(self, story: str, edition: int | None = None) -> Report | None:
        """The report of a story, now or as it stood in an edition; None where it was not compared."""
        with reading(self.engine) as conn:
            return report_of(conn, story, edition)

    def shown(self, story: str, pipeline: Pipeline) -> Report:
        """The report of a story by its id or the beginning of it, compared now where its accounts have changed.

        Where that may not be written, it is compared all the same. Raises StoreError for a story that is not there.
        """
        with reading(self.engine) as conn:
            name = story_named(conn, story)
            kept = None if is_stale(conn, name) else report_of(conn, name)
        if kept is not None:
            return kept
        try:
            self.compare(pipeline, [name])
        except StoreError as problem:
            pipeline.progress(f"not kept: {problem}")
        else:
            kept = self.report(name)
        with reading(self.engine) as conn:
            return kept or reported(pipeline, accounts_told(conn, name))

    def story(self, given: str) -> str:
        """The whole id of the story that is meant; raises StoreError where there is none, or several."""
        with reading(self.engine) as conn:
            return story_named(conn, given)

    def stories(self, pipeline: Pipeline, wanted: Wanted) -> tuple[list[Listed], int]:
        """The stories that are wanted, those with the latest news first, and how many more there are."""
        with reading(self.engine) as conn:
            return listed(conn, pipeline, wanted)

    def verify(self) -> Iterator[Checked]:
        """Every check of the store, all on one state of it; nothing is changed."""
        with reading(self.engine) as conn:
            yield from (*checks(conn), *contents(conn))

    def stats(self) -> dict[str, Any]:
        """How much it holds."""
        with reading(self.engine) as conn:
            return stats(conn)

    def ledger(self, run: int) -> list[Stage]:
        """What came into each stage of a run, and what became of it: (stage, in, stored, left out)."""
        with reading(self.engine) as conn:
            return entered(conn, run)

    def digest(self) -> str:
        """Digest of what it holds, however and in whatever order it came in."""
        with reading(self.engine) as conn:
            return content_digest(conn)


def open_store(place: str | os.PathLike[str] | None = None) -> Store:
    """The store at a path or address (None: the user's own), made or brought up to date where need be.

    Raises StoreError where it cannot be opened, or was written by a newer program.
    """
    engine = open_engine(place_of(place))
    upgrade(engine)
    return Store(engine)
