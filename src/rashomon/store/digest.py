"""One digest of what a store holds: articles, what was read from them, stories, and what is found in them now.

When and by which run it came in does not count: two stores that were given the same, in any order, on any database,
by any number of workers, cut off and started again or not, have one digest.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from sqlalchemy import Connection, Table, select

from rashomon.store import schema
from rashomon.store.held import holding
from rashomon.store.values import spelled, unpacked
from rashomon.store.write import ABOUT

STORY = ("id", "title", "started", "ended", "accounts")
REPORT = {"report": ("story",), "finding": ("story", "id"), "kinship": ("story", "a", "b")}


def content_digest(conn: Connection) -> str:
    """Digest of the content, 64 hexadecimal digits."""
    # Each row by itself, then sorted: databases sort text in ways of their own.
    rows = sorted(
        sha256(row.encode()).digest() for part in (_articles, _accounts, _stories, _found) for row in part(conn)
    )
    return sha256(b"".join(rows)).hexdigest()


def _articles(conn: Connection) -> Iterator[str]:
    wanted = ("id", *ABOUT, "home", "fetched", "day")
    yield from _rows(conn, schema.article, wanted)


def _accounts(conn: Connection) -> Iterator[str]:
    table = schema.account
    for row in conn.execution_options(yield_per=500).execute(select(table)).mappings():
        documents = [unpacked(row[name]).decode() for name in ("claims", "quotes")]
        yield spelled(["account", row["article"], row["reader"], row["published"], *documents])


def _stories(conn: Connection) -> Iterator[str]:
    yield from _rows(conn, schema.story, STORY, schema.story.c.until.is_(None))
    table = schema.story_article
    yield from _rows(conn, table, ("story", "article", "why"), holding(table))


def _found(conn: Connection) -> Iterator[str]:
    for name, key in REPORT.items():
        table = schema.metadata.tables[name]
        yield from _rows(conn, table, (*key, "document"), holding(table))


def _rows(conn: Connection, table: Table, wanted: tuple[str, ...], *where: object) -> Iterator[str]:
    asked = select(*(table.c[name] for name in wanted)).where(*where)  # type: ignore[arg-type]
    for row in conn.execution_options(yield_per=500).execute(asked):
        yield spelled([table.name, *row])
