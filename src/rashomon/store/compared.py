"""Compare a story of a store and write what that changes: claims and scores are asked of the store first.

A story of more than MOST accounts is compared by those that stand for it (`pipeline.telling`); the others are said to
be left out. The new report is written only where the story still has the accounts that were compared.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, select, update

from rashomon.model import Article, Report, Skipped
from rashomon.pipeline import Pipeline, telling
from rashomon.store import schema
from rashomon.store.accounts import articles
from rashomon.store.engine import reading, writing
from rashomon.store.held import Diff, holding
from rashomon.store.memory import Memory
from rashomon.store.points import reached
from rashomon.store.reports import keep_report, report_of
from rashomon.store.runs import judged_by, new_edition
from rashomon.store.sums import sum_up
from rashomon.store.versions import weights

MOST = 60  # accounts of one story; the pairs grow with the square
TRIES = 5


@dataclass(frozen=True, slots=True)
class Change:
    """What comparing a story changed: its report before (None: the first) and now, as of an edition.

    `diff` names findings by id: new, changed in what they say, gone. `asked` counts the pairs of texts that the
    comparison needed, `told` those that the cross-encoder had not been asked before.
    """

    story: str
    edition: int
    before: Report | None
    report: Report
    diff: Diff
    asked: int
    told: int


Hook = Callable[[Connection, Change], None]


def nothing(conn: Connection, change: Change) -> None:
    """Do nothing about a change."""


def stale_stories(conn: Connection, fewest: int = 2) -> list[str]:
    """The stories of at least `fewest` accounts that have changed since they were compared, sorted."""
    table = schema.story
    asked = select(table.c.id).where(table.c.stale, table.c.until.is_(None), table.c.accounts >= fewest)
    return sorted(conn.execute(asked).scalars())


def is_stale(conn: Connection, story: str) -> bool:
    """Whether a story's accounts have changed since they were compared."""
    return bool(conn.execute(select(schema.story.c.stale).where(schema.story.c.id == story)).scalar())


def compare(engine: Engine, pipeline: Pipeline, run: int, story: str, changed: Hook = nothing) -> Change | None:
    """Compare one story as it stands, and commit; None where it ended meanwhile."""
    for _ in range(TRIES):
        with reading(engine) as conn:
            told = accounts_told(conn, story)
        if not told:
            return None
        memory = Memory(engine, pipeline)
        report = reported(memory.pipeline, told)
        reached("mid-compare")
        with writing(engine) as conn:
            if {article.id for article in told} != {article.id for article in accounts_told(conn, story)}:
                continue
            change = _write(conn, run, story, report, memory)
            changed(conn, change)
            reached("before-commit-findings")
        reached("after-commit-findings")
        return change
    return None


def reported(pipeline: Pipeline, told: list[Article]) -> Report:
    """The report on the accounts of a story, or on those that stand for them."""
    dated = pipeline.dated(told)
    chosen = telling(dated, pipeline.trace(dated)[1], MOST) if len(dated) > MOST else list(dated)
    names = {article.id for article in chosen}
    reason = f"its story has {len(dated)} accounts; the {len(chosen)} that stand for all of them are compared"
    left = [Skipped(article.source, "compare", reason) for article in dated if article.id not in names]
    return pipeline.compare(chosen, left)


def accounts_told(conn: Connection, story: str) -> list[Article]:
    """The accounts of a story as they stand, sorted by id: the last version of each."""
    table = schema.story_article
    asked = select(table.c.article).where(table.c.story == story, holding(table), table.c.why != "revision")
    found = articles(conn, conn.execute(asked).scalars().all())
    return [found[name] for name in sorted(found)]


def _write(conn: Connection, run: int, story: str, report: Report, memory: Memory) -> Change:
    """Write a report in the place of the one before; the caller commits."""
    before = report_of(conn, story)
    memory.keep(conn)
    edition = new_edition(conn, run)
    diff = keep_report(conn, story, edition, report)
    judged_by(conn, run, weights())
    conn.execute(update(schema.story).where(schema.story.c.id == story).values(stale=False))
    sum_up(conn, [story])
    return Change(story, edition, before, report, diff, memory.asked, memory.told)
