"""Carry a story from one store to another: a Store and a path in; out, a bundle, or what became of one.

A bundle holds the story as it stands: texts with where they came from, what was read from them, findings, and its
report for those who have no store. What comes in is checked as if a stranger had made it, and written by one commit.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select, update

from rashomon.errors import BundleError, StoreError
from rashomon.model import Account, Finding, Outcome, Report, Skipped
from rashomon.store import schema
from rashomon.store.accounts import keep_accounts
from rashomon.store.bundle import read_bundle, write_bundle
from rashomon.store.engine import reading, writing
from rashomon.store.forgotten import forgotten_among
from rashomon.store.held import holding, renew
from rashomon.store.indexing import index_words
from rashomon.store.points import reached
from rashomon.store.reports import cited_rows
from rashomon.store.rows import Row, article_of
from rashomon.store.runs import begin, end, enter, new_edition
from rashomon.store.shares import shares
from rashomon.store.story_rows import COLUMNS, Rows, bodies_of, checked, read_rows, rows_of, spelled_rows
from rashomon.store.sums import sum_up
from rashomon.store.values import packed, value_of
from rashomon.store.write import insert

if TYPE_CHECKING:
    from rashomon.store.desk import Store

REPORT = "report.json"
HELD = {"report": (), "kinship": ("a", "b"), "finding": ("id",)}


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of a bundle: `articles` are new here; `whole` is whether the story is here as it was there.

    Where it is not, articles of it were in other stories here: they are to be sorted and compared anew.
    """

    story: str
    articles: int
    known: int
    whole: bool


def export(store: Store, story: str, path: Path, render: Callable[[Report], str], *, captures: bool = False) -> str:
    """Write a story that was compared to a bundle, with the bytes as they were fetched if wanted; gives its id.

    `render` makes the report that goes along. Raises BundleError where it cannot be written, StoreError for a story
    that is not there or not compared.
    """
    report = store.report(story)
    with reading(store.engine) as conn:
        rows = rows_of(conn, story)
        bodies = bodies_of(conn, rows["capture"]) if captures else {}
    if report is None or not rows["report"]:
        raise StoreError(f"story {story}: was not compared yet; rashomon show {story} does")
    members = {f"rows/{name}.jsonl": spelled_rows(several) for name, several in rows.items()}
    members |= {f"captures/{name}": body for name, body in bodies.items()}
    write_bundle(path, story, {**members, REPORT: render(report).encode() + b"\n"})
    return story


def take_in(store: Store, path: Path) -> Carried:
    """Take a bundle in. Raises BundleError for one that is damaged or forged, StoreError for what was forgotten."""
    story, members = read_bundle(path)
    rows = {name: read_rows(name, members.get(f"rows/{name}.jsonl", b"")) for name in COLUMNS}
    accounts = checked(rows)
    bodies = _bodies(path, rows, members)
    _check_report(path, members.get(REPORT, b""), rows)
    if rows["story"][0]["id"] != story:
        raise BundleError(f"{path}: tells of another story than it says; ask for it again")
    with reading(store.engine) as conn:
        if rows_of(conn, story) == rows and not _lacking(conn, bodies):
            return Carried(story, 0, len(rows["article"]), True)
    run = begin(store.engine, "import")
    with writing(store.engine) as conn:
        done = _write(conn, run, story, rows, accounts, bodies)
        reached("before-commit-import")
    reached("after-commit-import")
    end(store.engine, run)
    return done


def _write(
    conn: Connection, run: int, story: str, rows: Rows, accounts: Mapping[str, Account], bodies: Mapping[str, bytes]
) -> Carried:
    """Write what is not there; the caller commits."""
    gone = forgotten_among(conn, [(row["id"], row["home"]) for row in rows["article"]])
    if gone:
        raise StoreError(f"article {min(gone)}: was forgotten here; rashomon forget --allow {min(gone)} takes it back")
    _captures(conn, rows, bodies)
    known = set(_present(conn, "article", rows["article"]))
    fresh = [{**row, "run": run} for row in rows["article"] if row["id"] not in known]
    if fresh:
        insert(conn, schema.article, fresh)
        index_words(conn, "article", [row["id"] for row in fresh])
    reached("mid-import")
    _accounts(conn, rows, accounts)
    twice = [
        Skipped(r["source"], "import", "is here already", Outcome.DUPLICATE)
        for r in rows["article"]
        if r["id"] in known
    ]
    enter(conn, run, [("import", len(rows["article"]), len(fresh), twice)])
    whole = not _elsewhere(conn, story, rows)
    if whole:
        _story(conn, run, story, rows)
    return Carried(story, len(fresh), len(known), whole)


def _captures(conn: Connection, rows: Rows, bodies: Mapping[str, bytes]) -> None:
    """Write the captures that are not there, and the bytes of those that had none."""
    there = set(_present(conn, "capture", rows["capture"]))
    new = [row for row in rows["capture"] if row["id"] not in there]
    if new:
        conn.execute(schema.capture.insert(), [{**row, "body": None} for row in new])
    table = schema.capture
    for name in _lacking(conn, bodies):
        conn.execute(update(table).where(table.c.id == name).values(body=packed(bodies[name])))


def _accounts(conn: Connection, rows: Rows, accounts: Mapping[str, Account]) -> None:
    """Write what was read of the articles of which nothing is there, under the reader that read it."""
    there = set(_present(conn, "account", rows["account"], "article"))
    new = [row for row in rows["account"] if row["article"] not in there]
    keep_accounts(conn, [accounts[row["article"]] for row in new])
    table = schema.account
    for row in new:
        told = {**row, "claims": packed(row["claims"].encode()), "quotes": packed(row["quotes"].encode())}
        conn.execute(update(table).where(table.c.article == row["article"]).values(told))


def _elsewhere(conn: Connection, story: str, rows: Rows) -> bool:
    """Whether an article is in another story here, or this story has other articles here."""
    table = schema.story_article
    names = {row["article"] for row in rows["story_article"]}
    asked = select(table.c.story).where(holding(table))
    told = {one for share in shares(names) for one in conn.execute(asked.where(table.c.article.in_(share))).scalars()}
    here = conn.execute(select(table.c.article).where(holding(table), table.c.story == story)).scalars()
    return bool(told - {story}) or not set(here) <= names


def _story(conn: Connection, run: int, story: str, rows: Rows) -> None:
    """Write the story as the bundle has it, from a new edition on."""
    edition, table = new_edition(conn, run), schema.story
    row: Row = {**rows["story"][0], "stale": False}
    known = conn.execute(select(table.c.until).where(table.c.id == story)).one_or_none()
    if known is None:
        conn.execute(table.insert(), {**row, "since": edition})
    else:
        again = {} if known[0] is None else {"since": edition, "until": None, "became": None}
        conn.execute(update(table).where(table.c.id == story).values({**row, **again}))
    _members(conn, story, edition, rows)
    for name, key in HELD.items():
        diff = renew(conn, schema.metadata.tables[name], story, edition, rows[name], key)
        if name == "finding":
            written = {one for (one,) in (*diff.new, *diff.changed)}
            cited = [c for r in rows[name] if r["id"] in written for c in _cited(r, story, edition, rows)]
            if cited:
                conn.execute(schema.cited.insert(), cited)
    sum_up(conn, [story])


def _members(conn: Connection, story: str, edition: int, rows: Rows) -> None:
    """Write who belongs to the story, those that are not there or for another reason."""
    table = schema.story_article
    here = dict(conn.execute(select(table.c.article, table.c.why).where(holding(table), table.c.story == story)).all())
    for row in rows["story_article"]:
        if here.get(row["article"]) == row["why"]:
            continue
        same = (table.c.story == story, table.c.article == row["article"], holding(table))
        conn.execute(update(table).where(*same).values(until=edition))
        conn.execute(table.insert(), {**row, "story": story, "since": edition})


def _cited(row: Row, story: str, edition: int, rows: Rows) -> Iterator[Row]:
    known = {one["id"]: article_of(one) for one in rows["article"]}
    return cited_rows(value_of(Finding, row["document"], known), story, edition)


def _present(conn: Connection, name: str, rows: list[Row], key: str = "id") -> Iterator[str]:
    """The keys of some rows that are there."""
    column = schema.metadata.tables[name].c[key]
    for share in shares([row[key] for row in rows]):
        yield from conn.execute(select(column).where(column.in_(share))).scalars()


def _lacking(conn: Connection, bodies: Mapping[str, bytes]) -> list[str]:
    """The captures whose bytes are not here."""
    table = schema.capture
    there: set[str] = set()
    for share in shares(bodies):
        there |= set(conn.execute(select(table.c.id).where(table.c.id.in_(share), table.c.body.is_not(None))).scalars())
    return sorted(bodies.keys() - there)


def _bodies(path: Path, rows: Rows, members: Mapping[str, bytes]) -> dict[str, bytes]:
    """The bytes of captures that go along, each what its name says."""
    bodies = {name.removeprefix("captures/"): body for name, body in members.items() if name.startswith("captures/")}
    told = {row["id"]: row["size"] for row in rows["capture"]}
    for name, body in bodies.items():
        if told.get(name) != len(body) or sha256(body).hexdigest()[:16] != name:
            raise BundleError(f"{path}: capture {name} is not what its name says; ask for it again")
    return bodies


def _check_report(path: Path, body: bytes, rows: Rows) -> None:
    """Every piece of evidence in the report that goes along is cut from the texts that go along."""
    texts = {row["id"]: row["text"] for row in rows["article"]}
    try:
        _evidence(json.loads(body), texts)
    except (ValueError, KeyError, TypeError, RecursionError) as problem:
        raise BundleError(f"{path}: its report cites what is not there ({problem!r}); ask for it again") from None


def _evidence(thing: Any, texts: Mapping[str, str]) -> None:
    """Walk a report: wherever an article, a place and words stand together, the words are the ones at the place."""
    if isinstance(thing, list):
        for one in thing:
            _evidence(one, texts)
    elif isinstance(thing, dict):
        if {"article", "start", "end", "text"} <= thing.keys() and (
            texts[thing["article"]][thing["start"] : thing["end"]] != thing["text"]
        ):
            raise ValueError(f"{thing['article']} {thing['start']}-{thing['end']}")
        for one in thing.values():
            _evidence(one, texts)
