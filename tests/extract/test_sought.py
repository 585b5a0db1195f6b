"""The words that a pattern needs are really needed: what is found by them is what the pattern alone finds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.extract import credits, page_features, pitch
from rashomon.extract.features import ADDRESS, PRICE, _characters
from rashomon.extract.sought import Sought, sought
from rashomon.extract.words import OFFERS, SPEECH

EVERY = {
    **OFFERS,
    "speech": SPEECH,
    "address": ADDRESS,
    "price": PRICE,
    "sure": pitch.SURE,
    "impostors": pitch.IMPOSTORS,
    "page offer": page_features.OFFER,
    "page credit": page_features.CREDIT,
    "page date": page_features.DATED,
}


SIGNS = {"CATEGORY_WORD": "a", "CATEGORY_DIGIT": "7", "CATEGORY_SPACE": " ", "CATEGORY_NOT_WORD": "("}


def samples(tokens: Iterable[Any]) -> list[str]:
    """Texts that a parsed pattern matches: every branch in one of them at least, optional parts there and not."""
    made = [""]
    for op, value in tokens:
        choices = _choices(str(op), value)
        longest = max(len(made), len(choices))
        made = [made[n % len(made)] + choices[n % len(choices)] for n in range(longest)]
    return made


def _choices(op: str, value: Any) -> list[str]:
    """What one part of a pattern may be."""
    if op == "LITERAL":
        return [chr(value)]
    if op == "IN":
        return [text for inner, one in value for text in _choices(str(inner), one)]
    if op == "RANGE":
        return [chr(value[0])]
    if op == "CATEGORY":
        return [SIGNS[str(value)]]
    if op == "SUBPATTERN":
        return samples(value[3])
    if op == "BRANCH":
        return [text for branch in value[1] for text in samples(branch)]
    if op == "MAX_REPEAT":
        least, _, inner = value
        once = samples(inner)
        return [text * least for text in once] + [text * (least + 1) for text in once]
    return ["x"] if op in ("ANY", "NOT_LITERAL") else [""]  # a boundary takes no room


@pytest.mark.parametrize("name", EVERY)
def test_no_match_is_without_its_needs(name: str):
    """Every branch of a pattern holds one of them: a text made of it is found."""
    pattern = EVERY[name].pattern
    made = samples(re._parser.parse(pattern.pattern)) if pattern else []
    matches = [text for one in made for text in (one, f" {one} ") if pattern and pattern.search(text)]
    assert len(matches) >= 0.6 * len(made)
    assert [text for text in matches if not EVERY[name].within(text)] == []


def test_no_credit_is_without_its_needs():
    """A line that names where its news is from is looked at."""
    matches = [text for text in samples(re._parser.parse(credits.INPUTS.pattern)) if credits.INPUTS.search(text)]
    assert matches
    assert [text for text in matches if not any(need in text for need in credits.NEEDS)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [("it happened", False), ("an app", True), ("about it", False), ("abo", True), ("abonnez", True), ("since", False)],
)
def test_short_words_count_as_words(text: str, found: bool):
    """A short word within a longer one is none."""
    assert any(OFFERS[kind].within(text) for kind in ("app", "subscribe", "rights")) is found


def test_what_opens_a_text_counts_at_its_start_alone():
    """The other pattern is looked for anywhere."""
    pattern: Sought = sought("salt", r"\bsalt\b", opens="menu")
    assert [pattern.within(text) for text in ("menu", "the menu", "the salt", "salty")] == [True, False, True, False]
    assert pattern.count("salt, salt and salty menu") == 2


@given(st.text(min_size=1))
def test_characters_are_counted_as_one_by_one(text: str):
    """Of ASCII and of anything else."""
    assert _characters(text) == (
        sum(char.isdigit() for char in text),
        sum(not char.isalnum() and not char.isspace() for char in text),
        any(char > "\u02ff" and char.isalpha() for char in text),
    )
