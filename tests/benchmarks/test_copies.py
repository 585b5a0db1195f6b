"""The benchmark's pile, and its two searches on a small one."""

from __future__ import annotations

import pytest

from benchmarks import copies
from benchmarks.edits import pile


def test_a_seed_makes_one_pile():
    """The same articles each time, others with another seed; a copy's original comes before it."""
    made = pile(60, seed=2)
    assert made == pile(60, seed=2)
    assert made.articles != pile(60, seed=3).articles
    assert made.planted
    assert all(original < copy for original, copy in made.planted)


def test_both_searches_are_measured_on_the_same_texts():
    """A row each, and how many times as fast."""
    pytest.importorskip("datasketch", reason="pip install -e '.[bench]'")
    shown = copies.beside(size=60, runs=1)
    assert [line.split("|")[1].split()[0] for line in shown[2:4]] == ["trace", "datasketch"]
    assert "times as fast" in shown[-1]


def test_growth_is_a_row_a_size():
    """Search, alignment, and the recall of what was planted."""
    (row,) = copies.growth([80])[2:]
    assert row.split("|")[1].strip() == "80"
    assert row.split("|")[5].strip() == "1.000"
