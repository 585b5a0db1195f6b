"""The ladder of wordings: quotes word for word."""

import pytest

from rashomon.compare.ladder import Verdict
from rashomon.compare.wordings import compare_quotes
from rashomon.model import Article, Quote

SPEECH = (
    "we have seen worse and all of us know it, what we want is the boats out, and the ferry should sail in this "
    "weather, which is not the best for anybody, but it is for the island and not for this company or that town"
)


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
        ("at far higher speeds than allowed", "at far higher speed than the allowed", Verdict.COMPATIBLE),
        ("into the wall of the bank", "into the wall of bank in the city", Verdict.COMPATIBLE),
        ("I would give it again", "I would not give it again", Verdict.DIFFERS),
        ("We are going to lower the fares", "We are going to see a long night", Verdict.NOTHING),
        ("We all want what is best for this town", SPEECH, Verdict.NOTHING),
        ("The ferry must sail in this weather", SPEECH, Verdict.DIFFERS),
        ("We think [the mayor's] letter stopped us", "We think the letter stopped us", Verdict.COMPATIBLE),
        ("But we think the letter stopped us", "We think the [mayor's] letter stopped us", Verdict.COMPATIBLE),
        ("Vote on 8 November, all of you", "Vote on November 8, all of you", Verdict.SAME),
        ("It rained. And I think we must go", "I think we must go because of the dam", Verdict.COMPATIBLE),
        ("We were afraid. The lights went out.", "The lights went out. Nobody came for hours.", Verdict.COMPATIBLE),
        ("We were afraid. The lights went out.", "We were all afraid. The lights went out.", Verdict.DIFFERS),
    ],
)
def test_two_wordings(a, b, verdict):
    """A part agrees with the whole; changed words do not; other words are another remark."""
    assert compare_quotes(said(a), said(b)).rung.verdict is verdict
    assert compare_quotes(said(b), said(a)).rung.verdict is verdict


def test_what_one_denies_and_the_other_says_not_to_be_so_is_one_answer():
    """'denied that it was done "as a result of the strike"' beside '"it was not done as a result of the strike"'."""
    whole = 'They denied it was cut "as a direct result of the strike".'
    article = Article("page", whole)
    start, cue = whole.index("as a"), whole.index("denied")
    denied = Quote(article.quote(start, len(whole) - 2), cue=article.quote(cue, cue + 6))
    assert compare_quotes(denied, said("It was not cut as a result of the strike")).rung.verdict is Verdict.COMPATIBLE
    assert compare_quotes(said("It was not cut as a result of the strike"), denied).rung.verdict is Verdict.COMPATIBLE
    assert compare_quotes(denied, said("It was cut as a result of the strike")).rung.verdict is Verdict.DIFFERS
