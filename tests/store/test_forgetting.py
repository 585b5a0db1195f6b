"""What is forgotten is gone from the files, byte for byte; it is known again, and stays out until it is allowed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from tests.command import rashomon
from tests.store.news import FERRY, MINE, amended, row, rows

from rashomon.errors import StoreError
from rashomon.model import Skipped
from rashomon.pipeline import Pipeline
from rashomon.store import Hooks, Store, open_store, schema
from rashomon.store.carried import export, take_in
from rashomon.store.engine import reading, writing
from rashomon.store.forgetting import forget_in
from rashomon.store.forgotten import allow
from rashomon.store.schema_search import forgotten
from rashomon.store.search import Asked, search

SECRET = "Quuxly"  # a word that stands in one account alone
TOLD = (
    "The ferry Aurora struck the quay at Hollin Bay on Monday evening and 37 passengers were hurt, said harbour pilot "
)
LEAK = row(
    "Leaky Post",
    f"Ferry strikes quay, pilot {SECRET} says",
    "2031-06-03T12:00:00+00:00",
    f'{TOLD} Bram {SECRET}.\n\n"The engine of {SECRET}town did not answer," Bram {SECRET} said on Monday evening.',
)


def files(path: Path) -> bytes:
    """Every byte of a SQLite store, its log among them."""
    return b"".join(one.read_bytes() for one in sorted(path.parent.glob(path.name + "*")))


def count(store: Store, table: str) -> int:
    with reading(store.engine) as conn:
        return int(conn.execute(select(func.count()).select_from(schema.metadata.tables[table])).scalar() or 0)


def refused(store: Store, captures: list, pipeline: Pipeline) -> list[Skipped]:
    found: list[Skipped] = []
    store.add(captures, pipeline, hooks=Hooks(acknowledged=lambda done: found.extend(done.skipped)))
    return found


def test_nothing_of_it_is_left_in_the_files(tmp_path: Path, pipeline: Pipeline):
    """Not the text, not a title, not a quote, not a finding, not in an index, not in a page that was freed."""
    path = tmp_path / "a.db"
    with open_store(path) as store:
        store.add([LEAK, *rows(FERRY)], pipeline)
        store.add([amended(LEAK, "37 passengers", "39 passengers")], pipeline)
        with writing(store.engine) as conn:  # as if it had been read by another reader: its claims are written anew
            conn.execute(text("UPDATE account SET reader = 'another'"))
            conn.execute(text("UPDATE story SET stale = true"))
        store.add((), pipeline, compared=True)
        words = (SECRET.encode(), SECRET.lower().encode(), b"37 passengers", b"39 passengers")
        before = files(path)
        assert all(word in before for word in words)
        number, ended = forget_in(store, "Leaky Post")
        assert (number, len(ended)) == (2, 1)
        after = files(path)
        assert [word for word in words if word in after] == []
        assert b"Aurora" in after
    assert [word for word in words if word in files(path)] == []


def test_its_stories_are_brought_up_to_date(store: Store, pipeline: Pipeline):
    """What is left of a story is compared anew; no finding of any edition tells of it; what is left is found."""
    store.add([LEAK, *rows(FERRY), *rows(MINE)], pipeline)
    with reading(store.engine) as conn:
        (leak,) = conn.execute(select(schema.article.c.id).where(schema.article.c.outlet == "Leaky Post")).scalars()
    forget_in(store, leak[:10])
    store.add((), pipeline, verb="forget")
    assert store.waiting() == []
    with reading(store.engine) as conn:
        for name in ("finding", "report", "kinship"):
            documents = conn.execute(select(schema.metadata.tables[name].c.document)).scalars()
            assert not [one for one in documents if SECRET in one or leak in one], name
        assert not [one for one in conn.execute(select(schema.story.c.title)).scalars() if one and SECRET in one]
        (story,) = {hit.story for hit in search(conn, Asked("Hollin"))[0]}
        assert search(conn, Asked(SECRET))[0] == ()
        assert search(conn, Asked(SECRET, "quotes"))[0] == ()
    assert story is not None
    report = store.report(story)
    assert report is not None
    assert len(report.story.accounts) == 4
    assert [check.faults for check in store.verify() if check.faults] == []


def test_what_was_forgotten_stays_out_until_it_is_allowed(store: Store, pipeline: Pipeline):
    """The same text, a later text from the same address, a bundle; the ledger says why; then it comes in again."""
    store.add([LEAK, *rows(FERRY)], pipeline)
    lines = count(store, "ledger")
    forget_in(store, "leaky post")
    assert count(store, "ledger") == lines, "what came in and what became of it stays known"
    later = amended(replace(LEAK, fetched=datetime(2031, 6, 9, tzinfo=UTC)), "37 passengers", "40 passengers")
    found = refused(store, [LEAK, later, rows(MINE)[0]], pipeline)
    assert len(found) == 2
    assert all(one.stage == "store" and "was forgotten here" in one.reason for one in found)
    assert count(store, "article") == 5
    with reading(store.engine) as conn:
        (gone,) = conn.execute(select(forgotten)).mappings()
        assert SECRET not in "".join(map(str, gone.values()))
    with writing(store.engine) as conn:
        assert allow(conn, "Leaky Post") == 1
    assert refused(store, [LEAK], pipeline) == []
    assert count(store, "article") == 6
    assert [check.faults for check in store.verify() if check.faults] == []


def test_a_bundle_does_not_bring_it_back(store: Store, tmp_path: Path, pipeline: Pipeline):
    """Who imports a story with a forgotten article is told, and nothing comes in."""
    with open_store(tmp_path / "other.db") as other:
        other.add([LEAK, *rows(FERRY)], pipeline)
        with reading(other.engine) as conn:
            (story,) = {hit.story for hit in search(conn, Asked("Hollin"))[0]}
        export(other, str(story), tmp_path / "s.zip", lambda report: "{}")
    store.add([LEAK], pipeline)
    forget_in(store, "Leaky Post")
    with pytest.raises(StoreError, match="was forgotten here; rashomon forget --allow"):
        take_in(store, tmp_path / "s.zip")
    assert count(store, "article") == 0


def test_a_capture_that_two_articles_come_from_stays_for_the_other(store: Store, pipeline: Pipeline):
    """Bytes go when nobody needs them."""
    store.add([LEAK, *rows(FERRY)], pipeline)
    with writing(store.engine) as conn:
        table = schema.article
        (leak,) = conn.execute(select(table.c.capture).where(table.c.outlet == "Leaky Post")).scalars()
        conn.execute(table.update().where(table.c.outlet == "Bay Courier").values(capture=leak))
    forget_in(store, "Leaky Post")
    with reading(store.engine) as conn:
        assert leak in set(conn.execute(select(schema.capture.c.id)).scalars())
    forget_in(store, "Bay Courier")
    with reading(store.engine) as conn:
        assert leak not in set(conn.execute(select(schema.capture.c.id)).scalars())


def test_the_notices_of_a_watch_go_too(store: Store, pipeline: Pipeline):
    """Those that hold words of it, and no others."""
    store.add([LEAK, *rows(FERRY)], pipeline)
    made = {
        "notice": "id varchar primary key, document text",
        "notice_article": "notice varchar, article varchar",
        "delivery": "notice varchar, target text",
    }
    with writing(store.engine) as conn:
        for name, columns in made.items():
            conn.execute(text(f"DROP TABLE IF EXISTS {name}"))
            conn.execute(text(f"CREATE TABLE {name} ({columns})"))
        for outlet, name in conn.execute(select(schema.article.c.outlet, schema.article.c.id)).all():
            number = "one" if outlet == "Leaky Post" else "two"
            conn.execute(text("INSERT INTO notice_article VALUES (:n, :a)"), {"n": number, "a": name})
        for number in ("one", "two"):
            conn.execute(text("INSERT INTO notice VALUES (:n, :d)"), {"n": number, "d": SECRET})
            conn.execute(text("INSERT INTO delivery VALUES (:n, 'x')"), {"n": number})
    forget_in(store, "Leaky Post")
    with reading(store.engine) as conn:
        for name, column in (("notice", "id"), ("notice_article", "notice"), ("delivery", "notice")):
            assert set(conn.execute(text(f"SELECT {column} FROM {name}")).scalars()) == {"two"}


def test_the_verb_says_what_it_did(tmp_path: Path, pipeline: Pipeline):
    """How many; that there is no such outlet; that it was forgotten before; that it may come in again."""
    place = tmp_path / "a.db"
    with open_store(place) as store:
        store.add([LEAK, *rows(FERRY)[:2]], pipeline)
    nobody = rashomon("forget", "Leaky Pst", "--store", place)
    assert nobody.code == 1
    assert "or an outlet: Bay Courier, Leaky Post, Skerrow Herald" in nobody.err
    assert (
        "1 articles forgotten; 1 stories ended, 1 compared anew"
        in rashomon("forget", "Leaky Post", "--store", place).out
    )
    assert "0 articles forgotten" in rashomon("forget", "Leaky Post", "--store", place).out
    assert "1 articles may come in again" in rashomon("forget", "Leaky Post", "--allow", "--store", place).out
    assert rashomon("forget", "Leaky Post", "--allow", "--store", place).code == 1
