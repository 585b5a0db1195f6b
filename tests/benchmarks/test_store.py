"""The pile that the desk is measured with, and the measuring of it, small."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import desk_pile
from benchmarks import store as bench
from benchmarks.desk_pile import STORIES, told
from rashomon.pipeline import Pipeline
from rashomon.store import open_store
from rashomon.store.runs import begin
from training.group.data import Labelled


def test_a_pile_is_the_same_each_time_and_no_article_is_twice_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Stories of several accounts; the next time round with other names, and still English that can be extracted."""
    for story in sorted(path for path in STORIES[0].iterdir() if path.is_dir())[:2]:
        (tmp_path / story.name).symlink_to(story)
    monkeypatch.setattr(desk_pile, "STORIES", (tmp_path,))
    pile = list(told(20))
    assert [one.article.id for one in pile] == [one.article.id for one in told(20)]
    assert len({one.article.id for one in pile}) == 20
    assert len({one.story for one in pile}) == 5
    first, again = pile[0].article, next(one.article for one in pile[8:] if one.story == 2)
    assert first.text != again.text
    assert len(again.text.split()) > 0.8 * len(first.text.split())
    assert all(getattr(Pipeline().extract(one.capture), "outlet", None) for one in pile[::5])


def test_writing_is_measured_beside_one_row_a_commit(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Both write the same rows, and the figures say so."""
    bench.measure_write(tmp_path, told(8))
    printed = capsys.readouterr().out
    assert "8 articles" in printed
    assert "times as fast" in printed
    whole, single = (bench.rows_of(tmp_path / name, "capture") for name in ("whole.db", "10.db"))
    assert len(whole) == 8
    assert set(single) <= set(whole)
    assert single


def test_a_large_store_is_filled_with_its_stories(tmp_path: Path):
    """What show is measured on: the articles stored as add stores them, in the stories that they were made for."""
    with open_store(tmp_path / "store.db") as store:
        home = bench.fill(store, begin(store.engine, "benchmark"), told(8))
        groups = bench.known_groups(store.articles(home), home)
    assert sorted(len(group.articles) for group in groups) == [4, 4]


def test_thirteen_accounts_are_thirteen():
    """One story, no two accounts alike."""
    assert len({one.capture.id for one in bench.thirteen()}) == 13


def test_copies_of_real_articles_are_accounts_of_their_story(monkeypatch: pytest.MonkeyPatch):
    """Each article as printed first, then copies: other outlets, the same story, no two alike."""
    printed = [one.article for one in told(6)]
    monkeypatch.setattr(desk_pile, "labelled", lambda name: Labelled(printed, [""] * len(printed)))
    pile = list(desk_pile.real(20))
    assert [one.story for one in pile] == [number % 6 for number in range(20)]
    assert len({one.article.id for one in pile}) == 20
    assert [one.article.text for one in pile[:6]] == [article.text for article in printed]
    assert pile[6].article.outlet != pile[0].article.outlet
