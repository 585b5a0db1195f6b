"""A story as rows that do not say where or when they were stored: out of a store, and checked on their way in.

What follows from other rows (claims, readings, quotes, cited evidence) is not among them: it is made again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, select

from rashomon.errors import BundleError, RashomonError
from rashomon.model import Account, Article, Finding, Kinship
from rashomon.model.text import is_clean
from rashomon.store import schema
from rashomon.store.held import holding
from rashomon.store.reports import Frame, finding_row, kinship_row
from rashomon.store.rows import Row, article_of, article_row
from rashomon.store.shares import shares
from rashomon.store.values import claims_of, document, packed, quotes_of, spelled, unpacked, value_of

# Each table with the columns that go along, in the order in which rows can be written.
COLUMNS: dict[str, tuple[str, ...]] = {
    "story": tuple("id title started started_hour ended ended_hour accounts".split()),
    "capture": tuple("id source url media_type charset fetched size".split()),
    "article": tuple(column.name for column in schema.article.c if column.name != "run"),
    "account": tuple("article reader published published_hour claims quotes".split()),
    "story_article": ("article", "why"),
    "report": ("witnesses", "contested", "document"),
    "kinship": tuple("a b share_a share_b origin document".split()),
    "finding": tuple("id kind slot question salience confidence document".split()),
}
PACKED = ("claims", "quotes")
WHY = {"grouped", "revision", "imported"}
ID = re.compile("[0-9a-f]{16}")
Rows = dict[str, list[Row]]


def rows_of(conn: Connection, story: str) -> Rows:
    """The rows of a story as it stands, each table in the order of its spelling."""
    held = {name: _held(conn, name, story) for name in ("story_article", "report", "kinship", "finding")}
    names = [row["article"] for row in held["story_article"]]
    articles = _among(conn, "article", "id", names)
    captures = sorted({row["capture"] for row in articles if row["capture"]})
    return {
        "story": [_plain("story", row) for row in _where(conn, schema.story, schema.story.c.id == story)],
        "capture": _among(conn, "capture", "id", captures),
        "article": articles,
        "account": _among(conn, "account", "article", names),
        **held,
    }


def bodies_of(conn: Connection, captures: Sequence[Row]) -> dict[str, bytes]:
    """The bytes of some captures, those that are there."""
    table = schema.capture
    asked = select(table.c.id, table.c.body).where(table.c.body.is_not(None))
    parts = (asked.where(table.c.id.in_(share)) for share in shares([row["id"] for row in captures]))
    return {str(name): unpacked(body) for part in parts for name, body in conn.execute(part)}


def spelled_rows(rows: Sequence[Row]) -> bytes:
    """Rows as JSON lines with one spelling."""
    return b"".join(spelled(row).encode() + b"\n" for row in rows)


def read_rows(name: str, body: bytes) -> list[Row]:
    """Rows again; raises BundleError where one has other columns, or a text that no store holds."""
    try:
        rows = [json.loads(line) for line in body.decode("utf-8").split("\n") if line]
    except (ValueError, RecursionError) as problem:
        raise BundleError(f"rows/{name}.jsonl: cannot be read ({problem}); ask for the bundle again") from None
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict) or set(row) != set(COLUMNS[name]) or not all(map(_fits, row.values())):
            raise BundleError(f"rows/{name}.jsonl, row {number}: not a row of {name}; ask for the bundle again")
    return rows


def checked(rows: Rows) -> dict[str, Account]:
    """Check that rows are what a store would have written; gives the accounts that can be read from them.

    Ids are digested again, evidence is cut again, documents are spelled again. Raises BundleError.
    """
    try:
        return _checked(rows)
    except BundleError:
        raise
    except (RashomonError, ValueError, KeyError, TypeError, AttributeError) as problem:
        raise BundleError(f"its rows do not hold together ({problem}); ask for the bundle again") from None


def _checked(rows: Rows) -> dict[str, Account]:
    known = {row["id"]: article_of(row) for row in rows["article"]}
    for row in rows["article"]:
        _same("article", row, {**row, **_derived(row, known[row["id"]])})
    _same("story_article", {row["article"] for row in rows["story_article"]}, set(known))
    _same("report", len(rows["report"]) == 1 and len(rows["story"]) == 1, True)
    frame = value_of(Frame, rows["report"][0]["document"], known)
    _same("report", document(frame, Frame), rows["report"][0]["document"])
    _joined(rows, frame, set(known))
    for row in rows["finding"]:
        _same("finding", row, finding_row(value_of(Finding, row["document"], known)))
    for row in rows["kinship"]:
        _same("kinship", row, kinship_row(value_of(Kinship, row["document"], known)))
    return {
        row["article"]: Account(
            known[row["article"]],
            claims_of(packed(row["claims"].encode()), known[row["article"]]),
            quotes_of(packed(row["quotes"].encode()), known[row["article"]]),
        )
        for row in rows["account"]
    }


def _joined(rows: Rows, frame: Frame, articles: set[str]) -> None:
    """What rows point at is there, and names are of the kinds that they are here."""
    captures = {row["id"] for row in rows["capture"]} | {None}
    _same("article", {row["capture"] for row in rows["article"]} - captures, set())
    _same("report", {told.article for told in frame.accounts} - articles, set())
    _same("kinship", {row[side] for row in rows["kinship"] for side in ("a", "b")} - articles, set())
    _same("account", {row["article"] for row in rows["account"]} - articles, set())
    _same("story_article", {row["why"] for row in rows["story_article"]} - WHY, set())
    named = [row["id"] for name in ("story", "capture") for row in rows[name]]
    _same("story", [name for name in named if not ID.fullmatch(str(name))], [])


def _derived(row: Mapping[str, Any], article: Article) -> Row:
    """The columns of an article that follow from others."""
    made = article_row(article, None, 0)
    fetched = row["fetched"]
    given = {"capture", "run", "fetched", "day"}
    day = made["day"] or (fetched or "")[:10] or None
    return {**{name: value for name, value in made.items() if name not in given}, "day": day}


def _same(name: str, one: object, other: object) -> None:
    if one != other:
        raise BundleError(f"rows/{name}.jsonl: a row is not what its contents say; ask for the bundle again")


def _fits(value: object) -> bool:
    """Whether a value is one that a column can hold."""
    if isinstance(value, str):
        return is_clean(value)
    return value is None or (isinstance(value, int | float) and abs(value) < 1 << 31)


def _held(conn: Connection, name: str, story: str) -> list[Row]:
    table = schema.metadata.tables[name]
    return _sorted(_plain(name, row) for row in _where(conn, table, table.c.story == story, holding(table)))


def _among(conn: Connection, name: str, key: str, names: Sequence[str]) -> list[Row]:
    table = schema.metadata.tables[name]
    return _sorted(_plain(name, row) for share in shares(names) for row in _where(conn, table, table.c[key].in_(share)))


def _where(conn: Connection, table: Table, *conditions: Any) -> list[Mapping[str, Any]]:
    return [dict(row) for row in conn.execute(select(table).where(*conditions)).mappings()]


def _plain(name: str, row: Mapping[str, Any]) -> Row:
    return {column: unpacked(row[column]).decode() if column in PACKED else row[column] for column in COLUMNS[name]}


def _sorted(rows: Any) -> list[Row]:
    return sorted(rows, key=spelled)
