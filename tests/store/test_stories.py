"""Stories keep up with their articles: who joins costs its own pairs, what ended leads on, what waits is caught up."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.store.news import BRIDGE, FERRY, MINE, dozen, row, rows

from rashomon.errors import StoreError
from rashomon.pipeline import Pipeline
from rashomon.store import Change, Hooks, Store, Wanted, desk, open_store, piles
from rashomon.store.engine import reading
from rashomon.store.runs import edition_at


def added(store: Store, captures: list, pipeline: Pipeline) -> list[Change]:
    """Add some accounts; what that changed."""
    changes: list[Change] = []
    store.add(captures, pipeline, hooks=Hooks(compared=changes.append))
    return changes


def listed(store: Store, pipeline: Pipeline, **wanted: object) -> list[set[str]]:
    """The outlets of the stories that are listed."""
    return [set(one.overview.outlets) for one in store.stories(pipeline, Wanted(**wanted))[0]]  # type: ignore[arg-type]


def test_an_article_that_joins_costs_its_own_pairs(store: Store, pipeline: Pipeline, postgres):
    """The model is asked for the pairs of the new account alone; the report is that of comparing all at once."""
    first, second = added(store, rows(FERRY)[:3], pipeline), added(store, rows(FERRY)[3:], pipeline)
    with open_store(postgres.database()) as other:
        (whole,) = added(other, rows(FERRY), pipeline)
    assert second[0].report == whole.report
    assert second[0].told < second[0].asked
    assert first[0].told + second[0].told <= whole.told * 1.05
    assert second[0].diff.new
    assert second[0].before == first[0].report


def test_a_report_stands_as_it_stood(store: Store, pipeline: Pipeline):
    """What is compared anew does not overwrite what was found before."""
    (first,) = added(store, rows(FERRY)[:2], pipeline)
    between = datetime.now(UTC)
    (second,) = added(store, rows(FERRY)[2:], pipeline)
    with reading(store.engine) as conn:
        edition = edition_at(conn, between)
    assert store.report(first.story, edition) == first.report
    assert store.report(first.story) == second.report
    assert len(second.report.story.accounts) == 4


def test_a_story_that_ended_leads_to_the_one_that_goes_on(store: Store, pipeline: Pipeline):
    """An earlier account gives the story another first article, and so another id; the old id still leads there."""
    late, early = rows(FERRY)[1:], rows(FERRY)[:1]
    (before,) = added(store, late, pipeline)
    (after,) = added(store, early, pipeline)
    assert before.story != after.story
    assert store.story(before.story) == after.story
    assert store.story(after.story[:6]) == after.story
    with pytest.raises(StoreError, match="none of that id"):
        store.story("0" * 16)
    with pytest.raises(StoreError, match="none of that id"):
        store.story("%")


def test_what_was_not_compared_waits_and_is_caught_up(store: Store, pipeline: Pipeline, postgres):
    """Stories that wait are compared when somebody looks, or all by an add of nothing; the content is the same."""
    store.add(dozen(), pipeline, compared=False)
    assert len(store.waiting()) == 3
    assert store.report(store.waiting()[0]) is None
    shown = store.shown(store.waiting()[0], pipeline)
    assert len(shown.story.accounts) == 4
    assert len(store.waiting()) == 2
    store.add((), pipeline, compared=True)
    assert store.waiting() == []
    with open_store(postgres.database()) as other:
        other.add(dozen(), pipeline)
        assert other.digest() == store.digest()


def test_a_few_that_join_a_pile_that_waits_are_compared(
    store: Store, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
):
    """What a small run touches is compared at once; what a large one left behind goes on waiting."""
    monkeypatch.setattr(desk, "FEW", 3)
    store.add([*rows(BRIDGE), *rows(MINE), *rows(FERRY)[:3]], pipeline)
    assert len(store.waiting()) == 3
    (change,) = added(store, rows(FERRY)[3:], pipeline)
    assert {account.article.outlet for account in change.report.story.accounts} == set(FERRY)
    assert len(store.waiting()) == 2


def test_the_list_keeps_to_what_is_wanted(store: Store, pipeline: Pipeline):
    """Those with the latest news first; since a day, told by an outlet, so many."""
    store.add(dozen(), pipeline)
    assert listed(store, pipeline) == [set(BRIDGE), set(MINE), set(FERRY)]
    assert listed(store, pipeline, since=date(2031, 6, 6)) == [set(BRIDGE), set(MINE)]
    assert listed(store, pipeline, outlet="bay courier") == [set(FERRY)]
    found, more = store.stories(pipeline, Wanted(most=1))
    assert (len(found), more) == (1, 2)


def test_a_large_store_sorts_what_is_new_among_its_neighbours_in_time(
    store: Store, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
):
    """What lies far back is not looked at; what joins a story of these days joins it."""
    monkeypatch.setattr(piles, "ALL", 2)
    store.add([*rows(BRIDGE), *rows(FERRY)[:3]], pipeline)
    far = [replace(one, body=one.body.replace(b"2031-06", b"2031-11")) for one in rows(MINE)]
    store.add(far, pipeline, compared=False)
    seen: list[int] = []

    def group(articles: object) -> object:
        seen.append(len(articles))  # type: ignore[arg-type]
        return pipeline.group(articles)  # type: ignore[arg-type]

    store.add(rows(FERRY)[3:], replace(pipeline, group=group))
    assert seen == [8], "the two stories of June, and not that of November"
    assert set(FERRY) in listed(store, pipeline)


def test_undated_accounts_find_a_place(store: Store, pipeline: Pipeline):
    """An account without a day is in one story like any other."""
    bare = row("Harbour Notes", "Aurora ferry hits quay", "", FERRY["Bay Courier"][2])
    store.add([*rows(FERRY), bare], pipeline)
    assert [one.faults for one in store.verify()] == [()] * 8
    assert store.stats()["stories"] <= 2
