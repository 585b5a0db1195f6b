"""The tables of a run into a store, by its place: a file of them by one commit, and the ledger of all that was met."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from rashomon.model import Group, Moment
from rashomon.run.digest import files
from rashomon.run.job import Job
from rashomon.run.tables import rows, skipped_at
from rashomon.store import open_store
from rashomon.store.engine import writing
from rashomon.store.rows import Row
from rashomon.store.runs import Stage, begin, end
from rashomon.store.taken import take_articles, take_stories


def keep(job: Job, place: str) -> int:
    """Put the articles and stories of a run that is done into a store; how many articles are new there.

    Raises StoreError where it cannot be written; what was committed stays, and is not done again.
    """
    new = 0
    with open_store(place) as store:
        run = begin(store.engine, "batch")
        for name in _files(job, "articles"):
            found = rows(job.folder("articles").view(name))
            with writing(store.engine) as conn:
                new += take_articles(conn, run, found, _stages(job, name, len(found)))
        for name in _files(job, "stories"):
            with writing(store.engine) as conn:
                take_stories(conn, run, map(_group, rows(job.folder("stories").view(name))))
        end(store.engine, run)
    return new


def _files(job: Job, kind: str) -> Iterator[str]:
    return (table.partition(".")[2] for table in files(job.folder()) if table.startswith(f"{kind}."))


def _stages(job: Job, name: str, articles: int) -> list[Stage]:
    """What the articles of a file went through before: read and extracted, and what was left out on the way."""
    left = [skipped_at(row) for row in rows(job.folder("skipped").view(name))]
    read, extracted = ([one for one in left if one.stage == stage] for stage in ("read", "extract"))
    captures = articles + sum(one.count for one in extracted)
    came = captures + sum(one.count for one in read)
    return [("read", came, captures, read), ("extract", captures, articles, extracted)]


def _group(row: Row) -> Group:
    return Group(row["story"], tuple(row["articles"]), row["title"], _moment(row["started"]), _moment(row["ended"]))


def _moment(told: str | None) -> Moment | None:
    return Moment(datetime.fromisoformat(told), hour_known=len(told) > 10) if told else None
