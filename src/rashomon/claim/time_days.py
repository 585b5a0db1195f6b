"""Rules for printed days: month and day in every order, ISO and slashed dates, ranges of days, "the 14th", holidays.

In: matches of categories. Out: drafts; a day without a year keeps XXXX where nothing
tells the year. Refused: days that the calendar does not have, figures that count something.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from rashomon.claim.time_calendar import (
    add_months,
    holiday,
    midnight,
    nth_weekday,
    on,
    on_day,
    on_daypart,
    on_month,
    on_week,
    safe,
)
from rashomon.claim.time_context import Context
from rashomon.claim.time_grammar import Draft, Found, Rule
from rashomon.claim.time_tense import Tense
from rashomon.model import Granularity, TimeKind, TimeRole

SUNDAY = 6
_BEFORE_DAY = frozenset("on by until till since from than before after to falls through".split())


def day_draft(found: Found, context: Context, day: date) -> Draft:
    """The whole match as a day, or as the part `p` of it that the words name; remembered as the day named last."""
    part = found["p"]
    if part is None:
        draft = found.on(on_day(day), day=day)
    else:
        draft = found.on(on_daypart(day, str(part.value)), TimeKind.TIME, day=day)
        draft.part = str(part.value)
    weekday = found.number("wd")
    draft.weekday = weekday
    context.name(day, draft.part)
    return draft


def unknown_day(found: Found, value: str) -> Draft:
    """The whole match as a day that cannot be placed: X where a figure is missing."""
    part = found["p"]
    value = value if part is None else f"{value}T{part.value}"
    draft = found.draft(TimeKind.DATE if part is None else TimeKind.TIME, value, granularity=Granularity.DAY)
    draft.part = None if part is None else str(part.value)
    draft.weekday = found.number("wd")
    return draft


def _month_day(found: Found, context: Context) -> Draft | None:
    """ "November 1", "Thursday, Oct. 23", "1 November 2025", "the 14th of March"."""
    month, day, year, weekday = found.number("m"), found.number("d"), told_year(found, context), found.number("wd")
    assert month is not None
    assert day is not None
    if safe(2024, month, day) is None:
        return None
    if year is not None:
        known = safe(year, month, day)
        return day_draft(found, context, known) if known else None
    anchor = found["m"]
    assert anchor is not None
    when = (
        Tense.PAST
        if found["l"]
        else Tense.FUTURE
        if found["x"]
        else context.leaning(anchor.start, found.start, found.end)
    )
    resolved = context.month_day(month, day, when, weekday)
    return day_draft(found, context, resolved) if resolved else unknown_day(found, f"XXXX-{month:02}-{day:02}")


def told_year(found: Found, context: Context) -> int | None:
    """The year a match prints, or tells as "last year"."""
    unit = found["yu"]
    if unit is None:
        return found.number("y")
    if context.today is None or unit.value != "year":
        return None
    return context.today.year - (found["yl"] is not None) + (found["yx"] is not None)


def _printed(found: Found, context: Context) -> Draft | None:
    """ "2025-11-01", "11/1/2025" (the month first unless it cannot be) and "1.11.2025" (the day first)."""
    token = found["t"]
    assert token is not None
    parts = [int(part) for part in token.text.replace("/", "-").replace(".", "-").split("-")]
    if "/" in token.text:
        first, second, year = parts
        day = safe(year, first, second) or safe(year, second, first)
    else:
        day = safe(*parts) if len(token.text) > 4 and token.text[4] == "-" else safe(parts[2], parts[1], parts[0])
    return day_draft(found, context, day) if day else None


def _counts(found: Found, context: Context) -> bool:
    """Whether the figure counts or numbers the noun behind it: "April 24 and 25 people", "the 11th Circuit"."""
    after = found.after()
    word = context.word(after.start) if after else None
    return word is not None and word.tag_ in ("NNS", "NN", "NNP", "NNPS", "JJ") and not word.is_punct


def _days(found: Found, context: Context) -> list[Draft] | None:
    """ "November 2-4", "April 24 and 25", "from 3 to 5 May": two days of one month."""
    first, last, month = found["d"], found["e"], found["m"]
    assert first is not None
    assert last is not None
    assert month is not None
    number, year = int(month.value), told_year(found, context)
    if month.start < first.start and year is None and _counts(found, context):
        return None
    when = context.tense(month.start)
    made: list[Draft] = []
    for token in (first, last):
        resolved = safe(year, number, int(token.value)) if year else context.month_day(number, int(token.value), when)
        if safe(2024, number, int(token.value)) is None:
            return None
        if resolved is None:
            draft = Draft(
                token.start,
                token.end,
                TimeKind.DATE,
                f"XXXX-{number:02}-{int(token.value):02}",
                granularity=Granularity.DAY,
            )
        else:
            stretch = on_day(resolved)
            draft = Draft(
                token.start,
                token.end,
                TimeKind.DATE,
                stretch.value,
                stretch.start,
                stretch.end,
                stretch.granularity,
                date=resolved,
            )
            context.name(resolved)
        made.append(draft)
    made[0].start, made[1].end = min(made[0].start, found.start), max(made[1].end, found.end)
    if found["and"] is None:
        made[0].role, made[1].role = TimeRole.START, TimeRole.END
    return made


def _day_of_month(found: Found, context: Context) -> Draft | None:
    """ "on the 14th": of the month named last, the one that fits the tense."""
    day, token, reference = found.number("d"), found["d"], context.reference
    assert day is not None
    assert token is not None
    before = found.before()
    if _counts(found, context) or day > 31 or before is None or before.text.lower() not in _BEFORE_DAY:
        return None
    if reference is None:
        return unknown_day(found, f"XXXX-XX-{day:02}")
    month = date(reference.year, reference.month, 1)
    options = [safe(m.year, m.month, day) for m in (month, add_months(month, -1), add_months(month, 1))]
    resolved = _fitting([o for o in options if o], context, context.tense(token.start))
    return day_draft(found, context, resolved) if resolved else None


def _fitting(options: list[date], context: Context, when: Tense) -> date | None:
    """The first option that the tense allows, seen from the account's day."""
    today = context.today
    for option in options:
        if today is None or not ((when is Tense.PAST and option > today) or (when is Tense.FUTURE and option < today)):
            return option
    return options[0] if options else None


def _nth_weekday(found: Found, context: Context) -> Draft | None:
    """ "the third Wednesday of January", "the last Friday in March next year"."""
    month, weekday = found.number("m"), found.number("wd")
    nth = found.number("n") or -1
    assert month is not None
    assert weekday is not None
    year, token = found.number("y"), found["m"]
    if year is None:
        middle = context.month_day(month, 15, context.tense(token.start if token else found.start))
        year = middle.year if middle else None
        if year is not None and found["x"] is not None and context.today is not None:
            year = context.today.year + 1
    if year is None:
        return unknown_day(found, f"XXXX-{month:02}-XX")
    resolved = nth_weekday(year, month, weekday, nth)
    return day_draft(found, context, resolved) if resolved else None


def _edge_day(found: Found, context: Context) -> Draft | None:
    """ "the last day of October", "the first week of May", "the final days of June 2026"."""
    month, nth, unit, year = found.number("m"), found.number("n") or -1, found["u"], found.number("y")
    assert month is not None
    assert unit is not None
    if unit.value not in ("day", "week"):
        return None
    if year is None:
        middle = context.month_day(month, 15, context.tense(found.start))
        year = middle.year if middle else None
    if year is None:
        return found.draft(TimeKind.DATE, f"XXXX-{month:02}", granularity=Granularity.MONTH)
    whole, single = on_month(year, month), unit.value == "day" and not unit.text.lower().endswith("s")
    assert whole.start is not None
    assert whole.end is not None
    if single:
        day = (whole.start + timedelta(days=nth - 1) if nth > 0 else whole.end - timedelta(days=1)).date()
        return day_draft(found, context, day) if day.month == month else None
    begin = whole.start + timedelta(days=7 * (nth - 1)) if nth > 0 else whole.end - timedelta(days=7)
    draft = found.on(replace(whole, start=begin, end=min(whole.end, begin + timedelta(days=7))))
    return draft if begin < whole.end else None


def _week_of(found: Found, context: Context) -> Draft | None:
    """ "the week of March 4", "the week of 4 March 2026": the week that holds the day; a Sunday opens the next one."""
    month, number, year = found.number("m"), found.number("d"), told_year(found, context)
    anchor, unit = found["m"], found["u"]
    assert month is not None
    assert number is not None
    assert anchor is not None
    if unit is None or unit.value != "week":
        return None
    if year is None:
        day = context.month_day(month, number, context.leaning(anchor.start, found.start, found.end))
    else:
        day = safe(year, month, number)
    if day is None:
        return None
    week = on_week(day + timedelta(days=day.weekday() == SUNDAY))
    return found.on(replace(week, start=min(midnight(day), week.start or midnight(day))))


def _holiday(found: Found, context: Context) -> Draft | None:
    """ "Christmas Day", "last Thanksgiving", "Easter 2026"."""
    token, today, span = found["h"], context.today, found["u"]
    assert token is not None
    if span is not None and span.value not in ("week", "weekend"):
        return None
    word = context.word(token.start)
    if (
        word is not None
        and word.dep_ == "compound"
        and word.i + 1 == word.head.i
        and word.head.idx >= context.sentence.span.start_char + found.end
    ):
        return None  # "the Christmas rush"
    name, year = str(token.value), found.number("y")
    if year is not None:
        resolved = holiday(name, year)
    elif today is None:
        resolved = None
    else:
        when = Tense.PAST if found["l"] else Tense.FUTURE if found["x"] else context.tense(token.start)
        options = [d for y in (-1, 0, 1) if (d := holiday(name, today.year + y)) is not None]
        resolved = context.nearest(options, when)
    if span is not None:
        whole = on(resolved, str(span.value)) if resolved else None
        return found.on(whole) if whole else None
    return day_draft(found, context, resolved) if resolved else unknown_day(found, "XXXX-XX-XX")


_YEAR = "(COMMA? y:ANYYEAR | OF? (yt:THIS|yl:LAST|yx:NEXT) yu:UNIT)?"
RULES = (
    Rule(f"(l:LAST|x:NEXT|THIS)? (wd:WD COMMA? THE?)? m:MON THE? d:(DAYNUM|ORD) {_YEAR} p:DAYPART?", _month_day),
    Rule(f"(wd:WD COMMA? THE?)? THE? d:(DAYNUM|ORDINAL) OF? m:MON {_YEAR} p:DAYPART?", _month_day),
    Rule("t:(ISO|SLASH)", _printed),
    Rule(f"m:MON d:(DAYNUM|ORD) (DASH|TO|and:(AND|OR)) THE? e:(DAYNUM|ORD) {_YEAR}", _days),
    Rule(f"THE? d:(DAYNUM|ORD) OF? (DASH|TO|and:(AND|OR)) THE? e:(DAYNUM|ORD) OF? m:MON {_YEAR}", _days),
    Rule("THE d:ORD (?!HOLIDAY|UNIT1)", _day_of_month),
    Rule("THE (n:ORDINAL|LAST) wd:WEEKDAY (OF|IN) m:MON (COMMA? y:ANYYEAR | x:NEXT UNIT)?", _nth_weekday),
    Rule("THE (n:ORDINAL|LAST) u:(UNIT|UNITN) (OF|IN) m:MON (COMMA? y:ANYYEAR)?", _edge_day),
    Rule(f"THE u:UNIT OF (WD COMMA? THE?)? m:MON THE? d:(DAYNUM|ORD) {_YEAR}", _week_of),
    Rule(f"THE u:UNIT OF (WD COMMA? THE?)? THE? d:(DAYNUM|ORD) OF? m:MON {_YEAR}", _week_of),
    Rule("(l:LAST|x:NEXT|THIS)? h:HOLIDAY y:ANYYEAR? p:DAYPART?", _holiday),
    Rule("(l:LAST|x:NEXT|THIS)? h:HOLIDAY u:(UNIT|WEEKEND)", _holiday),
)
