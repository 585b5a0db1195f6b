"""Find the figures of a sentence: its words in, numbers with kind, unit and interval out.

Money, percentages, measures, ages, scores, shares ("two thirds", "nine in ten"), ordinals and counts. What they are
figures *of* is read from the parse, elsewhere. Refused: dates, clock times, durations, addresses, model numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from rashomon.claim.quantity_bounds import Hedge, hedged, interval
from rashomon.claim.quantity_numerals import ONES, TENS, VAGUE, VULGAR, Numeral, Word, numeral, words
from rashomon.claim.quantity_skips import JOINERS, Blocked, lasts
from rashomon.claim.quantity_units import CENTS, CODES, MEASURES, NAMES, PER_HOUR, RISKY_SIGNS, SIGNS, plural, settle
from rashomon.model import Bound, QuantityKind

HOMONYMS = frozenset({"sol", "som", "lev", "lek", "kip", "lei", "dong", "crown", "rand", "kina", "lari", "sterling"})
AFTER_TIMES = frozenset("as the its more higher larger bigger their what".split())
STARTS = frozenset({*ONES, *TENS, *VAGUE, *VULGAR, "a", "an", "not", "without", "half", "dozen", "dozens", "hundred",
                    "thousand", "tens"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of one sentence.

    `start` to `end` are the words that print it, hedge and unit among them; `core` is where its number begins,
    `tail` where the words of its unit end (half-open, offsets in the sentence). Bounds are in `unit`, None: open.
    """

    start: int
    end: int
    core: int
    tail: int
    kind: QuantityKind
    low: float | None
    high: float | None
    unit: str = ""
    bound: Bound = Bound.EXACT
    of: str = ""
    part: bool = False
    factor: float = 1.0  # what the bounds were multiplied by on their way to the base unit


@dataclass(frozen=True, slots=True)
class Scan:
    """One sentence to be read: its text, its words, the stretches that hold no figure, the article in lower case."""

    text: str
    whole: str
    tokens: tuple[Word, ...] = ()
    blocked: Blocked = field(default_factory=lambda: Blocked(""))

    def word(self, at: int) -> str:
        """The word at an index, "" outside the sentence."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def glued(self, at: int) -> bool:
        """Whether no space stands between word `at` and the one before it."""
        return 0 < at < len(self.tokens) and self.tokens[at - 1].end == self.tokens[at].start


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts in: its kind, base unit, factor, and the words (half-open) that the figure fills."""

    kind: QuantityKind
    name: str
    factor: float
    first: int
    last: int


def scan(text: str, whole: str) -> Scan:
    """A sentence ready to be read."""
    return Scan(text, whole, words(text), Blocked(text))


def unit_of(s: Scan, n: Numeral) -> Unit:
    """The unit printed beside a number; a bare count where there is none."""
    for reader in READERS:
        if found := reader(s, n):
            return found
    return Unit(QuantityKind.COUNT, "", _glue(s, n), n.first, n.last)


def _percent(s: Scan, n: Numeral) -> Unit | None:
    at = n.last + (s.word(n.last) == "-")
    one, two = s.word(at), s.word(at + 1)
    if two == "-":
        two = s.word(at + 2)
    pair = at + 2 + (s.word(at + 1) == "-")
    if (one, two) == ("basis", "points") or (one, two) == ("basis", "point"):
        return Unit(QuantityKind.PERCENT, "pp", 0.01, n.first, pair)
    if one in ("bps", "bp"):
        return Unit(QuantityKind.PERCENT, "pp", 0.01, n.first, at + 1)
    if one == "percentage" and two in ("point", "points"):
        return Unit(QuantityKind.PERCENT, "pp", 1.0, n.first, pair)
    if one == "per" and two in ("cent", "mille"):
        name = Unit(QuantityKind.PERCENT, "%", 1.0 if two == "cent" else 0.1, n.first, pair)
        return replace(name, name="pp", last=pair + 1) if s.word(pair) in ("point", "points") else name
    if one in ("%", "percent", "pc", "pct", "‰", "permille"):
        return Unit(QuantityKind.PERCENT, "%", 0.1 if one in ("‰", "permille") else 1.0, n.first, at + 1)
    if one in ("point", "points") and ("%" in s.text or "per cent" in s.text or "percent" in s.text):
        return Unit(QuantityKind.PERCENT, "pp", 1.0, n.first, at + 1)
    return None


def _money_before(s: Scan, n: Numeral) -> Unit | None:
    """ "$1.2bn", "RM421.5bil", "US$6.4 billion", "Rs 2 lakh crore", "EUR 10"."""
    at = n.first - 1
    if at < 0 or not n.digits:
        return None
    first, sign = at, s.word(at)
    if sign in ("$", "/", ".", "¢") and s.glued(at) and s.word(at - 1) + sign in SIGNS:
        first, sign = at - 1, s.word(at - 1) + sign
    printed = s.text[s.tokens[first].start : s.tokens[at].end]
    capital = printed[:1].isupper()
    code = printed if printed in CODES else SIGNS.get(sign)
    if code is None or (sign in RISKY_SIGNS and not (capital and (s.glued(n.first) or sign in ("rs", "sh")))):
        return None
    if sign[0].isalpha() and not printed.isupper() and not capital and sign not in ("kr",):
        return None
    code = "CNY" if code == "RMB" else settle(code, _beside(s, first), s.whole)
    return Unit(QuantityKind.MONEY, code, _glue(s, n), first, n.last)


def _glue(s: Scan, n: Numeral) -> float:
    return {"m": 1e6, "k": 1e3, "b": 1e9, "t": 1e12}.get(n.glued, 1.0)


def _beside(s: Scan, at: int) -> str:
    return " ".join(s.word(n) for n in range(max(at - 3, 0), at + 1)) + " "


def _money_after(s: Scan, n: Numeral) -> Unit | None:
    """ "90 million Swedish kronor", "1,500 francs", "129 kr", "400m pesos", "a hundred US dollars", "10 EUR"."""
    for gap in range(3):
        at = n.last + gap
        while (s.word(at) == "-" or (s.word(at) == "of" and n.spread)) and at < n.last + 4:
            at += 1
        name = plural(s.word(at), NAMES)
        if name and not (name in HOMONYMS and n.value < 10) and not (name == "won" and n.value < 100):
            code = settle(NAMES[name], _beside(s, at), s.whole)
            if name == "pound" and any(w in s.text for w in ("weigh", "heavy", "weight")):
                return Unit(QuantityKind.MEASURE, "kg", 0.45359237, n.first, at + 1)
            return Unit(QuantityKind.MONEY, code, _glue(s, n), n.first, at + 1)
        if at < len(s.tokens) and (code := s.text[s.tokens[at].start : s.tokens[at].end]) in CODES:
            return Unit(QuantityKind.MONEY, code, _glue(s, n), n.first, at + 1)
        if s.word(n.last) in ("€", "£", "$") and s.glued(n.last):
            code = settle(SIGNS[s.word(n.last)], "", s.whole)
            return Unit(QuantityKind.MONEY, code, _glue(s, n), n.first, n.last + 1)
        if cent := plural(s.word(at), CENTS):
            family, factor = CENTS[cent]
            family = "EUR" if cent == "cent" and "euro" in s.text.lower() else family
            return Unit(QuantityKind.MONEY, settle(family, _beside(s, at), s.whole), factor, n.first, at + 1)
        if at >= len(s.tokens) or not s.text[s.tokens[at].start].isupper():
            return None
    return None


def _measure(s: Scan, n: Numeral) -> Unit | None:
    at, word = n.last, s.word(n.last)
    if n.glued == "t":
        return Unit(QuantityKind.MEASURE, "kg", 1e3, n.first, n.last)
    if n.glued == "m" and not (s.word(n.last).endswith("s") or s.word(n.last) == "people"):
        return Unit(QuantityKind.MEASURE, "m", 1.0, n.first, n.last)
    if word == "-":
        at, word = at + 1, s.word(at + 1)
    if word in ("square", "cubic", "sq", "nautical", "kilowatt", "megawatt", "gigawatt") and s.word(at + 1):
        step = 2 if s.word(at + 1) == "-" else 1
        joined = f"{word}-{s.word(at + step)}"
        if joined in MEASURES:
            return Unit(QuantityKind.MEASURE, *MEASURES[joined], n.first, at + step + 1)
    if word == "times" and s.word(at + 1) in AFTER_TIMES:
        return Unit(QuantityKind.MEASURE, "times", 1.0, n.first, at + 1)
    if word in ("c", "f") and s.glued(at) and n.digits and n.value < 150 and s.text[s.tokens[at].start].isupper():
        return Unit(QuantityKind.MEASURE, f"°{word.upper()}", 1.0, n.first, at + 1)
    if word == "°" and s.word(at + 1) in ("c", "f"):
        return Unit(QuantityKind.MEASURE, "°F" if s.word(at + 1) == "f" else "°C", 1.0, n.first, at + 2)
    if word not in MEASURES or (word in ("in", "t", "m") and not s.glued(at)):
        return None
    if word in ("degree", "degrees") and s.word(at + 1) in ("fahrenheit", "f"):
        return Unit(QuantityKind.MEASURE, "°F", 1.0, n.first, at + 2)
    base, factor = MEASURES[word]
    last = at + 1 + (word in ("degree", "degrees") and s.word(at + 1) in ("celsius", "c"))
    root = word.rstrip("s") if word != "kms" else "km"
    tail = [s.word(at + k) for k in (1, 2)]
    if root in PER_HOUR and (tail in (["an", "hour"], ["per", "hour"]) or tail in (["/", "h"], ["-", "per"])):
        return Unit(QuantityKind.MEASURE, "km/h", PER_HOUR[root], n.first, at + (5 if tail == ["-", "per"] else 3))
    return Unit(QuantityKind.MEASURE, base, factor, n.first, last)


def _magnitude(s: Scan, n: Numeral) -> Unit | None:
    """ "magnitude 6.1", "a 6.1-magnitude quake", "magnitude at 6.1", "6.1 on the Richter scale"."""
    near = [s.word(n.first - k) for k in range(1, 4)] + [s.word(n.last + k) for k in range(2)]
    if ("magnitude" in near or "richter" in s.text.lower()) and n.value <= 10 and n.spread is None:
        return Unit(QuantityKind.MEASURE, "magnitude", 1.0, n.first, n.last)
    return None


READERS: tuple[Callable[[Scan, Numeral], Unit | None], ...] = (
    _money_before, _percent, _money_after, _measure, _magnitude,
)


def figure(s: Scan, n: Numeral, unit: Unit) -> Figure:
    """The figure that a number makes with its unit and the hedges around both."""
    hedge, first, last = hedged(s.tokens, unit.first, unit.last)
    if hedge is Hedge.PLAIN and unit.first == n.first:
        hedge, first, last = hedged(s.tokens, n.first, unit.last)
    number = replace(n, scaled=n.scaled or bool(n.glued and unit.factor >= 1e3), glued="")
    low, high, bound = interval(number, hedge, unit.kind)
    core = n.last - 1 if s.word(n.first) in ("not", "without") else n.first
    return Figure(s.tokens[first].start, s.tokens[last - 1].end, s.tokens[core].start, s.tokens[unit.last - 1].end,
                  unit.kind, *_converted(low, high, unit), bound, factor=unit.factor)


def _converted(low: float | None, high: float | None, unit: Unit) -> tuple[float | None, float | None, str]:
    name = "°C" if unit.name == "°F" else unit.name

    def base(value: float | None) -> float | None:
        if value is None:
            return None
        return float(f"{(value - 32) / 1.8 if unit.name == '°F' else value * unit.factor:.10g}")

    return base(low), base(high), name


def is_duration(s: Scan, n: Numeral) -> bool:
    """Whether the number counts time, alone ("three weeks") or in a range ("two to three weeks")."""
    if lasts(s.tokens, n.last):
        return True
    if s.word(n.last) in JOINERS and n.last + 1 < len(s.tokens):
        other = numeral(s.tokens, n.last + 1)
        return other is not None and other.spread is None and lasts(s.tokens, other.last)
    return False


def starts_number(tokens: Sequence[Word], at: int) -> bool:
    """Whether a number may begin at word `at`: a quick look before reading it."""
    return tokens[at].digits or tokens[at].text in STARTS
