"""The timeline as a strip: the days that the accounts tell of, and those on which they were printed, on one scale.

A Sheet and its Report in, places between 0 and WIDTH out. Refuses (None) fewer than two days, or centuries.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from rashomon.model import Report
from rashomon.report.dates import day
from rashomon.report.layout import in_order
from rashomon.report.screen import one_line
from rashomon.web.contexts.told import told

WIDTH, MARGIN, BASE, STEP = 960, 24, 96, 16
HIGHEST = 4  # dots over each other; more are told by their number
LONGEST = 400  # days on one strip


@dataclass(frozen=True, slots=True)
class Dot:
    """A line of the timeline on its day."""

    x: int = told("from the left")
    y: int = told("from the top")
    to: int = told("where its last day is; the same as x of a single day")
    words: str = told("the day, what is told, and where it stands")
    place: int = told("which line of the timeline it is, from 0")
    sure: bool = told("whether it is told as confirmed, done or going on")


@dataclass(frozen=True, slots=True)
class Mark:
    """A day under the strip."""

    x: int = told("from the left")
    words: str = told("the day, or who printed an account on it")


@dataclass(frozen=True, slots=True)
class Days:
    """The strip."""

    width: int = told("of the picture, in pixels")
    height: int = told("of the picture, in pixels")
    base: int = told("where the line of the days lies, from the top")
    dots: tuple[Dot, ...] = told("what is told, by day")
    printed: tuple[Mark, ...] = told("when accounts were printed")
    days: tuple[Mark, ...] = told("the days that are written under the line")


SURE = ("confirmed", "done", "ongoing")


def strip(report: Report) -> Days | None:
    """The strip of a report's timeline."""
    spans = [(_day(entry.start), _day(entry.end), entry, n) for n, entry in enumerate(report.timeline)]
    placed = [(first, last or first, entry, n) for first, last, entry, n in spans if first]
    printed: dict[date, list[str]] = defaultdict(list)
    for account in in_order(report):
        if account.article.published:
            printed[account.article.published.at.date()].append(account.article.outlet or account.article.source)
    every = sorted({d for first, last, *_ in placed for d in (first, last)} | printed.keys())
    if len({first for first, *_ in placed}) < 2 or (every[-1] - every[0]).days > LONGEST:
        return None
    scale = _Scale(every[0], max((every[-1] - every[0]).days, 1))
    heights: dict[date, int] = defaultdict(int)
    dots = []
    for first, last, entry, n in placed:
        heights[first] += 1
        if heights[first] <= HIGHEST:
            words = f"{day(first)}: {one_line(entry.what)}" + (f" ({entry.status})" if entry.status else "")
            y = BASE - 14 - STEP * (heights[first] - 1)
            dots.append(Dot(scale.x(first), y, scale.x(last), words, n, entry.status in SURE))
    marks = tuple(Mark(scale.x(d), f"printed on {day(d)}: {one_line(', '.join(who))}") for d, who in printed.items())
    return Days(WIDTH, BASE + 44, BASE, tuple(dots), marks, tuple(_labels(sorted({f for f, *_ in placed}), scale)))


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    length: int

    def x(self, at: date) -> int:
        return MARGIN + round((WIDTH - 2 * MARGIN) * (at - self.first).days / self.length)


def _labels(days: list[date], scale: _Scale) -> list[Mark]:
    """The days, as many as have room beside each other."""
    marks: list[Mark] = []
    for at in days:
        if not marks or scale.x(at) - marks[-1].x >= 64:
            marks.append(Mark(scale.x(at), f"{at.day} {at:%b}"))
    return marks


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None
