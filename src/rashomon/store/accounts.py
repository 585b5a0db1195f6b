"""Articles and what was read from each of them, in and out of a store.

An account is kept under the reader that read it and the moment by which its times were resolved; where either is
another now, it counts as unread.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from rashomon.model import Account, Article
from rashomon.store import schema
from rashomon.store.indexing import index_words
from rashomon.store.points import reached
from rashomon.store.reading_rows import READING, reading_rows
from rashomon.store.rows import CLAIM, QUOTE, article_of, claim_rows, moment_columns, quote_rows
from rashomon.store.shares import shares
from rashomon.store.values import claims_document, claims_of, quotes_document, quotes_of
from rashomon.store.versions import reader
from rashomon.store.write import forget_claims, insert, insert_values


def articles(conn: Connection, names: Iterable[str]) -> dict[str, Article]:
    """The articles of some ids, those that are there."""
    found: dict[str, Article] = {}
    for share in shares(names):
        for row in conn.execute(select(schema.article).where(schema.article.c.id.in_(share))).mappings():
            found[row["id"]] = article_of(dict(row))
    return found


def accounts_of(conn: Connection, given: Sequence[Article], *, any_reader: bool = False) -> dict[str, Account]:
    """The accounts of some articles as read by this program (or any) under their ids; the unread are left out."""
    by_id = {article.id: article for article in given}
    table, found = schema.account, {}
    for share in shares(by_id):
        for row in conn.execute(select(table).where(table.c.article.in_(share))).mappings():
            article = by_id[row["article"]]
            same = all(row[name] == value for name, value in moment_columns("published", article.published).items())
            if any_reader or (row["reader"] == reader() and same):
                found[article.id] = Account(
                    article, claims_of(row["claims"], article), quotes_of(row["quotes"], article)
                )
    return found


def unread(conn: Connection, run: int | None = None) -> list[str]:
    """The ids of the articles whose claims nobody has read, sorted: all, or those that one run brought."""
    there = schema.article.outerjoin(schema.account, schema.account.c.article == schema.article.c.id)
    asked = select(schema.article.c.id).select_from(there).where(schema.account.c.article.is_(None))
    if run is not None:
        asked = asked.where(schema.article.c.run == run)
    return sorted(conn.execute(asked).scalars())


def keep_accounts(conn: Connection, accounts: Sequence[Account]) -> None:
    """Write what was read from some articles in the place of what was read before; the caller commits."""
    names = [account.article.id for account in accounts]
    forget_claims(conn, names)
    insert(conn, schema.account, [_account_row(account) for account in accounts])
    reached("mid-accounts")
    claims = [row for a in accounts for row in claim_rows(a.article.id, a.claims)]
    quotes = [row for a in accounts for row in quote_rows(a.article.id, a.quotes)]
    readings = [row for a in accounts for row in reading_rows(a.article.id, a.claims)]
    for table, columns, rows in (
        (schema.claim, CLAIM, claims),
        (schema.reading, READING, readings),
        (schema.quote, QUOTE, quotes),
    ):
        insert_values(conn, table, columns, rows)
    index_words(conn, "claim", names)
    index_words(conn, "quote", names)


def _account_row(account: Account) -> dict[str, object]:
    return {
        "article": account.article.id,
        "reader": reader(),
        **moment_columns("published", account.article.published),
        "claims": claims_document(account.claims),
        "quotes": quotes_document(account.quotes),
    }
