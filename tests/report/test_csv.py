"""CSV: a row a claim mention with every column; a spreadsheet calculates nothing of it."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from tests.report import sample
from tests.report.hostile import Printed, printed, report

from rashomon.report import claim_rows
from rashomon.report.csv import COLUMNS, render_csv, tamed, untamed
from rashomon.report.screen import visible

ACTIVE = tuple("=+-@\t\r\n＝＋－＠")


def read(text: str) -> list[dict[str, str]]:
    """The rows as a reader of CSV takes them."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_a_claim_mention_with_every_column():
    """The claims that `rashomon claims` prints, with their account, readings and findings."""
    rows = read(render_csv(sample.report()))
    wire = next(account for account in sample.report().story.accounts if account.article is sample.wire)
    assert [row["text"] for row in rows] == [row["text"] for row in claim_rows(wire)]
    assert all(tuple(row) == COLUMNS and None not in row.values() for row in rows)
    narrated, reported, cost = rows
    assert (narrated["voice"], narrated["speaker"], narrated["factuality"]) == ("narration", "", "3")
    assert reported["speaker"] == sample.MAYOR
    assert reported["times"] == "2031-03-14 deadline [2031-03-14T00:00:00, 2031-03-15T00:00:00)"
    assert (reported["findings"], reported["kinds"]) == (sample.REOPENS.id, "contradiction")
    assert cost["quantities"] == "2350000..2450000 SEK of work"
    assert cost["findings"] == ""
    for row in rows:
        assert sample.wire.text[int(row["start"]) : int(row["end"])] == row["text"]


@pytest.mark.parametrize("text", ["=1+1", " =1", "+x", "-x", "@x", "\tx", "\rx", "\n=x", "'=x", "''@x", "＝x"])
def test_a_formula_is_text(text: str):
    """It begins with an apostrophe, which the reader can take away again."""
    assert tamed(text) == "'" + text
    assert untamed(tamed(text)) == text


@pytest.mark.parametrize("text", ["", "47", "'Tis", "a=b", "x\n=1", "“=1”"])
def test_other_text_stays_as_it_is(text: str):
    """Apostrophes of the text's own among it."""
    assert tamed(text) == untamed(text) == text


@settings(max_examples=60, deadline=None)
@given(printed, printed)
def test_hostile_words_come_back_as_words(one: Printed, other: Printed):
    """As many rows as claims, no cell that calculates, and the words are those of the account, made visible."""
    accounts = report(one, other).story.accounts
    rows = read(render_csv(report(one, other)))
    assert len(rows) == len(accounts)
    for row, account in zip(rows, accounts, strict=True):
        assert not [cell for cell in row.values() if cell.lstrip().startswith(ACTIVE) or cell.startswith(ACTIVE)]
        article, claim = account.article, account.claims[0]
        told = {"title": article.title, "outlet": article.outlet, "url": article.url, "text": claim.content.exact}
        for name, words in {**told, "speaker": claim.speaker and claim.speaker.name}.items():
            assert untamed(row[name]) == visible(words or ""), name
