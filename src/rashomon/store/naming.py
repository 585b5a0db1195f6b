"""What a user calls a story or an article, as the store knows it: an id or its beginning in, the whole id out.

A story that ended leads to the one that took up most of its articles. Raises StoreError, with what there is, for a
name that fits nothing or several.
"""

from __future__ import annotations

from sqlalchemy import Connection, Table, select

from rashomon.errors import StoreError
from rashomon.store import schema

LISTED = 10


def story_named(conn: Connection, given: str) -> str:
    """The id of the story that is meant, as it goes on today."""
    name = _named(conn, schema.story, given, "story", "rashomon stories lists them")
    seen = {name}
    while True:
        asked = select(schema.story.c.until, schema.story.c.became).where(schema.story.c.id == name)
        until, became = conn.execute(asked).one()
        if until is None or became is None or became in seen:
            return name
        name = str(became)
        seen.add(name)


def article_named(conn: Connection, given: str) -> str:
    """The id of the article that is meant, by its id or its address."""
    asked = select(schema.article.c.id).where(schema.article.c.url == given).order_by(schema.article.c.id)
    by_address = conn.execute(asked).scalars().first()
    return by_address or _named(conn, schema.article, given, "article", "give its id or its address")


def _named(conn: Connection, table: Table, given: str, what: str, way_out: str) -> str:
    asked = select(table.c.id).where(table.c.id.startswith(given, autoescape=True)).order_by(table.c.id)
    found = list(conn.execute(asked.limit(LISTED + 1)).scalars()) if given else []
    if len(found) == 1 or given in found:
        return given if given in found else str(found[0])
    if not found:
        raise StoreError(f"{what} {given!r}: the store has none of that id; {way_out}")
    more = " and more" if len(found) > LISTED else ""
    raise StoreError(f"{what} {given!r}: begins the ids {', '.join(found[:LISTED])}{more}; give more of it")
