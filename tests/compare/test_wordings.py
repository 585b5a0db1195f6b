"""The ladder of wordings: quotes word for word."""

import pytest

from rashomon.compare.ladder import Verdict
from rashomon.compare.wordings import compare_quotes
from rashomon.model import Article, Quote


def said(words):
    """A quote of these words."""
    return Quote(Article("page", words).quote(0, len(words)))


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("We will not pay for this bridge", "we will not pay for this bridge,", Verdict.SAME),
        ("We won't pay", "We will not pay", Verdict.SAME),
        ("We will not pay for this bridge", "pay for this bridge", Verdict.COMPATIBLE),
        ("We will not pay … for this bridge", "We will not pay a crown for this bridge", Verdict.COMPATIBLE),
        ("We will not pay for this bridge", "We will never pay for that bridge", Verdict.DIFFERS),
        ("We will not pay for this bridge", "The harbour is open to all ships", Verdict.NOTHING),
        ("great", "terrible", Verdict.NOTHING),
    ],
)
def test_two_wordings(a, b, verdict):
    """A part agrees with the whole; changed words do not; other words are another remark."""
    assert compare_quotes(said(a), said(b)).rung.verdict is verdict
    assert compare_quotes(said(b), said(a)).rung.verdict is verdict
