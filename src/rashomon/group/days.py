"""The days that a stretch of news speaks of: text and its day of publication in, ordinals out, the first told first.

A cheap reading of what places an event in time: "Tuesday", "last night", "Jan. 28", "28 January 2014". A weekday
is the last one up to the day of publication, a date without a year the nearest one. Refuses, where the day of
publication is not known, everything but full dates.
"""

from __future__ import annotations

import re
from datetime import date

WEEKDAYS = {name: n for n, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
MONTHS = {name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
MONTH = r"(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)?\.?"
DAY = re.compile(
    r"\b(?:(?P<week>monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(?P<now>today|tonight|this (?:morning|"
    r"afternoon|evening))|(?P<past>yesterday|last night|overnight)|"
    rf"{MONTH} (?P<after>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>(?:19|20)\d\d))?\b(?![.,:]\d)|"
    rf"(?P<before>\d{{1,2}})(?:st|nd|rd|th)? {MONTH.replace('(jan', '(?P<named>jan')}(?: (?P<later>(?:19|20)\d\d))?)\b",
    re.IGNORECASE,
)


def days_of(text: str, published: int | None) -> tuple[int, ...]:
    """The days that `text` names, as proleptic ordinals, each once, in the order told; `published` is one too."""
    found: dict[int, None] = {}
    for match in DAY.finditer(text):
        day = _day(match, published)
        if day is not None:
            found[day] = None
    return tuple(found)


def _day(match: re.Match[str], published: int | None) -> int | None:
    """The day of one match, None where it cannot be told."""
    if match["after"] or match["before"]:
        month = MONTHS[(match[4] if match["after"] else match["named"])[:3].lower()]
        return _dated(int(match["after"] or match["before"]), month, match["year"] or match["later"], published)
    if published is None:
        return None
    if match["week"]:
        return published - (published - 1 - WEEKDAYS[match["week"].lower()]) % 7
    return published if match["now"] else published - 1


def _dated(day: int, month: int, year: str | None, published: int | None) -> int | None:
    """The ordinal of a calendar day; without a year, the one nearest to the day of publication."""
    if year is None and published is None:
        return None
    try:
        if year is not None:
            return date(int(year), month, day).toordinal()
        around = date.fromordinal(published or 1).year
        options = [date(y, month, day).toordinal() for y in (around - 1, around, around + 1)]
    except ValueError:
        return None
    return min(options, key=lambda option: (abs(option - (published or 0)), option))
