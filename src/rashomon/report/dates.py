"""Dates as readers write them: ISO 8601 in, "14 March 2031" out. What is no date comes back as it is."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from rashomon.model import Moment
from rashomon.report.screen import one_line

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip


def day(when: date) -> str:
    """A day in full, independent of the machine's locale."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def moment(at: Moment | None) -> str | None:
    """When an account was printed, with the hour and the zone where they are known."""
    if at is None:
        return None
    if not at.hour_known:
        return day(at.at)
    zone = at.at.strftime("%z")
    clock = f"{at.at:%H:%M}" + (f" {zone[:3]}:{zone[3:5]}" if zone else "")
    return f"{day(at.at)}, {clock}"


def order(at: Moment | None) -> tuple[bool, datetime]:
    """A sort key for display alone: unknown last, a wall clock without a zone read as UTC."""
    if at is None:
        return True, datetime.max.replace(tzinfo=UTC)
    return False, at.at if at.at.tzinfo else at.at.replace(tzinfo=UTC)


def period(start: str, end: str) -> str:
    """Two ISO 8601 values as one phrase, the parts they share written once."""
    first, last = _parse(start), _parse(end)
    if start == end or not first or not last:
        return _one(start) if start == end or not end else f"{_one(start)} to {_one(end)}"
    clocks = [value.strftime("%H:%M") if "T" in raw else "" for raw, value in ((start, first), (end, last))]
    if first.date() == last.date():
        return f"{day(first)}, {clocks[0]} to {clocks[1]}" if all(clocks) else day(first)
    if any(clocks):
        return f"{_one(start)} to {_one(end)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} to {day(last)}"
    return f"{day(first)} to {day(last)}"


def meant(words: str, value: str) -> str:
    """The days that words without a figure stand for ("this week"), by their TIMEX3 value; "" where it names none."""
    if any(c.isdigit() for c in words):
        return ""
    year, _, week = value.partition("-W")
    if len(year) == 4 and len(week) == 2 and (year + week).isascii() and (year + week).isdigit():
        return _week(int(year), int(week))
    if _parse(value) is not None or _month(value) != one_line(value):
        return _one(value)
    return ""


def _week(year: int, week: int) -> str:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return ""
    return period(monday.isoformat(), (monday + timedelta(days=6)).isoformat())


def _parse(iso: str) -> datetime | None:
    try:
        return datetime.fromisoformat(iso) if len(iso) >= 10 and iso[4:5] == "-" else None
    except ValueError:
        return None


def _one(iso: str) -> str:
    value = _parse(iso)
    if value is None:
        return _month(iso)
    return f"{day(value)}, {value:%H:%M}" if "T" in iso else day(value)


def _month(iso: str) -> str:
    """A year and a month in words; anything else (a quarter, a week, plain words) as it is."""
    year, _, month = iso.partition("-")
    if len(iso) == 7 and iso.isascii() and year.isdigit() and month.isdigit() and 1 <= int(month) <= 12:
        return f"{MONTHS[int(month) - 1]} {year}"
    return one_line(iso)
