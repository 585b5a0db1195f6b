"""Rules for weekdays: "on Thursday", "last Thursday", "next Tuesday", "Friday of next week", "Tuesday week".

In: matches of categories. Out: drafts of days. A bare weekday is the last one or the next
one, as the verb that governs it has it; without a date of publication it stays unplaced.
Refused: newspapers named after a day, and "a Sunday" that could be any.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from spacy.tokens import Token as Word

from rashomon.claim.time_context import Context
from rashomon.claim.time_days import day_draft, unknown_day
from rashomon.claim.time_grammar import Draft, Found, Rule
from rashomon.claim.time_tense import Tense, announces, puts_off

# What takes place on a day that is known before.
_FIXTURES = frozenset(
    "final match game election vote meeting summit hearing deadline race concert derby ceremony inauguration "
    "referendum "
    "poll launch session talk semi-final semifinal kickoff opener".split()
)
_HENCE = ("week", "fortnight")
# "until 9 a.m. EST Tuesday", "to Friday".
_TERM = re.compile(r"\b(?:until|till|to|for|by) (?:\d[\d:.]* ?(?:[ap]\.?m\.? )?(?:[A-Z]{2,4} )?(?:on )?)?$")
_PAPERS = frozenset(
    "times telegraph mirror express world mail herald tribune star post review people mercury business".split()
)


def _weekday(found: Found, context: Context) -> Draft | None:
    """ "on Thursday", "last Thursday", "next Tuesday", "Friday of next week", "Tuesday week", "Monday night"."""
    token, weekday, today, after = found["wd"], found.number("wd"), context.today, found.after()
    assert token is not None
    assert weekday is not None
    if after is not None and after.text.lower() in _PAPERS and after.text[0].isupper() and after.start == found.end + 1:
        return None  # a newspaper
    if _is_any(found, context):
        return None
    if today is None:
        return unknown_day(found, f"XXXX-WXX-{weekday + 1}")
    day = _told_day(found, context, today, weekday)
    return day_draft(found, context, day) if day else None


def _told_day(found: Found, context: Context, today: date, weekday: int) -> date | None:
    """The day that "last", "next", "of this week" or the tense make of a weekday."""
    monday, week = today - timedelta(days=today.weekday()), found["w"]
    ahead = today + timedelta(days=(weekday - today.weekday()) % 7)
    if week is not None:
        step = -7 if found["wl"] else 7 if found["wx"] else 0
        return monday + timedelta(days=weekday + step) if week.value == "week" else None
    hence = found["hence"]
    if hence is not None:
        return ahead + timedelta(days=14 if hence.value == "fortnight" else 7) if hence.value in _HENCE else None
    if found["l"] is not None:
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    if found["x"] is not None:
        return monday + timedelta(days=weekday + 7)
    if found["f"] is not None:
        base = context.reference or today
        return base + timedelta(days=(weekday - base.weekday() - 1) % 7 + 1)
    return context.weekday(weekday, _leaning(found, context))


def _is_any(found: Found, context: Context) -> bool:
    """ "on a Sunday in May", "the Monday after the holidays": a weekday that the account's own day does not tell."""
    before, after, token = found.before(), found.after(), found["wd"]
    article, behind = (before.text.lower() if before else ""), (after.text.lower() if after else "")
    if article == "the" and behind in ("after", "before"):
        return True
    word = context.word(token.start) if token else None
    return article == "a" and found["p"] is None and (word is None or word.dep_ not in ("compound", "nmod", "amod"))


def _leaning(found: Found, context: Context) -> Tense:
    """The tense around a weekday; "since" looks back, and where no verb tells, "until" and "from" look ahead."""
    before, after, token = found.before(), found.after(), found["wd"]
    assert token is not None
    cue = before.text.lower() if before else ""
    if cue == "since":
        return Tense.PAST
    word, when = context.word(token.start), context.tense(token.start)
    leaning = context.leaning(token.start, found.start, found.end)
    lead = context.text[max(0, found.start - 24) : found.start]
    if word is not None and (when is Tense.PRESENT or puts_off(word)) and _TERM.search(lead):
        return Tense.FUTURE
    if found["t"] is not None and when is not Tense.PAST:
        return Tense.FUTURE
    owned = after is not None and after.text == "'" and after.start == found.end
    if when is Tense.NONE or (when is Tense.PRESENT and leaning is Tense.FUTURE):
        return leaning
    if when is Tense.PRESENT and not _is_ahead(word, context, owned):
        return Tense.PAST
    if when is Tense.FUTURE and leaning is Tense.NONE:
        return Tense.PAST
    return when


def _is_ahead(word: Word | None, context: Context, owned: bool) -> bool:
    """Whether a present tense tells of what is to come: "the ban starts on Friday", "Saturday's final kicks off"."""
    if word is None or context.sentence.kind == "title":
        return False
    return word.head.lemma_.lower() in _FIXTURES if owned else announces(word)


def _beside_weekday(found: Found, context: Context) -> Draft | None:
    """ "the day after Friday's vote", "the day before last Tuesday": the weekday's own day, and one more or less."""
    weekday, today, unit = found.number("wd"), context.today, found["u"]
    if weekday is None or unit is None or unit.value != "day":
        return None
    if today is None:
        return unknown_day(found, "XXXX-XX-XX")
    day = _told_day(found, context, today, weekday)
    beside = None if day is None else day_draft(found, context, day + timedelta(days=-1 if found["b"] else 1))
    if beside is not None:
        beside.weekday = None  # the one printed is that of the day beside it
    return beside


def _from_weekday(found: Found, context: Context) -> Draft | None:
    """ "a week from Tuesday", "a week next Friday": the coming one, and a week."""
    weekday, today, unit = found.number("wd"), context.today, found["u"]
    if weekday is None or unit is None or unit.value != "week":
        return None
    if today is None:
        return unknown_day(found, f"XXXX-WXX-{weekday + 1}")
    return day_draft(found, context, today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1 + 7))


RULES = (
    Rule("wd:WEEKDAY (?!COMMA? MON) p:DAYPART?", _weekday),
    Rule(
        "THE? (l:BACK|x:(NEXT|COMING)|f:FOLLOWING|t:THIS (NEXT|COMING)?) wd:WEEKDAY (?!COMMA? MON) p:DAYPART?", _weekday
    ),
    Rule("THE? wd:WEEKDAY p:DAYPART? (OF|IN)? (wl:(LAST|PREV)|wx:(NEXT|FOLLOWING|COMING)|THIS) w:UNIT", _weekday),
    Rule("wd:WEEKDAY hence:UNIT", _weekday),
    Rule("AN u:UNIT (FROM|NEXT) wd:WEEKDAY", _from_weekday),
    Rule("THE u:UNIT (b:BEFORE|AFTER) (l:LAST|x:NEXT)? wd:WEEKDAY", _beside_weekday),
)
