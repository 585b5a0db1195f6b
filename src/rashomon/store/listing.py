"""The stories of a store as a list: which ones in, an Overview of each out, those with the latest news first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, func, select

from rashomon.model import Article, Group, Overview
from rashomon.pipeline import Pipeline
from rashomon.store import schema
from rashomon.store.accounts import articles
from rashomon.store.held import holding
from rashomon.store.rows import Row, moment_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which stories: told on a day or later, told by an outlet among others (whatever its capitals); so many."""

    since: date | None = None
    outlet: str | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A story in the list; `stale` where its accounts have changed since what is counted was counted."""

    overview: Overview
    articles: tuple[Article, ...]
    stale: bool


def listed(conn: Connection, pipeline: Pipeline, wanted: Wanted) -> tuple[list[Listed], int]:
    """The stories that are wanted, and how many more there are than `most`."""
    table, where = schema.story, _where(wanted)
    count = int(conn.execute(select(func.count()).select_from(table).where(*where)).scalar() or 0)
    asked = select(table).where(*where).order_by(func.coalesce(table.c.ended, "").desc(), table.c.id)
    rows = conn.execute(asked.limit(wanted.most)).mappings().all()
    return [_listed(conn, pipeline, dict(row)) for row in rows], count - len(rows)


def _where(wanted: Wanted) -> list[ColumnElement[bool]]:
    table, joined, article = schema.story, schema.story_article, schema.article
    where: list[ColumnElement[bool]] = [table.c.until.is_(None)]
    if wanted.since is not None:
        where.append(table.c.ended >= wanted.since.isoformat())
    if wanted.outlet is not None:
        told = select(joined.c.article).join(article, article.c.id == joined.c.article)
        told = told.where(joined.c.story == table.c.id, holding(joined))
        where.append(told.where(func.lower(article.c.outlet) == wanted.outlet.lower()).exists())
    return where


def _listed(conn: Connection, pipeline: Pipeline, row: Row) -> Listed:
    """One story: what is counted comes from its report, witnesses of a story without one from its texts."""
    told = _told(conn, str(row["id"]))
    asked = select(schema.report.c.witnesses, schema.report.c.contested)
    kept = conn.execute(asked.where(schema.report.c.story == row["id"], holding(schema.report))).first()
    witnesses, contested = kept if kept else (len(pipeline.trace(told)[1]), None)
    group = Group(
        str(row["id"]),
        tuple(one.id for one in told),
        row["title"],
        moment_of("started", row),
        moment_of("ended", row),
    )
    outlets = {one.outlet.casefold(): one.outlet for one in told if one.outlet}
    names = tuple(outlets[name] for name in sorted(outlets))
    compared = None if contested is None else len(told)
    return Listed(Overview(group, names, witnesses, contested, compared), tuple(told), bool(row["stale"]))


def _told(conn: Connection, story: str) -> Sequence[Article]:
    """The accounts of a story in the order they were published."""
    joined, article = schema.story_article, schema.article
    asked = select(joined.c.article).join(article, article.c.id == joined.c.article)
    asked = asked.where(joined.c.story == story, holding(joined), joined.c.why != "revision")
    names = conn.execute(asked.order_by(func.coalesce(article.c.published, "9"), joined.c.article)).scalars().all()
    found = articles(conn, names)
    return [found[name] for name in names]
