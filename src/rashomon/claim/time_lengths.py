"""Rules for how long and how often: "five-day", "two and a half hours", "months of", "every Monday", "twice a week".

In: matches of categories. Out: drafts of kind DURATION with their length in seconds, or
SET. Refused: ages ("40 years old", "a 40-year-old"), "a second", newspapers called daily.
"""

from __future__ import annotations

import re
from datetime import timedelta

from rashomon.claim.time_calendar import midnight, shift
from rashomon.claim.time_context import Context
from rashomon.claim.time_grammar import Draft, Found, Rule
from rashomon.claim.time_tokens import Token
from rashomon.claim.time_words import VAGUE
from rashomon.model import Granularity, TimeKind, TimeRole

_CODE = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "fortnight": "W",
    "weekend": "D", "month": "M",
         "quarter": "M", "year": "Y", "decade": "Y", "century": "Y"}  # fmt: skip
# How many of the code's unit one of these is.
_TIMES = {"fortnight": 2, "weekend": 2, "quarter": 3, "decade": 10, "century": 100}
_DAY = 86400.0
# Shortest and longest: a month has 28 to 31 days.
SECONDS = {"second": (1.0, 1.0), "minute": (60.0, 60.0), "hour": (3600.0, 3600.0), "day": (_DAY, _DAY),
    "night": (_DAY / 4, _DAY),
           "week": (7 * _DAY, 7 * _DAY), "fortnight": (14 * _DAY, 14 * _DAY), "weekend": (2 * _DAY, 3 * _DAY),
           "month": (28 * _DAY, 31 * _DAY), "quarter": (90 * _DAY, 92 * _DAY), "year": (365 * _DAY, 366 * _DAY),
           "decade": (3652 * _DAY, 3653 * _DAY), "century": (36524 * _DAY, 36525 * _DAY)}  # fmt: skip
GRAIN = {"second": Granularity.SECOND, "minute": Granularity.MINUTE, "hour": Granularity.HOUR, "day": Granularity.DAY,
          "night": Granularity.DAY, "week": Granularity.WEEK, "fortnight": Granularity.WEEK,
          "weekend": Granularity.WEEKEND,
          "month": Granularity.MONTH, "quarter": Granularity.QUARTER, "year": Granularity.YEAR,
          "decade": Granularity.DECADE,
          "century": Granularity.DECADE}  # fmt: skip
_DISTANCES = frozenset("kilometres kilometers km miles metres meters knots kilometre mile".split())
_RATED = re.compile(r"(?:\d\w*|[mb]illion|trillion|cent|percent|%|times|once|twice) $")
# "the years that followed", "in the days to come".
_SEQUELS = frozenset({("that", "followed"), ("that", "follow"), ("to", "come"), ("leading", "up")})
# What a half is in the next smaller unit: "two and a half hours" is PT2H30M.
_HALVES = {"hour": "30M", "minute": "30S", "year": "6M", "day": "T12H"}


def unit(found: Found, name: str = "u") -> str:
    """The unit of a match, as a word of the singular."""
    token = found[name]
    assert token is not None
    return "second" if token.value == 2 else "weekend" if token.value == "weekends" else str(token.value)


def amount(found: Found) -> tuple[float, float] | None:
    """How many units a match counts, fewest and most; None for a bare plural ("for years")."""
    number, vague = found["n"], found["v"]
    half = 0.5 if found["half"] is not None else 0.0
    if number is not None:
        count = float(number.value) + half
        return count, count
    if vague is not None:
        low, high = VAGUE[str(vague.value)]
        return float(low), float(high)
    if found["h"] is not None:
        return 0.5, 0.5
    token = found["u"]
    if token is not None and token.text.lower().endswith("s") and found["one"] is None:
        return None
    return 1.0 + half, 1.0 + half


def value_of(name: str, count: tuple[float, float] | None) -> str:
    """The TIMEX3 value of so many units: P3D, PT2H30M, PXY."""
    code = _CODE[name]
    lead, letter = ("PT", code[1]) if code[0] == "T" else ("P", code)
    if count is None or count[0] != count[1]:
        return f"{lead}X{letter}" if name not in ("decade", "century") else "PXE" if name == "decade" else "PXC"
    number = count[0] * _TIMES.get(name, 1)
    if number == int(number):
        return f"{lead}{int(number)}{letter}"
    if number == 0.5 and name in ("hour", "minute", "year"):
        return f"{lead}{_HALVES[name]}"
    if number % 1 == 0.5 and name in _HALVES:
        return f"{lead}{int(number)}{letter}{_HALVES[name]}" if number > 1 else f"P{_HALVES[name]}"
    return f"{lead}{number:g}{letter}"


def _length(found: Found, context: Context) -> Draft | None:
    """ "three weeks", "five-day", "half an hour", "two and a half hours", "for years"."""
    name, count = unit(found), amount(found)
    token = found["u"]
    assert token is not None
    if token.value == 2 or _is_fraction(token, found) or _is_age(found) or _is_title(token, found, context):
        return None
    first = context.word(found.start)
    if first is not None and first.lower_ in ("last", "lasts") and first.pos_ == "VERB":
        return None  # "expected to last eight days"
    if count is None and not _bare_plural(found, context):
        return None
    low, high = SECONDS[name]
    fewest, most = count or (2.0, 100.0)
    draft = found.draft(TimeKind.DURATION, value_of(name, count), granularity=GRAIN[name], role=TimeRole.LENGTH)
    draft.seconds = (min(fewest, _from(found) or fewest) * low, most * high)
    draft.approximate = fewest != most
    if found["one"] is not None and _is_speed(found, context):
        return None
    if found["one"] is not None and _is_rate(found, context):
        return found.draft(TimeKind.SET, draft.value, granularity=GRAIN[name])
    if found["past"] is not None and context.today is not None and name not in ("second", "minute", "hour"):
        draft.begin, draft.until = (
            midnight(shift(context.today, name, -most)),
            midnight(context.today) + timedelta(days=1),
        )
    return draft


def _from(found: Found) -> float | None:
    """The lower end of "10 to 15 minutes", "two or three weeks", "between 10 and 15 minutes"; else None."""
    at = found.match.start()
    words = found.tokens.items[max(0, at - 3) : at]
    if found["n"] is None or len(words) < 2 or not isinstance(words[-2].value, (int, float)):
        return None
    joined = words[-1].text.lower()
    between = joined == "and" and words[0].text.lower() == "between"
    return float(words[-2].value) if between or joined in ("to", "or", "-", "–") else None


# "Twenty-four hours a day, seven days a week": always, and no length of anything.
_ROUND_THE_CLOCK = {("hour", "day"): 24, ("day", "week"): 7, ("day", "year"): 365, ("month", "year"): 12}


def _always(found: Found, context: Context) -> list[Draft] | None:
    """ "24 hours a day": no time, the words taken; another count a day is left to the other rules."""
    if _ROUND_THE_CLOCK.get((unit(found), unit(found, "w"))) == found.number("n"):
        return []
    return None


def _is_fraction(token: Token, found: Found) -> bool:
    """ "a quarter", "three quarters of the money"."""
    after = found.after()
    return token.value == "quarter" and (found["one"] is not None or (after is not None and after.text.lower() == "of"))


def _is_title(token: Token, found: Found, context: Context) -> bool:
    """ "60 Minutes" in running text is a programme."""
    return token.text[0].isupper() and context.sentence.kind == "paragraph" and token.start > found.start


def _is_age(found: Found) -> bool:
    """ "40-year-old", "83 years old", "aged 12 years"."""
    at = found.match.end()
    ahead = [t.text.lower() for t in found.tokens.items[at : at + 2]]
    before = found.before()
    aged = before is not None and before.text.lower() in ("aged", "age")
    return (
        aged
        or ahead[:1] in (["old"], ["olds"])
        or (ahead[:1] == ["-"] and ahead[1:2] in (["old"], ["olds"]))
        or ahead == ["of", "age"]
    )


def _bare_plural(found: Found, context: Context) -> bool:
    """Whether a plural without a figure is a length: "for years", "months of", "weeks-long"; not "working hours"."""
    before, after = found.before(), found.after()
    left, right = (before.text.lower() if before else ""), (after.text.lower() if after else "")
    last, at = found.tokens.items[found.match.end() - 1], found.match.end()
    if last.text.lower() == "long" or tuple(t.text.lower() for t in found.tokens.items[at : at + 2]) in _SEQUELS:
        return True
    if found["near"] is not None:
        return right != "of"
    if left in ("for", "after", "over", "in", "within", "last", "took", "takes", "take", "lasted") or right in (
        "of",
        "-",
        "before",
        "after",
    ):
        return not (
            right == "of" and left in ("the", "his", "her", "their", "its", "first", "final", "opening", "early")
        )
    return False


def _is_rate(found: Found, context: Context) -> bool:
    """Whether "a year" behind a figure or a plural is a rate: "$5 million a year", "hundreds of interviews a day"."""
    first = found.tokens.items[found.match.start()]
    if first.text.lower() not in ("a", "an", "per") or found.start == 0:
        return False
    word = context.word(found.start)
    if word is None or word.i == 0 or first.text.lower() == "per":
        return word is not None
    after = found.after()
    if after is not None and after.text.lower() in ("apart", "long", "more", "less", "later", "earlier"):
        return False
    return (
        word.nbor(-1).tag_ in ("NNS", "CD", "$")
        or _RATED.search(context.text[max(0, found.start - 24) : found.start]) is not None
    )


def _is_speed(found: Found, context: Context) -> bool:
    """ "60 kilometres an hour"."""
    before = found.before()
    return before is not None and before.text.lower() in _DISTANCES


def _sum(found: Found, context: Context) -> Draft | None:
    """ "one year and six months", "three hours and 20 minutes", "two hours 15 minutes"."""
    first, second = unit(found), unit(found, "w")
    a, b = found["n"], found["k"]
    count = 1.0 if a is None else float(a.value)
    more = 1.0 if b is None else float(b.value)
    if SECONDS[second][0] >= SECONDS[first][0]:
        return None
    left, right = value_of(first, (count, count)), value_of(second, (more, more))
    value = left + (right.removeprefix("PT") if left.startswith("PT") else right.removeprefix("P"))
    draft = found.draft(TimeKind.DURATION, value, granularity=GRAIN[second], role=TimeRole.LENGTH)
    draft.seconds = (
        count * SECONDS[first][0] + more * SECONDS[second][0],
        count * SECONDS[first][1] + more * SECONDS[second][1],
    )
    return draft


def _quarter_hour(found: Found, context: Context) -> Draft:
    """ "a quarter of an hour", "three quarters of an hour"."""
    minutes = 15 * (found.number("n") or 1)
    draft = found.draft(TimeKind.DURATION, f"PT{minutes}M", granularity=Granularity.MINUTE, role=TimeRole.LENGTH)
    draft.seconds = (60.0 * minutes, 60.0 * minutes)
    return draft


def _every(found: Found, context: Context) -> Draft | None:
    """ "every day", "each of the last two years", "every other week", "every Monday morning", "on Mondays"."""
    weekday = found.number("wd")
    if weekday is not None:
        part = found["p"]
        value = f"XXXX-WXX-{weekday + 1}" + ("" if part is None else f"T{part.value}")
        return found.draft(TimeKind.SET, value, granularity=Granularity.WEEK, weekday=weekday)
    part = found["p"]
    if part is not None:
        return found.draft(TimeKind.SET, f"XXXX-XX-XXT{part.value}", granularity=Granularity.DAY)
    season = found["s"]
    if season is not None:
        return found.draft(TimeKind.SET, f"XXXX-{season.value}", granularity=Granularity.YEAR)
    month = found.number("m")
    if month is not None:
        return found.draft(TimeKind.SET, f"XXXX-{month:02}", granularity=Granularity.YEAR)
    name = unit(found)
    if name == "second" and found["n"] is None:
        return None
    number = found["n"]
    count = 2.0 if found["o"] else 1.0 if number is None else float(number.value)
    return found.draft(TimeKind.SET, value_of(name, (count, count)), granularity=GRAIN[name])


def _often(found: Found, context: Context) -> Draft | None:
    """ "daily", "annually"; not in a name ("the Daily Record")."""
    token, after = found["o"], found.after()
    assert token is not None
    named = after is not None and after.text[0].isupper()
    if named or (token.text[0].isupper() and found.start > 0):
        return None
    return found.draft(TimeKind.SET, str(token.value))


RULES = (
    Rule("n:NUMBER u:UNITN (AN|PER) w:UNIT", _always),
    Rule("n:NUMBER (AND AN half:HALF)? FULL? DASH? FULL? u:(UNIT|QUARTER|SECOND|UNITN|WEEKEND) (DASH LONG)?", _length),
    Rule("one:AN FULL? u:STRETCH (DASH LONG)?", _length),
    Rule("one:AN u:(UNIT|QUARTER) AND AN half:HALF", _length),
    Rule("(h:HALF AN? | AN h:HALF) DASH? u:(UNIT|QUARTER)", _length),
    Rule("AN? v:VAGUE OF? FULL? u:(UNITN|WEEKEND)", _length),
    Rule("u:UNITN (DASH? LONG)?", _length),
    Rule("THE? near:(PAST|NEXT|COMING|FOLLOWING) u:UNITN", _length),
    Rule("u:UNIT DASH LONG", _length),
    Rule("THE (past:(LAST|PAST|PREV)|NEXT|COMING|FOLLOWING|ORDINAL) (n:NUMBER|v:VAGUE) FULL? u:(UNITN|WEEKEND)",
        _length),
    Rule("(past:(LAST|PAST|PREV)|NEXT|COMING|FOLLOWING) (n:NUMBER|v:VAGUE) FULL? u:(UNITN|WEEKEND)", _length),
    Rule("THE? (past:(PAST|LAST)|NEXT) u:(UNIT|QUARTER) AND AN half:HALF", _length),
    Rule("THE past:(PAST|LAST) u:(UNIT|QUARTER) (?!OF)", _length),
    Rule("(one:AN|n:NUMBER) u:(UNIT|UNITN) (COMMA|AND)? (AN|k:NUMBER) w:(UNIT|UNITN)", _sum),
    Rule("(AN QUARTER | n:NUMBER UNITN) OF AN UNIT", _quarter_hour),
    Rule("EVERY OF THE (LAST|PAST|NEXT|COMING) NUMBER u:UNITN", _every),
    Rule("EVERY (o:(OTHER|SECOND))? n:NUMBER? u:(STRETCH|UNITN)", _every),
    Rule("EVERY (wd:WEEKDAY p:DAYPART? | s:SEASON | m:MON)", _every),
    Rule("EVERY p:DAYPART", _every),
    Rule("wd:WEEKDAYS", _every),
    Rule("(ONCE|NUMBER TIMES) (AN|EVERY|PER) u:(UNIT|QUARTER)", _every),
    Rule("PER u:UNIT", _every),
    Rule("o:OFTEN", _often),
)  # fmt: skip
