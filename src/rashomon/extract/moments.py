"""Lines and fields that print a date in, `Moment`s with their clock out.

A year that the line leaves out is taken from elsewhere on the page where only one fits the weekday
printed; refuses to guess one: None.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from rashomon.extract.stamps import LABEL, WEEKDAY, Stamp, stamps
from rashomon.extract.zones import home, zone_of
from rashomon.model import Moment

YEARS = range(1600, 2400)  # from the first newspaper
DATE_LINE = 120  # characters beyond which a line is prose, whatever dates it holds
YEAR = re.compile(r"(?<![\d.,$€£-])(20[0-4]\d)(?![\d%]|[.,]\d|-\d)")
NORTH_AMERICA = ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Phoenix")
AMERICAN = re.compile(r"\b(?:E[SD]?T|C[SD]T|P[SD]?T|U\.S\.)\b|\b(?:color|center|defense|percent)\b")
DATELINE = re.compile(
    r"^\W{0,3}[A-ZÀ-Þ][A-ZÀ-Þ'’. -]{2,30}(?:,? ?(?:[A-ZÀ-Þ][\w.'’-]{1,20}|[A-Z]\.[A-Z]\.)){0,3}[,.:]?\s"
)
CONVERTED = re.compile(r"\(\d{1,2}[:.]?\d{2}[^()]{0,15}(?:\)|$)")  # "(1430 GMT)" after the outlet's own hour
OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})\s*$")


# "The duties end on January 1, 2027.": words enough for a sentence, and its full stop.
SENTENCE = re.compile(r"^(?=(?:.*?\b[a-z]{2,}\b){5}).*\w[.!?][\"'”’]?$")


def looks_like_date(line: str) -> bool:
    """Whether a line is short and prints a day, or says when the page was updated; a sentence with a day is none."""
    if len(line) > DATE_LINE or (SENTENCE.match(line) and not LABEL.search(line)):
        return False
    for stamp in stamps(line):
        if stamp.day is not None and (stamp.year or stamp.hour is not None or stamp.weekday is not None):
            return True
        if stamp.hour is not None and LABEL.search(line):
            return True
    return False


def parse_moment(value: object, page: str = "") -> Moment | None:
    """The moment of a field: ISO 8601, a date in words, or seconds since 1970. None where it is none of these.

    Midnight to the second is taken for a day without an hour: feeds write it so. A year in which no news
    was or will be read (0001, 9999) is what databases write for "unknown".
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _since_1970(float(value))
    if not isinstance(value, str) or not value.strip():
        return None
    text = value.strip()[:100]
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return moment_of(text, page)
    if at.year not in YEARS:
        return None
    bare = at.hour == at.minute == at.second == 0
    return Moment(at, hour_known=not bare)


def moment_of(line: str, page: str) -> Moment | None:
    """The first moment that a line prints, its year filled in from the page where that is safe."""
    return next((moment for moment, _ in dated(line, page)), None)


def dated(line: str, page: str) -> list[tuple[Moment, bool]]:
    """The moments that a line prints, each with whether it is called an update."""
    found = [(resolve(stamp, page), stamp.updated) for stamp in stamps(line)]
    return [(moment, updated) for moment, updated in found if moment]


def resolve(stamp: Stamp, page: str, known: date | None = None) -> Moment | None:
    """The moment of a stamp; `known` is a day known from elsewhere, for an hour printed alone."""
    month, day, year = stamp.month, stamp.day, stamp.year
    if month is None or day is None:
        if known is None or stamp.hour is None:
            return None
        year, month, day = known.year, known.month, known.day
    elif stamp.swaps and _american(page):
        month, day = day, month
    if year is None:
        year = _year(month, day, stamp.weekday, page, known)
    if year is None:
        return None
    try:
        at = datetime(year, month, day, stamp.hour or 0, stamp.minute if stamp.hour is not None else 0)
    except ValueError:
        return None
    if stamp.hour is None:
        return Moment(at, hour_known=False)
    return Moment(at.replace(tzinfo=zone_of(_clock(stamp.clock), at, page)))


def dateline(lead: str) -> Stamp | None:
    """The day printed at the head of an agency's first paragraph: "LISBON, Sept 23 (APS) — …"."""
    if not DATELINE.match(lead):
        return None
    stamp = next(stamps(lead[:80]), None)
    return stamp if stamp and stamp.day is not None and stamp.start <= 50 else None


def dateline_moment(lead: str, page: str, known: date | None = None) -> Moment | None:
    """The day of a dateline: its year is printed, the one of the page's that fits the weekday, or that of `known`."""
    stamp = dateline(lead)
    if stamp is None:
        return None
    said = WEEKDAY.search(lead)
    weekday = stamp.weekday
    if weekday is None and said:
        weekday = ("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(said.group(1).lower())
    year = stamp.year
    if year is None and weekday is not None:
        # The lead's weekday is mostly that of the dateline, but may be another: only a year printed counts.
        fitting = {int(y) for y in YEAR.findall(page) if _falls_on(int(y), stamp.month or 1, stamp.day or 1) == weekday}
        year = fitting.pop() if len(fitting) == 1 else None
    return resolve(Stamp(stamp.start, stamp.end, year, stamp.month, stamp.day), page, known) if year or known else None


def _year(month: int, day: int, weekday: int | None, page: str, known: date | None) -> int | None:
    """The year of a day: that of a known day nearby, or the one of the page's years that fits the weekday."""
    if known is not None:
        near = [y for y in (known.year - 1, known.year, known.year + 1) if _near(y, month, day, known)]
        return near[0] if near else None
    years = sorted({int(year) for year in YEAR.findall(page)})
    around = sorted({near for year in years for near in (year - 1, year, year + 1)})
    if weekday is not None:
        # A story speaks of last year and of next year; the weekday tells which is its own.
        fitting = [year for year in around if _falls_on(year, month, day) == weekday]
        return fitting[0] if len(fitting) == 1 else None
    return years[0] if len(years) == 1 else None


def _near(year: int, month: int, day: int, known: date) -> bool:
    """Whether a day lies within a month or so of another."""
    try:
        return abs(date(year, month, day) - known) <= timedelta(days=45)
    except ValueError:
        return False


def _falls_on(year: int, month: int, day: int) -> int:
    """The weekday of a day, 0 for Monday; -1 where the year has no such day."""
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return -1


def _american(page: str) -> bool:
    """Whether a page writes the month first: it speaks of American places and spells as there."""
    return home(page) in NORTH_AMERICA or len(AMERICAN.findall(page)) >= 2


def _clock(words: str) -> str:
    """The words after an hour, "+0530" written as zones are, another clock's hour in brackets left out."""
    found = OFFSET.match(words.strip())
    if found:
        return f"UTC{found.group(1)}{found.group(2)}:{found.group(3)}"
    return CONVERTED.sub("", words)


def _since_1970(seconds: float) -> Moment | None:
    """The moment of a Unix time in seconds, or in milliseconds."""
    if seconds > 1e11:
        seconds /= 1000
    return Moment(datetime.fromtimestamp(seconds, UTC)) if 0 < seconds < 4e9 else None
