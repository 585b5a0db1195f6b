"""How sure a sentence is of any event in it, nouns and what is said with "be" among them."""

from __future__ import annotations

import pytest

from rashomon.claim.parse import parse
from rashomon.claim.status import factuality_at
from rashomon.model import Article, Block


def sure(text: str, word: str) -> float:
    """The factuality of a word of a one-sentence article."""
    (one,) = parse(Article("note.txt", text, (Block(0, len(text)),)))
    start = text.index(word)
    return factuality_at(one, start, start + len(word))


@pytest.mark.parametrize(("text", "word", "low", "high"), [
    ("The blast hurt nine people.", "blast", 3, 3),
    ("The mayor is not angry.", "angry", -3, -2),
    ("The mayor may be angry.", "angry", 0.5, 1.5),
    ("The union blocked the sale.", "sale", 0, 1),
    ("The union did not block the sale.", "sale", 1.5, 3),
    ("The leak could lead to a fire.", "fire", 0, 1.5),
    ("The leak led to a fire.", "fire", 2, 3),
    ("A strike may happen.", "strike", 0, 2),
    ("The two sides called for talks and elections.", "elections", 0, 2),
    ("Farmers waited until rain fell.", "fell", 1, 2),
    ("The envoy is unwilling to travel.", "travel", -3, -0.5),
    ("The envoy is reluctant to travel.", "travel", -1, 0),
    ("The pump is capable of flooding the field.", "flooding", 0.5, 1.5),
])  # fmt: skip
def test_the_words_around_an_event_say_how_sure_it_is(text: str, word: str, low: float, high: float) -> None:
    """Modals, negation, prevention and causes reach the nouns and adjectives below them."""
    assert low <= sure(text, word) <= high


def test_a_noun_that_nothing_points_out_is_less_sure() -> None:
    """ "The search" took place, "search" may be a kind of thing, "for search" is an aim."""
    the, bare = sure("They discussed the search.", "search"), sure("They discussed search.", "search")
    aim = sure("They came for search.", "search")
    assert the > bare > aim


def test_words_that_no_sentence_holds_are_taken_as_so() -> None:
    """Offsets outside the sentence are no error."""
    (one,) = parse(Article("note.txt", "It rained.", (Block(0, 10),)))
    assert factuality_at(one, 90, 95) == 3.0
