"""Tolls that rise from one account to the next, and figures that do not."""

from dataclasses import replace
from datetime import datetime

import pytest

from rashomon import align, extract
from rashomon.compare import Difference, Judged, Relation
from rashomon.compare.quantities import compare_quantities
from rashomon.compare.tolls import Grown, grown, in_time
from rashomon.model import Moment
from rashomon.pipeline import Pipeline

RELATION = Relation(0.1, 0.8, 0.0, 0.0, 0.1, (0.0,) * 12)


@pytest.fixture(scope="module")
def told():
    """Reads a sentence as an account of its own, published when told."""

    def read(number, text, published):
        account = next(iter(Pipeline().claim([extract.statement(text, None)])))
        moment = Moment(datetime.fromisoformat(published), ":" in published) if published else None
        return replace(align.whole(number, account), account=number, published=moment)

    return read


def difference(a, b):
    """The first figures of two statements, as a difference that the trees call a contradiction."""
    pair = Judged(a, b, (), {}, RELATION, 0.1, 0.6, 0.1, 0.1, 0.1)
    return Difference(pair, compare_quantities(a.quantities[0], b.quantities[0]), {}, 0.6, 0.2)


FOUR, SIX = "Four people were killed in the blast.", "Six people were killed in the blast."


@pytest.mark.parametrize(
    ("first", "second", "result"),
    [
        pytest.param((FOUR, "2025-03-14T09:00"), (SIX, "2025-03-14T11:00"), Grown.YES, id="two hours later it is more"),
        pytest.param((SIX, "2025-03-14T09:00"), (FOUR, "2025-03-14T11:00"), Grown.NO, id="two hours later it is less"),
        pytest.param((FOUR, "2025-03-14"), (SIX, "2025-03-14T11:00"), Grown.PERHAPS, id="an hour that nobody knows"),
        pytest.param((FOUR, "2025-03-14T09:00"), (SIX, "2025-03-14T09:00"), Grown.NO, id="at the same hour"),
        pytest.param((FOUR, None), (SIX, "2025-03-14T11:00"), Grown.NO, id="a day that nobody knows"),
        pytest.param(
            ("The firm has four offices.", "2025-03-14T09:00"),
            ("The firm has six offices.", "2025-03-14T11:00"),
            Grown.NO,
            id="no toll",
        ),
        pytest.param(
            ("So far 84 people have been taken to hospital.", "2025-03-14T09:00"),
            ("More than 100 wounded people were brought to two hospitals.", "2025-03-15T09:00"),
            Grown.YES,
            id="who is brought to hospital is hurt",
        ),
    ],
)
def test_a_larger_toll_of_a_later_account(told, first, second, result):
    """The order of the two statements does not matter."""
    a, b = told(0, *first), told(1, *second)
    one, other = difference(a, b), difference(b, a)
    assert grown(one.pair, one.comparison) is grown(other.pair, other.comparison) is result


def test_what_has_grown_is_news_and_what_may_have_grown_is_left_open(told):
    """Neither is called a contradiction; the first is an update as surely as it was a contradiction."""
    later = difference(told(0, FOUR, "2025-03-14T09:00"), told(1, SIX, "2025-03-14T11:00"))
    open_ = difference(told(0, FOUR, "2025-03-14"), told(1, SIX, "2025-03-14"))
    fewer = difference(told(0, SIX, "2025-03-14T09:00"), told(1, FOUR, "2025-03-14T11:00"))
    assert (in_time(later).contradiction, in_time(later).update) == (0.0, pytest.approx(0.8))
    assert (in_time(open_).contradiction, in_time(open_).update) == (0.0, pytest.approx(0.2))
    assert in_time(fewer) == fewer
