"""What of a Report belongs in a calendar: its timeline in, meetings, deadlines and what is still to come out.

What an account told of as over when it was printed is no appointment, unless it was a meeting. One is tentative where
an account hedges it, where accounts differ on its date, or where nobody says that it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum

from rashomon.model import (
    Account,
    Certainty,
    Cited,
    Entry,
    Evidence,
    FindingKind,
    Granularity,
    Report,
    Slot,
    State,
    Time,
    TimeRole,
)

MEETING = re.compile(
    r"(?i)\b(meet(?:s|ing|ings)?|met|talks?|summits?|hearings?|conferences?|sessions?|negotiat\w{0,5}|votes?|visits?|"
    r"ceremon(?:y|ies)|inaugurat\w{0,4}|trials?|rall(?:y|ies)|briefings?|vigils?|funerals?|debates?)\b"
)
DUE = re.compile(r"(?i)\b(deadlines?|expir\w{0,6}|no later than|due by)\b")
STANDS = {State.CONFIRMED, State.DONE, State.ONGOING}
CLOCK = {Granularity.HOUR, Granularity.MINUTE, Granularity.SECOND}


class Sort(StrEnum):
    """What sort of appointment it is."""

    MEETING = "meeting"
    DEADLINE = "deadline"
    PLAN = "plan"  # neither, and still to come when it was printed


@dataclass(frozen=True, slots=True)
class Appointment:
    """A line of the timeline as a date to keep: whole days `first` to `last`, or `at` where all name one hour.

    `at` is aware where the zone is known, else the clock of the place.
    """

    sort: Sort
    first: date
    last: date
    at: datetime | None
    tentative: bool
    cancelled: bool
    entry: Entry


def appointments(report: Report) -> tuple[Appointment, ...]:
    """The appointments of a report, in the order of its timeline; what has no day is none."""
    accounts = {account.article.id: account for account in report.story.accounts}
    times = {time.evidence: time for account in accounts.values() for c in account.claims for time in c.times()}
    disputed = _disputed(report)
    found = []
    for entry in report.timeline:
        days, told = (_day(entry.start), _day(entry.end)), [times[c.focus] for c in entry.cited if c.focus in times]
        sort = _sort(entry, told, accounts)
        if sort is not None and days[0] is not None:
            last = max(days[1] or days[0], days[0])
            tentative = _tentative(entry, disputed)
            cancelled = entry.status == State.CANCELLED
            found.append(Appointment(sort, days[0], last, _hour(told), tentative, cancelled, entry))
    return tuple(found)


def _sort(entry: Entry, told: Iterable[Time], accounts: Mapping[str, Account]) -> Sort | None:
    words = " ".join((entry.what, *(c.evidence.exact for c in entry.cited)))
    if any(time.role is TimeRole.DEADLINE for time in told) or DUE.search(words):
        return Sort.DEADLINE
    if MEETING.search(entry.what):
        return Sort.MEETING
    return Sort.PLAN if any(_ahead(entry, accounts.get(c.evidence.article)) for c in entry.cited) else None


def _ahead(entry: Entry, account: Account | None) -> bool:
    """Whether it lay ahead when an account told of it; where that has no date, whether it is said to be planned."""
    day = _day(entry.end)
    if day is None or account is None or account.article.published is None:
        return entry.status in (State.PLANNED, State.EXPECTED, State.CONDITIONAL)
    return day > account.article.published.at.date()


def _tentative(entry: Entry, disputed: set[Evidence]) -> bool:
    """Whether an account hedges, nobody says that it stands, or accounts differ on when."""
    hedged = any(c.certainty is not Certainty.ASSERTED for c in entry.cited)
    return hedged or entry.status not in STANDS or any(_within(c, disputed) for c in entry.cited)


def _disputed(report: Report) -> set[Evidence]:
    """The dates on which accounts contradict each other."""
    clashes = (f for f in report.findings if f.kind is FindingKind.CONTRADICTION and f.slot is Slot.TIME)
    return {c.focus or c.evidence for f in clashes for answer in f.answers for c in answer.cited}


def _within(cited: Cited, disputed: set[Evidence]) -> bool:
    words = cited.focus or cited.evidence
    return any(words.overlaps(other) for other in disputed)


def _hour(told: list[Time]) -> datetime | None:
    """The hour, where every account that names one names the same; None of a bare day."""
    hours = {(time.start, time.offset) for time in told if time.granularity in CLOCK and time.start is not None}
    if len(hours) != 1:
        return None
    ((start, offset),) = hours
    return _aware(start, offset) if start else None


def _aware(start: datetime, offset: int | None) -> datetime:
    """The wall clock with its zone, where that is known (minutes from UTC)."""
    return start if offset is None else start.replace(tzinfo=timezone(timedelta(minutes=offset)))


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None
