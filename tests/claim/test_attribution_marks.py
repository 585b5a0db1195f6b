"""Quotation marks: what opens, what closes, and what is only an apostrophe."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.claim.attribution_marks import quoted


def inner(text: str) -> list[str]:
    """The quoted words of a text."""
    return [text[q.start : q.end] for q in quoted(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('He said "yes" and "no".', ["yes", "no"]),
        ("He said “yes” and „no“.", ["yes", "no"]),
        ("Il a dit « oui » hier.", ["oui"]),
        ("'The traders' claims are false,' she said.", ["The traders' claims are false,"]),
        ("The traders' claims and the sailors' wages.", []),
        ("It's the '90s, don't you know, rock 'n' roll.", []),
        ("‘Don’t wait,’ he said.", ["Don’t wait,"]),
        ('A 5" pipe and a 7" pipe.', []),
        ("''Two ticks,'' she said. ''Not one.''", ["Two ticks,", "Not one."]),
        ("“Outer ‘inner’ words”", ["Outer ‘inner’ words"]),
        ("“Do you?“ he asked.", ["Do you?"]),
        ("No marks at all.", []),
        ('“” and ""', []),
    ],
)
def test_marks_are_paired(text: str, words: list[str]):
    """Straight, curly, low, angled and doubled marks pair; apostrophes and inches do not."""
    assert inner(text) == words


def test_an_unclosed_mark_runs_to_the_end_and_says_so():
    """A quotation that goes on in the next paragraph is kept, and known to be open."""
    (found,) = quoted("He rose. “We go on", 0, 18)
    assert (found.start, found.end, found.closed) == (10, 18, False)


def test_an_unclosed_mark_in_a_page_without_paragraphs_ends_with_its_sentence():
    """What comes behind it is the article again, with remarks of its own."""
    text = "“We will wait. " + "The council met on Monday. " * 60 + "“Enough,” said Orr."
    assert [(text[q.start : q.end], q.closed) for q in quoted(text, 0, len(text))] == [
        ("We will wait.", False),
        ("Enough,", True),
    ]


@given(st.text(alphabet="ab s.,\"'“”‘’«»„\n", max_size=120))
def test_stretches_never_overlap_or_leave_the_bounds(text: str):
    """Whatever the text, quotations stand in order inside it and hold a character each."""
    found = list(quoted(text, 0, len(text)))
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("mark", ['"', "'", "“", "‘", "a' ", "s' a", "''", "‘s’ a", "'s", "“„«"])
def test_hostile_text_takes_linear_time(mark: str):
    """A megabyte-like run of marks does not stall the reader."""
    text = (mark + " x") * 20_000
    began = time.perf_counter()
    sum(1 for _ in quoted(text, 0, len(text)))
    assert time.perf_counter() - began < 5
