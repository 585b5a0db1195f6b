"""Phrases as a condition and a rank that a database knows: FTS5 on SQLite, tsvectors on PostgreSQL.

Everything that differs between the two is here. Words are bound or quoted, never part of a statement's own words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, and_, column, func, literal_column, table, text
from sqlalchemy.dialects.postgresql import REGCONFIG, TSVECTOR

from rashomon.store.sought import Phrase

INDEXES = {"articles": "article_words", "claims": "claim_words", "quotes": "quote_words"}
TITLE = 5.0  # how much more a word weighs in a title than in a text
PARTS = ("words", "speaker")


@dataclass(frozen=True, slots=True)
class Match:
    """An index of words with what is asked of it: `number` names a row of `indexed`; the lowest `rank` is the best."""

    index: FromClause
    number: ColumnElement[int]
    where: ColumnElement[bool]
    rank: ColumnElement[float]


def match(conn: Connection, part: str, phrases: Sequence[Phrase], speaker: Sequence[Phrase] = ()) -> Match:
    """Ask an index for phrases among the words of a part, and among the names of its speakers; one of them at least."""
    name = INDEXES[part]
    asked = dict(zip(PARTS, (phrases, speaker), strict=True))
    return _fts5(name, asked) if conn.dialect.name == "sqlite" else _tsvector(name, asked)


def _fts5(name: str, asked: dict[str, Sequence[Phrase]]) -> Match:
    """BM25 as FTS5 has it (Robertson and Walker's, k1 1.2, b 0.75), a title weighing TITLE times a text."""
    whole = name == "article_words"
    parts = [_spelled(phrases, None if whole else where) for where, phrases in asked.items() if phrases]
    index = table(name, column("rowid"))
    weights = f", {TITLE}, 1.0" if whole else ""
    condition = text(f"{name} MATCH :{name}_asked").bindparams(**{f"{name}_asked": " AND ".join(parts)})
    rank: ColumnElement[float] = literal_column(f"bm25({name}{weights})")
    return Match(index, index.c.rowid, condition, rank)  # type: ignore[arg-type]


def _spelled(phrases: Sequence[Phrase], where: str | None) -> str:
    """Phrases in FTS5's own language. Words hold letters and figures alone, so that quotes hold them whole."""
    quoted = [(f'"{" ".join(phrase.words)}"', phrase.without) for phrase in phrases]
    wanted = " AND ".join(words for words, without in quoted if not without)
    said = f"(({wanted})" + "".join(f" NOT {words}" for words, without in quoted if without) + ")"
    return f"{where} : {said}" if where else said


def _tsvector(name: str, asked: dict[str, Sequence[Phrase]]) -> Match:
    """PostgreSQL's own rank, by how often words stand there and in how long a text; it knows no BM25."""
    index = table(name, column("number"), *(column(part, TSVECTOR) for part in PARTS))
    wanted = {part: _query(phrases) for part, phrases in asked.items() if phrases}
    met = [index.c[part].bool_op("@@")(query) for part, query in wanted.items()]
    condition = and_(*met)
    first = next(iter(wanted))
    return Match(index, index.c.number, condition, -func.ts_rank(index.c[first], wanted[first], 1))


def _query(phrases: Sequence[Phrase]) -> ColumnElement[Any]:
    """Phrases as a tsquery: all of them, and not those without."""
    known = literal_column("'rashomon'", REGCONFIG)
    each = [(func.phraseto_tsquery(known, " ".join(phrase.words)), phrase.without) for phrase in phrases]
    wanted: list[ColumnElement[Any]] = [func.tsquery_not(one) if without else one for one, without in each]
    return reduce(lambda one, other: func.tsquery_and(one, other), wanted)
