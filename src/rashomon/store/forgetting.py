"""Forget articles: their texts and all that was cut from them go, their digests stay, so that they are known again.

What told of them goes with them: the findings, reports and kinships of every edition. Their stories end, and what is
left of them is sorted and compared anew. The ledger's lines stay: that something came in, and what became of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    column,
    delete,
    func,
    inspect,
    select,
    table,
    text,
    update,
)
from sqlalchemy.exc import DBAPIError

from rashomon.errors import StoreError
from rashomon.store import schema
from rashomon.store.engine import reading, refusal, writing
from rashomon.store.forgotten import was_forgotten
from rashomon.store.held import holding
from rashomon.store.naming import article_named
from rashomon.store.points import reached
from rashomon.store.rows import Row
from rashomon.store.runs import begin, end, new_edition, now
from rashomon.store.schema_search import WORDS, forgotten
from rashomon.store.shares import shares
from rashomon.store.sums import sum_up
from rashomon.store.write import forget_claims

if TYPE_CHECKING:
    from rashomon.store.desk import Store

LISTED = 10


def meant(conn: Connection, given: str) -> list[str]:
    """The articles that are meant: of the outlet of that name, else the one of that id or address, in all its texts."""
    article = schema.article
    outlets = select(article.c.id).where(func.lower(article.c.outlet) == given.lower())
    found = sorted(conn.execute(outlets).scalars())
    if found:
        return found
    try:
        name = article_named(conn, given)
    except StoreError as problem:
        known = sorted(filter(None, conn.execute(select(article.c.outlet).distinct()).scalars()))[:LISTED]
        raise StoreError(f"{problem}; or an outlet: {', '.join(known) or 'none is here'}") from None
    home = select(article.c.home).where(article.c.id == name).scalar_subquery()
    return sorted(conn.execute(select(article.c.id).where(article.c.home == home)).scalars())


def forget(conn: Connection, run: int, names: Sequence[str]) -> list[str]:
    """Take some articles out; gives the stories that ended by it. The caller commits, then `wipe`s."""
    if conn.dialect.name == "sqlite":
        conn.execute(text("PRAGMA secure_delete=ON"))
    joined = schema.story_article
    stories = _among(conn, joined.c.story, joined.c.article, names, holding(joined))
    ever = _among(conn, joined.c.story, joined.c.article, names)
    _untell(conn, names, ever)
    edition = new_edition(conn, run)
    for story in stories:
        _end(conn, story, edition)
    reached("mid-forget")
    rows = [row for share in shares(names) for row in _rows(conn, share)]
    forget_claims(conn, names)
    for share in shares(names):
        conn.execute(delete(schema.story_article).where(schema.story_article.c.article.in_(share)))
        conn.execute(delete(schema.article).where(schema.article.c.id.in_(share)))
        conn.execute(delete(forgotten).where(forgotten.c.id.in_(share)))
    conn.execute(forgotten.insert(), [{**row, "at": now(), "run": run} for row in rows])
    _captures(conn, {row["capture"] for row in rows if row["capture"]})
    sum_up(conn, ever, edition)  # of another edition than any page that shows what was forgotten
    return stories


def wipe(engine: Engine) -> None:
    """Leave nothing of what was taken out in the files: indexes of words are merged, freed pages given back.

    Raises StoreError where somebody else holds the file meanwhile: forgetting it once more wipes again.
    """
    if engine.dialect.name == "sqlite":
        with writing(engine) as conn:
            for name in WORDS:
                conn.execute(text(f"INSERT INTO {name} ({name}) VALUES ('optimize')"))
        last: tuple[str, ...] = ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)")
    else:
        quoted = engine.dialect.identifier_preparer.quote
        last = (f"VACUUM FULL {', '.join(quoted(name) for name in (*sorted(schema.metadata.tables), *WORDS))}",)
    held = engine.raw_connection()  # neither can be done within a transaction, and the engine begins one
    raw: Any = held.driver_connection
    if engine.dialect.name == "postgresql":
        raw.rollback()  # what asked whether the server is there began one
        raw.autocommit = True
    try:
        for statement in last:
            raw.cursor().execute(statement)
    except engine.dialect.loaded_dbapi.Error as problem:
        why = refusal(engine.url, DBAPIError(last[0], None, problem))
        raise StoreError(f"forgotten, but not wiped off yet: {why}; forget it again") from problem
    finally:
        held.invalidate()


def _among(
    conn: Connection, wanted: ColumnElement[Any], by: ColumnElement[Any], names: Sequence[str], *where: Any
) -> list[str]:
    """The values of a column, sorted and each once, in the rows where another is one of some names."""
    asked = select(wanted).where(*where).distinct()
    return sorted({one for share in shares(names) for one in conn.execute(asked.where(by.in_(share))).scalars()})


def _untell(conn: Connection, names: Sequence[str], ever: Sequence[str]) -> None:
    """Take out what was ever said of some articles, in every edition, and the titles of stories that `ever` had one."""
    story, cited = schema.story, schema.cited
    for share in shares(ever):
        conn.execute(update(story).where(story.c.id.in_(share)).values(title=None))
    for name in names:
        within = select(cited.c.story, cited.c.finding, cited.c.since).where(cited.c.article == name).distinct()
        for key in conn.execute(within).all():
            same = zip((cited.c.story, cited.c.finding, cited.c.since), key, strict=True)
            conn.execute(delete(cited).where(*(column == value for column, value in same)))
        for held in (schema.kinship, schema.finding, schema.report):
            for share in shares(ever):  # ids are digests: a document that holds one tells of that article
                conn.execute(delete(held).where(held.c.story.in_(share), held.c.document.contains(name)))
    _notices(conn, names)


def _notices(conn: Connection, names: Sequence[str]) -> None:
    """Take out the notices that hold words of some articles, where the store has been watched by."""
    if not inspect(conn).has_table("notice_article"):
        return
    beside = table("notice_article", column("notice"), column("article"))
    told = _among(conn, beside.c.notice, beside.c.article, names)
    for share in shares(told):
        for held, key in (("delivery", "notice"), ("notice_article", "notice"), ("notice", "id")):
            rows = table(held, column(key))
            conn.execute(delete(rows).where(rows.c[key].in_(share)))


def _end(conn: Connection, story: str, edition: int) -> None:
    """End a story; what is left of it waits to be sorted."""
    kept = schema.story
    conn.execute(update(kept).where(kept.c.id == story).values(until=edition, stale=False, accounts=0))
    for name in ("story_article", "report", "finding", "kinship"):
        held = schema.metadata.tables[name]
        conn.execute(update(held).where(held.c.story == story, holding(held)).values(until=edition))


def _rows(conn: Connection, names: Sequence[str]) -> list[Row]:
    """What is kept of some articles."""
    article = schema.article
    asked = select(article.c.id, article.c.home, article.c.capture, article.c.outlet)
    return [dict(row) for row in conn.execute(asked.where(article.c.id.in_(names))).mappings()]


def _captures(conn: Connection, names: set[str]) -> None:
    """Take out the captures that no article comes from any more."""
    capture, article = schema.capture, schema.article
    for share in shares(sorted(names)):
        used = set(conn.execute(select(article.c.capture).where(article.c.capture.in_(share))).scalars())
        conn.execute(delete(capture).where(capture.c.id.in_(set(share) - used)))


def forget_in(store: Store, given: str) -> tuple[int, list[str]]:
    """Forget an outlet's articles or one article in all its texts, by one commit; gives how many, and what ended.

    The stories that ended are to be sorted anew: `Store.add` without anything does.
    """
    with reading(store.engine) as conn:
        if was_forgotten(conn, given):  # and perhaps not wiped, where somebody else held the file then
            names: list[str] = []
        else:
            names = meant(conn, given)  # an unknown name makes no run
    if not names:
        wipe(store.engine)
        return 0, []
    run = begin(store.engine, "forget")
    with writing(store.engine) as conn:
        names = meant(conn, given)
        stories = forget(conn, run, names)
        reached("before-commit-forget")
    reached("after-commit-forget")
    wipe(store.engine)
    end(store.engine, run)
    return len(names), stories
