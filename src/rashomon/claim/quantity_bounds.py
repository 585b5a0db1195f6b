"""Bound a numeral: a number and the words around it in, an interval and how it is bounded out.

A hedge widens ("about 100" is 90 to 110), a bound opens one side ("at least five"), a scale word rounds ("1.2bn" is
1.15bn to 1.25bn). Exact integers are not widened. Refused: nothing; no hedge is an exact figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from math import log10

from rashomon.claim.quantity_numerals import Numeral, Word
from rashomon.model import Bound, QuantityKind


class Hedge(Enum):
    """What the words beside a number do to it."""

    PLAIN = auto()
    ABOUT = auto()
    NEARLY = auto()
    CLOSE = auto()
    AT_LEAST = auto()
    MORE = auto()
    JUST_OVER = auto()
    AT_MOST = auto()
    LESS = auto()
    JUST_UNDER = auto()


_BEFORE: dict[Hedge, str] = {
    Hedge.PLAIN: "exactly|precisely|only|just|a total of|all|a full|a combined|no other than",
    Hedge.ABOUT: "about|around|some|roughly|approximately|approx|approx.|circa|ca|~|an estimated|estimated|"
                 "in the region of|something like|more or less|about half|nearer|nearer to|closer to|in the order of",
    Hedge.NEARLY: "nearly|almost|not quite|approaching|barely|scarcely|hardly|just shy of|shy of|virtually",
    Hedge.CLOSE: "close to",
    Hedge.AT_LEAST: "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum|"
                    "at the very least|upwards of|upward of|a floor of|at a minimum|no lower than",
    Hedge.MORE: "more than|over|above|in excess of|north of|exceeding|beyond|well over|well above|far more than|"
                "greater than|higher than|well beyond|past|topping|much more than|considerably more than|easily over|"
                "significantly more than|many more than|way more than|way over",
    Hedge.JUST_OVER: "just over|a little over|slightly over|a little more than|slightly more than|just more than|"
                     "a bit over|a bit more than|just above|a shade over|little more than|a touch over",
    Hedge.AT_MOST: "at most|no more than|not more than|up to|as many as|as much as|a maximum of|maximum|at the most|"
                   "by as much as|no higher than|no greater than|at the very most|capped at|as high as",
    Hedge.LESS: "fewer than|less than|under|below|well under|well below|far fewer than|far less than|lower than|"
                "south of|much less than",
    Hedge.JUST_UNDER: "just under|a little under|slightly under|a little less than|slightly less than|"
                      "slightly fewer than|just less than|just below|just short of|a shade under|a bit under|"
                      "a bit less than|just fewer than|a touch under",
}
BEFORE = {tuple(phrase.split()): hedge for hedge, phrases in _BEFORE.items() for phrase in phrases.split("|")}
_AFTER: dict[Hedge, str] = {
    Hedge.ABOUT: "or so|or thereabouts|- odd|odd|- ish|- some|give or take",
    Hedge.AT_LEAST: "or more|or higher|+|plus|- plus|at least|and counting|and above|or over",
    Hedge.AT_MOST: "or fewer|or less|at most|at the most|at the very most|or under|and below|tops",
}
AFTER = {tuple(phrase.split()): hedge for hedge, phrases in _AFTER.items() for phrase in phrases.split("|")}
LONGEST = 4
# "over" and its like are places and topics too: "a row over 24 jobs", "spread over 19 routes".
TOPICS = frozenset("spread row dispute split spaced voted fight battle anger concern concerns took deal clash divided "
                   "protest protests strike questions talks feud shared scattered".split())


def hedged(tokens: Sequence[Word], first: int, last: int) -> tuple[Hedge, int, int]:
    """The hedge of a figure that fills words `first` to `last` (half-open), and the figure widened by its words."""
    for length in range(LONGEST, 0, -1):
        if first - length < 0:
            continue
        phrase = tuple(token.text for token in tokens[first - length : first])
        hedge = BEFORE.get(phrase)
        if hedge is None or (length == 1 and _is_topic(tokens, first - 1)):
            continue
        if hedge is Hedge.PLAIN:
            return Hedge.PLAIN, first, last
        return hedge, first - length, last
    for begin in (last, last + 1):  # "50 or more people", "50 people or more"
        for length in range(LONGEST, 0, -1):
            phrase = tuple(token.text for token in tokens[begin : begin + length])
            if phrase in AFTER and (begin == last or len(phrase) > 1):
                return AFTER[phrase], first, begin + len(phrase)
    return Hedge.PLAIN, first, last


def _is_topic(tokens: Sequence[Word], at: int) -> bool:
    return tokens[at].text in ("over", "past", "under", "above", "below") and at > 0 and tokens[at - 1].text in TOPICS


def interval(number: Numeral, hedge: Hedge, kind: QuantityKind) -> tuple[float | None, float | None, Bound]:
    """The figure's bounds, inclusive, None where open, in the unit it is printed in."""
    if number.spread is not None:
        return _vague(number.spread, hedge)
    value, near = number.value, rounding(number, kind)
    wide = slack(number, kind)
    match hedge:
        case Hedge.PLAIN:
            return value - near, value + near, Bound.EXACT
        case Hedge.ABOUT:
            return value - wide, value + wide, Bound.ABOUT
        case Hedge.NEARLY:
            return value - wide, value, Bound.ABOUT
        case Hedge.CLOSE:
            return value - wide, value + wide / 2, Bound.ABOUT
        case Hedge.AT_LEAST:
            return value, None, Bound.AT_LEAST
        case Hedge.MORE:
            return value, None, Bound.MORE_THAN
        case Hedge.JUST_OVER:
            return value, value + 2 * wide, Bound.MORE_THAN
        case Hedge.AT_MOST:
            return None, value, Bound.AT_MOST
        case Hedge.LESS:
            return None, value, Bound.LESS_THAN
        case Hedge.JUST_UNDER:
            return value - 2 * wide, value, Bound.LESS_THAN


def _vague(spread: tuple[float, float], hedge: Hedge) -> tuple[float | None, float | None, Bound]:
    low, high = spread
    if hedge in (Hedge.AT_LEAST, Hedge.MORE):
        return low, None, Bound.AT_LEAST
    if hedge in (Hedge.AT_MOST, Hedge.LESS):
        return None, high, Bound.AT_MOST
    if low == high and hedge is not Hedge.PLAIN:
        return (low, high, Bound.ABOUT)
    return low, high, Bound.EXACT if low == high else Bound.RANGE


def rounding(number: Numeral, kind: QuantityKind) -> float:
    """How far an unhedged figure may stand from the truth: a little under half a step of its last digit.

    Counts and plain sums of money are exact. The step of a figure with trailing zeros or a short one ("2 billion")
    is coarse, so a share of the value caps it.
    """
    value, half = abs(number.value), 0.49 * number.grain
    if kind is QuantityKind.PERCENT:
        return half if number.grain < 1 or value >= 10 else 0.0
    if kind is QuantityKind.MEASURE:
        step = 10.0 ** _trailing_zeros(value) if number.grain >= 1 else number.grain
        return min(max(half, 0.49 * step), 0.025 * value)
    if kind in (QuantityKind.MONEY, QuantityKind.COUNT) and number.scaled:
        return min(half, 0.05 * value)
    return 0.0


def slack(number: Numeral, kind: QuantityKind) -> float:
    """How far "about" reaches: a tenth of a round number, a twentieth of 6,200, less of 41.85."""
    value = abs(number.value)
    digits, last = _significant(value)
    share = 0.1 if digits <= 1 or (digits == 2 and last == 5) else 0.05 if digits == 2 else 0.02
    wide = max(share * value, rounding(number, kind))
    return max(wide, 1.0) if kind is QuantityKind.COUNT and 4 <= value <= 20 else wide


def _trailing_zeros(value: float) -> int:
    zeros = 0
    while value >= 10 and value % 10 == 0 and zeros < 15:
        value, zeros = value / 10, zeros + 1
    return zeros


def _significant(value: float) -> tuple[int, int]:
    """How many significant digits a number has, and the last of them."""
    if value <= 0:
        return 1, 0
    text = f"{value / 10 ** int(log10(value)):.6f}".replace(".", "").strip("0")
    return len(text), int(text[-1]) if text else 0
