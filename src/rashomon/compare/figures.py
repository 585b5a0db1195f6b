"""Two texts, every figure in them followed by how it stands to the other's: `=`, `<` or `>`.

A small encoder reads "1,187" as two pieces of a word and cannot order them. Told that 1,187 is under the other
side's "1,200", it can learn what "more than" makes of that. Only like is held against like: a year against years, a
share against shares, a count against one of the same thing where there is one. What has no like stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "dozen": 12.0,
}
SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
SMALL += ["seventeen", "eighteen", "nineteen"]
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
WORDS = {word: value for value, word in enumerate(SMALL)} | TENS
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
WORD = "|".join(sorted((w for w in WORDS if w not in ("zero", "one")), key=len, reverse=True))
FIGURE = re.compile(
    rf"(?P<day>\b{MONTH} (?P<d1>\d\d?)(?:st|nd|rd|th)?\b(?!:)|\b(?P<d2>\d\d?)(?:st|nd|rd|th)? (?:of )?{MONTH}(?![a-z]))"
    r"|(?P<clock>\b\d\d?[:.]\d\d(?: ?[ap]\.?m\b\.?)?(?![\d%])|\b\d\d? ?[ap]\.?m\b\.?)"
    r"|(?P<money>[£$€¥₹] ?|\b(?:Rs|USD|EUR|GBP)\.? ?)?"
    rf"(?:(?P<digits>(?<![\w.,-])\d+(?:,\d{{2,3}})*(?:\.\d+)?)|\b(?P<word>(?:{WORD})(?:-[a-z]+)?)\b)"
    r"(?:[- ]?(?P<scale>hundred|thousand|lakh|million|crore|billion|trillion|mn|bn|tn|dozen)\b|(?P<short>[kmb])\b)?"
    r"(?P<share> ?%| per ?cent\b| percentage)?(?P<coin> (?:US )?(?:dollars|euros|pounds|rupees|yen|yuan)\b)?",
    re.IGNORECASE,
)
UNIT = re.compile(
    r"[ -](?:of |the |more |other |new )*(?!(?:and|from|for|with|was|were|that|who|which)\b)([a-z]{3,})", re.I
)
CLOCK = re.compile(r"(\d\d?)(?:[:.](\d\d))? ?([ap])?", re.IGNORECASE)


class Figure(NamedTuple):
    """A figure of a text: what kind it is, its value, what it counts (the stem of the next word), where it ends."""

    kind: str
    value: float
    unit: str
    end: int


def marked(a: str, b: str) -> tuple[str, str]:
    """Both texts with a mark behind each figure that has its like in the other; `=` first, else the nearest."""
    ones, twos = figures(a), figures(b)
    if not ones or not twos:
        return a, b
    return _with_marks(a, ones, twos), _with_marks(b, twos, ones)


@lru_cache(maxsize=8192)  # a sentence stands in many pairs
def figures(text: str) -> tuple[Figure, ...]:
    """The figures of a text in their order: days of a month, hours, money, shares, years, counts."""
    return tuple(figure for match in FIGURE.finditer(text) if (figure := _figure(match, text)) is not None)


def _figure(match: re.Match[str], text: str) -> Figure | None:
    end = match.end()
    if match["day"]:
        month = next(i for i, name in enumerate(MONTHS) if re.search(rf"\b{name}", match[0], re.IGNORECASE))
        return Figure("day", 31.0 * month + int(match["d1"] or match["d2"]), "", end)
    if match["clock"]:
        hour, minute, half = CLOCK.match(match["clock"]).groups()  # type: ignore[union-attr]
        late = 12 if (half or "").lower() == "p" and int(hour) < 12 else 0
        return Figure("clock", 60.0 * (int(hour) + late) + int(minute or 0), "", end)
    value = _value(match)
    if value is None:
        return None
    if match["money"] or match["coin"]:
        return Figure("money", value, "", end)
    if match["share"]:
        return Figure("share", value, "", end)
    if match["digits"] and not match["scale"] and re.fullmatch(r"1[0-9]{3}|20[0-9]{2}", match["digits"]):
        return Figure("year", value, "", end)
    unit = UNIT.match(text, end)
    return Figure("count", value, unit[1].lower()[:5] if unit else "", end)


def _value(match: re.Match[str]) -> float | None:
    scale = SCALES[(match["scale"] or match["short"] or "").lower()] if match["scale"] or match["short"] else 1.0
    if match["digits"]:
        return float(match["digits"].replace(",", "")) * scale
    tens, _, rest = match["word"].lower().partition("-")
    if rest and (tens not in TENS or rest not in WORDS):
        return None if tens not in WORDS else WORDS[tens] * scale
    return (WORDS[tens] + (WORDS[rest] if rest else 0)) * scale


def _with_marks(text: str, own: Sequence[Figure], others: Sequence[Figure]) -> str:
    parts, start = [], 0
    for figure in own:
        sign = _sign(figure, others)
        if sign:
            parts += [text[start : figure.end], f" {sign}"]
            start = figure.end
    return "".join([*parts, text[start:]])


def _sign(figure: Figure, others: Sequence[Figure]) -> str:
    like = [x for x in others if x.kind == figure.kind]
    if figure.kind == "count":
        like = [x for x in like if x.unit == figure.unit] or like
    if not like:
        return ""
    nearest = min(like, key=lambda x: abs(x.value - figure.value))
    if nearest.value == figure.value:
        return "="
    return "<" if figure.value < nearest.value else ">"
