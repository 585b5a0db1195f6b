"""Rows of `article`, `claim` and `quote` that were inserted, put into the index of their words: all by one statement.

For SQLite alone: FTS5 writes what a trigger hands it row by row, which takes five times as long. What is changed or
deleted later, and all of PostgreSQL's, triggers put right.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from rashomon.store.shares import shares


@dataclass(frozen=True, slots=True)
class Words:
    """An index of words: the part that it finds, which columns name a row, and what it is looked up by."""

    part: str
    article: str
    place: str
    columns: str


WORDS = {
    "article": Words("articles", "id", "0", "title, words"),
    "claim": Words("claims", "article", "place", "words, speaker"),
    "quote": Words("quotes", "article", "place", "words, speaker"),
}


def index_words(conn: Connection, table: str, articles: Iterable[str]) -> None:
    """Index the rows of a table that belong to some articles; all of them must be new to the index."""
    if conn.dialect.name != "sqlite":
        return
    index = WORDS[table]
    last = conn.exec_driver_sql("SELECT coalesce(max(number), 0) FROM indexed").scalar()
    for share in shares(articles):
        conn.exec_driver_sql(
            f"INSERT INTO indexed (part, article, place) SELECT '{index.part}', {index.article}, {index.place} "
            f"FROM {table} WHERE {index.article} IN ({', '.join('?' * len(share))})",
            tuple(share),
        )
    conn.exec_driver_sql(
        f"INSERT INTO {table}_words (rowid, {index.columns}) SELECT number, {index.columns} FROM {table}_words_told "
        "WHERE number > ?",
        (last,),
    )
