"""One text twice: of two outlets it is two accounts and copies, of one outlet a duplicate, whatever the verb."""

from __future__ import annotations

import json
from itertools import permutations

import pytest
from tests.command import rashomon

from rashomon.model import Outcome
from rashomon.pipeline import Pipeline

TEXT = " ".join(
    f"The {what} of Varnholm asked the waterways board on Wednesday why the {part} of the upper lock had given way."
    for what, part in (("mayor", "gate"), ("council", "hinge"), ("guild", "sluice"), ("harbour master", "cable"))
)
A = {"id": "a", "title": "Lock fails", "text": TEXT}
OUTLETS = [{**A, "outlet": "Quay Post"}, {**A, "id": "b", "outlet": "Verano Echo"}]
ADDRESSES = [{**A, "url": "https://quay.example/1"}, {**A, "id": "b", "url": "https://quay.example/2"}]
IDS = [A, {**A, "id": "b", "title": "A lock has failed"}]
AGAIN = [{**A, "outlet": "Quay Post"}, {**A, "id": "b", "outlet": "Quay Post"}]
NAMELESS = [{key: A[key] for key in ("title", "text")}] * 2
ONE_ID = [A, {**A, "text": TEXT.replace("Wednesday", "Thursday")}]


def run(verb: str, rows: list[dict[str, str]], *options: str):
    """A verb on some rows, with its ledger."""
    return rashomon(verb, "-", "--json", "--ledger", *options, stdin="\n".join(map(json.dumps, rows)).encode())


@pytest.mark.parametrize("rows", [OUTLETS, IDS], ids=["outlets", "ids"])
def test_two_prints_of_one_text_are_two_accounts_and_one_witness(rows):
    """In every verb, and in no order of their own."""
    names = {"a", "b"}
    assert {row["id"] for row in run("extract", rows).rows} == names
    report = run("compare", rows)
    assert [article["text"] for article in report.json["articles"]] == [TEXT] * 2
    assert report.json["story"]["witnesses"] == 1
    (pair,) = run("copies", rows).rows
    assert {pair["a"], pair["b"]} == names
    assert (pair["share_a"], pair["share_b"]) == (1, 1)
    (group,) = run("group", rows).rows
    assert set(group["articles"]) == names
    (story,) = run("stories", rows, "--quick").rows
    assert (set(story["articles"]), story["witnesses"]) == (names, 1)
    assert "duplicate" not in report.err.split("\n", 1)[1]


@pytest.mark.parametrize(
    ("rows", "accounts"), [(ADDRESSES, 2), (AGAIN, 1), (NAMELESS, 1)], ids=["addresses", "outlet", "nameless"]
)
def test_one_print_twice_is_a_duplicate(rows, accounts):
    """Told and counted: in = stored + duplicate, whichever verb asks."""
    articles, skipped = read(rows)
    assert len(articles) == accounts
    assert [one.outcome for one in skipped] == [Outcome.DUPLICATE] * (2 - accounts)


def test_one_id_for_two_texts_is_two_accounts_in_any_order():
    """The first keeps it; a third row that has the second's text and no id is an account of its own."""
    rows = [*ONE_ID, {"text": ONE_ID[1]["text"]}]
    for order in permutations(rows):
        articles, skipped = read(list(order))
        assert (len(articles), skipped) == (3, ())
        assert [article.id for article in articles] == sorted({article.id for article in articles})
        shown = [article.given or article.id for article in articles]
        assert len(set(shown)) == 3
        assert "a" in shown


def read(rows: list[dict[str, str]]):
    """Rows as every verb reads them."""
    return Pipeline().articles(["-"], format="jsonl", stdin="\n".join(map(json.dumps, rows)).encode())
