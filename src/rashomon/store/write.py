"""A batch in, its captures, articles and ledger written: whole, by one commit, or not at all.

An article is stored once, whatever the order in which its copies come: of two with one id the one whose description
comes first in the alphabet stays, and the earlier moment at which it was fetched. So adding twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table, delete, select, update

from rashomon.model import Article, Capture, Outcome, Skipped
from rashomon.store import schema
from rashomon.store.forgotten import forgotten_among
from rashomon.store.indexing import index_words
from rashomon.store.intake import Batch
from rashomon.store.points import reached
from rashomon.store.rows import Row, article_row, capture_row, home
from rashomon.store.runs import enter, new_edition
from rashomon.store.shares import shares
from rashomon.store.sums import sum_up
from rashomon.store.values import spelled

TOLD = 10_000  # values that one statement brings
# What describes an article beside its text; not where and when it came in.
ABOUT = tuple(
    "source outlet url title blocks published published_hour modified modified_hour byline credits language given "
    "section paywalled".split()
)
READ_FROM = ("account", "claim", "reading", "quote")  # what hangs on one article's description


@dataclass(frozen=True, slots=True)
class Written:
    """What one commit made lasting: the new articles, and what was left out, duplicates among it."""

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...]


def write(conn: Connection, run: int, batch: Batch) -> Written:
    """Write one batch; the caller commits."""
    came = len(batch.found)
    batch, refused = _without_forgotten(conn, batch)
    rows, captures = _merged(batch, run)
    known = _known(conn, rows)
    fresh = {name: row for name, row in rows.items() if name not in known}
    _keep(conn, captures, fresh.values())
    insert(conn, schema.article, list(fresh.values()))
    index_words(conn, "article", fresh)
    reached("mid-batch")
    for name in rows.keys() & known.keys():
        _better(conn, known[name], rows[name], captures)
    duplicates = tuple(_duplicates(batch, known))
    left_out = (*batch.skipped, *refused, *duplicates)
    read = [one for one in batch.skipped if one.stage == "read"]
    other = [one for one in batch.skipped if one.stage != "read"]
    stages = [("read", batch.came, batch.captures, read), ("extract", batch.captures, came, other)]
    enter(conn, run, [*stages, ("store", came, len(fresh), (*refused, *duplicates))])
    # Of two with one id the first is the new one, the other its duplicate.
    new = {article.id: article for article, _ in reversed(batch.found) if article.id in fresh}
    return Written(tuple(new.values()), left_out)


def _without_forgotten(conn: Connection, batch: Batch) -> tuple[Batch, tuple[Skipped, ...]]:
    """A batch without the articles that were forgotten here, or that are later texts of such; and those."""
    gone = forgotten_among(conn, [(article.id, home(article)) for article, _ in batch.found])
    if not gone:
        return batch, ()
    way_out = "was forgotten here on {}; rashomon forget --allow {} takes it back"
    refused = tuple(
        Skipped(article.source, "store", way_out.format(gone[article.id][:10], article.id))
        for article, _ in batch.found
        if article.id in gone
    )
    return replace(batch, found=[one for one in batch.found if one[0].id not in gone]), refused


def _merged(batch: Batch, run: int) -> tuple[dict[str, Row], dict[str, Capture]]:
    """One row an article, and the captures that they come from."""
    rows: dict[str, Row] = {}
    for article, capture in batch.found:
        row = article_row(article, capture, run)
        rows[article.id] = merged(rows[article.id], row) if article.id in rows else row
    return rows, {capture.id: capture for _, capture in batch.found}


def merged(one: Mapping[str, Any], other: Mapping[str, Any]) -> Row:
    """Two descriptions of one article as one, whichever came first."""
    best = dict(one if about(one) <= about(other) else other)
    fetched = [row["fetched"] for row in (one, other) if row["fetched"]]
    best["fetched"] = min(fetched, default=None)
    best["day"] = (best["published"] or best["fetched"] or "")[:10] or None
    return best


def about(row: Mapping[str, Any]) -> str:
    """How an article is described, as text to sort by."""
    return spelled([row[name] for name in ABOUT])


def _known(conn: Connection, names: Iterable[str]) -> dict[str, Row]:
    """What is stored already, without the texts."""
    table = schema.article
    wanted = [column for column in table.c if column.name != "text"]
    found: dict[str, Row] = {}
    for share in shares(names):
        for row in conn.execute(select(*wanted).where(table.c.id.in_(share))).mappings():
            found[row["id"]] = dict(row)
    return found


def _better(conn: Connection, stored: Row, given: Row, captures: Mapping[str, Capture]) -> None:
    """Keep the better of two descriptions of one article; by another one it is read, sorted and compared anew."""
    best = merged(stored, given)
    best.pop("text", None)
    best["run"] = stored["run"]
    if best == stored:
        return
    _keep(conn, captures, [best])
    table = schema.article
    conn.execute(update(table).where(table.c.id == stored["id"]).values(best))
    if about(best) != about(stored):
        forget_claims(conn, [stored["id"]])
        _leave(conn, stored["id"], given["run"])


def _leave(conn: Connection, article: str, run: int) -> None:
    """Take an article out of its story, so that it is sorted and compared anew."""
    table = schema.story_article
    here = (table.c.article == article, table.c.until.is_(None))
    stories = conn.execute(select(table.c.story).where(*here)).scalars().all()
    if stories:
        conn.execute(update(table).where(*here).values(until=new_edition(conn, run)))
        sum_up(conn, stories)


def forget_claims(conn: Connection, articles: Iterable[str]) -> None:
    """Take out what was read from some articles."""
    for share in shares(articles):
        for name in reversed(READ_FROM):
            table = schema.metadata.tables[name]
            conn.execute(delete(table).where(table.c.article.in_(share)))


def insert(conn: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows that all have the same columns."""
    if rows:
        values = itemgetter(*rows[0])
        insert_values(conn, table, tuple(rows[0]), [values(row) for row in rows])


def insert_values(conn: Connection, table: Table, names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows given as the values of some columns, by plain statements of the driver: half the time of a batch."""
    if not rows:
        return
    quoted = ", ".join(conn.dialect.identifier_preparer.quote(name) for name in names)
    begin = f"INSERT INTO {table.name} ({quoted}) VALUES "
    if conn.dialect.name == "sqlite":
        conn.exec_driver_sql(f"{begin}({', '.join('?' * len(names))})", list(rows))
        return
    marks = f"({', '.join(['%s'] * len(names))})"
    for share in shares(rows, TOLD // len(names)):  # a journey to the server a statement, not a row
        told = tuple(value for row in share for value in row)
        conn.exec_driver_sql(begin + ", ".join([marks] * len(share)), told)


def _keep(conn: Connection, captures: Mapping[str, Capture], rows: Iterable[Row]) -> None:
    """Store the captures that some articles come from, those that are not there yet."""
    wanted = {row["capture"] for row in rows} & captures.keys()
    there = {name for share in shares(wanted) for name in _present(conn, schema.capture, share)}
    insert(conn, schema.capture, [capture_row(captures[name]) for name in sorted(wanted - there)])


def _present(conn: Connection, table: Table, ids: Sequence[str]) -> Iterator[str]:
    yield from conn.execute(select(table.c.id).where(table.c.id.in_(ids))).scalars()


def _duplicates(batch: Batch, known: Mapping[str, Row]) -> Iterator[Skipped]:
    """The articles of a batch that were there before, or came before in it."""
    seen = {name: str(row["source"]) for name, row in known.items()}
    for article, _ in batch.found:
        if article.id in seen:
            reason = f"the same account as {seen[article.id]}; it is stored once"
            yield Skipped(article.source, "store", reason, Outcome.DUPLICATE)
        seen.setdefault(article.id, article.source)
