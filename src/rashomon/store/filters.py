"""What narrows a search: outlets, days, places, stories, speakers, the times that claims speak of; SQL conditions out.

Raises InputError for an outlet, place or story that the store does not know, so that a slip is not an empty answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, select

from rashomon.errors import InputError
from rashomon.model import NameKind
from rashomon.store import schema
from rashomon.store.held import holding
from rashomon.store.match import match
from rashomon.store.schema_search import indexed
from rashomon.store.sought import Phrase, folded

PARTS = {"articles": schema.article, "claims": schema.claim, "quotes": schema.quote}
WIDE = 6  # lengths by which a time may reach beyond the one that is asked about
LISTED = 10  # names that an error gives

Span = tuple[date, date]  # half-open


@dataclass(frozen=True, slots=True)
class Filters:
    """What is wanted. `since` and `until` bound the day of publication, both included; `about` is half-open."""

    speaker: str | None = None
    outlet: str | None = None
    place: str | None = None
    since: date | None = None
    until: date | None = None
    about: Span | None = None
    story: str | None = None

    def any(self) -> bool:
        """Whether anything is narrowed."""
        return any(getattr(self, field.name) for field in fields(self))


def conditions(
    conn: Connection, part: str, filters: Filters, speaker: Sequence[Phrase]
) -> tuple[ColumnElement[bool], ...]:
    """The conditions on rows of `indexed`, joined with their articles and claims or quotes."""
    return tuple(_conditions(conn, part, filters, speaker))


def _conditions(
    conn: Connection, part: str, filters: Filters, speaker: Sequence[Phrase]
) -> Iterator[ColumnElement[bool]]:
    article, joined = schema.article, schema.story_article
    if filters.outlet:
        yield article.c.outlet.in_(_outlets(conn, filters.outlet))
    if filters.since:
        yield article.c.day >= filters.since.isoformat()
    if filters.until:
        yield article.c.day <= filters.until.isoformat()
    if filters.story:
        inside = select(joined.c.article).where(joined.c.story == filters.story, holding(joined))
        yield article.c.id.in_(inside)
    if filters.place:
        yield from _read(part, _place(filters.place))
    if filters.about:
        yield from _read(part, _about(*filters.about))
    if speaker and part == "articles":
        yield article.c.id.in_(_said(conn, "claims", speaker).union(_said(conn, "quotes", speaker)))


def _outlets(conn: Connection, wanted: str) -> list[str]:
    """The outlets whose names hold some words; raises InputError where there is none."""
    known = [str(one) for one in conn.execute(select(schema.article.c.outlet).distinct()).scalars() if one]
    found = [one for one in known if folded(wanted) in folded(one)]
    if not found:
        raise InputError(f"--outlet {wanted}: none here is called so; there are {', '.join(sorted(known)[:LISTED])}")
    return found


def _place(wanted: str) -> ColumnElement[bool]:
    """A name of a place, in the ways in which accounts write capitals."""
    table = schema.reading
    spelled = {wanted, wanted.title(), wanted.upper(), wanted.lower(), wanted.capitalize()}
    return and_(table.c.kind == "name", table.c.value.in_(spelled), table.c.detail != NameKind.PERSON.value)


def _about(start: date, end: date) -> ColumnElement[bool]:
    """A time that meets a span, and is not so long that it would meet everything: "this year" is about no day."""
    table, room = schema.reading, WIDE * (end - start)
    first, last = (_clock(at) for at in (start, end))
    near = and_(table.c.begins >= _clock(_earlier(start, room)), table.c.ends <= _clock(_earlier(end, -room)))
    return and_(table.c.kind == "time", near, table.c.begins < last, table.c.ends > first)


def _read(part: str, condition: ColumnElement[bool]) -> Iterator[ColumnElement[bool]]:
    """What holds of a reading: somewhere in the article, and within the words of a claim or quote."""
    table, own = schema.reading, PARTS[part]
    yield schema.article.c.id.in_(select(table.c.article).where(condition))
    if part != "articles":
        within = and_(table.c.article == own.c.article, table.c.start >= own.c.start, table.c.end <= own.c.end)
        yield select(table.c.place).where(within, condition).correlate(own).exists()


def _said(conn: Connection, part: str, speaker: Sequence[Phrase]) -> Any:
    """The articles in which somebody speaks."""
    found = match(conn, part, (), speaker)
    there = found.index.join(indexed, indexed.c.number == found.number)
    return select(indexed.c.article).select_from(there).where(found.where)


def _clock(at: date) -> str:
    """The first moment of a day, as readings have it."""
    return datetime(at.year, at.month, at.day).isoformat()


def _earlier(at: date, by: timedelta) -> date:
    """A day before another, or after it; the first or the last that there is."""
    try:
        return at - by
    except OverflowError:
        return date.min if by > timedelta() else date.max


def span_of(given: str, option: str) -> Span:
    """The days of `2025-10-31`, `2025-10` or `2025`, half-open; raises InputError for what is none of them."""
    try:
        year, month, day = (int(one) if one else 0 for one in [*given.split("-"), "", ""][:3])
        start = date(year, month or 1, day or 1)
        if given != start.isoformat()[: len(given)] or len(given) not in (4, 7, 10):
            raise ValueError
        if day:
            return start, start + timedelta(days=1)
        return start, date(year + (month in (0, 12)), 1 if month in (0, 12) else month + 1, 1)
    except (ValueError, OverflowError):
        raise InputError(
            f"{option} {given}: not a day, a month or a year; give one as 2025-10-31, 2025-10 or 2025"
        ) from None
