"""The ladder of figures: two Quantities in, a Rung out.

A figure is an interval: bound, hedge, rounding grain. Two figures differ only where the
same thing is counted in the same unit and their intervals do not meet.
"""

from __future__ import annotations

import math

from rashomon.compare.ladder import Comparison, Rung, Verdict
from rashomon.compare.names import plain as plain_name
from rashomon.model import Bound, Quantity, QuantityKind, Slot

OTHER_KIND = Rung(Verdict.NOTHING, "figures of different kinds")
OTHER_UNIT = Rung(Verdict.NOTHING, "figures in units that do not convert")
OTHER_THING = Rung(Verdict.NOTHING, "another thing is counted")
SAME = Rung(Verdict.SAME, "same figure")
ROUNDED = Rung(Verdict.COMPATIBLE, "compatible: rounded or hedged")
PART = Rung(Verdict.COMPATIBLE, "compatible: a part of the whole")
CHANGE = Rung(Verdict.NOTHING, "a change beside a level")
OTHER_PERSON = Rung(Verdict.NOTHING, "the ages of two people")
OTHER_CURRENCY = Rung(Verdict.UNDECIDED, "undecided: a currency of which only the family is named")
DIFFERS = Rung(Verdict.DIFFERS, "same thing counted, other figure")

COUNTED = (QuantityKind.COUNT, QuantityKind.ORDINAL, QuantityKind.SCORE)
# "rose by 12", "from 40": a change and a former level are no level.
MOVES = frozenset(("by", "from"))
# "Scores", "dozens": words that are seldom taken at their upper end.
ROUND = frozenset("several dozens scores tens hundreds thousands".split())
# People are counted under many words; whichever is used, the same people may be meant.
PEOPLE = frozenset(
    "person people man woman child resident worker passenger victim member sailor soldier crew student".split()
)


def slot_of(quantity: Quantity) -> Slot:
    """Which slot a figure fills in a question."""
    if quantity.kind in (QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.MEASURE):
        return Slot.AMOUNT
    return Slot.ROLE if quantity.kind is QuantityKind.AGE else Slot.COUNT


def counted_alike(a: Quantity, b: Quantity) -> float:
    """How alike what two figures count is: 0 (other words), 0.5 (one does not say), 1 (the same words)."""
    left, right = _words(a) - MOVES, _words(b) - MOVES
    if not left or not right:
        return 0.5
    if left & right:
        shared = len(left & right)
        return 0.5 + 0.5 * shared / min(len(left), len(right)) * math.sqrt(shared / len(left | right))
    return 0.4 if left & PEOPLE and right & PEOPLE else 0.0


def _words(quantity: Quantity) -> set[str]:
    return set(quantity.of.split())


def _bare_name(quantity: Quantity) -> list[str]:
    return plain_name(quantity.holder).split()


def _one_person(left: list[str], right: list[str]) -> bool:
    """Whether two names may be one person's: each word of the shorter, or its initial, is in the longer.

    A family shares a name: "Lena Brekke, 38" and "Roger Brekke, 67" are two people.
    """
    shorter, longer = sorted((left, right), key=len)
    return all(any(word == other or _initial(word, other) for other in longer) for word in shorter)


def _initial(word: str, other: str) -> bool:
    one, more = sorted((word.rstrip("."), other.rstrip(".")), key=len)
    return len(one) == 1 and more.startswith(one)


def meet(a: Quantity, b: Quantity, *, grain: float = 0.0) -> bool:
    """Whether the two intervals have a figure in common; an open end reaches to infinity."""
    slack = grain * max(abs(x) for x in (a.low, a.high, b.low, b.high, 0.0) if x is not None)
    return (b.high is None or a.low is None or a.low <= b.high + slack) and (
        a.high is None or b.low is None or b.low <= a.high + slack
    )


def _loosely(word: Quantity, figure: Quantity) -> bool:
    """Whether a figure is up to twice what a round word ends at: "scores" beside 120."""
    if word.low is None or word.high is None or figure.low is None:
        return False
    return word.evidence.exact.lower().split()[0] in ROUND and word.low <= figure.low <= 2 * word.high


def compare_quantities(a: Quantity, b: Quantity) -> Comparison:
    """Climb the ladder with two figures."""
    likeness = counted_alike(a, b)
    return Comparison(slot_of(a), _rung(a, b, likeness), a.evidence, b.evidence, value_of(a), value_of(b), likeness)


def _rung(a: Quantity, b: Quantity, likeness: float) -> Rung:
    if a.kind != b.kind:
        return OTHER_KIND
    if a.unit != b.unit:
        # "dollar" is some dollar: it may be the USD of the other account, or not.
        families = a.kind is QuantityKind.MONEY and a.unit.islower() != b.unit.islower()
        return OTHER_CURRENCY if families else OTHER_UNIT
    if _words(a) & MOVES != _words(b) & MOVES:
        return CHANGE
    if a.holder and b.holder and not _one_person(_bare_name(a), _bare_name(b)):
        return OTHER_PERSON
    if (a.low, a.high) == (b.low, b.high):
        return SAME
    if _loosely(a, b) or _loosely(b, a):
        return ROUNDED
    # Converted units never meet to the last digit: nine miles are 14 kilometres.
    if meet(a, b, grain=0.02 if a.kind is QuantityKind.MEASURE else 0.0):
        return ROUNDED
    if likeness == 0.0 and a.kind in COUNTED:
        return OTHER_THING
    return PART if a.part != b.part else DIFFERS


def value_of(quantity: Quantity) -> str:
    """The normal form of a figure: "12", "1200000000 USD", "45-55 %", ">=40"."""
    unit = f" {quantity.unit}" if quantity.unit else ""
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        return quantity.evidence.exact
    if low is None or high is None:
        return f"{'>=' if high is None else '<='}{plain(low if low is not None else high)}{unit}"
    if low == high:
        return f"{plain(low)}{unit}"
    if quantity.bound is Bound.EXACT:
        return f"{plain((low + high) / 2)}{unit}"
    return f"{plain(low)}-{plain(high)}{unit}"


def plain(number: float | None) -> str:
    """A number without exponent or needless decimals."""
    return f"{number:.6f}".rstrip("0").rstrip(".") if number is not None else "?"
