"""Check what a store holds against the ids it goes by: each article, capture, account and finding is read anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256

from sqlalchemy import Connection, Table, select

from rashomon.errors import RashomonError, StoreError
from rashomon.model import Finding
from rashomon.store import schema
from rashomon.store.accounts import articles
from rashomon.store.rows import Row, article_of
from rashomon.store.values import claims_of, quotes_of, unpacked, value_of
from rashomon.store.verify import Checked

AT_ONCE = 200  # rows in memory


def contents(conn: Connection) -> Iterator[Checked]:
    """Every check that reads what is stored, in turn."""
    yield _checked("articles", _rows(conn, schema.article), article_of)
    yield _checked("captures", _rows(conn, schema.capture), _capture)
    yield _checked("accounts", _rows(conn, schema.account), lambda row: _account(conn, row))
    yield _checked("findings", _rows(conn, schema.finding), lambda row: _finding(conn, row))


def _checked(name: str, rows: Iterable[Row], read: Callable[[Row], object]) -> Checked:
    faults, number = [], 0
    for row in rows:
        number += 1
        try:
            read(row)
        except RashomonError as problem:
            faults.append(str(problem))
    return Checked(name, number, tuple(faults))


def _rows(conn: Connection, table: Table) -> Iterator[Row]:
    """All rows of a table, a few in memory at a time; in order of their key, so that each can be found again."""
    key = list(table.primary_key.columns)
    asked = conn.execution_options(yield_per=AT_ONCE).execute(select(table).order_by(*key))
    yield from (dict(row) for row in asked.mappings())


def _capture(row: Row) -> None:
    """The bytes are those that the id is a digest of; a capture that was forgotten has none."""
    if row["body"] is None:
        return
    body = unpacked(row["body"])
    if len(body) != row["size"] or sha256(body).hexdigest()[:16] != row["id"]:
        raise StoreError(f"capture {row['id']}: its bytes are not what they were stored as; bring back a copy")


def _account(conn: Connection, row: Row) -> None:
    """The claims and quotes can be read, and cut again."""
    article = articles(conn, [row["article"]]).get(row["article"])
    if article is None:
        raise StoreError(f"account of {row['article']}: its article is not there; bring back a copy")
    claims_of(row["claims"], article)
    quotes_of(row["quotes"], article)


def _finding(conn: Connection, row: Row) -> None:
    """The finding is the one its id names, and its evidence stands beside it as it is cut."""
    table, key = schema.cited, ("story", "finding", "since")
    mine = [table.c[name] == row["id" if name == "finding" else name] for name in key]
    kept = [tuple(one) for one in conn.execute(select(table.c.article, table.c.start, table.c.end).where(*mine))]
    finding = value_of(Finding, row["document"], articles(conn, {name for name, _, _ in kept}))
    cuts = [cut for a in finding.answers for c in a.cited for cut in (c.evidence, c.focus) if cut]
    if finding.id != row["id"] or sorted(kept) != sorted((cut.article, cut.start, cut.end) for cut in cuts):
        raise StoreError(
            f"finding {row['id']} of story {row['story']}: it is not what it was stored as; compare it again"
        )
