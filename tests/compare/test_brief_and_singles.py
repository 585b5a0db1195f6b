"""The first lines of a report, and what only one account says."""

from datetime import datetime

import pytest

from rashomon.compare.brief import brief
from rashomon.compare.singles import singles
from rashomon.model import Account, Answer, Article, Block, Cited, Claim, Finding, FindingKind, Moment, Slot, Statement

TOLD = "The harbour master closed the port for three days after the second storm."


def test_a_headline_stands_for_an_agreement_only_where_nothing_else_does():
    """A sentence of the account is taken, though it is longer."""
    cuts = [Article(f"page {n}", text).quote(0, len(text)) for n, text in enumerate(("Port shut", TOLD))]
    answer = Answer("shut", cuts[0].exact, 2, tuple(map(Cited, cuts)))
    finding = Finding(FindingKind.AGREEMENT, Slot.STATUS, "Is the port shut?", (answer,), 0.5, 0.9, "same status")
    (line,) = brief([finding])
    assert line.text == TOLD


def alone(mine: str, other: str) -> str | None:
    """The note of what one account says alone, published at `mine`, the other at `other` (ISO 8601)."""
    article = Article("page", TOLD, (Block(0, len(TOLD)),))
    cut, claim = article.quote(0, len(TOLD)), Claim(article.quote(0, len(TOLD)), article.quote(0, len(TOLD)), 0)
    moments = [Moment(datetime.fromisoformat(at), "T" in at) for at in (mine, other)]
    statements = [
        Statement(0, cut, 0, 0.0, False, (claim,), (), moments[0]),
        Statement(1, Article("other page", "Rain fell.").quote(0, 10), 0, 0.0, False, (claim,), (), moments[1]),
    ]
    accounts = (Account(article, (claim,), ()), Account(Article("other page", "Rain fell."), (), ()))
    found = singles(accounts, statements, (), lambda cited: 1, floor=0.0)
    (single,) = [f for f in found if f.answers[0].cited[0].evidence == cut]
    return single.note


@pytest.mark.parametrize(
    ("mine", "other", "said"),
    [
        ("2031-03-05T09:00:00+09:00", "2031-03-04T22:30:00+00:00", False),
        ("2031-03-05T09:00:00+09:00", "2031-03-04T12:00:00+00:00", True),
        ("2031-03-05", "2031-03-04", True),
        ("2031-03-05T09:00:00", "2031-03-05T01:00:00", False),
    ],
)
def test_who_printed_well_before_may_not_have_known(mine: str, other: str, said: bool):
    """By hours where the zones are known, whatever the days are called; else by days."""
    assert ("may not have known" in (alone(mine, other) or "")) is said
