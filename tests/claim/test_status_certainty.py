"""How sure a clause is, by its main event: what is reported or carried, not the report."""

from __future__ import annotations

import pytest

from rashomon.claim.certainty import certainty
from rashomon.claim.parse import Sentence, parse
from rashomon.model import Article, Block, Certainty


def sentence(text: str) -> Sentence:
    """The first sentence of a one-paragraph article."""
    return parse(Article("note.txt", text, (Block(0, len(text)),)))[0]


@pytest.mark.parametrize(("text", "sure"), [
    ("The mayor resigned.", Certainty.ASSERTED),
    ("The mayor has not resigned.", Certainty.ASSERTED),
    ("Officials said the dam had burst.", Certainty.ASSERTED),
    ("The court rejected the appeal.", Certainty.ASSERTED),
    ("The match was called off.", Certainty.ASSERTED),
    ("Weather and tides", Certainty.ASSERTED),
    ("The ministers will hold a meeting in Oslo.", Certainty.EXPECTED),
    ("The president is set to visit Tokyo.", Certainty.EXPECTED),
    ("The ship is expected to reach Cadiz on Sunday.", Certainty.EXPECTED),
    ("Officials said the ship would be raised if the weather holds.", Certainty.CONDITIONAL),
    ("Minister to visit Oslo", Certainty.EXPECTED),
    ("The firm may cut 300 jobs.", Certainty.POSSIBLE),
    ("The dam may have burst, officials said.", Certainty.POSSIBLE),
    ("The army is believed to hold the town.", Certainty.POSSIBLE),
    ("The airline has not confirmed the figure.", Certainty.POSSIBLE),
    ("If no deal is reached, tariffs will rise.", Certainty.CONDITIONAL),
    ("The company denied that it had paid a bribe.", Certainty.DENIED),
    ("It is unclear whether the driver survived.", Certainty.UNKNOWN),
    ("Will the deal hold?", Certainty.UNKNOWN),
])
def test_a_sentence_is_as_sure_as_its_main_event(text: str, sure: Certainty) -> None:
    """Reports and carriers are looked through."""
    assert certainty(sentence(text)) is sure


def test_a_span_is_judged_by_its_own_event() -> None:
    """The reported clause may be unsure where the report is not."""
    whole = sentence("The mayor resigned because the party may split.")
    may = next(token for token in whole.span if token.lower_ == "may")
    assert certainty(whole) is Certainty.ASSERTED
    assert certainty(whole, whole.span.doc[may.i - 2 : whole.span.end]) is Certainty.POSSIBLE


def test_what_is_denied_is_denied_in_its_own_clause() -> None:
    """The content of a denial is not asserted, cut off from its verb or not."""
    whole = sentence("The company denied that it had paid a bribe.")
    that = next(token for token in whole.span if token.lower_ == "that")
    assert certainty(whole, whole.span.doc[that.i : whole.span.end]) is Certainty.DENIED
