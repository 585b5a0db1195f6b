"""A page laid out in, what it says about itself out: outlet, writers, credits, when published, when amended.

Reads only what the page prints; refuses to guess: what is not printed is None or empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rashomon.extract.bylines import LEAD, byline, looks_like_byline, signed_off
from rashomon.extract.credits import credits, dateline_agency
from rashomon.extract.layout import Layout
from rashomon.extract.moments import DATE_LINE, dateline, dateline_moment, looks_like_date, resolve
from rashomon.extract.outlets import outlet
from rashomon.extract.stamps import stamps
from rashomon.extract.units import Unit
from rashomon.model import BlockKind, Moment


@dataclass(frozen=True, slots=True)
class About:
    """What a page says about itself."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: Moment | None = None
    modified: Moment | None = None
    byline: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    given: str | None = None
    language: str | None = None  # as the page says; its words decide
    section: str | None = None
    paywalled: bool | None = None


def about(layout: Layout, text: str, near: date | None = None) -> About:
    """What a page of saved text says about itself; `near` is a day known to lie within weeks of its publication."""
    above, below = _furniture(layout)
    signed = [unit.text for unit in layout.of(BlockKind.BYLINE)]
    body = [unit.text for unit in layout.of(BlockKind.PARAGRAPH)]
    lead = next((line for line in [*signed, *body[:1]] if dateline(line)), body[0] if body else "")
    closing = [*below, *(paragraph[paragraph.rfind("(") :] for paragraph in body[-1:] if "(" in paragraph)]
    printer = outlet(above, below) or dateline_agency(lead)
    published, modified = _when(signed, above + below, lead, text, near)
    return About(
        title=layout.title(),
        outlet=printer,
        published=published,
        modified=modified,
        byline=_writers(signed) or next((names for line in closing if (names := signed_off(line))), ()),
        credits=tuple(name for name in credits(lead, body, signed, above + below) if not _is(name, printer)),
    )


def _is(agency: str, printer: str | None) -> bool:
    """Whether an agency is the outlet itself: the same name, its first word, or its initials."""
    if not printer:
        return False
    one, other = agency.lower(), printer.lower().removeprefix("the ")
    initials = "".join(word[0] for word in other.replace("&", " ").split())
    return one in (other, initials) or other.startswith(one) or one.startswith(other)


def _furniture(layout: Layout) -> tuple[list[str], list[str]]:
    """The lines left out above the story, and those within and below it."""
    first = next((i for i, kind in enumerate(layout.kinds) if kind), len(layout.kinds))
    left_out: list[tuple[int, Unit]] = [(i, layout.units[i]) for i, kind in enumerate(layout.kinds) if kind is None]
    return [unit.text for i, unit in left_out if i < first], [unit.text for i, unit in left_out if i > first]


def _when(
    signed: list[str], furniture: list[str], lead: str, page: str, near: date | None
) -> tuple[Moment | None, Moment | None]:
    """When the account was published and when it was amended, as far as the page prints it."""
    known = _known_day([*signed, *furniture], lead, page)
    published = modified = None
    for line in [*signed, *(line for line in furniture if looks_like_date(line))]:
        for stamp in stamps(line) if len(line) <= DATE_LINE else ():
            # A day from elsewhere may lend its year, never a day to an hour printed alone.
            moment = resolve(stamp, page, known or (near if stamp.day else None))
            if moment and stamp.updated:
                modified = modified or moment
            elif moment:
                published = _finer(published, moment)
    if published is None:
        # A page that prints only when it was updated was published then, as far as a reader can know.
        return modified or dateline_moment(lead, page, near), None
    if modified is None or same_moment(published, modified):
        return published, None
    # One page, one clock: named once, it holds for both.
    if modified.hour_known and modified.at.tzinfo is None and published.at.tzinfo:
        modified = Moment(modified.at.replace(tzinfo=published.at.tzinfo))
    return published, modified


def _finer(one: Moment | None, other: Moment) -> Moment:
    """The first moment found, unless a later line gives the hour of the same day, or the clock of the same hour."""
    if one is None:
        return other
    hour = not one.hour_known and other.hour_known and one.at.date() == other.at.date()
    clock = one.hour_known and one.at.tzinfo is None and other.at.replace(tzinfo=None) == one.at and other.hour_known
    return other if hour or clock else one


def same_moment(one: Moment, other: Moment) -> bool:
    """Whether two moments say the same: one instant where both name a clock, one reading of it where one does not.

    Where either leaves the hour out, the same day.
    """
    if not (one.hour_known and other.hour_known):
        return one.at.date() == other.at.date()
    if one.at.tzinfo and other.at.tzinfo:
        return one.at == other.at
    return one.at.replace(tzinfo=None) == other.at.replace(tzinfo=None)


def _known_day(lines: list[str], lead: str, page: str) -> date | None:
    """A day that the page prints in full, for the lines that leave out the year or the day."""
    for line in lines:
        for stamp in stamps(line) if len(line) <= DATE_LINE else ():
            if stamp.year and stamp.day:
                moment = resolve(stamp, page)
                if moment:
                    return moment.at.date()
    dated = dateline_moment(lead, page)
    return dated.at.date() if dated else None


def _writers(signed: list[str]) -> tuple[str, ...]:
    """The names on the byline: a line that begins with "By" before a bare name."""
    likely = [line for line in signed if looks_like_byline(line) or LEAD.match(line)]
    likely.sort(key=lambda line: not LEAD.match(line))
    return next((names for line in likely if (names := byline(line))), ())
