"""Who copied whom: two accounts that share prose in, the origin and how well it is known out.

An explicit credit decides. Without one a direction is likely at best: the dates, then an
agency's report before a customer's, then the day as printed, then the longer account before
the one it holds. Dates that may overlap (no zone, no hour) order nothing. Where both credit
one agency both go back to it, and neither to the other.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from rashomon.model import Article, Direction, Ground, Moment
from rashomon.trace.credits import common_agency, credits_outlet, is_agency

EARLIEST_ZONE, LATEST_ZONE = timedelta(hours=14), timedelta(hours=-12)
HELD = 0.8  # of one account's prose that must stand in the other for it to be a cut of it
HOLDS = 0.5  # of the other's prose at most: it says as much again besides


class Origin(NamedTuple):
    """The id of the account that the other goes back to, how well and from what that is known, their common agency."""

    article: str | None = None
    direction: Direction = Direction.UNKNOWN
    ground: Ground | None = None
    agency: str | None = None


def origin_of(a: Article, b: Article, share_a: float = 0.0, share_b: float = 0.0) -> Origin:
    """Which of two accounts the other goes back to; shares of each one's prose that stand in the other (0 to 1)."""
    a_credits = bool(b.outlet and credits_outlet(a, b.outlet))
    b_credits = bool(a.outlet and credits_outlet(b, a.outlet))
    if a_credits != b_credits:
        return Origin(b.id if a_credits else a.id, Direction.KNOWN, Ground.CREDIT)
    if agency := common_agency(a, b):
        return Origin(agency=agency)
    for ground, first in (
        (Ground.EARLIER, is_earlier),
        (Ground.AGENCY, _sells_to),
        (Ground.EARLIER, _on_an_earlier_day),
    ):
        if first(a, b) or first(b, a):
            return Origin(a.id if first(a, b) else b.id, Direction.LIKELY, ground)
    if max(share_a, share_b) >= HELD and min(share_a, share_b) <= HOLDS:
        return Origin(a.id if share_a < share_b else b.id, Direction.LIKELY, Ground.LONGER)
    return Origin()


def is_earlier(one: Article, other: Article) -> bool:
    """Whether one account was certainly published before the other, however zone and hour are filled in."""
    if one.published is None or other.published is None:
        return False
    return _bounds(one.published)[1] < _bounds(other.published)[0]


def _on_an_earlier_day(one: Article, other: Article) -> bool:
    """Whether one account prints an earlier day: two zones seldom turn that round, but they can."""
    if one.published is None or other.published is None:
        return False
    return one.published.at.date() < other.published.at.date()


def _sells_to(one: Article, other: Article) -> bool:
    """Whether one account is an agency's own report and the other is not."""
    return is_agency(one) and not is_agency(other)


def _bounds(moment: Moment) -> tuple[datetime, datetime]:
    """The first and last UTC time that a moment can stand for."""
    first = last = moment.at
    if not moment.hour_known:
        last += timedelta(hours=23, minutes=59)
    if moment.at.tzinfo is None:
        return (first - EARLIEST_ZONE).replace(tzinfo=UTC), (last - LATEST_ZONE).replace(tzinfo=UTC)
    return first.astimezone(UTC), last.astimezone(UTC)
