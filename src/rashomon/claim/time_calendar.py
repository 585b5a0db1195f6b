"""The calendar: a day, week, month, season, year or part of one as a TIMEX3 value and a half-open interval.

In: dates and figures. Out: `Stretch`es. What the calendar does not have (30 February,
year 0) comes back as None, never as an error; so do years too near its ends to count on from.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from rashomon.model import Granularity

# From and to, in hours after the day's midnight. A night belongs to the day it begins on.
DAYPART_HOURS = {
    "MO": (0, 12),
    "AF": (12, 18),
    "EV": (17, 24),
    "NI": (18, 30),
    "DA": (3, 8),
    "DU": (16, 22),
    "MI": (11, 15),
    "DT": (6, 20),
    "SM": (0, 6),
}  # SM: the small hours, a morning to TIMEX3
# Seasons of the north, from the meteorological to the astronomical bound: month and day.
_SEASON_DAYS = {"SP": ((3, 1), (6, 22)), "SU": ((6, 1), (9, 24)), "FA": ((9, 1), (12, 22)), "WI": ((12, 1), (3, 22))}
# How much of a stretch the words leave: "early" is generous, so that "early November" holds the 10th.
PARTS = {"early": (0.0, 0.5), "start": (0.0, 0.34), "mid": (0.25, 0.75), "late": (0.5, 1.0), "end": (0.66, 1.0)}


# The calendar ends at year 1 and at 9999. "Last century" and "next decade" must have room on either side.
FIRST_YEAR, LAST_YEAR = 200, 9900


@dataclass(frozen=True, slots=True)
class Stretch:
    """A TIMEX3 value and its half-open interval; the bounds are None where a year is missing."""

    value: str
    start: datetime | None
    end: datetime | None
    granularity: Granularity

    def part(self, low: float, high: float) -> Stretch:
        """The same value, the interval cut down to a part of it, to whole days."""
        if self.start is None or self.end is None:
            return self
        days = (self.end - self.start).days
        start = self.start + timedelta(days=int(days * low))
        return replace(self, start=start, end=min(self.end, self.start + timedelta(days=-int(-days * high // 1))))


def midnight(day: date) -> datetime:
    """The day's first moment."""
    return datetime(day.year, day.month, day.day)


def safe(year: int, month: int, day: int) -> date | None:
    """The date, or None if the calendar has no such day, or it lies outside `FIRST_YEAR` to `LAST_YEAR`."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def countable(day: date) -> bool:
    """Whether other days can be told from this one: it has two centuries and more before it, and decades after."""
    return 2 * FIRST_YEAR <= day.year <= LAST_YEAR - FIRST_YEAR


def on_day(day: date) -> Stretch:
    """A day."""
    begin = midnight(day)
    return Stretch(day.isoformat(), begin, begin + timedelta(days=1), Granularity.DAY)


def on_week(day: date) -> Stretch:
    """The ISO week (Monday to Sunday) that holds the day."""
    year, week, weekday = day.isocalendar()
    begin = midnight(day) - timedelta(days=weekday - 1)
    return Stretch(f"{year}-W{week:02}", begin, begin + timedelta(days=7), Granularity.WEEK)


def on_weekend(day: date) -> Stretch:
    """Saturday and Sunday of the ISO week that holds the day; from Friday evening in loose talk, not here."""
    week = on_week(day)
    assert week.start is not None
    return Stretch(f"{week.value}-WE", week.start + timedelta(days=5), week.end, Granularity.WEEKEND)


def on_month(year: int, month: int) -> Stretch:
    """A month."""
    begin = datetime(year, month, 1)
    return Stretch(f"{year:04}-{month:02}", begin, midnight(add_months(begin.date(), 1)), Granularity.MONTH)


def on_quarter(year: int, quarter: int) -> Stretch:
    """A quarter of a calendar year, 1 to 4."""
    begin = date(year, 3 * quarter - 2, 1)
    return Stretch(f"{year:04}-Q{quarter}", midnight(begin), midnight(add_months(begin, 3)), Granularity.QUARTER)


def on_half(year: int, half: int) -> Stretch:
    """The first or second half of a calendar year."""
    begin = date(year, 6 * half - 5, 1)
    return Stretch(f"{year:04}-H{half}", midnight(begin), midnight(add_months(begin, 6)), Granularity.SEASON)


def on_season(year: int, season: str) -> Stretch:
    """A season (SP, SU, FA, WI) of the north; winter runs into the next year."""
    (m1, d1), (m2, d2) = _SEASON_DAYS[season]
    return Stretch(
        f"{year:04}-{season}", datetime(year, m1, d1), datetime(year + (m2 < m1), m2, d2), Granularity.SEASON
    )


def on_year(year: int) -> Stretch:
    """A calendar year."""
    return Stretch(f"{year:04}", datetime(year, 1, 1), datetime(year + 1, 1, 1), Granularity.YEAR)


def on_decade(year: int) -> Stretch:
    """The ten years that share the year's first three digits; the figure left open is an X (ISO 8601-2)."""
    first = year - year % 10
    return Stretch(f"{first // 10:03}X", datetime(first, 1, 1), datetime(first + 10, 1, 1), Granularity.DECADE)


def on_century(year: int) -> Stretch:
    """The hundred years that share the year's first two digits."""
    first = year - year % 100
    begin = datetime(max(first, 1), 1, 1)  # there is no year 0
    return Stretch(f"{first // 100:02}XX", begin, datetime(first + 100, 1, 1), Granularity.DECADE)


def on_daypart(day: date, code: str) -> Stretch:
    """A part of a day, by its TIMEX3 code: MO, AF, EV, NI and so on."""
    low, high = DAYPART_HOURS[code]
    begin = midnight(day)
    return Stretch(
        f"{day.isoformat()}T{'MO' if code == 'SM' else code}",
        begin + timedelta(hours=low),
        begin + timedelta(hours=high),
        Granularity.DAYPART,
    )


def on(day: date, unit: str) -> Stretch | None:
    """The stretch of that unit (a word: day, week, weekend, month, quarter, year, decade) that holds the day."""
    match unit:
        case "day" | "night":
            return on_day(day)
        case "week" | "fortnight":
            return on_week(day)
        case "weekend":
            return on_weekend(day)
        case "month":
            return on_month(day.year, day.month)
        case "quarter":
            return on_quarter(day.year, (day.month + 2) // 3)
        case "year":
            return on_year(day.year)
        case "decade":
            return on_decade(day.year)
        case "century":
            return on_century(day.year)
    return None


def add_months(day: date, months: int) -> date:
    """The day so many months on; the month's last day where it is shorter."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    year = min(max(year, FIRST_YEAR), LAST_YEAR)
    return next(d for d in (safe(year, month + 1, day.day - back) for back in range(4)) if d is not None)


def shift(day: date, unit: str, count: float) -> date:
    """The day so many units on (negative: back); bounded by what the calendar can hold."""
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit)
    count = max(-100_000.0, min(100_000.0, count))
    if months:
        return add_months(day, round(months * count))
    days = {"week": 7, "weekend": 7, "fortnight": 14, "day": 1, "night": 1}.get(unit, 0) * count
    ordinal = min(max(day.toordinal() + round(days), 73_000), 3_600_000)
    return date.fromordinal(ordinal)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth such weekday of a month; nth = -1 is the last. None if the month has fewer."""
    first = date(year, month, 1)
    if nth < 0:
        last = add_months(first, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    return day if day.month == month else None


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def holiday(name: str, year: int) -> date | None:
    """The day of a holiday that news dates things by; the name as HOLIDAYS gives it."""
    fixed = {"christmas": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26), "new year": (1, 1),
        "new year's eve": (12, 31),
             "halloween": (10, 31), "valentine": (2, 14), "may day": (5, 1)}  # fmt: skip
    if name in fixed:
        return safe(year, *fixed[name])
    moved = {"good friday": -2, "easter": 0, "easter monday": 1}
    if name in moved:
        return easter(year) + timedelta(days=moved[name])
    ruled = {"thanksgiving": (11, 3, 4), "labor day": (9, 0, 1), "memorial day": (5, 0, -1), "election day": (11, 0, 1)}
    if name not in ruled:
        return None
    month, weekday, nth = ruled[name]
    day = nth_weekday(year, month, weekday, nth)
    return day + timedelta(days=1) if day and name == "election day" else day
