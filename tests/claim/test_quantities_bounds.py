"""Hedges widen a figure, bounds open one side, scale words round; exact integers stand as they are."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.claim.parse import parse
from rashomon.claim.quantities import quantities
from rashomon.claim.quantity_bounds import Hedge, interval
from rashomon.claim.quantity_numerals import Numeral, numeral, words
from rashomon.model import Article, Block, Bound, Quantity, QuantityKind


def one(text: str) -> Quantity:
    """The only figure of a one-paragraph article."""
    (figure,) = quantities(parse(Article("note.txt", text, (Block(0, len(text)),))))
    return figure


@pytest.mark.parametrize(("text", "low", "high", "bound"), [
    ("Some 47 people came.", 44.65, 49.35, Bound.ABOUT),
    ("About 100 people came.", 90, 110, Bound.ABOUT),
    ("Nearly 300 people came.", 270, 300, Bound.ABOUT),
    ("Almost 50 people came.", 45, 50, Bound.ABOUT),
    ("Some 1,200 people came.", 1140, 1260, Bound.ABOUT),
    ("An estimated 6,000 people came.", 5400, 6600, Bound.ABOUT),
    ("47 people came.", 47, 47, Bound.EXACT),
    ("Only 47 people came.", 47, 47, Bound.EXACT),
    ("At least five people came.", 5, None, Bound.AT_LEAST),
    ("No fewer than five people came.", 5, None, Bound.AT_LEAST),
    ("Fifty people or more came.", 50, None, Bound.AT_LEAST),
    ("More than 40 people came.", 40, None, Bound.MORE_THAN),
    ("Well over a thousand people came.", 1000, None, Bound.MORE_THAN),
    ("Up to 40 people came.", None, 40, Bound.AT_MOST),
    ("As many as 40 people came.", None, 40, Bound.AT_MOST),
    ("Fewer than 1,500 people came.", None, 1500, Bound.LESS_THAN),
    ("Between 20 and 30 people came.", 20, 30, Bound.RANGE),
    ("Several people came.", 3, 9, Bound.RANGE),
    ("Dozens of people came.", 24, 99, Bound.RANGE),
    ("Hundreds of people came.", 200, 999, Bound.RANGE),
    ("Tens of thousands of people came.", 20_000, 99_999, Bound.RANGE),
    ("Just over €36m was paid.", 36e6, 39.6e6, Bound.MORE_THAN),
    ("Just under €40m was paid.", 32e6, 40e6, Bound.LESS_THAN),
    ("They paid €1.2bn.", 1.151e9, 1.249e9, Bound.EXACT),
    ("They paid 31,200,000 euros.", 31.2e6, 31.2e6, Bound.EXACT),
    ("They paid no more than €460mn.", None, 460e6, Bound.AT_MOST),
    ("Rates rose to 5%.", 5, 5, Bound.EXACT),
])
def test_words_beside_a_number_bound_it(text: str, low: float | None, high: float | None, bound: Bound) -> None:
    """The interval holds what the words leave open, and no more."""
    figure = one(text)
    assert figure.bound is bound
    assert figure.low == pytest.approx(low)
    assert figure.high == pytest.approx(high)


@pytest.mark.parametrize(("a", "b"), [
    ("About 50 people came.", "47 people came."),
    ("More than 50 people came.", "51 people came."),
    ("Some 1,200 people came.", "1,187 people came."),
    ("Nearly 20 leaders came.", "19 leaders came."),
    ("It is 16 miles away.", "It is 26 kilometres away."),
    ("It is 2,600 hectares wide.", "It is 6,500 acres wide."),
    ("They paid a little over two billion dollars.", "They paid $2.3 billion."),
    ("They paid €1.2bn.", "They paid 1,187 million euros."),
    ("Two thirds agreed.", "Some 67 per cent agreed."),
    ("The wall is more than 550 feet high.", "The wall is 171 metres high."),
])
def test_rounded_figures_meet(a: str, b: str) -> None:
    """What differs by rounding, hedge or unit alone overlaps."""
    assert meet(one(a), one(b))


@pytest.mark.parametrize(("a", "b"), [
    ("34 people came.", "35 people came."),
    ("At least nine people came.", "Eight people came."),
    ("They paid €2.6bn.", "They paid almost 4 billion euros."),
    ("They paid 640 million euros.", "They paid no more than €460mn."),
    ("Rates rose to 3.6%.", "Rates rose to 3.9%."),
    ("It struck 12 km down.", "It struck 120 km down."),
    ("A quake of magnitude 6.1 struck.", "A quake of magnitude 6.3 struck."),
    ("They paid $2.3 billion.", "They paid $3.4 billion."),
])
def test_figures_that_differ_do_not_meet(a: str, b: str) -> None:
    """No widening swallows a difference that a reader would see."""
    assert not meet(one(a), one(b))


def meet(a: Quantity, b: Quantity) -> bool:
    """Whether two intervals share a value."""
    assert (a.kind, a.unit) == (b.kind, b.unit)
    low = max(-inf if q.low is None else q.low for q in (a, b))
    high = min(inf if q.high is None else q.high for q in (a, b))
    return low <= high


@given(st.integers(0, 10**9), st.sampled_from(list(Hedge)), st.sampled_from(list(QuantityKind)))
def test_an_interval_is_never_upside_down(value: int, hedge: Hedge, kind: QuantityKind) -> None:
    """Low is at most high, whatever the hedge, and one side at least is closed."""
    low, high, _ = interval(Numeral(float(value), 1.0, 0, 1, digits=True), hedge, kind)
    assert low is not None or high is not None
    assert low is None or high is None or low <= high


@given(st.integers(0, 10**12))
def test_digits_read_back_as_they_were_printed(value: int) -> None:
    """Any integer, printed with or without thousands separators, is read as itself."""
    for printed in (str(value), f"{value:,}"):
        found = numeral(words(printed), 0)
        assert found is not None
        assert found.value == value
