"""The ladder of figures: what differs, what only looks as if it did."""

from dataclasses import replace

import pytest

from rashomon.compare.ladder import Verdict
from rashomon.compare.quantities import compare_quantities, value_of
from rashomon.model import Bound, Evidence, Quantity, QuantityKind


def figure(low, high=None, *, of="person dead", kind=QuantityKind.COUNT, unit="", bound=Bound.EXACT, part=False):
    """A Quantity; without `high` an exact one."""
    return Quantity(Evidence("a", 0, 1, "x"), kind, low, low if high is None else high, unit, of, bound, part)


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        (figure(12), figure(12), Verdict.SAME),
        (figure(12), figure(21), Verdict.DIFFERS),
        (figure(47), figure(45, 55, bound=Bound.ABOUT), Verdict.COMPATIBLE),
        (
            figure(51),
            Quantity(Evidence("a", 0, 1, "x"), QuantityKind.COUNT, 51, None, "", "person dead", Bound.MORE_THAN),
            Verdict.COMPATIBLE,
        ),
        (figure(12, of="person injured"), figure(3, of="critic injured", part=True), Verdict.COMPATIBLE),
        (figure(12, of="boat"), figure(3, of="crew"), Verdict.NOTHING),
        (
            figure(3e9, kind=QuantityKind.MONEY, unit="USD", of="bid"),
            figure(3e9, kind=QuantityKind.MONEY, unit="EUR", of="bid"),
            Verdict.NOTHING,
        ),
        (
            figure(14000, kind=QuantityKind.MEASURE, unit="m", of="slick"),
            figure(14484, 14484, kind=QuantityKind.MEASURE, unit="m", of="slick"),
            Verdict.DIFFERS,
        ),
        (
            figure(14400, kind=QuantityKind.MEASURE, unit="m", of="slick"),
            figure(14484, kind=QuantityKind.MEASURE, unit="m", of="slick"),
            Verdict.COMPATIBLE,
        ),
    ],
)
def test_two_figures(a, b, verdict):
    """Only figures of the same thing in the same unit whose intervals do not meet differ."""
    assert compare_quantities(a, b).rung.verdict is verdict
    assert compare_quantities(b, a).rung.verdict is verdict


def test_a_round_word_is_seldom_taken_at_its_upper_end():
    """ "Scores were hurt" beside 120; not beside 900."""
    scores = Quantity(Evidence("a", 0, 6, "scores"), QuantityKind.COUNT, 40, 99, "", "person injured", Bound.ABOUT)
    for hurt, verdict in ((120, Verdict.COMPATIBLE), (900, Verdict.DIFFERS)):
        assert compare_quantities(scores, figure(hurt, of="person injured")).rung.verdict is verdict
        assert compare_quantities(figure(hurt, of="person injured"), scores).rung.verdict is verdict


def test_a_value_is_written_with_its_unit_and_its_room():
    """The normal form shows interval and unit, and no needless decimals."""
    assert value_of(figure(1.2e9, kind=QuantityKind.MONEY, unit="USD")) == "1200000000 USD"
    assert value_of(figure(45, 55, bound=Bound.ABOUT)) == "45-55"
    assert value_of(Quantity(Evidence("a", 0, 1, "x"), QuantityKind.COUNT, 41, None)) == ">=41"


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("Lena Brekke", "Roger Holt", Verdict.NOTHING),
        ("Lena Brekke", "Roger Brekke", Verdict.NOTHING),
        ("Lena Brekke", "L. Brekke", Verdict.DIFFERS),
        ("Lena Brekke", "Brekke", Verdict.DIFFERS),
        ("Lena Sofie Brekke", "Lena Brekke", Verdict.DIFFERS),
        ("Lena Brekke", "", Verdict.DIFFERS),
        ("", "", Verdict.DIFFERS),
    ],
)
def test_ages_of_two_people_are_no_difference(left, right, verdict):
    """Only where both are named, by names of which neither holds the other: a family shares one."""
    age = {"kind": QuantityKind.AGE, "unit": "year", "of": "man"}
    a, b = (replace(figure(n, **age), holder=who) for n, who in ((34, left), (52, right)))
    assert compare_quantities(a, b).rung.verdict is verdict
