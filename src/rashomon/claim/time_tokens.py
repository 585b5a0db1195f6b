"""Cut a sentence into the tokens of the time grammar: one letter each, so that rules are regular expressions.

In: the sentence's text. Out: `Tokens`, the letters as one string and the tokens beside
it. Nothing is refused; what means nothing to a time is an ordinary word. One pass, no
nested repetition: linear on any text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.claim.time_words import (
    HOLIDAYS,
    LETTER,
    MEANING,
    ONES,
    ORDINALS,
    TEENS,
    TENS,
)
from rashomon.claim.time_zones import ZONES

Value = str | int | float

_ONES, _TEENS, _TENS = "|".join(ONES), "|".join(TEENS), "|".join(TENS)
_SMALL = rf"(?:{_TENS})(?:[ -](?:{_ONES})\b)?|{_TEENS}|{_ONES}"
_FEASTS = "|".join(re.escape(name) for name in sorted(HOLIDAYS, key=len, reverse=True))
_TOKEN = re.compile(
    rf"""
    (?P<iso>\d{{4}}-\d\d-\d\d\b)
  | (?P<slash>\d{{1,2}}/\d{{1,2}}/\d{{4}}\b)
  | (?P<dots>\d{{1,2}}\.\d{{1,2}}\.\d{{4}}\b)
  | (?P<ord>\d{{1,2}}(?:st|nd|rd|th)\b)
  | (?P<decade>(?:\d{{3}}|(?<!\w)'\d|(?<![\w.,])\d)0s\b)
  | (?P<clock>\d{{1,2}}:\d\d(?::\d\d)?(?![:\d]))
  | (?P<zoned>(?:GMT|UTC)\s?[+-]\s?\d{{1,2}}(?::\d\d)?\b)
  | (?P<big>\d+(?:,\d\d\d)+(?:\.\d+)?)
  | (?P<dotted>\d{{1,2}}[.]\d\d(?![\d]|[.]\d))
  | (?P<fraction>\d+[.]\d+)
  | (?P<vulgar>\d{{0,6}}[¼½¾])
  | (?P<mixed>\d{{1,3}}[ -][13]/[24]\b)
  | (?P<int>\d+)
  | (?P<ampm>[ap]\.\ ?m\b\.?|[ap]m\b)
  | (?P<short>\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\.)
  | (?P<holiday>\b(?:{_FEASTS})\b)
  | (?P<oclock>\bo'clock\b)
  | (?P<ordword>\b(?:twenty|thirty)-(?:{"|".join(ORDINALS[:9])})\b)
  | (?P<hundred>\b(?:a|{_ONES})\ hundred(?:\ and\ (?:{_SMALL}))?\b)
  | (?P<spelled>\b(?:{_SMALL}|zero|dozen)\b)
  | (?P<word>[^\W\d_]\w*)
  | (?P<other>\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PUNCTUATION = {",": "COMMA", "-": "DASH", "–": "DASH", "—": "DASH", ".": "DOT", "(": "LPAREN", ")": "RPAREN",
    "'": "APOS",
                "$": "MONEY", "€": "MONEY", "£": "MONEY", "¥": "MONEY", "#": "MONEY", "%": "MONEY"}  # fmt: skip
_SPELLED = (
    {w: n for n, w in enumerate((*ONES, *TEENS), 1)}
    | {w: 10 * n for n, w in enumerate(TENS, 2)}
    | {"zero": 0, "dozen": 12, "a": 1}
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token at half-open offsets of the sentence's text; `value` is what its category makes of the words."""

    start: int
    end: int
    text: str
    value: Value


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a sentence, and their letters: `letters[i]` stands for `items[i]`."""

    letters: str
    items: tuple[Token, ...]


def tokens(text: str) -> Tokens:
    """Read a sentence's text, offsets counted in it."""
    letters: list[str] = []
    items: list[Token] = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        category, value = _read(match.lastgroup or "other", word)
        letters.append(LETTER[category])
        items.append(Token(match.start(), match.end(), word, value))
    return Tokens("".join(letters), tuple(items))


def _read(shape: str, word: str) -> tuple[str, Value]:
    """The category and value of a token, by the alternative that matched it."""
    if shape == "word":
        return _word(word)
    if shape == "other":
        return _PUNCTUATION.get(word, "WORD"), word
    low = word.lower()
    if shape == "int":
        return _integer(word)
    if shape in ("spelled", "hundred"):
        number = _spelled(low)
        return ("S12" if 0 < number < 13 else "S31" if number < 32 else "SNUM"), number
    if shape == "short":
        return MEANING[low[:-1]]
    if shape == "ord":
        return "ORD", int(word[:-2])
    if shape == "ordword":
        tens, ones = low.split("-")
        return "ORDWORD", _SPELLED[tens] + ORDINALS.index(ones) + 1
    if shape == "holiday":
        return ("HOLIDAY", HOLIDAYS[low]) if word[0].isupper() else ("WORD", word)
    return _figure(shape, low)


def _figure(shape: str, low: str) -> tuple[str, Value]:
    match shape:
        case "ampm":
            return "AMPM", low[0]
        case "oclock":
            return "OCLOCK", low
        case "zoned":
            return "ZONE", low
        case "vulgar":
            return "FRACTION", float(low[:-1] or 0) + {"¼": 0.25, "½": 0.5, "¾": 0.75}[low[-1]]
        case "mixed":
            whole, top, bottom = re.split("[ /-]", low)
            return "FRACTION", int(whole) + int(top) / int(bottom)
        case "dots":
            return "SLASH", low
        case "big":
            return "NUM", float(low.replace(",", ""))
        case "fraction":
            return "FRACTION", float(low)
        case "dotted":
            hour, minute = low.split(".")
            return ("DOTTED" if int(hour) < 25 and int(minute) < 60 else "FRACTION"), float(low)
        case "clock":
            return ("CLOCK" if _clock(low) else "WORD"), low
    return shape.upper(), low


def _clock(text: str) -> bool:
    hour, minute, *_ = (int(part) for part in text.split(":"))
    return hour < 25 and minute < 60


def _integer(word: str) -> tuple[str, Value]:
    number = int(word) if len(word) < 12 else 10**12
    if len(word) == 4:
        clock = number // 100 < 25 and number % 100 < 60
        if 1000 <= number < 2200:
            return ("YEARCLOCK" if clock else "YEAR"), number
        return ("CLOCK4" if clock else "NUM"), number
    for top, category in ((12, "N12"), (24, "N24"), (31, "N31"), (59, "N59")):
        if 0 < number <= top and len(word) < 3:
            return category, number
    return "NUM", number


def _spelled(low: str) -> int:
    total = 0
    for part in low.replace("-", " ").split():
        total = total * 100 if part == "hundred" else total + _SPELLED.get(part, 0)
    return total


def _word(word: str) -> tuple[str, Value]:
    if word in ZONES:
        return "ZONE", word
    found = MEANING.get(word.lower())
    if found is None:
        return _coded(word)
    category, value = found
    if category in ("MONTH", "MONTHDOT", "MAY", "WEEKDAY", "WEEKDAYS", "WDAY") and word.islower():
        # A month or a weekday is a name; "may" and "march" in lower case are verbs.
        return "WORD", word
    return category, value


def _coded(word: str) -> tuple[str, Value]:
    if len(word) == 2 and word[0] in "QH" and word[1] in "1234":
        return "QUARTERLY", word
    if word.startswith("FY") and word[2:].isdigit() and len(word) in (4, 6):
        return "FY", int(word[2:]) + (2000 if len(word) == 4 else 0)
    return "WORD", word
