"""What a story's tables hold over time: rows of now in, what is new, changed and gone written as of an edition.

Nothing is overwritten: a row whose document is another now ends, and the new one begins, in the same edition.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Table, and_, or_, select, update

from rashomon.store.rows import Row

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Diff:
    """The keys of the rows that are new, that say something else than before, and that are gone."""

    new: tuple[Key, ...]
    changed: tuple[Key, ...]
    gone: tuple[Key, ...]


def holding(table: Table, edition: int | None = None) -> ColumnElement[bool]:
    """Which rows hold: now, or in an edition."""
    if edition is None:
        return table.c.until.is_(None)
    return and_(table.c.since <= edition, or_(table.c.until.is_(None), table.c.until > edition))


def renew(conn: Connection, table: Table, story: str, edition: int, rows: Iterable[Row], key: tuple[str, ...]) -> Diff:
    """Make `rows` what the table holds of a story from `edition` on; a row is the one it was by its `document`."""
    now = {tuple(str(row[name]) for name in key): row for row in rows}
    before = _before(conn, table, story, key)
    changed = tuple(sorted(name for name in now.keys() & before.keys() if now[name]["document"] != before[name]))
    new, gone = (tuple(sorted(names)) for names in (now.keys() - before.keys(), before.keys() - now.keys()))
    for name in (*gone, *changed):
        same = [table.c[column] == value for column, value in zip(key, name, strict=True)]
        conn.execute(update(table).where(table.c.story == story, holding(table), *same).values(until=edition))
    fresh = [{**now[name], "story": story, "since": edition} for name in (*new, *changed)]
    if fresh:
        conn.execute(table.insert(), fresh)
    return Diff(new, changed, gone)


def _before(conn: Connection, table: Table, story: str, key: tuple[str, ...]) -> Mapping[Key, str]:
    asked = select(table).where(table.c.story == story, holding(table))
    return {tuple(str(row[name]) for name in key): row["document"] for row in conn.execute(asked).mappings()}
