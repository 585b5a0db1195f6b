"""A line in, the dates and hours printed on it out, part by part: a year or an hour may be missing.

Takes the forms that newsrooms print ("6 Mar 2026", "Sept. 26, 2025 – 11:20 GMT", "Mon 10 Nov, 11.05",
"18/09/2025 11:00", "Updated 02:40 GMT"). Refuses days that no calendar holds, and guesses no year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<![\d.])(?P<year>(?:19|20)\d\d)[-/.](?P<n1>\d{1,2})[-/.](?P<n2>\d{1,2})(?!\d)",
        rf"(?<![\d.,]){_DAY}\.?(?: of)?[ -]?{_MONTH}(?:,?[ -]?{_YEAR})?",
        rf"\b{_MONTH} ?{_DAY}\b(?![:.]\d)(?:(?:,| -)? ?{_YEAR})?",
        r"(?<![\d.])(?P<n1>\d{1,2})[/.-] ?(?P<n2>\d{1,2})[/.-] ?(?P<year>(?:19|20)\d\d|\d\d)(?![\d/]|[.:]\d)",
    )
)
HOUR = re.compile(
    r"(?<![\d.,:/+-])(?P<hour>2[0-4]|[01]?\d)"
    r"(?:[:.h](?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d{1,6})?)?(?![\d%])(?: ?(?P<half>[ap]\.?m\b\.?))?"
    r"| ?(?P<half2>[ap]\.?m\b\.?))",
    re.IGNORECASE,
)
WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|day|sday|nesday|rs|rsday|urday)?\b", re.IGNORECASE)
LABEL = re.compile(
    r"\b(?:(?P<updated>(?:last )?(?:updated?|modified|amended|revised))"
    r"|(?:first )?(?:published|posted|issued|created|logged|uploaded))\b",
    re.IGNORECASE,
)
CLOCK = 30  # characters after an hour within which its clock is named


@dataclass(frozen=True, slots=True)
class Stamp:
    """What one printed date says.

    `start` and `end` bound it, half-open, in the line. `clock` holds the words that may name its zone.
    `swaps` tells that the line leaves open which figure is the day and which the month.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int = 0
    clock: str = ""
    updated: bool = False
    swaps: bool = False


def stamps(line: str) -> Iterator[Stamp]:
    """The dates and hours of a line: one for each part that "published", "updated" and the like begin."""
    cuts = sorted({0, len(line), *(mark.start() for mark in LABEL.finditer(line))})
    for start, end in pairwise(cuts):
        label = LABEL.match(line, start)
        stamp = _stamp(line[:end], start, bool(label and label.group("updated")))
        if stamp:
            yield stamp


def _stamp(line: str, at: int, updated: bool) -> Stamp | None:
    """The first date at or after an offset, with the hour beside it; an hour alone where no date is."""
    found = next((match for form in FORMS for match in form.finditer(line, at) if _parts(match)), None)
    span = found.span() if found else (at, at)
    clear = line[: span[0]] + "\x01" * (span[1] - span[0]) + line[span[1] :]  # no hour out of a date's figures
    hour = HOUR.search(clear, at)
    if hour and _hour(hour) is None:
        hour = None
    if not found and not (hour and (hour.group("minute") or hour.group("half2"))):
        return None
    year, month, day, swaps = (_parts(found) if found else None) or (None, None, None, False)
    weekday = WEEKDAY.search(line, at)
    ends = [match for match in (found, hour) if match]
    clock = line[hour.end() : hour.end() + CLOCK] if hour else ""
    # "(Lisbon)" may also follow the date; and "GMT" stands before the hour at times.
    if hour and not clock.strip(" .,)|"):
        clock += " " + line[max(at, hour.start() - 8) : hour.start()]
    return Stamp(
        min(match.start() for match in ends),
        max(match.end() for match in ends),
        year, month, day,
        DAYS.index(weekday.group(1).lower()) if weekday else None,
        _hour(hour) if hour else None,
        int(hour.group("minute") or 0) if hour else 0,
        clock, updated, swaps,
    )  # fmt: skip


def _parts(match: re.Match[str]) -> tuple[int | None, int, int, bool] | None:
    """Year, month and day of a match, and whether day and month may be the other way round."""
    groups = match.groupdict()
    year = int(groups["year"]) if groups.get("year") else None
    swaps = False
    if groups.get("month"):
        month, day = MONTHS.index(groups["month"][:3].lower()) + 1, int(groups["day"])
    else:
        first, second = int(groups["n1"]), int(groups["n2"])
        if match.re is FORMS[0]:
            month, day = first, second
        else:
            # The day stands first but in North America; dots are never American.
            month, day = (first, second) if second > 12 else (second, first)
            swaps = max(first, second) <= 12 and "/" in match.group()
        year = year + 2000 if year is not None and year < 100 else year
    return (year, month, day, swaps) if 1 <= month <= 12 and 1 <= day <= LENGTHS[month - 1] else None


def _hour(match: re.Match[str]) -> int | None:
    """The hour of a match on a clock of 24 hours."""
    hour = int(match.group("hour"))
    half = (match.group("half") or match.group("half2") or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return hour if hour < 24 else None
        return hour % 12 + (12 if half.startswith("p") else 0)
    return hour if hour < 24 else None
