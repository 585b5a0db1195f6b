"""The ladder of times: two Times in, a Rung out.

Dates are compared as intervals of the calendar, clock times as instants where both
zones are known; a duration only with a duration. Two dates differ only where their
intervals do not meet, and then the coarser of the two decides how far that says anything.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from rashomon.compare.ladder import Comparison, Rung, Verdict
from rashomon.model import Granularity, Slot, Time, TimeKind, TimeRole

OTHER_KIND = Rung(Verdict.NOTHING, "a date and a length of time")
VAGUE = Rung(Verdict.NOTHING, "a time that the words do not place")
SAME = Rung(Verdict.SAME, "same time")
SAME_LENGTH = Rung(Verdict.SAME, "same length")
PART = Rung(Verdict.COMPATIBLE, "compatible: one time lies within the other")
ROUNDED = Rung(Verdict.COMPATIBLE, "compatible: lengths that meet")
OPEN_LENGTH = Rung(Verdict.UNDECIDED, "undecided: a length that the words leave open")
SAME_WORDS = Rung(Verdict.UNDECIDED, "undecided: the same words, told on different days")
OTHER_ROLE = Rung(Verdict.UNDECIDED, "undecided: the dates mark different ends")
NEAR = Rung(Verdict.UNDECIDED, "undecided: close by, zones unknown or an hour hedged")
DIFFERS = Rung(Verdict.DIFFERS, "same event, other date")
DIFFERS_HOUR = Rung(Verdict.DIFFERS, "same event, other hour")
DIFFERS_LENGTH = Rung(Verdict.DIFFERS, "same event, other length")

FINENESS = {
    **dict.fromkeys((Granularity.DECADE, Granularity.YEAR), 0),
    **dict.fromkeys((Granularity.SEASON, Granularity.QUARTER, Granularity.MONTH), 1),
    **dict.fromkeys((Granularity.WEEK, Granularity.WEEKEND, Granularity.DAY, Granularity.DAYPART), 2),
    **dict.fromkeys((Granularity.HOUR, Granularity.MINUTE, Granularity.SECOND), 3),
}
CLOCK_TIME = re.compile(r"T(\d\d):(\d\d)")
DAY = 24 * 60
# "About forty minutes" leaves this much room to either side, "around six" this much.
ROOM = 0.2
AROUND = timedelta(minutes=20)

CLOCK = (Granularity.HOUR, Granularity.MINUTE, Granularity.SECOND)
STARTS, ENDS = (TimeRole.START, TimeRole.SINCE, TimeRole.DEADLINE), (TimeRole.END, TimeRole.DEADLINE)


def compare_times(a: Time, b: Time) -> Comparison:
    """Climb the ladder with two times."""
    length = a.kind is TimeKind.DURATION
    slot = Slot.DURATION if length else Slot.TIME
    likeness = _roles_alike(a, b) * (1.0 if length else _as_fine(a, b))
    return Comparison(slot, _rung(a, b), a.evidence, b.evidence, value_of(a), value_of(b), likeness)


def _roles_alike(a: Time, b: Time) -> float:
    return 1.0 if a.role == b.role else 0.5 if TimeRole.AT in (a.role, b.role) else 0.2


def _as_fine(a: Time, b: Time) -> float:
    """An hour is seldom another answer to what a year answers: 1 for times as fine, less the further apart."""
    steps = abs(FINENESS.get(a.granularity, 2) - FINENESS.get(b.granularity, 2))
    return (1.0, 0.7, 0.3, 0.1)[min(steps, 3)]


def _rung(a: Time, b: Time) -> Rung:
    if (a.kind is TimeKind.DURATION) != (b.kind is TimeKind.DURATION) or TimeKind.SET in (a.kind, b.kind):
        return OTHER_KIND
    if a.kind is TimeKind.DURATION:
        return _lengths(a, b)
    if "_REF" in a.value or "_REF" in b.value:
        return VAGUE
    if a.value == b.value:
        return SAME
    if a.evidence.exact.lower() == b.evidence.exact.lower() and not any(c.isdigit() for c in a.evidence.exact):
        return SAME_WORDS
    if "XX-XXT" in a.value or "XX-XXT" in b.value:
        return _clocks(a, b)
    first, second = interval(a), interval(b)
    if first is None or second is None:
        return _undated(a, b)
    if first == second:
        return SAME
    if first[0] < second[1] and second[0] < first[1]:
        return PART
    if _opposite_ends(a, b):
        return OTHER_ROLE
    gap = max(first[0], second[0]) - min(first[1], second[1])
    hedged = a.approximate or b.approximate
    if a.granularity in CLOCK and b.granularity in CLOCK:
        near = (a.offset is None) != (b.offset is None) or (hedged and gap < AROUND)
        return NEAR if near else DIFFERS_HOUR
    return NEAR if gap < timedelta(hours=1) and hedged else DIFFERS


def _clocks(a: Time, b: Time) -> Rung:
    """Hours of a day that nobody names: "at 9:15 p.m." beside "20:15 GMT"."""
    first, second = CLOCK_TIME.search(a.value), CLOCK_TIME.search(b.value)
    if first is None or second is None:
        return VAGUE
    mixed = (a.offset is None) != (b.offset is None)
    left, right = (_minute(c, 0 if mixed else t.offset or 0) for c, t in ((first, a), (second, b)))
    if left % DAY == right % DAY:
        return SAME
    return NEAR if mixed or a.approximate or b.approximate else DIFFERS_HOUR


def _minute(clock: re.Match[str], offset: int) -> int:
    return int(clock.group(1)) * 60 + int(clock.group(2)) - offset


def _undated(a: Time, b: Time) -> Rung:
    # "XXXX-11-01" beside "XXXX-11-10": the year is open, the days differ all the same.
    left, right = a.value.removeprefix("XXXX-"), b.value.removeprefix("XXXX-")
    if "XXXX-" in a.value + b.value and len(left) == len(right) == 5:
        return DIFFERS if left != right else SAME
    if len(a.value) >= 10 and b.value.startswith("XXXX-") and len(right) == 5:
        return SAME if a.value[5:10] == right else DIFFERS
    if len(b.value) >= 10 and a.value.startswith("XXXX-") and len(left) == 5:
        return SAME if b.value[5:10] == left else DIFFERS
    return VAGUE


def _lengths(a: Time, b: Time) -> Rung:
    if a.seconds is None or b.seconds is None:
        return VAGUE
    if a.seconds == b.seconds:
        return SAME_LENGTH
    (low, high), (least, most) = _roomy(a), _roomy(b)
    if low <= most and least <= high:
        return ROUNDED
    # "For hours" beside "for 20 minutes": how long that was, nobody says.
    return OPEN_LENGTH if "X" in a.value + b.value else DIFFERS_LENGTH


def _roomy(time: Time) -> tuple[float, float]:
    low, high = time.seconds or (0.0, 0.0)
    return (low * (1 - ROOM), high * (1 + ROOM)) if time.approximate else (low, high)


def _opposite_ends(a: Time, b: Time) -> bool:
    roles = {a.role, b.role}
    return TimeRole.AT not in roles and bool(roles & set(STARTS)) and bool(roles & set(ENDS)) and a.role != b.role


def interval(time: Time) -> tuple[datetime, datetime] | None:
    """The half-open interval a time covers, in UTC where its clock's offset is known; None if unplaced."""
    if time.start is None or time.end is None:
        return None
    shift = timedelta(minutes=time.offset) if time.offset is not None and time.granularity in CLOCK else timedelta()
    try:
        return time.start - shift, time.end - shift
    except OverflowError:  # the first and last day of the calendar
        return time.start, time.end


def value_of(time: Time) -> str:
    """The normal form of a time: its TIMEX3 value."""
    return time.value
