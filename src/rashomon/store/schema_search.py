"""The tables of search and of forgetting, beside those of `schema.py`.

What the words themselves are looked up in is the database's own: FTS5 tables on SQLite, tsvectors on PostgreSQL. Their
step of the migrations makes them, triggers and `indexing.py` fill them, and no program reads their rows by name but
`match.py`.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, String, Table, Text, UniqueConstraint
from sqlalchemy.schema import SchemaItem

from rashomon.store.schema import metadata

# What search looks in, each with its own index of words; the first letters of all that belongs to them.
WORDS = ("article_words", "claim_words", "quote_words")

indexed = Table(  # a number for each article, claim and quote: what an index of words knows it by
    "indexed",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("part", String, nullable=False),  # articles, claims, quotes
    Column("article", String, ForeignKey("article.id"), nullable=False),
    Column("place", Integer, nullable=False),  # among the claims or quotes of its article; 0 for the article itself
    UniqueConstraint("article", "part", "place", name="uq_indexed_article_part_place"),
)

forgotten = Table(  # an article that was here and is not wanted back: no word of it, only its digests
    "forgotten",
    metadata,
    Column("id", String, primary_key=True),
    Column("home", String, nullable=False, index=True),  # what comes from there later is the same account, amended
    Column("capture", String),
    Column("outlet", Text),
    Column("at", String, nullable=False),
    Column("run", Integer, ForeignKey("run.id"), nullable=False),
)


def is_ours(item: SchemaItem, name: str | None, kind: str, reflected: bool, compared: SchemaItem | None) -> bool:
    """Whether a table is one of the schema's: for Alembic, which would drop the indexes of words (`include_object`)."""
    return not (kind == "table" and name is not None and name.startswith(WORDS))
