"""Check a store: a Connection in, what was checked and every fault out. Nothing is changed.

The evidence law is one statement over all tables that hold evidence. Then: each stage of each run is in balance, each
article is in one story; and (`contents.py`) each article, capture and document is what its id says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import CompoundSelect, Connection, Table, case, func, literal, or_, select, text, union_all

from rashomon.store import schema
from rashomon.store.held import holding
from rashomon.store.sums import wrong

EVIDENCE = ("article", "start", "end", "exact")
SHOWN = 20  # faults of one check that are told one by one


@dataclass(frozen=True, slots=True)
class Checked:
    """One check: how many things it looked at, and what is wrong with some of them."""

    name: str
    looked_at: int
    faults: tuple[str, ...] = ()


def checks(conn: Connection) -> Iterator[Checked]:
    """Every check that the database does by itself, in turn."""
    for check in (database, evidence, ledger, stories):
        yield check(conn)


def evidence_law() -> CompoundSelect[tuple[str, str, int, int]]:
    """The statement that finds all evidence that does not cut its article; offsets are code points, half-open."""
    parts = []
    for table in with_evidence():
        article = schema.article
        cut = func.substr(article.c.text, table.c.start + 1, table.c.end - table.c.start)
        wrong = or_(cut != table.c.exact, table.c.start < 0, table.c.end <= table.c.start, article.c.id.is_(None))
        place = select(literal(table.name), table.c.article, table.c.start, table.c.end)
        parts.append(place.select_from(table.outerjoin(article, article.c.id == table.c.article)).where(wrong))
    return union_all(*parts)


def with_evidence() -> list[Table]:
    """The tables that hold evidence."""
    return [table for table in schema.metadata.sorted_tables if all(name in table.c for name in EVIDENCE)]


def database(conn: Connection) -> Checked:
    """What SQLite checks of its file: its pages and indexes, and that what is pointed at is there."""
    if conn.dialect.name != "sqlite":
        return Checked("database", 0)  # PostgreSQL holds both by itself
    told = [str(row[0]) for row in conn.execute(text(f"PRAGMA integrity_check({SHOWN})"))]
    damaged = [f"the file is damaged: {one}" for one in told if one != "ok"]
    lost = conn.execute(text("PRAGMA foreign_key_check")).fetchmany(SHOWN)
    return Checked("database", 1, (*damaged, *(f"{row[0]}: points at a {row[2]} that is not there" for row in lost)))


def evidence(conn: Connection) -> Checked:
    """Every cut cuts what it says it cuts."""
    tables = with_evidence()
    looked_at = sum(int(conn.execute(select(func.count()).select_from(table)).scalar() or 0) for table in tables)
    wrong = conn.execute(evidence_law()).fetchmany(SHOWN)
    return Checked("evidence", looked_at, tuple("{}: {} {}-{} is not what was cut".format(*row) for row in wrong))


def ledger(conn: Connection) -> Checked:
    """At each stage of each batch, in = stored + the other outcomes."""
    table = schema.ledger
    came = func.sum(case((table.c.outcome == "in", table.c.count), else_=0))
    went = func.sum(case((table.c.outcome == "in", 0), else_=table.c.count))
    asked = select(table.c.run, table.c.batch, table.c.stage, came, went)
    rows = conn.execute(asked.group_by(table.c.run, table.c.batch, table.c.stage)).all()
    lost = [f"run {r}, batch {b}, {stage}: {i} in, {o} out" for r, b, stage, i, o in rows if i != o]
    return Checked("ledger", len(rows), tuple(lost[:SHOWN]))


def stories(conn: Connection) -> Checked:
    """No article is in two stories at a time, no story that ended holds any, and each is summed up as it stands."""
    table, story = schema.story_article, schema.story
    number = func.count().label("number")
    asked = select(table.c.article, number).where(holding(table)).group_by(table.c.article)
    twice = conn.execute(asked.having(number > 1)).fetchmany(SHOWN)
    over = select(table.c.story).join(story, story.c.id == table.c.story)
    ended = conn.execute(over.where(holding(table), story.c.until.is_not(None)).distinct()).scalars()
    off = [f"story {name}: lists show other outlets or counts than it has; compare it again" for name in wrong(conn)]
    looked_at = int(conn.execute(select(func.count()).select_from(table).where(holding(table))).scalar() or 0)
    faults = [f"article {name}: in {count} stories at once" for name, count in twice]
    faults += [f"story {name}: ended, and holds articles" for name in ended]
    return Checked("stories", looked_at, (*faults, *off[:SHOWN]))
