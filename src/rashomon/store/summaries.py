"""The stories of a store as a page lists them: what is wanted in, a Summary each out; no text is read for it.

What is counted stands in the stories' own rows (`sums.py`): one that was not compared yet has no counts, only accounts.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from rashomon.store import schema
from rashomon.store.held import holding

ORDERS = ("latest", "changed", "contested", "witnesses", "accounts")
SHOWN = tuple("id title started ended accounts stale outlets witnesses contested changed".split())


@dataclass(frozen=True, slots=True)
class Sifted:
    """Which stories: with these words in the title, told by an outlet among others, told on a day or later.

    `several` leaves out what one account alone tells, `contested` what nobody contests. `order` is one of ORDERS.
    """

    words: str = ""
    outlet: str = ""
    since: date | None = None
    several: bool = False
    contested: bool = False
    order: str = "latest"


@dataclass(frozen=True, slots=True)
class Summary:
    """A story on one line; `witnesses` and `contested` are None where it was not compared yet.

    `first` and `last` are the days of its first and last account, `changed` when its accounts or findings changed
    last (ISO 8601, UTC); `stale` says that accounts have come or gone since what is counted was counted.
    """

    id: str
    title: str | None
    first: str | None
    last: str | None
    accounts: int
    outlets: tuple[str, ...]
    witnesses: int | None
    contested: int | None
    changed: str
    stale: bool


def summaries(conn: Connection, wanted: Sifted, most: int, start: int = 0) -> tuple[list[Summary], int]:
    """Up to `most` stories from the `start`-th on, and how many there are in all."""
    story, edition, where = schema.story, schema.edition, _where(conn, wanted)
    number = int(conn.execute(select(func.count()).select_from(story).where(*where)).scalar() or 0)
    asked = select(*(story.c[name] for name in SHOWN)).where(*where).order_by(*_order(wanted.order))
    # Which ones first, and then when they changed: a join would keep the database from following the order's index.
    rows = conn.execute(asked.limit(most).offset(start)).mappings().all()
    moments = select(edition.c.id, edition.c.at).where(edition.c.id.in_({row["changed"] for row in rows}))
    at = {number: moment for number, moment in conn.execute(moments)}
    return [_summary(row, at[row["changed"]]) for row in rows], number


@dataclass(frozen=True, slots=True)
class Mark:
    """What a story's pages are drawn by: while its mark is the same, so are they."""

    id: str
    changed: int
    stale: bool
    compared: bool


def mark_of(conn: Connection, story: str) -> Mark | None:
    """The mark of a story by its whole id, one that goes on; else None."""
    table = schema.story
    asked = select(table.c.changed, table.c.stale, table.c.witnesses)
    row = conn.execute(asked.where(table.c.id == story, table.c.until.is_(None))).one_or_none()
    return Mark(story, int(row.changed or 0), bool(row.stale), row.witnesses is not None) if row else None


def most_outlets(conn: Connection, most: int) -> list[str]:
    """The outlets with most articles."""
    name = schema.article.c.outlet
    asked = select(name).where(name.is_not(None)).group_by(name).order_by(func.count().desc(), name).limit(most)
    return [str(one) for one in conn.execute(asked).scalars()]


def moment_of_change(conn: Connection) -> tuple[int, int]:
    """The last edition and the last run: as long as they are the same, so is what a page shows."""
    asked = select(
        select(func.max(schema.edition.c.id)).scalar_subquery(), select(func.max(schema.run.c.id)).scalar_subquery()
    )
    edition, run = conn.execute(asked).one()
    return int(edition or 0), int(run or 0)


def _where(conn: Connection, wanted: Sifted) -> list[ColumnElement[bool]]:
    story, joined, article = schema.story, schema.story_article, schema.article
    where: list[ColumnElement[bool]] = [story.c.until.is_(None)]
    where += [func.lower(story.c.title).contains(word, autoescape=True) for word in wanted.words.lower().split()]
    if wanted.since is not None:
        where.append(story.c.ended >= wanted.since.isoformat())
    if wanted.several:
        where.append(story.c.accounts > 1)
    if wanted.contested:
        where.append(story.c.contested > 0)
    if wanted.outlet:
        told = select(joined.c.story).join(article, article.c.id == joined.c.article)
        told = told.where(holding(joined), article.c.outlet.in_(_spelled(conn, wanted.outlet)))
        where.append(story.c.id.in_(told))
    return where


def _spelled(conn: Connection, outlet: str) -> list[str]:
    """The ways in which articles spell an outlet's name, whatever its capitals."""
    every = conn.execute(select(schema.article.c.outlet).distinct()).scalars()
    return [name for name in every if name and name.casefold() == outlet.casefold()]


def _order(name: str) -> tuple[Any, ...]:
    """What comes first; of likes the one with the latest news. As the indexes of `story` have it, read backwards."""
    story = schema.story
    first = {"latest": (), "changed": (story.c.changed,)}.get(name, (story.c[name],) if name in story.c else ())
    every = (*first, *(() if name == "changed" else (story.c.ended,)))
    return (*(column.desc().nulls_last() for column in every), story.c.id.desc())


def _summary(row: Any, changed: str) -> Summary:
    first, last = ((row[name] or "")[:10] or None for name in ("started", "ended"))
    outlets, counts = tuple(json.loads(row["outlets"] or "[]")), (row["witnesses"], row["contested"])
    return Summary(row["id"], row["title"], first, last, row["accounts"], outlets, *counts, changed, bool(row["stale"]))


def story_of(conn: Connection, names: Sequence[str]) -> tuple[str | None, int]:
    """The story that tells most of some articles, and how many of them; (None, 0) where none does."""
    joined = schema.story_article
    asked = select(joined.c.story, func.count().label("n")).where(joined.c.article.in_(names), holding(joined))
    found = conn.execute(asked.group_by(joined.c.story).order_by(func.count().desc(), joined.c.story).limit(1)).first()
    return (str(found[0]), int(found[1])) if found else (None, 0)
