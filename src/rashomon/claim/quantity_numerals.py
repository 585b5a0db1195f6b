"""Read numerals: the words of a sentence in, numbers with their rounding grain out.

Digits ("1,140", "2.6 billion", "400m", "6½"), number words ("fifty-three", "a hundred and fifty", "half a million",
"six-point-one"), scales of South Asia ("2 lakh crore") and vague counts ("several hundred", "dozens", "none").
Refused: dotted and odd-comma strings ("12.10.2025", "1.2.3"), which are no numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875}
LEX = re.compile(r"\d+(?:[.,]\d+)*|[½¼¾⅓⅔⅛⅜⅝⅞]|[^\W\d_½¼¾⅓⅔⅛⅜⅝⅞]+|[^\w\s]")
GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}")
LONGEST_DIGITS = 20
PLAIN = re.compile(r"\d+(?:\.\d+)?")

ONES = {w: n for n, w in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen".split())}
TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0,
    "lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7, "bn": 1e9, "bln": 1e9, "mn": 1e6, "mln": 1e6,
    "tn": 1e12, "trn": 1e12, "bil": 1e9, "mil": 1e6, "milliard": 1e9, "million-plus": 1e6,
}
GLUED = SCALES | {"m": 1e6, "k": 1e3, "b": 1e9, "t": 1e12}  # only behind digits, and only where money or people follow
# What vague words leave open, inclusive; a reader who says "dozens" excludes twenty.
VAGUE = {
    "several": (3.0, 9.0), "dozens": (24.0, 99.0), "scores": (40.0, 99.0), "hundreds": (200.0, 999.0),
    "thousands": (2e3, 9999.0), "millions": (2e6, 9.99e8), "billions": (2e9, 9.99e11), "few": (3.0, 9.0),
    "couple": (2.0, 2.0), "handful": (3.0, 8.0), "pair": (2.0, 2.0), "none": (0.0, 0.0), "nobody": (0.0, 0.0),
    "both": (2.0, 2.0), "no": (0.0, 0.0), "single": (1.0, 1.0), "nothing": (0.0, 0.0),
}
TENS_OF = {("tens", "thousands"): (2e4, 99999.0), ("hundreds", "thousands"): (2e5, 999999.0),
           ("tens", "millions"): (2e7, 9.99e7), ("hundreds", "millions"): (2e8, 9.99e8)}


class Word(NamedTuple):
    """A word, number or mark: in lower case, with half-open offsets in its sentence."""

    text: str
    start: int
    end: int

    @property
    def digits(self) -> bool:
        """Whether it begins with a decimal digit."""
        return self.text[0].isdecimal()


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as printed: words `first` to `last` (half-open), `grain` what one step of its last digit is worth.

    `spread` is set where the words are vague; `scaled` where a scale word rounds it; `digits` where it is printed
    in figures; `glued` holds a letter that may be a scale or a unit ("400m").
    """

    value: float
    grain: float
    first: int
    last: int
    scaled: bool = False
    digits: bool = False
    spread: tuple[float, float] | None = None
    glued: str = ""


def words(text: str) -> tuple[Word, ...]:
    """The sentence's words, numbers and marks, in order."""
    return tuple(Word(m.group().lower(), m.start(), m.end()) for m in LEX.finditer(text))


def numeral(tokens: Sequence[Word], at: int) -> Numeral | None:
    """The longest numeral that begins at word `at`, or None."""
    return _vague(tokens, at) or _share_of_scale(tokens, at) or _digits(tokens, at) or _spelled(tokens, at)


def value_of(text: str) -> tuple[float, float] | None:
    """A digit string's value and grain; None where it is no number."""
    if len(text) > LONGEST_DIGITS:
        return None
    if GROUPED.fullmatch(text):
        bare = text.replace(",", "") if "," in text else text.replace(".", "")
    elif PLAIN.fullmatch(text):
        bare = text
    else:
        return None
    decimals = len(bare.partition(".")[2])
    return float(bare), 10.0**-decimals


def _word(tokens: Sequence[Word], at: int) -> str:
    return tokens[at].text if 0 <= at < len(tokens) else ""


def _vague(tokens: Sequence[Word], at: int) -> Numeral | None:
    word, after = _word(tokens, at), _word(tokens, at + 1)
    if word in ("tens", "hundreds") and after == "of" and (word, _word(tokens, at + 2)) in TENS_OF:
        return Numeral(0, 0, at, at + 3, spread=TENS_OF[word, _word(tokens, at + 2)])
    if word in ("not", "without") and (after == "one" or (after == "a" and _word(tokens, at + 2) == "single")):
        return Numeral(0, 0, at, at + (2 if after == "one" else 3), spread=(0, 0))
    if word in ("a", "an") and after in ("few", "couple", "handful", "pair", "single"):
        inner = _vague(tokens, at + 1)
        return inner and Numeral(0, 0, at, inner.last, spread=inner.spread)
    if word == "no" and after in ("one", "-"):
        whole = at + (2 if after == "one" else 3)
        return Numeral(0, 0, at, whole, spread=(0, 0)) if _word(tokens, whole - 1) == "one" else None
    if word == "no" and after in ("more", "less", "fewer", "longer", "doubt", "matter", "later", "sooner", "."):
        return None  # bounds ("no more than 5") and turns of phrase
    if word not in VAGUE:
        return None
    low, high = VAGUE[word]
    if word in ("several", "few", "couple") and after in SCALES:
        scale = SCALES[after]
        least = 3 * scale if word == "several" else 2 * scale
        return Numeral(0, 0, at, at + 2, spread=(least, (high + 1) * scale - 1))
    return Numeral(0, 0, at, at + 1, spread=(low, high))


def _share_of_scale(tokens: Sequence[Word], at: int) -> Numeral | None:
    """ "half a million", "half a dozen", "a quarter of a million"."""
    rest = [_word(tokens, at + n) for n in range(5)]
    if rest[0] == "half" and rest[1] == "a" and rest[2] in SCALES:
        return Numeral(SCALES[rest[2]] / 2, SCALES[rest[2]] / 10, at, at + 3, scaled=SCALES[rest[2]] > 1e3)
    if rest[:4] == ["a", "quarter", "of", "a"] and rest[4] in SCALES:
        return Numeral(SCALES[rest[4]] / 4, SCALES[rest[4]] / 100, at, at + 5, scaled=True)
    return None


def _digits(tokens: Sequence[Word], at: int) -> Numeral | None:
    word = tokens[at]
    if word.text in VULGAR:
        return Numeral(VULGAR[word.text], 0.01, at, at + 1, digits=True)
    read = value_of(word.text) if word.digits else None
    if read is None:
        return None
    (value, grain), last = read, at + 1
    if _word(tokens, last) in VULGAR and tokens[last].start == word.end:
        value, grain, last = value + VULGAR[tokens[last].text], 0.1, last + 1
    follow = _word(tokens, last)
    if follow in GLUED and follow not in SCALES:
        if tokens[last].start == word.end:
            return Numeral(value, grain, at, last + 1, digits=True, glued=follow)
        return Numeral(value, grain, at, last, digits=True)
    return _scaled(tokens, Numeral(value, grain, at, last, digits=True))


def _scaled(tokens: Sequence[Word], bare: Numeral) -> Numeral:
    value, grain, last = bare.value, bare.grain, bare.last
    if [_word(tokens, last + n) for n in range(3)] == ["and", "a", "half"]:
        value, grain, last = value + 0.5, grain / 10, last + 3
    scale = 1.0
    while (word := _word(tokens, last + (_word(tokens, last) == "-"))) in SCALES:
        last += 2 if _word(tokens, last) == "-" else 1
        scale *= SCALES[word]
    return Numeral(value * scale, grain * scale, bare.first, last, scaled=scale >= 1e3, digits=bare.digits)


def _spelled(tokens: Sequence[Word], at: int) -> Numeral | None:
    """Number words: "fifty-three", "a hundred and fifty", "six thousand two hundred", "three and a half"."""
    position, lead = at, _word(tokens, at)
    if lead in ("a", "an"):
        position = at + 1
        if _word(tokens, position) not in SCALES:
            return None
    total, current, last, scale = 0.0, 1.0 if position > at else 0.0, at, 1.0
    while position < len(tokens):
        word = tokens[position].text
        if word in ("-", "and") and last == position and _joins(tokens, position, current):
            position += 1
            continue
        if word in ONES and (current == 0 or (current % 10 == 0 and ONES[word] < (10 if current % 100 else 20))):
            current += ONES[word]
        elif word in TENS and current % 100 == 0:
            current += TENS[word]
        elif word in SCALES and (current or last > at or (word == "dozen" and at > 0)):  # "a further dozen"
            scale = SCALES[word]
            total, current = _multiplied(total, current, scale)
        else:
            break
        position += 1
        last = position
    if last == at:
        return None
    whole = total + current
    grain = _grain_of_words(whole, scale, current)
    return _tail(tokens, Numeral(whole, grain, at, last, scaled=grain >= 1e5))


def _multiplied(total: float, current: float, scale: float) -> tuple[float, float]:
    """A hundred or a dozen multiplies what it follows, greater scales close a group."""
    if scale <= 100:
        return total, (current or 1) * scale
    if not current:
        return total * scale, 0.0
    return total + current * scale, 0.0


def _joins(tokens: Sequence[Word], at: int, current: float) -> bool:
    """Whether a hyphen or "and" at word `at` goes on with the number before it."""
    before, after = _word(tokens, at - 1), _word(tokens, at + 1)
    if tokens[at].text == "-":
        return (before in TENS and after in ONES) or after in SCALES or (before in SCALES and after in ONES)
    return before in ("hundred", "thousand", "million") and (after in ONES or after in TENS)


def _grain_of_words(whole: float, scale: float, current: float) -> float:
    return 1.0 if current or scale <= 1e3 else min(scale, max(whole, 1.0))


def _tail(tokens: Sequence[Word], bare: Numeral) -> Numeral:
    """What may follow number words: a decimal part ("six-point-one"), "and a half", a scale."""
    at = bare.last + (_word(tokens, bare.last) == "-")
    if _word(tokens, at) == "point":
        at += 1 + (_word(tokens, at + 1) == "-")
        digits = ""
        while (word := _word(tokens, at)) in ONES and ONES[word] < 10:
            digits, at = digits + str(ONES[word]), at + 1
        if digits:
            value = float(f"{int(bare.value)}.{digits}")
            return _scaled(tokens, Numeral(value, 10.0 ** -len(digits), bare.first, at))
    if [_word(tokens, bare.last + n) for n in range(3)] == ["and", "a", "half"]:
        return _scaled(tokens, bare)
    return bare
