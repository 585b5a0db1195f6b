"""How much a store holds: a Connection in, one row of figures out."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table, func, select, text

from rashomon.store import schema
from rashomon.store.held import holding


def stats(conn: Connection) -> dict[str, Any]:
    """The figures, in the order in which they are shown."""
    story, article, finding = schema.story, schema.article, schema.finding
    told = story.c.until.is_(None)
    first, last = conn.execute(select(func.min(article.c.day), func.max(article.c.day))).one()
    kinds = conn.execute(select(finding.c.kind, func.count()).where(holding(finding)).group_by(finding.c.kind)).all()
    return {
        "articles": _count(conn, article),
        "outlets": _one(conn, select(func.count(func.distinct(func.lower(article.c.outlet))))),
        "first": first,
        "last": last,
        "captures": _count(conn, schema.capture),
        "capture_bytes": int(_one(conn, select(func.sum(schema.capture.c.size)))),
        "claims": _count(conn, schema.claim),
        "quotes": _count(conn, schema.quote),
        "readings": _count(conn, schema.reading),
        "unread": _count(conn, article) - _count(conn, schema.account),
        "stories": _count(conn, story, told),
        "told_by_several": _count(conn, story, told, story.c.accounts > 1),
        "waiting": _count(conn, story, told, story.c.accounts > 1, story.c.stale),
        "findings": {kind: number for kind, number in sorted((str(k), int(n)) for k, n in kinds)},
        "kinships": _count(conn, schema.kinship, holding(schema.kinship)),
        "runs": _count(conn, schema.run),
        "editions": _count(conn, schema.edition),
        "bytes": _size(conn),
    }


def _count(conn: Connection, table: Table, *where: Any) -> int:
    return _one(conn, select(func.count()).select_from(table).where(*where))


def _one(conn: Connection, asked: Any) -> int:
    return int(conn.execute(asked).scalar() or 0)


def _size(conn: Connection) -> int:
    """Bytes of the database on disk, its write-ahead log left aside."""
    if conn.dialect.name == "sqlite":
        return _one(conn, text("PRAGMA page_count")) * _one(conn, text("PRAGMA page_size"))
    return _one(conn, text("SELECT pg_database_size(current_database())"))
