"""Rules for the clock: figures, words and parts of a day; the day they lie on is found later (time_link.py).

In: matches of categories. Out: drafts of kind TIME with a `clock` or a `part` and no day.
Refused: bare figures that nothing marks as a time (scores, sums, "at six" of an age).
"""

from __future__ import annotations

from datetime import date

from rashomon.claim.time_context import Context
from rashomon.claim.time_grammar import Clock, Draft, Found, Rule
from rashomon.claim.time_tokens import Token
from rashomon.claim.time_words import WEEKDAYS
from rashomon.claim.time_zones import zone
from rashomon.model import Granularity, TimeKind

_HALF_OF = {"MO": "a", "DA": "a", "AF": "p", "EV": "p", "DU": "p", "MI": "p"}


_DAY_WORDS = frozenset((*WEEKDAYS, "yesterday", "today", "tomorrow", "tonight"))


def half_of(part: str, hour: int) -> str | None:
    """Which half of the clock a part of a day puts an hour in; at night the small hours are "a"."""
    if part == "NI":
        return "p" if 5 <= hour <= 11 else "a"
    return _HALF_OF.get(part)


def clock_value(clock: Clock) -> str:
    """ "T21:15": hour and minute as the words give them, the half applied."""
    hour, minute = settled(clock)
    return f"T{hour:02}:{minute:02}"


def settled(clock: Clock) -> tuple[int, int]:
    """Hour (0 to 24) and minute with the half of the clock applied."""
    hour = clock.hour
    if clock.half == "p" and hour < 12:
        hour += 12
    if clock.half == "a" and hour == 12:
        hour = 0
    return hour, clock.minute


def _draft(found: Found, hour: int, minute: int, half: str | None) -> Draft | None:
    if hour > 24 or minute > 59 or (half in ("a", "p") and hour > 12 and half == "a"):
        return None
    printed, place = found["z"], found["zt"]
    words, end = (None if printed is None else printed.text), found.end
    if place is not None:
        words = _place(found)
        if words.lower() != "local" and zone(words, date(2000, 1, 1)) is None:
            # "9 p.m. dinner time": no zone that is known, so it is no part of the time.
            words, end = None, found.tokens.items[_span(found)[0] - 1].end
    clock = Clock(hour, minute, half, words)
    draft = found.draft(TimeKind.TIME, f"XXXX-XX-XX{clock_value(clock)}", granularity=Granularity.MINUTE, clock=clock)
    draft.end = end
    return draft


def _span(found: Found) -> tuple[int, int]:
    place = found.place("zt")
    assert place is not None
    return place


def _place(found: Found) -> str:
    """The words between the clock and "time": "Nigerian", "New York"; "standard" and its like are dropped."""
    first, last = _span(found)
    inside = found.tokens.items[first : last - 1]
    return " ".join(t.text for t in inside if t.text.lower() not in ("standard", "daylight", "summer"))


def _hour_minute(token: Token) -> tuple[int, int]:
    text = token.text
    if ":" in text or "." in text:
        hour, minute, *_ = text.replace(".", ":").split(":")
        return int(hour), int(minute)
    if len(text) == 4 and text.isdigit():
        return int(text[:2]), int(text[2:])
    return int(token.value), 0


def _half(found: Found, hour: int) -> str | None:
    """The half of the clock that the match itself names: "p.m.", "in the morning"."""
    token = found["ap"]
    if token is not None:
        return str(token.value)
    part = found["p"]
    return None if part is None else half_of(str(part.value), hour)


def _twelve(found: Found, context: Context) -> Draft | None:
    """ "9:15 p.m.", "5pm", "six o'clock", "at nine in the morning"."""
    token = found["c"]
    assert token is not None
    hour, minute = _hour_minute(token)
    if hour > 12 and found["ap"] is not None:
        return _draft(found, hour, minute, "24")  # "16.30 pm"
    return _draft(found, hour, minute, _half(found, hour))


def _figures(found: Found, context: Context) -> Draft | None:
    """ "02:20 GMT", "1430 GMT", "at 16:52": the 24-hour clock; below 13 without a zone it may be either half."""
    token = found["c"]
    assert token is not None
    hour, minute = _hour_minute(token)
    sure = found["z"] is not None or hour > 12 or token.text.startswith("0") or token.text.startswith("00")
    return _draft(found, hour, minute, "24" if sure else None)


def _spoken(found: Found, context: Context) -> Draft | None:
    """ "half past nine", "a quarter past ten", "eight minutes to five", "one minute past midnight"."""
    count = 15 if found["q"] else 30 if found["half"] else found.number("n") or 0
    back, counted = found["to"] is not None, found["u"]
    if counted is not None and counted.value != "minute":
        return None  # "cut from seven years to five"
    if count > 59 or (found["q"] is None and found["half"] is None and _is_range(found, context, count)):
        return None
    point = found["g"]
    if point is not None:
        hour, half = (24 if back else 0) if point.text.lower() == "midnight" else 12, "24"
    else:
        hour = found.number("h") or 12
        half = _half(found, hour) or ""
    if not back:
        return _draft(found, hour, count, half or None)
    hour = hour - 1 if half == "24" else (hour - 1 or 12)
    return _draft(found, hour, 60 - count, half or None)


def _is_range(found: Found, context: Context, count: int) -> bool:
    """Whether "five to ten" is a range of something: nothing but the figures marks a time."""
    if (
        found["u"] is not None
        or found["g"] is not None
        or found["ap"] is not None
        or found["p"] is not None
        or found["oc"] is not None
    ):
        return False
    if count not in (5, 10, 20, 25):
        return True
    before, after = found.before(), found.after()
    word = context.word(after.start) if after else None
    if word is not None and word.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "SYM") and word.lower_ not in _DAY_WORDS:
        return True
    rising = found["to"] is not None and count < (found.number("h") or 0)
    return (rising or (found["past"] is None and found["to"] is None)) and (
        before is None or before.text.lower() != "at"
    )


def _loosely(found: Found, context: Context) -> Draft | None:
    """ "a few minutes past 6 p.m.": within the ten minutes after, or before."""
    token = found["c"]
    assert token is not None
    hour, minute = _hour_minute(token) if found["pt"] is None else ((0 if token.text.lower() == "midnight" else 12), 0)
    draft = _draft(found, hour, minute, "24" if found["pt"] else _half(found, hour))
    if draft is not None:
        draft.approximate = True
    return draft


def _point(found: Found, context: Context) -> Draft | None:
    """ "noon", "midnight"; midnight is the end of the day it is said of, until the link decides."""
    token, before = found["c"], found.before()
    assert token is not None
    if (
        token.text[0].isupper()
        and before is not None
        and before.text[0].isupper()
        and not isinstance(before.value, int)
    ):
        return None  # a title: "Midnight Oil", "High Noon"
    return _draft(found, 24 if token.text.lower() == "midnight" else 12, 0, "24")


def _part(found: Found, context: Context) -> Draft | None:
    """ "at dawn", "in the evening", "the early hours": a part of a day still to be found."""
    token = found["p"]
    code = "SM" if token is None else str(token.value)
    draft = found.draft(TimeKind.TIME, f"XXXX-XX-XXT{'MO' if code == 'SM' else code}", granularity=Granularity.DAYPART)
    draft.part = code
    return draft


_ZONE = "(z:ZONE STANDARD? TIME? | LPAREN z:ZONE RPAREN | zt:(LOCAL TIME | WORD WORD? (STANDARD|SEASON)? TIME))?"
_IN_PART = "((IN|ON|AT) THE? EARLY? p:DAYPART)?"
RULES = (
    Rule(f"c:(CLOCK|DOTTED|HOUR12|N24) SHARP? ap:AMPM {_ZONE}", _twelve),
    Rule(f"c:HOUR12 OCLOCK SHARP? {_IN_PART} ap:AMPM? {_ZONE}", _twelve),
    Rule(f"(?<=[AT BEFORE TO FROM THIS]) c:HOUR12 SHARP? (IN|AT) THE? EARLY? p:DAYPART {_ZONE}", _twelve),
    Rule(f"c:(CLOCK|DOTTED) (IN|AT) THE? EARLY? p:DAYPART {_ZONE}", _twelve),
    Rule("c:S12 IN THE EARLY? p:DAYPART", _twelve),
    Rule("(?<=AT) c:S12 SHARP? (?=SHARP|ON WD|ON DAYNUM|ON MON|ON THE|YESTERDAY|TODAY|TOMORROW|TONIGHT|WD|THIS "
        "DAYPART|LAST DAYPART)",
         _twelve),
    Rule("(?<=WD AT) c:S12 (?!UNITN|UNIT1)", _twelve),
    Rule(f"c:CLOCK {_ZONE}", _figures),
    Rule("c:(DOTTED|CLOCK4|YEARCLOCK|CLOCK|N12|N24) (z:ZONE | LPAREN z:ZONE RPAREN | HOURS z:ZONE)", _figures),
    Rule("c:(DOTTED|CLOCK4) (HOURS|HOURS? zt:(LOCAL TIME))", _figures),
    Rule("(?<=AT) c:(DOTTED|CLOCK4) (?!WORD|MONEY|UNITN)", _figures),
    Rule(f"(AN? q:QUARTER | half:HALF | n:MINUTES u:(UNITN|UNIT)?) (past:PAST|AFTER|to:(TO|BEFORE)) (h:HOUR12 "
        "oc:OCLOCK?|g:POINT) "
         f"{_IN_PART} ap:AMPM? {_ZONE}", _spoken),
    Rule(f"(AN VAGUE UNITN) (PAST|AFTER|TO|BEFORE) c:(CLOCK|DOTTED|HOUR12) ap:AMPM {_ZONE}", _loosely),
    Rule(f"(AN VAGUE UNITN) (PAST|AFTER|TO|BEFORE) pt:(c:POINT) {_ZONE}", _loosely),
    Rule(f"c:POINT {_ZONE}", _point),
    Rule("(?<=[AT IN BEFORE AFTER TO]) (THE (?=DAYPART))? (EARLY|LATE|MID)? DASH? p:DAYPART (?!WORD)", _part),
    Rule("THE? (EARLY|SMALL) HOURS", _part),
)  # fmt: skip
