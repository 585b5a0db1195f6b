"""The timeline: Statements and their judged pairs in, Entries out in order of time, like ones told once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from rashomon.compare.findings import cite, owner
from rashomon.compare.judge import Judged
from rashomon.compare.points import Place, pair_key, place
from rashomon.model import Cited, Entry, Granularity, State, Statement, Status, Time, TimeKind

PLACED = (
    Granularity.DAY,
    Granularity.DAYPART,
    Granularity.HOUR,
    Granularity.MINUTE,
    Granularity.SECOND,
    Granularity.WEEKEND,
)
AGREED = 0.3
PAST = frozenset({State.DONE, State.ONGOING})


def timeline(statements: Sequence[Statement], judged: Sequence[Judged]) -> tuple[Entry, ...]:
    """One entry for each dated event, placed to the day or finer."""
    agreed = {pair_key(place(p.a), place(p.b)): p.agreement + p.compatible for p in judged}
    entries: list[tuple[str, str, list[tuple[Statement, Time]]]] = []
    for statement in statements:
        for time in statement.times:
            if statement.heading or time.kind in (TimeKind.DURATION, TimeKind.SET) or time.granularity not in PLACED:
                continue
            if time.start is None or time.end is None:
                continue
            start, end = days(time.start, time.end)
            home = next((e for e in entries if (e[0], e[1]) == (start, end) and _alike(e[2], statement, agreed)), None)
            if home is None:
                entries.append((start, end, [(statement, time)]))
            else:
                home[2].append((statement, time))
    return tuple(sorted((_entry(*e) for e in entries), key=lambda e: (e.start, e.end, e.what, e.cited[0].evidence)))


def days(start: datetime, end: datetime) -> tuple[str, str]:
    """The first and last day of a half-open interval, ISO 8601."""
    last: date = (end - timedelta(microseconds=1)).date() if end > start else start.date()
    return start.date().isoformat(), last.isoformat()


def _alike(
    members: Sequence[tuple[Statement, Time]], statement: Statement, agreed: dict[tuple[Place, Place], float]
) -> bool:
    return any(agreed.get(pair_key(place(m), place(statement)), 0.0) >= AGREED for m, _ in members)


def _entry(start: str, end: str, members: Sequence[tuple[Statement, Time]]) -> Entry:
    first, time = min(members, key=lambda m: (len(m[0].evidence.exact), m[0].evidence))
    claim = owner(first, time.evidence)
    what = " ".join((claim.content if claim else first.evidence).exact.split())
    cited: tuple[Cited, ...] = tuple(sorted((cite(s, t.evidence) for s, t in members), key=lambda c: c.evidence))
    return Entry(start, end, what, _status(first, time), cited)


def _status(statement: Statement, time: Time) -> str:
    """Where the event beside the date stands: the nearest status of the claim that holds the date.

    What an account tells of a day after it was printed has not come about, in whatever tense: "he departs on Friday".
    """
    claim = owner(statement, time.evidence)
    near = [r for r in (claim.readings if claim else ()) if isinstance(r, Status)]
    if _to_come(statement, time):
        near = [status for status in near if status.state not in PAST]
        return _nearest(near, time) if near else State.PLANNED.value
    return _nearest(near, time) if near else "unknown"


def _nearest(near: Sequence[Status], time: Time) -> str:
    return min(near, key=lambda s: abs(s.evidence.start - time.evidence.start)).state.value


def _to_come(statement: Statement, time: Time) -> bool:
    """Whether a time begins on a day after the account was published."""
    return bool(statement.published and time.start and time.start.date() > statement.published.at.date())
