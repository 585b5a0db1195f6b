"""What goes in comes back: articles, accounts, reports; what is given twice is kept once; a newer store is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import func, select, text
from tests.store.news import BRIDGE, FERRY, amended, dozen, rows

from rashomon.errors import StoreError
from rashomon.model import FindingKind, Outcome, Skipped
from rashomon.pipeline import Pipeline
from rashomon.store import Change, Hooks, Store, open_store, schema
from rashomon.store.engine import reading, writing
from rashomon.store.schema_search import is_ours


def test_a_store_gives_back_the_values_that_went_in(store: Store, pipeline: Pipeline):
    """Articles, claims, quotes, findings, kinships and the rest of a report, equal to those computed afresh."""
    captures = rows(FERRY)
    changes: list[Change] = []
    store.add(captures, pipeline, hooks=Hooks(compared=changes.append))
    fresh = [article for capture in captures if not isinstance(article := pipeline.extract(capture), Skipped)]
    assert store.articles(article.id for article in fresh) == tuple(sorted(fresh, key=lambda article: article.id))
    (change,) = changes
    report = store.report(change.story)
    assert report == pipeline.compare(fresh)
    assert report == change.report
    assert any(finding.kind is FindingKind.CONTRADICTION for finding in report.findings)
    assert all(account.claims for account in report.story.accounts)


def test_what_is_added_twice_is_kept_once(store: Store, pipeline: Pipeline):
    """The second time everything is a duplicate, and nothing is read or compared again."""
    store.add(dozen(), pipeline)
    again = store.add(dozen(), pipeline)
    assert (again.stored, again.compared, dict(again.left_out)) == (0, (), {Outcome.DUPLICATE: 12})
    with reading(store.engine) as conn:
        assert conn.execute(select(func.count()).select_from(schema.article)).scalar() == 12


def test_the_ledger_balances_and_names_what_was_left_out(store: Store, pipeline: Pipeline):
    """At each stage of a run, in = stored + the other outcomes."""
    short = replace(dozen()[0], source="short.json", body=b'{"text": "Too short."}')
    left = Skipped("gone.html", "read", "no such file; check the path")
    added = store.add([*rows(FERRY), short, left, rows(FERRY)[0]], pipeline, compared=False)
    with reading(store.engine) as conn:
        lines = conn.execute(select(schema.ledger).where(schema.ledger.c.run == added.run)).mappings().all()
    for stage, came in (("read", 7), ("extract", 6), ("store", 5)):
        counts = [(line["outcome"], line["count"]) for line in lines if line["stage"] == stage]
        assert sum(count for outcome, count in counts if outcome == "in") == came
        assert sum(count for outcome, count in counts if outcome != "in") == came
    assert {line["source"] for line in lines if line["reason"]} == {"gone.html", "short.json", "Skerrow Herald.json"}


def test_an_amended_article_takes_the_place_of_the_one_before(store: Store, pipeline: Pipeline):
    """Both texts are kept in one story under one id; the later one is compared."""
    first = replace(rows(FERRY)[0], fetched=datetime(2031, 6, 3, 10, tzinfo=UTC))
    later = amended(replace(first, fetched=first.fetched + timedelta(hours=2)), "12 passengers", "14 passengers")
    changes: list[Change] = []
    for captures in ([first, *rows(FERRY)[1:]], [later]):
        store.add(captures, pipeline, hooks=Hooks(compared=changes.append))
    before, after = changes
    assert after.story == before.story
    texts = [account.article.text for account in after.report.story.accounts]
    assert len(texts) == 4
    assert sum("14 passengers" in text for text in texts) == 1
    assert store.report(after.story, before.edition) == before.report, "as it stood"


def test_the_description_that_stays_does_not_depend_on_the_order(place: str, tmp_path: Path, pipeline: Pipeline):
    """One text under two descriptions: the same one stays, whichever came first, and is read and sorted by it."""
    one, *rest = rows(BRIDGE)
    earlier = one.body.replace(b"2031-06-10T06", b"2031-06-09T23")
    other = replace(one, source="A copy.json", body=earlier, fetched=datetime(2031, 6, 12, tzinfo=UTC))
    digests = set()
    for where, (first, second) in ((place, (one, other)), (str(tmp_path / "other.db"), (other, one))):
        with open_store(where) as store:
            store.add([first, *rest], pipeline)
            store.add([second], pipeline)
            (kept,) = (a for a in store.articles(_ids(store)) if a.outlet == "Valley Post")
            assert (kept.source, kept.published.iso()) == ("A copy.json", "2031-06-09T23:00:00+00:00")
            assert store.waiting() == []
            assert [checked.faults for checked in store.verify()] == [()] * 8
            digests.add(store.digest())
    assert len(digests) == 1


def _ids(store: Store) -> list[str]:
    """The ids of all articles of a store."""
    with reading(store.engine) as conn:
        return list(conn.execute(select(schema.article.c.id)).scalars())


def test_the_migrations_make_the_schema(store: Store):
    """What the steps built is what the tables say."""
    with writing(store.engine) as conn:
        context = MigrationContext.configure(conn, opts={"compare_type": True, "include_object": is_ours})
        assert compare_metadata(context, schema.metadata) == []


def test_a_store_of_a_newer_program_is_refused(place: str):
    """It says so, and what to do, and leaves the store alone."""
    with open_store(place) as store, writing(store.engine) as conn:
        conn.execute(text("INSERT INTO alembic_version VALUES ('9999')"))
    with pytest.raises(StoreError, match=r"newer rashomon \(schema .*9999"):
        open_store(place)
