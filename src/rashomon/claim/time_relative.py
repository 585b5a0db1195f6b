"""Rules for times told from the account's own day, or from the day named last: "last week", "two days later".

In: matches of categories. Out: drafts. Without a day to count from they keep their kind
and an X in place of each missing figure; they never fall back on today's date.
"""

from __future__ import annotations

from datetime import date, timedelta

from rashomon.claim.time_calendar import PARTS, Stretch, on, on_day, on_daypart, on_month, shift
from rashomon.claim.time_context import Context
from rashomon.claim.time_days import day_draft, unknown_day
from rashomon.claim.time_grammar import Draft, Found, Rule
from rashomon.claim.time_lengths import GRAIN, amount
from rashomon.claim.time_tense import Tense
from rashomon.model import Granularity, TimeKind

# What stands for a stretch that cannot be placed.
UNPLACED = {
    "day": "XXXX-XX-XX", "night": "XXXX-XX-XX", "week": "XXXX-WXX", "fortnight": "XXXX-WXX", "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX", "quarter": "XXXX-QX", "year": "XXXX", "decade": "XXXX", "century": "XXXX",
}  # fmt: skip


def unit_of(found: Found, name: str = "u") -> str:
    """The unit a match counts in, as a word of the singular."""
    token = found[name]
    assert token is not None
    return "second" if token.value == 2 else str(token.value) if token.value != "weekends" else "weekend"


_OFFSETS = {"yesterday": -1, "today": 0, "tomorrow": 1}


def _near_day(found: Found, context: Context) -> Draft | None:
    """ "yesterday", "today", "tomorrow morning", "the day before yesterday"."""
    token = found["r"]
    assert token is not None
    if found["u"] is not None and unit_of(found) != "day":
        return None
    count = _OFFSETS[token.text.lower()] + (-1 if found["b"] else 1 if found["a"] else 0)
    if context.today is None:
        return unknown_day(found, "XXXX-XX-XX")
    return day_draft(found, context, context.today + timedelta(days=count))


def _part_of_near_day(found: Found, context: Context) -> Draft | None:
    """ "this morning", "last night", "tonight", "overnight", "that evening"."""
    part, today = found["p"], context.today
    code = "NI" if part is None else str(part.value)
    if found["that"] is not None:
        today = context.named if context.sentence.index - context.named_in <= 2 else None
    if found["over"] is not None and not _stands_alone(found, context):
        return None
    if today is None:
        draft = found.draft(TimeKind.TIME, f"XXXX-XX-XXT{code}", granularity=Granularity.DAYPART)
        draft.part = code
        return draft
    back = found["l"] is not None or (found["over"] is not None and context.tense(found.start) is not Tense.FUTURE)
    day = today - timedelta(days=1) if back else today
    if found["f"] is not None and found["that"] is None:
        day = (context.reference or today) + timedelta(days=1)
    draft = found.on(on_daypart(day, code), TimeKind.TIME, day=day)
    draft.part = code
    if found["over"] is not None and draft.until is not None:
        draft.until += timedelta(hours=3)
    return draft


def _stands_alone(found: Found, context: Context) -> bool:
    """Whether "overnight" is said of the event, not of a noun ("an overnight train")."""
    word = context.word(found.start)
    return word is not None and word.dep_ not in ("amod", "compound") and word.pos_ != "ADJ"


def _unit(found: Found, context: Context) -> Draft | None:
    """ "last week", "this month", "next year", "the following day", "earlier this year", "that same night"."""
    unit, today, token = unit_of(found), context.today, found["u"]
    plural = token is not None and token.text.lower() == "weekends"
    if unit in ("second", "minute", "hour") or plural or _runs_up_to_now(found, unit):
        return None
    base = _told_from(found, context, unit)
    month = context.seen.get("month")
    if base is None and found["that"] is not None and unit in ("day", "night") and month is not None:
        return _some_day(found, on_month(month.year, month.month))
    if base is None:
        return found.draft(TimeKind.DATE, UNPLACED[unit], granularity=GRAIN[unit])
    count = -1 if found["l"] or found["v"] else 1 if found["x"] or found["f"] else 0
    behind = unit == "weekend" and count == 0 and base.weekday() < 5
    if behind and context.tense(found.start) not in (Tense.FUTURE, Tense.PRESENT):
        count = -1  # "over the weekend", said on a Monday
    stretch = on(shift(base, unit, count), unit)
    if stretch is None:
        return None
    draft = found.on(stretch)
    if unit in ("day", "night"):
        draft.date = stretch.start.date() if stretch.start else None
    edge = found["e"]
    if edge is not None:
        _narrow(draft, edge.text.lower(), today)
    return draft


def _some_day(found: Found, month: Stretch) -> Draft:
    """ "that day", where the talk was of a month: a day of it, nobody says which."""
    draft = found.on(month)
    draft.value = f"{month.value}-XX"
    return draft


def _told_from(found: Found, context: Context, unit: str) -> date | None:
    """The day that a unit counts from: the account's for "last week", the text's for "that year"."""
    if found["that"] is not None:
        return context.seen.get(unit if unit in ("year", "month") else "day")
    told = found["f"] or found["v"] or (found["x"] if unit == "day" else None)
    return context.reference if told is not None else context.today


def _runs_up_to_now(found: Found, unit: str) -> bool:
    """ "the past week", "the last decade" are lengths of time; "the last week of the war" is no week of ours."""
    back, after = found["l"], found.after()
    if back is None:
        return False
    first = found.tokens.items[found.match.start()].text.lower()
    return (
        (after is not None and after.text.lower() == "of")
        or first == "the"
        or (back.text.lower() == "past" and first != "this")
    )


def _narrow(draft: Draft, edge: str, today: date | None) -> None:
    """Cut the interval down: "earlier this week" ends today, "later" begins today, "early" is the first half."""
    if draft.begin is None or draft.until is None:
        return
    if edge in ("earlier", "later") and today is not None:
        now = on_day(today)
        assert now.start is not None
        assert now.end is not None
        if edge == "earlier" and draft.begin < now.end <= draft.until:
            draft.until = now.end
        if edge == "later" and draft.begin <= now.start < draft.until:
            draft.begin = now.start
        return
    low, high = PARTS.get(edge, (0.0, 1.0))
    length = (draft.until - draft.begin).days
    draft.begin, draft.until = (
        draft.begin + timedelta(days=int(length * low)),
        draft.begin + timedelta(days=-int(-length * high // 1)),
    )


def _ago(found: Found, context: Context) -> Draft | None:
    """ "two days ago", "a year earlier", "three weeks later", "ten days from now"."""
    unit, length, after = unit_of(found), amount(found), found.after()
    if after is not None and after.text.lower() == "than":
        return None  # "two months later than planned"
    told = found["e"] is not None or found["la"] is not None
    base = context.reference if told else context.today
    back = found["ago"] is not None or found["e"] is not None
    if unit in ("second", "minute", "hour"):
        return found.draft(TimeKind.TIME, "XXXX-XX-XX", granularity=Granularity.HOUR) if found["ago"] else None
    if length is None:
        return found.draft(TimeKind.DATE, "PAST_REF" if back else "FUTURE_REF")
    if base is None:
        return found.draft(TimeKind.DATE, UNPLACED[unit], granularity=GRAIN[unit])
    low, high = length
    if low != high:
        return _loosely_ago(found, base, unit, (-high, -low) if back else (low, high))
    stretch = on(shift(base, unit, -low if back else low), "year" if unit in ("decade", "century") else unit)
    if stretch is None:
        return None
    draft = found.on(stretch)
    if unit in ("day", "night") and stretch.start is not None:
        draft.date = stretch.start.date()
    draft.approximate = draft.date is None  # "six years ago" may be five and a half
    return draft


def _loosely_ago(found: Found, base: date, unit: str, counts: tuple[float, float]) -> Draft:
    """ "several years ago": an interval, its value a reference only."""
    first, last = on(shift(base, unit, counts[0]), unit), on(shift(base, unit, counts[1]), unit)
    draft = found.draft(
        TimeKind.DATE, "PAST_REF" if counts[0] < 0 else "FUTURE_REF", granularity=GRAIN[unit], approximate=True
    )
    if first and last:
        draft.begin, draft.until = first.start, last.end
    return draft


def _neighbour(found: Found, context: Context) -> Draft | None:
    """ "the day before", "a week after" with nothing behind it: told from the day named last."""
    after = found.after()
    word = context.word(after.start) if after else None
    if word is not None and not word.is_punct and word.tag_ not in ("IN", "VBD", "VBZ", "VBP", "MD", "CC"):
        return None
    part, base = found["p"], context.named
    if part is not None:
        if base is None:
            return unknown_day(found, "XXXX-XX-XX")
        return day_draft(found, context, base + timedelta(days=-1 if found["b"] else 1))
    unit = unit_of(found)
    if unit in ("second", "minute", "hour"):
        return None
    if base is None:
        return found.draft(TimeKind.DATE, UNPLACED[unit], granularity=GRAIN[unit])
    length = amount(found) or (1, 1)
    stretch = on(shift(base, unit, -length[0] if found["b"] else length[0]), unit)
    return found.on(stretch) if stretch and length[0] == length[1] else None


def _in_time(found: Found, context: Context) -> Draft | None:
    """ "in ten days' time", "in two weeks" of what is still to come."""
    unit, length, today, before = unit_of(found), amount(found), context.today, found.before()
    if unit in ("second", "minute", "hour") or length is None or before is None or before.text.lower() != "in":
        return None
    if found["time"] is None and not _will_take_place(before.start, context):
        return None
    if today is None:
        return found.draft(TimeKind.DATE, UNPLACED[unit], granularity=GRAIN[unit]) if found["time"] else None
    stretch = on(shift(today, unit, length[0]), unit)
    return found.on(stretch) if stretch and length[0] == length[1] else None


def _will_take_place(offset: int, context: Context) -> bool:
    """Whether "in two weeks" is said of a verb to come; "the longest in two years" is a length."""
    word = context.word(offset)
    return word is not None and word.head.pos_ in ("VERB", "AUX") and context.tense(offset) is Tense.FUTURE


def _reference(found: Found, context: Context) -> Draft | None:
    """ "now", "recently", "in the future": no place on the calendar but a direction."""
    token = found["r"]
    assert token is not None
    word = context.word(token.start)
    after = found.after()
    if token.text == "Now" and after is not None and after.text == ",":
        return None  # "Now, the mayor said": a turn of speech
    if token.text.lower() == "future" and (word is None or word.pos_ not in ("NOUN", "ADJ")):
        return None
    return found.draft(TimeKind.DATE, str(token.value))


_AMOUNT = "(n:NUMBER|h:HALF AN?|AN? v:VAGUE OF?|v:VAGUE|AN) (AND AN HALF)? FILL? DASH?"
_COUNTED = f"{_AMOUNT} u:(UNIT1|UNITN|WEEKEND)"
_EDGE = "(e:(EARLY|LATE|EARLIER|LATER|MID) DASH? (IN? | ON?))?"
RULES = (
    Rule("r:(YESTERDAY|TODAY|TOMORROW) p:DAYPART?", _near_day),
    Rule("THE u:UNIT (b:BEFORE|a:AFTER) r:(YESTERDAY|TOMORROW)", _near_day),
    Rule("(THIS|l:LAST|that:THAT|f:(NEXT|FOLLOWING)) p:DAYPART", _part_of_near_day),
    Rule("THE (that:SAME|f:(NEXT|FOLLOWING)) p:DAYPART", _part_of_near_day),
    Rule("TONIGHT", _part_of_near_day),
    Rule("over:OVERNIGHT", _part_of_near_day),
    Rule(f"{_EDGE} THE? (l:(LAST|PAST)|v:PREV|x:(NEXT|COMING)|f:FOLLOWING|THIS (COMING|PAST)?|that:THAT) SAME? "
         "u:STRETCH", _unit),
    Rule("THE that:SAME u:STRETCH", _unit),
    Rule("THE u:WEEKEND", _unit),
    Rule(f"{_COUNTED} (ago:AGO|e:EARLIER|la:LATER|FROM (REF|TODAY))", _ago),
    Rule("u:UNITN (ago:AGO|e:EARLIER|la:LATER)", _ago),
    Rule("(THE|AN|n:NUMBER) u:(UNIT1|UNITN) (b:BEFORE|AFTER)", _neighbour),
    Rule("THE p:DAYPART (b:BEFORE|AFTER)", _neighbour),
    Rule(f"(?<=IN) {_COUNTED} (APOS WORD? time:TIME)?", _in_time),
    Rule("RIGHT? r:REF", _reference),
)  # fmt: skip
