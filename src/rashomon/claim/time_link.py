"""Put clock times and parts of a day on their day, in their zone; make ranges of two times.

In: the drafts of one sentence, in reading order. Out: the same drafts, some merged ("9
a.m. Tuesday"). A clock whose day the words do not tell keeps its hour and stays without
bounds: a guessed day would make two accounts differ that do not.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

from rashomon.claim.time_calendar import add_months, midnight, on_daypart
from rashomon.claim.time_clock import half_of, settled
from rashomon.claim.time_context import Context
from rashomon.claim.time_grammar import Clock, Draft
from rashomon.claim.time_tense import Tense
from rashomon.claim.time_zones import zone
from rashomon.model import Granularity, TimeKind, TimeRole

_REACH = 8  # drafts on either side that are asked for a clock's day
_NEAR = 60  # characters between a clock and the day it may belong to
_GAP_AFTER = re.compile(r",? ?(?:on |of |from |the |early |late |in the |this |\()*", re.IGNORECASE)
_GAP_BEFORE = re.compile(
    r",? ?(?:at |around |about |shortly |just |before |after |by |from |until |exactly |local |in |the |as |early |"
    r"\()*",
    re.IGNORECASE,
)
_RANGE = re.compile(r" (?:and|to|until|till|through) (?:early |late |the |about |mid-)?|\s?[-–—]\s?", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|from) (?:early |late |the |about |mid-)?$", re.IGNORECASE)
# "6:20 a.m. (0550 GMT)", "4 p.m. on Tuesday (1015 GMT)", "10:30 p.m. Manila (1430 GMT)".
_BESIDE = re.compile(r" ?(?:on \w{3,10} |\w{3,12} (?:time )?)?[(,/] ?")
_ZONE_AFTER = re.compile(
    r"(?: (?:in|on|at|this|that|the) (?:the )?\w+| yesterday| today| tomorrow){0,2},? ([A-Z]\w+(?: [A-Z]\w+)?) time\b"
)
_LEAN = re.compile(r"(shortly|just|soon|moments|minutes|hours?|long) (before|after) (?:the )?$")
_BOUNDING = re.compile(r"\b(?:until|since|before|after|by|from|till|through) $")
_LOOSE = timedelta(minutes=59)
_NOON = Clock(12, 0, "24")


def link(drafts: list[Draft], text: str, context: Context) -> list[Draft]:
    """Resolve what hangs together in a sentence; `text` is the sentence's."""
    _ranges(drafts, text)
    for n, draft in enumerate(drafts):
        if draft.date is None and (draft.clock is not None or draft.part is not None) and draft.kind is TimeKind.TIME:
            _place(draft, n, drafts, text, context)
    _convert(drafts, text)
    return _merge(drafts, text)


def _ranges(drafts: list[Draft], text: str) -> None:
    """ "between March and June", "from 3 p.m. to 5 p.m.", "October 30 - November 2": start and end."""
    for first, second in pairwise(drafts):
        gap = text[first.end : second.start]
        if (
            first.kind is not second.kind
            or first.kind not in (TimeKind.DATE, TimeKind.TIME)
            or len(gap) > 16
            or not _RANGE.fullmatch(gap)
        ):
            continue
        if first.role is not TimeRole.AT or second.role is not TimeRole.AT:
            continue
        opened = _BETWEEN.search(text[max(0, first.start - 20) : first.start])
        if opened or "and" not in gap.lower():
            first.role, second.role = TimeRole.START, TimeRole.END
            _same_year(first, second, text)
        if first.clock and second.clock and first.clock.half is None and second.clock.half in ("a", "p"):
            first.clock = Clock(first.clock.hour, first.clock.minute, second.clock.half, second.clock.zone)


def _same_year(first: Draft, second: Draft, text: str) -> None:
    """A range runs forward: "between April and June 2023" lends the first its year."""
    if (
        first.begin is None
        or second.begin is None
        or not {first.granularity, second.granularity} <= {Granularity.MONTH, Granularity.DAY}
    ):
        return
    printed = [bool(re.search(r"\d{4}", text[d.start : d.end])) for d in (first, second)]
    if printed == [False, True]:
        _move(first, second.begin.year - first.begin.year)
        if first.begin > second.begin:
            _move(first, -1)
    elif printed == [False, False] and second.begin < first.begin:
        _move(second, 1)


def _move(draft: Draft, years: int) -> None:
    """Put a month or a day so many years on."""
    if draft.begin is None or draft.until is None:
        return
    begin, until = (midnight(add_months(d.date(), 12 * years)) for d in (draft.begin, draft.until))
    draft.begin, draft.until = begin, until
    draft.value = f"{begin.year:04}{draft.value[4:]}"
    draft.date = begin.date() if draft.date is not None else None


def _place(draft: Draft, n: int, drafts: list[Draft], text: str, context: Context) -> None:
    """Find the day of a clock or a part of a day, and set its bounds."""
    other = _beside(draft, n, drafts, text) or (
        _in_sentence(draft, drafts[max(0, n - _REACH) : n + _REACH], text) if draft.clock else None
    )
    day = other.date if other else _told_before(draft, context)
    if draft.clock is None:
        if day is not None and draft.part is not None:
            _on_part(draft, day, text)
        return
    part = other.part if other else context.named_part if day is not None else None
    if part is not None and draft.clock.half is None:
        half = half_of(part, draft.clock.hour)
        draft.clock = Clock(draft.clock.hour, draft.clock.minute, half, draft.clock.zone)
    settle(draft, day, text, part=part, told=context.today)


def _beside(draft: Draft, n: int, drafts: list[Draft], text: str) -> Draft | None:
    """The draft next to a clock or a part of a day that tells its day: "at 9 a.m. on Tuesday"."""
    for m, gaps in ((n + 1, _GAP_AFTER), (n - 1, _GAP_BEFORE)):
        if 0 <= m < len(drafts) and drafts[m].date is not None:
            gap = text[draft.end : drafts[m].start] if m > n else text[drafts[m].end : draft.start]
            if len(gap) < 40 and gaps.fullmatch(gap):
                return drafts[m]
    return None


def _in_sentence(draft: Draft, drafts: list[Draft], text: str) -> Draft | None:
    """The sentence's only day, or the only one near by, that could be a clock's."""
    # "4:42 a.m. (2242 GMT on Saturday)": what stands in brackets is the other clock's day.
    aside = text.find(")", draft.end, draft.end + _NEAR) if text[draft.end : draft.end + 2] == " (" else -1
    dated = [
        d
        for d in drafts
        if d.date is not None and d is not draft and not draft.end <= d.start < aside and not _elsewhere(d, text)
    ]
    days = {d.date for d in dated}
    if len(days) == 1:
        return dated[0]
    near = [d for d in dated if min(abs(d.start - draft.end), abs(draft.start - d.end)) < _NEAR]
    return near[0] if len({d.date for d in near}) == 1 else None


def _elsewhere(dated: Draft, text: str) -> bool:
    """Whether a day bounds or dates something else: "who led until Saturday", "after Friday's vote"."""
    return (
        text[dated.end : dated.end + 2] == "'s"
        or _BOUNDING.search(text[max(0, dated.start - 12) : dated.start].lower()) is not None
    )


def _told_before(draft: Draft, context: Context) -> date | None:
    """The day that the sentence before named, where the tense does not speak against it."""
    if context.named is None or context.sentence.index - context.named_in != 1:
        return None
    when = context.tense(draft.start)
    if context.today is not None and when is Tense.PAST and context.named > context.today:
        return None
    return context.named


def _on_part(draft: Draft, day: date, text: str) -> None:
    assert draft.part is not None
    stretch = on_daypart(day, draft.part)
    draft.value, draft.begin, draft.until, draft.date = stretch.value, stretch.start, stretch.end, day
    if draft.part == "DA" and text[max(0, draft.start - 7) : draft.start].lower() == "before ":
        draft.begin = midnight(day)


def _offset(draft: Draft, text: str, day: date | None) -> int | None:
    """Minutes from UTC of a clock whose zone is named with it, or soon after: "00:50 on Friday, Lisbon time"."""
    printed = draft.clock.zone if draft.clock else None
    if printed is None:
        after = _ZONE_AFTER.match(text, draft.end)
        printed = after[1] if after else None
    return None if printed is None or printed.lower() == "local" else zone(printed, day)


def settle(draft: Draft, day: date | None, text: str, *, part: str | None = None, told: date | None = None) -> None:
    """Put a clock on a day: value, bounds, distance from UTC. `text` is the sentence, `told` the account's own day."""
    clock = draft.clock
    assert clock is not None
    draft.offset = _offset(draft, text, day or told)
    hour, minute = settled(clock)
    lean = _LEAN.search(text[max(0, draft.start - 24) : draft.start].lower())
    ahead = lean is not None and lean[2] == "before"
    if lean is not None and not ahead and hour == 24:
        hour = 0  # "just after midnight on Friday" is Friday's first hour
    if day is None:
        draft.value = f"XXXX-XX-XXT{hour:02}:{minute:02}"
        return
    if part == "NI" and clock.half == "a" and hour < 6:
        day += timedelta(days=1)  # "two o'clock on Monday night" is Tuesday's
    draft.value, draft.date = f"{day.isoformat()}T{hour:02}:{minute:02}", day
    draft.granularity = Granularity.MINUTE
    begin = midnight(day) + timedelta(hours=hour, minutes=minute)
    draft.begin, draft.until = begin, begin + timedelta(minutes=1)
    if lean is not None:
        draft.approximate = True
        loose = _LOOSE * (3 if lean[1] in ("hour", "hours", "long") else 1)
        draft.begin, draft.until = (begin - loose, draft.until) if ahead else (begin, begin + loose)
    if lean is None and hour == 24 and minute == 0:
        # Said of a day, midnight may be either of its ends.
        draft.begin, draft.approximate = begin - timedelta(hours=24), True
    elif clock.half is None and hour <= 12 and minute < 60:
        draft.until, draft.approximate = draft.until + timedelta(hours=12), True


def _convert(drafts: list[Draft], text: str) -> None:
    """ "6:20 a.m. (0550 GMT)": the second is the first on another clock, and gives the first its distance from UTC."""
    clocks = [d for d in drafts if d.clock is not None]
    for first, second in pairwise(clocks):
        gap = text[first.end : second.start]
        if second.offset is None or first.offset is not None or not _BESIDE.fullmatch(gap):
            continue
        (hour, minute), (hour_there, minute_there) = settled(first.clock or _NOON), settled(second.clock or _NOON)
        ahead = (hour - hour_there) * 60 + minute - minute_there
        ahead = (ahead + 11 * 60) % (24 * 60) - 11 * 60
        if ahead % 15 or (first.clock or _NOON).half is None:
            continue
        first.offset, first.derived = ahead + second.offset, True
        if first.begin is None and second.begin is not None:
            day = (second.begin + timedelta(minutes=ahead)).date()
            settle(first, day, text)
            first.offset = ahead + second.offset
        elif first.begin is not None and not first.approximate:
            moment = first.begin - timedelta(minutes=ahead)
            second.begin, second.until = moment, moment + timedelta(minutes=1)
            second.date = moment.date()
            second.value = f"{moment.date().isoformat()}T{moment.hour:02}:{moment.minute:02}"


def _merge(drafts: list[Draft], text: str) -> list[Draft]:
    """One draft of two that stand side by side and mean one moment: "9 a.m. EST Tuesday"."""
    merged: list[Draft] = []
    for draft in drafts:
        last = merged[-1] if merged else None
        gap = "" if last is None else text[last.end : draft.start]
        if last is not None and gap == " of " and last.part == "SM" and last.date == draft.date:
            last.end, last.weekday = draft.end, draft.weekday
            continue
        if last is not None and last.date is not None and last.date == draft.date and gap == " ":
            clocked, other = (last, draft) if last.clock else (draft, last)
            if clocked.clock is not None and other.clock is None:
                clocked.start, clocked.end = last.start, draft.end
                clocked.weekday = other.weekday
                merged[-1] = clocked
                continue
        merged.append(draft)
    return merged
