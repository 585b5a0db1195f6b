"""Read two numbers as one range or as a change, and give bare numbers the unit said before.

"between 300 and 2,500 taka" and "20-30 people" are ranges; "raised from 3 to 5.50 reais" is a change: two figures.
"250,000 dollars, her rival 150,000": the second is dollars too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.claim.quantity_figures import Figure, Scan, Unit, figure, unit_of
from rashomon.claim.quantity_numerals import Numeral, numeral
from rashomon.model import Bound, QuantityKind

Found = tuple[tuple[Figure, ...], int]
CHANGES = frozenset("rise rises rose risen raise raised raises raising increase increased increasing grow grew grown "
                    "fall growing fell fallen drop dropped cut cuts lower lowered reduce reduced climbed jumped went "
                    "go going widen widened narrowed slipped up down lift lifted moved change changed doubled expand "
                    "expanded tripled shrink shrank shrunk hike hiked hiking slash slashed declined decline".split())


def ranged(s: Scan, n: Numeral) -> Found | None:
    """The range or change that begins with number `n`, or None."""
    unit = unit_of(s, n)
    at = unit.last
    joint, lead = s.word(at), s.word(unit.first - 1)
    if n.spread is not None or joint not in ("to", "-", "–", "—", "and", "or"):
        return None
    if joint == "and" and "between" not in (lead, s.word(unit.first - 2)):
        return None
    if joint == "or" and not (n.value < 20 and not unit.name):
        return None
    other = _second(s, at + 1)
    if other is None or other.spread is not None:
        return None
    above = unit_of(s, other)
    unit, above, n = _same_unit(unit, above, n, other)
    if unit.kind is not above.kind or unit.name != above.name:
        return None
    if lead == "from" and joint == "to" and _changes(s, unit.first - 1):
        return (figure(s, n, unit), figure(s, other, above)), above.last
    if n.value * unit.factor >= other.value * above.factor:
        return None
    wide = n.grain < 1 or other.value > 3 * max(n.value, 3) + 10
    if joint != "to" and joint != "and" and unit.kind is QuantityKind.COUNT and wide:
        return None
    low, high = figure(s, n, unit), figure(s, other, above)
    return (replace(high, start=low.start, low=low.low, bound=Bound.RANGE),), above.last


def _second(s: Scan, at: int) -> Numeral | None:
    for place in range(at, at + 4):
        if place >= len(s.tokens) or not (place == at or not s.word(place - 1)[0].isdecimal()):
            return None
        found = numeral(s.tokens, place)
        if found is not None:
            return found
        if s.word(place) not in ("us", "a", "r", "$", "€", "£", "as", "many", "much", "rm", "rs", "about", "even"):
            return None
    return None


def _same_unit(unit: Unit, above: Unit, n: Numeral, other: Numeral) -> tuple[Unit, Unit, Numeral]:
    """The first number's unit and scale are often said only behind the second: "3 to 5 per cent", "$2-3 billion"."""
    if not unit.name and above.name:
        unit = replace(above, first=unit.first, last=unit.last)
    elif unit.name and not above.name and unit.first < n.first:
        above = replace(unit, first=above.first, last=above.last)
    if other.scaled and not n.scaled and n.value < 1000 and other.grain >= 1:
        scale = next((k for k in (1e12, 1e9, 1e6, 1e3) if other.value >= k), 1.0)
        if n.value * scale < other.value:
            n = replace(n, value=n.value * scale, grain=n.grain * scale, scaled=True)
    return unit, above, n


def _changes(s: Scan, at: int) -> bool:
    return any(s.word(k) in CHANGES for k in range(max(0, at - 12), at))


def inherited(found: Sequence[Figure], text: str) -> list[Figure]:
    """The figures, bare ones given the unit of the last money, percentage or measure said, if no noun follows them."""
    made: list[Figure] = []
    last: Figure | None = None
    for one in sorted(found, key=lambda f: (f.start, f.end)):
        if one.unit and one.kind in (QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.MEASURE) and not one.part:
            last = one
        elif one.kind is QuantityKind.COUNT and last is not None and _bare(one, text) and _alike(one, last):
            low, high = (None if v is None else v * last.factor for v in (one.low, one.high))
            one = replace(one, kind=last.kind, unit=last.unit, low=low, high=high)
        made.append(one)
    return made


def _alike(one: Figure, last: Figure) -> bool:
    value, other = one.high or one.low or 0.0, (last.high or last.low or 0.0) / last.factor
    if last.kind is QuantityKind.PERCENT:
        return 0 < value <= 100
    return value > 0 and other > 0 and 0.01 <= value / other <= 100


def _bare(one: Figure, text: str) -> bool:
    """Whether what follows cannot be the noun that the number counts."""
    rest = text[one.end : one.end + 30].lstrip(" ")
    return not rest or not rest[0].isalnum() or rest.split(maxsplit=1)[0].rstrip(".,;") in _FUNCTION


_FUNCTION = frozenset("by in at to is was were are on and or but while where which for from as more last this".split())
