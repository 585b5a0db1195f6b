"""Notices in and out of the store: written by the commit that writes what they tell of, marked once they were taken.

Each notice is there once, whatever is found again; each place that wants notices has a delivery of its own for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from sqlalchemy import Connection, func, select, update

from rashomon.store.schema_watch import delivery, notice, notice_article
from rashomon.watch.moments import written
from rashomon.watch.notice import Kind, Notice
from rashomon.watch.state import REASON, Row


@dataclass(frozen=True, slots=True)
class Owed:
    """A notice that a place has not taken yet, and how often it was offered."""

    notice: Notice
    tries: int


def put(conn: Connection, notices: Iterable[Notice], targets: Sequence[str]) -> list[Notice]:
    """Write those that are new, each to be delivered to every target; gives them."""
    by_id = {one.id: one for one in notices}
    there = set(conn.execute(select(notice.c.id).where(notice.c.id.in_(by_id))).scalars()) if by_id else set()
    fresh = [one for one in by_id.values() if one.id not in there]
    if not fresh:
        return []
    first = last(conn) + 1
    conn.execute(notice.insert(), [{**_row(one), "number": n} for n, one in enumerate(fresh, first)])
    cited = [{"notice": one.id, "article": article} for one in fresh for article in sorted(one.articles())]
    if cited:
        conn.execute(notice_article.insert(), cited)
    owed = [{"notice": one.id, "target": target, "tries": 0, "next": one.at} for one in fresh for target in targets]
    if owed:
        conn.execute(delivery.insert(), owed)
    return fresh


def _row(one: Notice) -> dict[str, str]:
    return {"id": one.id, "at": one.at, "kind": one.kind.value, "story": one.story, "document": one.json()}


def _notice(row: Row) -> Notice:
    return Notice(row["id"], Kind(row["kind"]), row["story"], row["at"], json.loads(row["document"]))


def owed(conn: Connection, target: str, now: float, most: int = 50) -> list[Owed]:
    """What a target is to be offered by now, in the order in which it was found: none before an earlier one."""
    asked = (
        select(notice, delivery.c.tries, delivery.c.next.label("due"))
        .join(delivery, delivery.c.notice == notice.c.id)
        .where(delivery.c.target == target, delivery.c.next.is_not(None))
        .order_by(notice.c.number)
        .limit(most)
    )
    due = takewhile(lambda row: row["due"] <= written(now), conn.execute(asked).mappings())
    return [Owed(_notice(row), row["tries"]) for row in due]


def taken(conn: Connection, target: str, ids: Iterable[str], now: float) -> None:
    """A target has taken some notices."""
    for name in ids:
        _mark(conn, target, name, done=written(now), next=None, problem=None)


def refused(conn: Connection, target: str, one: Owed, reason: str, later: float | None) -> None:
    """A target has not taken a notice; offered again at `later`, or no more."""
    next_try = None if later is None else written(later)
    _mark(conn, target, one.notice.id, tries=one.tries + 1, next=next_try, problem=reason[:REASON])


def _mark(conn: Connection, target: str, name: str, **values: object) -> None:
    conn.execute(update(delivery).where(delivery.c.notice == name, delivery.c.target == target).values(**values))


def newest(conn: Connection, most: int) -> list[Notice]:
    """The last notices that were found, the newest first."""
    asked = select(notice).order_by(notice.c.number.desc()).limit(most)
    return [_notice(row) for row in conn.execute(asked).mappings()]


def last(conn: Connection) -> int:
    """The number of the last notice that was found; 0 where there is none."""
    return int(conn.execute(select(func.max(notice.c.number))).scalar() or 0)
