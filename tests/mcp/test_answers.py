"""Answers are small, whatever is in the store; what does not fit is counted, and asking on gives all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.mcp import large

from rashomon.errors import RashomonError
from rashomon.mcp import LARGEST, Answers
from rashomon.model import Article
from rashomon.pipeline import Pipeline
from rashomon.report import render_row
from rashomon.store.filters import Filters

NASTY = {
    "quotes": '"\\' * 700,
    "overrides": "\u202e\u2066" * 700,
    "marks": "\u200e\u200f" * 700,
    "mixed": "plain words " * 100 + "\u202e" * 900,
    "plain": "plain words, and more of them " * 60,
    "wide": "東京😀 " * 400,
}
Row = dict[str, Any]


@pytest.fixture(scope="module", params=NASTY.values(), ids=NASTY)
def answers(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answers]:
    """What the large store answers, with each of the texts."""
    with large.store(tmp_path_factory.mktemp("large") / "store.db", request.param) as store:
        yield Answers(store, Pipeline())


def texts(answers: Answers) -> dict[str, Article]:
    """The articles of the store by id."""
    report = answers.store.report(large.STORY)
    assert report is not None
    return {account.article.id: account.article for account in report.story.accounts}


def whole(ask: Callable[[int], Row], name: str) -> list[Row]:
    """All rows of a list, asked for page by page; each answer is small, and the counts agree."""
    found: list[Row] = []
    while True:
        row = ask(len(found))
        assert len(render_row(row)) <= LARGEST
        assert row[name]
        found += row[name]
        if "next" not in row:
            return found
        assert row["next"] == len(found)
        assert row["left"] > 0


def evidence(rows: list[Row]) -> list[Row]:
    """Every cut in an answer."""
    return [one for row in rows for answer in row.get("answers", [row]) for one in answer.get("evidence", [answer])]


def test_a_story_page_by_page(answers: Answers):
    """Nine findings, each with its evidence."""
    rows = whole(lambda skip: answers.story(large.STORY, None, skip), "findings")
    assert len({row["finding"] for row in rows}) == 9
    assert all(row["answers_left"] == 8 for row in rows)
    check(answers, evidence(rows))


def test_a_finding_page_by_page(answers: Answers):
    """Twelve pieces of evidence, of twelve outlets."""
    first = answers.story(large.STORY, "contested", 0)["findings"][0]["finding"]
    rows = whole(lambda skip: answers.finding(large.STORY, first, skip), "evidence")
    assert len({row["article"] for row in rows}) == 12
    check(answers, rows)


def check(answers: Answers, cuts: list[Row]) -> None:
    """Each cut is the words of its article at its place, short, within the longer one, with the words in question."""
    known = texts(answers)
    assert cuts
    for one in cuts:
        text = known[one["article"]].text
        assert text[one["start"] : one["end"]] == one["text"]
        assert one["whole"]["start"] <= one["start"] < one["end"] <= one["whole"]["end"]
        assert one["end"] == len(text) or one["end"] > len(text) - 60, "the words in question are shown"


def test_a_text_slice_by_slice(answers: Answers):
    """Put together again it is the text."""
    name, article = next(iter(texts(answers).items()))
    text = ""
    while True:
        row = answers.account(name, len(text), 4_000)
        assert len(render_row(row)) <= LARGEST
        assert (row["start"], row["length"]) == (len(text), len(article.text))
        text += row["text"]
        if "next" not in row:
            break
    assert text == article.text
    assert answers.account(article.url or "", 5, 3)["text"] == article.text[5:8]


def test_stories_and_hits_are_small(answers: Answers):
    """Titles and outlets are cut off, and say so."""
    (story,) = whole(lambda skip: answers.list_stories(None, None, skip), "stories")
    assert (story["story"], story["witnesses"], story["contested"]) == (large.STORY, 12, 9)
    assert story["title"] is None or len(story["title"]) <= 160
    if "plain" in texts(answers)[min(texts(answers))].text:
        rows = whole(lambda skip: answers.search("plain", "articles", Filters(), skip), "hits")
        assert len(rows) == 12


@pytest.mark.parametrize(
    ("ask", "hint"),
    [
        (lambda a: a.story("none", None, 0), "the store has none of that id"),
        (lambda a: a.story(large.STORY, "odd", 0), "not one of contested, changed, agreed, single"),
        (lambda a: a.story(large.STORY, None, -1), "give 0 to 1,000"),
        (lambda a: a.finding(large.STORY, "none", 0), "ask for the story"),
        (lambda a: a.account("none", 0, 10), "give its id or its address"),
        (lambda a: a.account(next(iter(texts(a))), 10_000_000, 10), "characters, from 0"),
        (lambda a: a.list_stories("soon", None, 0), "give one as 2025-10-31"),
        (lambda a: a.search("x", "pages", Filters(), 0), "not a part of the store"),
        (lambda a: a.search("", "articles", Filters(), 0), "nothing to look for"),
    ],
)
def test_what_is_not_there_says_what_to_ask(answers: Answers, ask: Callable[[Answers], Row], hint: str):
    """An error with the way out."""
    with pytest.raises(RashomonError, match=hint):
        ask(answers)
