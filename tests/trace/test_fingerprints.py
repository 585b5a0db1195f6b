"""Texts that share many runs of words are found among many, whatever lies between."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.edits import pile
from rashomon.trace import fingerprints
from rashomon.trace.fingerprints import MOST_TEXTS, SHINGLE, NearCopies, postings

WORDS = "a ab abc harbour harbours harbourmaster tide Tide, é «dock» 7 1,200 — ’s can't\nquay\tpier".split(" ")
texts = st.lists(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join), max_size=8)


def runs(text: str) -> set[tuple[str, ...]]:
    """Runs of SHINGLE words, as the search compares them, one by one."""
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in text.lower()).split()
    # Words are compared by their first eight letters and their length.
    keys = [f"{word[:8]}{len(word)}" for word in words]
    return {tuple(keys[n : n + SHINGLE]) for n in range(len(keys) - SHINGLE + 1)}


@settings(max_examples=150, deadline=None)
@given(texts, st.integers(1, 4))
def test_few_texts_meet_as_often_as_they_share_runs(given_texts, shared):
    """Counted by sorting or counted by hand, the same pairs are near copies."""
    by_hand = [
        (i, j) for i, j in combinations(range(len(given_texts)), 2)
        if len(runs(given_texts[i]) & runs(given_texts[j])) >= shared
    ]  # fmt: skip
    assert NearCopies(shared=shared)(given_texts) == by_hand


@pytest.mark.parametrize("few", [[], [""], ["", ""], ["one two three"], ["x y z w"]])
def test_nothing_to_share_is_no_pair(few):
    """No texts, empty texts, a text alone."""
    assert NearCopies(shared=1)(few) == []


def test_batches_change_nothing(monkeypatch: pytest.MonkeyPatch):
    """How many texts are worked on at once is nobody's business."""
    many = pile(40).texts()
    whole = postings(many).tolist()
    monkeypatch.setattr("rashomon.trace.fingerprints.BATCH", 1)
    assert postings(many).tolist() == whole


@pytest.mark.parametrize("size", [0, 1, 255, 256, 257, 5_000, 100_000])
@pytest.mark.parametrize("bits", [64, 30, 3])
def test_fingerprints_are_sorted_however_they_are_spread(size, bits):
    """What numpy's own sort gives, also where all begin with the same bits."""
    found = np.random.default_rng(size).integers(0, 1 << 64, size, np.uint64) >> np.uint64(64 - bits)
    assert fingerprints._sorted(found).tolist() == np.sort(found).tolist()


def test_planted_copies_are_found_and_little_else():
    """Every copy that was cut, reordered and added to; one pair in fifty at most."""
    made = pile(400, seed=3)
    found = set(NearCopies()(made.texts()))
    assert len(made.planted) > 20
    assert made.planted <= found
    assert len(found) < 400 * 399 / 2 / 50


def test_long_texts_that_share_phrases_only_are_no_pair():
    """Ten phrases in three thousand words each; ten phrases in a fifth of that are worth a look."""
    one, other = [f"w{n}" for n in range(3000)], [f"v{n}" for n in range(3000)]
    for n in range(10):
        one[n * 60 : n * 60 + 4] = other[n * 50 : n * 50 + 4] = [f"p{n}{letter}" for letter in "abcd"]
    long, short = ([" ".join(words[:size]) for words in (one, other)] for size in (3000, 600))
    assert NearCopies()(long) == []
    assert NearCopies()(short) == [(0, 1)]
    assert NearCopies(spread=30_000)(long) == [(0, 1)]


def test_what_only_neighbours_were_counted_for_is_looked_up():
    """Forty prints of a dispatch, each in a long text of its own: met in a ring, and more than a phrase in common."""
    dispatch = " ".join(f"d{n}" for n in range(120))
    prints = [f"{dispatch} {' '.join(f'o{k}x{n}' for n in range(900))}" for k in range(40)]
    assert {(n, n + 1) for n in range(39)} <= set(NearCopies()(prints))


def test_a_text_that_all_print_holds_them_together_at_linear_cost():
    """Two hundred prints of one text: neighbours meet, not everybody with everybody."""
    text = pile(1).texts()[0]
    found = NearCopies()([f"{text} {'x' * n} {'y' * n}" for n in range(200)])
    assert {(n, n + 1) for n in range(199)} <= set(found)
    assert len(found) < 200 * 3


def test_more_texts_than_can_be_numbered_are_refused():
    """The number of a text must fit beside its fingerprint."""
    with pytest.raises(ValueError, match=f"among {MOST_TEXTS} at most"):
        postings([""] * (MOST_TEXTS + 1))
