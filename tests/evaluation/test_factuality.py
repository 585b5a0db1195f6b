"""Treebank tokens as print has them, and each event read at its own words."""

from __future__ import annotations

import pytest

from evaluation.factuality import Event, certainty_of, printed
from rashomon.claim.parse import parse
from rashomon.model import Article, Block


@pytest.mark.parametrize(("tokens", "text"), [
    ("It did n't rain , she said .", "It didn't rain, she said."),
    ("`` It rained , '' she said .", '"It rained," she said.'),
    ('She said " it rained " twice .', 'She said "it rained" twice.'),
    ("The mill -LRB- now shut -RRB- paid $ 5 .", "The mill (now shut) paid $5."),
])  # fmt: skip
def test_tokens_are_put_together_as_print_has_them(tokens: str, text: str) -> None:
    """Marks and endings stand where they belong, and the places cut the tokens' words."""
    whole, places = printed(tokens.split())
    assert whole == text
    assert len(places) == len(tokens.split())
    assert all(start < end <= len(text) for start, end in places)


def test_an_event_is_read_at_its_own_words() -> None:
    """Two events of one sentence have each their own certainty, a noun too."""
    text = "The union blocked the sale."
    sentences = parse(Article("note.txt", text, (Block(0, len(text)),)))
    assert certainty_of(Event(10, 17, 3.0), sentences) == 3.0
    assert certainty_of(Event(22, 26, 0.0), sentences) < 1.5
