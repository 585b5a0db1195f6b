"""What was forgotten: known again by its digests when it comes in, until somebody takes it back."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, func, or_, select

from rashomon.errors import StoreError
from rashomon.store.schema_search import forgotten

SHARE = 400  # articles that one statement asks for


def was_forgotten(conn: Connection, given: str) -> list[str]:
    """The homes of what was forgotten of an outlet, or under an id or its beginning."""
    named = or_(func.lower(forgotten.c.outlet) == given.lower(), forgotten.c.id.startswith(given, autoescape=True))
    return list(conn.execute(select(forgotten.c.home).where(named)).scalars()) if given else []


def allow(conn: Connection, given: str) -> int:
    """Let articles come in again that were forgotten: those of an outlet, or of an id; gives how many."""
    homes = was_forgotten(conn, given)
    if not homes:
        raise StoreError(f"{given!r}: nothing of that outlet or id was forgotten here; give one of those")
    return conn.execute(delete(forgotten).where(forgotten.c.home.in_(homes))).rowcount


def forgotten_among(conn: Connection, articles: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Of some articles, each with its home, those that were forgotten, or are later texts of such: id to when."""
    found: dict[str, str] = {}
    every = list(articles)
    for start in range(0, len(every), SHARE):
        share = every[start : start + SHARE]
        names, homes = ([one[side] for one in share] for side in (0, 1))
        known = or_(forgotten.c.id.in_(names), forgotten.c.home.in_(homes))
        rows = conn.execute(select(forgotten.c.id, forgotten.c.home, forgotten.c.at).where(known)).all()
        when = {key: at for name, home, at in rows for key in (name, home)}
        found |= {name: when[key] for name, home in share if (key := name if name in when else home) in when}
    return found
