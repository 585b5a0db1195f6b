"""The suite of benchmarks: turns alternate, answers have digests, and the page is rewritten between its marks alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks import __main__ as suite
from benchmarks import claims, compare, large_story, pages, stages
from benchmarks.machine import described, machine
from benchmarks.race import digest, race
from evaluation import data
from rashomon.extract import extract
from rashomon.model import Article
from rashomon.pipeline import Pipeline


def test_turns_alternate_and_the_first_is_not_counted():
    """Each contestant works once more than it is measured, in turn with the others."""
    turns: list[str] = []
    took = race({"one": lambda: turns.append("one"), "other": lambda: turns.append("other")}, runs=2)
    assert turns == ["one", "other"] * 3
    assert set(took) == {"one", "other"}


def test_equal_answers_have_equal_digests():
    """And others have others."""
    assert digest([1, 2]) == digest([1, 2]) != digest([2, 1])


def test_the_machine_is_measured():
    """Rates that a floor can be worked out of, and the versions of the peers."""
    found = machine()
    assert min(found.operations, found.copied, found.unpacked, found.words) > 0
    assert "spacy" in described()[1]


def test_a_page_gives_back_its_article():
    """What stands around the text is furniture; the text is found."""
    written = stages.accounts(1)[0]
    found = extract(pages.page(written))
    assert isinstance(found, Article)
    assert found.title == written.title
    assert "newsletter" not in found.text


def test_a_stage_becomes_rows_with_its_floor():
    """Ours, the peers, and what the job cannot do without."""
    stage = stages.Stage("count", "things", 10, "ours", {"ours": lambda: 1, "theirs": lambda: 2}, 1.0, "counting")
    rows = suite.raced(stage, 1)
    assert [row[1] for row in rows] == ["ours", "theirs", "floor: counting"]
    assert rows[0][0] == "count, 10 things"
    assert {len(row) for row in rows} == {len(suite.HEAD)}


def test_a_plot_draws_each_cost_beside_the_largest():
    """The largest fills the line."""
    lines = suite.plot("Cost", "things", [(10, 0.5), (20, 1.0)])
    assert [len(re.findall("#", line)) for line in lines if "#" in line] == [suite.WIDE // 2, suite.WIDE]


def test_only_what_stands_between_the_marks_is_written():
    """The rest of the page stays; a page without the marks is refused."""
    page = f"before\n{suite.BEGIN}\nold\n{suite.END}\nafter\n"
    assert suite.written(page, ["new"]) == f"before\n{suite.BEGIN}\nnew\n{suite.END}\nafter\n"
    with pytest.raises(ValueError, match="once each"):
        suite.written("no marks", [])


def test_the_page_has_the_marks():
    """`make bench` finds where to write."""
    assert suite.written(Path(suite.PAGE).read_text("utf-8"), ["new"])


def test_a_story_is_rewritten_by_as_many_as_are_asked_for():
    """Each an account of its own, the same every time."""
    written = stages.accounts(1)
    made = large_story.rewritten(written, 9)
    assert len({article.id for article in made}) == 9
    assert made == large_story.rewritten(written, 9)


def test_what_a_story_costs_is_counted():
    """Pairs read, and the contradictions found again among themselves."""
    files = [str(path) for path in sorted(Path("examples/asia-trip").glob("*-*"))]
    articles = Pipeline().articles(files)[0]
    run = large_story.measured(articles)
    found = large_story.contradictions(run.report)
    assert 0 < run.read < large_story.pairs_of(articles)[2]
    assert large_story.found_again(found, found) == 1.0
    assert large_story.found_again(found, []) == 0.0


def test_claims_are_raced_against_the_stock_parser():
    """The three contestants, and a floor under them."""
    articles = claims.read(1)[:1]
    assert set(claims.raced(articles, 1)) == {claims.PEER, claims.PARSE, claims.OURS}
    assert claims.floor(articles) > 0


def test_the_command_is_measured_with_its_sources_compiled(monkeypatch, tmp_path):
    """Whatever the surroundings say of compiled files; the checkout's own sources come first."""
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    found = compare.environment(tmp_path / "checkout", tmp_path / "kept")
    assert "PYTHONDONTWRITEBYTECODE" not in found
    assert found["PYTHONPYCACHEPREFIX"] == str(tmp_path / "kept")
    assert found["PYTHONPATH"].startswith(str(tmp_path / "checkout" / "src"))


def test_a_story_is_told_with_what_it_cost():
    """Its name, the seconds, and a digest that is the same in every run."""
    story = data.stories(data.TRAINING)[0]
    (first,), (again,) = (list(compare.rows([story])) for _ in range(2))
    assert first["story"] == story.name
    assert first["spent"] > 0
    assert first["digest"] == again["digest"]
