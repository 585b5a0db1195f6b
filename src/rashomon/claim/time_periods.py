"""Rules for stretches longer than a day: months, quarters, seasons, years, decades, and their beginnings and ends.

In: matches of categories. Out: drafts. Refused: "May" and "March" where nothing makes them
months, a month or season in a name, a four-digit figure that counts or measures something.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from spacy.tokens import Token as Word

from rashomon.claim.time_calendar import (
    PARTS,
    Stretch,
    on,
    on_century,
    on_decade,
    on_half,
    on_month,
    on_quarter,
    on_season,
    on_year,
    shift,
)
from rashomon.claim.time_context import Context
from rashomon.claim.time_days import told_year
from rashomon.claim.time_grammar import Draft, Found, Rule
from rashomon.claim.time_relative import UNPLACED, unit_of
from rashomon.claim.time_tense import Tense
from rashomon.model import Granularity, TimeKind

# Words in front that make "May" and "March" months, and a bare figure a year.
_BEFORE_MONTH = frozenset("in by until till since from of during through before after last next this early late mid "
    "and between to or "
                          "throughout for previous around about - , ( '".split())  # fmt: skip
_BEFORE_YEAR = _BEFORE_MONTH | frozenset("the a an year its their his her our ; : – —".split())
_MEASURED = frozenset("people km miles metres meters tonnes tons kg feet dollars euros pounds votes jobs homes "
    "hectares acres mw gmt troops "
                      "soldiers residents workers points men women children students hours units cases "
                      "copies".split())  # fmt: skip
_MONTHS_OF_SEASON = {"SP": 4, "SU": 7, "FA": 10, "WI": 12}


def _lower(found: Found) -> tuple[str, str]:
    before, after = found.before(), found.after()
    return (before.text.lower() if before else ""), (after.text.lower() if after else "")


def edged(stretch: Stretch, edge: str | None) -> Stretch:
    """The stretch cut down by "early", "late", "mid", "start of" or "end of"."""
    name = {"earlier": "early", "later": "late", "middle": "mid", "beginning": "start", "opening": "start",
        "outset": "start",
            "turn": "start", "close": "end"}.get(edge or "", edge or "")  # fmt: skip
    return stretch.part(*PARTS[name]) if name in PARTS else stretch


def _edge(found: Found) -> str | None:
    token = found["e"]
    return None if token is None else token.text.lower()


def _month(found: Found, context: Context) -> Draft | None:
    """ "in November", "mid-October", "November 2025", "last November", "the end of March"."""
    token, year = found["m"], told_year(found, context)
    assert token is not None
    month = int(token.value)
    if year is None and not _is_month(found, context):
        return None
    if year is None:
        year = _year_of_month(found, context, month)
    if year is None:
        return found.draft(TimeKind.DATE, f"XXXX-{month:02}", granularity=Granularity.MONTH)
    return found.on(edged(on_month(year, month), _edge(found)))


def _is_month(found: Found, context: Context) -> bool:
    """Whether a bare month is one: not a verb, not part of a person's name."""
    token = found["m"]
    assert token is not None
    word = context.word(token.start)
    if word is not None and word.ent_type_ == "PERSON":
        return False
    before, _ = _lower(found)
    if token.text.lower() in ("may", "march"):
        marked = found.start < token.start or before in _BEFORE_MONTH or _dates_a_noun(word)
        return marked and (word is None or word.pos_ not in ("AUX", "VERB"))
    return len(token.text) > 3 or before in _BEFORE_MONTH or found.start < token.start


def _dates_a_noun(word: Word | None) -> bool:
    """ "the May election": the month stands right before a common noun."""
    return word is not None and word.dep_ in ("compound", "nmod", "amod") and word.nbor().tag_ in ("NN", "NNS")


def _year_of_month(found: Found, context: Context, month: int) -> int | None:
    today = context.today
    if today is None:
        return context.year
    if found["t"] is not None:
        return today.year
    if found["l"] is not None:
        return today.year - (month >= today.month)
    if found["x"] is not None:
        return today.year + (month <= today.month)
    if month == today.month:
        return today.year
    before, _ = _lower(found)
    token = found["m"]
    when = (
        Tense.PAST
        if before == "since"
        else context.leaning(token.start if token else found.start, found.start, found.end)
    )
    middle = context.month_day(month, 15, when)
    return middle.year if middle else None


def _year(found: Found, context: Context) -> Draft | None:
    """ "1998", "early 2024", "the end of 2026", "fiscal 2025"."""
    token, year = found["y"], found.number("y")
    assert token is not None
    assert year is not None
    bare = found.start == token.start
    if bare and not _is_year(found, context, year):
        return None
    return found.on(edged(on_year(year), _edge(found)))


def _is_year(found: Found, context: Context, year: int) -> bool:
    """Whether four figures are a year, by what stands on either side."""
    before, after = _lower(found)
    if (
        before in ("$", "€", "£", "¥", "#", "no", "flight", "about", "nearly", "almost", "some", "than")
        or after in _MEASURED
        or after == "%"
    ):
        return False
    if before in _BEFORE_YEAR and 1500 <= year < 2150 and not _is_model(found, context.word(found.start)):
        return after not in ("-",) or before in ("the", "in", "since", "from", "between")
    if not 1900 <= year < 2100:
        return False
    word = context.word(found.start)
    if _is_model(found, word):
        return False
    plural = word is not None and word.dep_ == "nummod" and word.head.tag_ == "NNS" and word.head.i == word.i + 1
    return not (plural and year % 50 == 0)


def _is_model(found: Found, word: Word | None) -> bool:
    """ "a 1987 Morris van", "Lund's 1987 Morris": the year a thing was made, between an owner or "a" and its name."""
    before = found.before()
    if word is None or before is None or word.i + 1 >= len(word.doc):
        return False
    owned = before.text.lower() in ("a", "an") or (word.i > 0 and word.nbor(-1).tag_ in ("POS", "PRP$"))
    return owned and word.nbor().tag_ == "NNP" and word.nbor().ent_type_ not in ("EVENT", "GPE", "LOC", "DATE")


def _season(found: Found, context: Context) -> Draft | None:
    """ "spring 2026", "this summer", "last fall", "in the autumn"."""
    token, year, today = found["s"], told_year(found, context), context.today
    assert token is not None
    code = str(token.value)
    word = context.word(token.start)
    if year is None and word is not None and (word.pos_ == "VERB" or word.ent_type_ == "PERSON"):
        return None
    if year is not None:
        return found.on(edged(on_season(year, code), _edge(found)))
    if today is None:
        return found.draft(TimeKind.DATE, f"XXXX-{code}", granularity=Granularity.SEASON)
    when = Tense.PAST if found["l"] else Tense.FUTURE if found["x"] else context.tense(token.start)
    stretch = _nearest_season(code, today, when, past=found["l"] is not None, ahead=found["x"] is not None)
    return found.on(edged(stretch, _edge(found)))


def _nearest_season(code: str, today: date, when: Tense, *, past: bool, ahead: bool) -> Stretch:
    """The season that holds the day, or is nearest in the tense's direction; "last" and "next" skip the present one."""
    here = datetime(today.year, today.month, today.day)
    options = [on_season(today.year + y, code) for y in (-2, -1, 0, 1)]
    bounded = [(o, o.start, o.end) for o in options if o.start is not None and o.end is not None]
    if past or (when is Tense.PAST and not ahead):
        return [o for o, start, end in bounded if (end <= here + timedelta(days=21) if past else start <= here)][-1]
    if ahead:
        return next(o for o, start, end in bounded if start > here)
    return next(o for o, start, end in bounded if end > here)


def _quarter(found: Found, context: Context) -> Draft | None:
    """ "the third quarter", "Q3 2025", "the first half of 2026", "the second half of the year"."""
    token, ordinal, year, today = found["q"], found.number("n"), found.number("y"), context.today
    half = found["h"] is not None
    if token is not None:
        half, ordinal = token.text[0] == "H", int(token.text[1])
    ordinal = ordinal or (2 if half else 4)
    _, after = _lower(found)
    whole = found["w"] is not None or token is not None
    if ordinal > (2 if half else 4) or (not whole and (half or after == "of")):
        return None  # "the second half" is a football match's as often as a year's
    if year is None and today is not None:
        year = today.year + (1 if found["x"] else -1 if found["l"] else 0)
    if year is None:
        return found.draft(TimeKind.DATE, f"XXXX-{'H' if half else 'Q'}{ordinal}", granularity=Granularity.QUARTER)
    return found.on(on_half(year, ordinal) if half else on_quarter(year, ordinal))


def _half_of_month(found: Found, context: Context) -> Draft | None:
    """ "the second half of January": the month, cut down."""
    draft = _month(found, context)
    if draft is not None and draft.begin is not None and draft.until is not None:
        middle = draft.begin + timedelta(days=15)
        draft.begin, draft.until = (
            (middle, draft.until) if found.number("n") == 2 else (draft.begin, middle + timedelta(days=1))
        )
    return draft


def _decade(found: Found, context: Context) -> Draft | None:
    """ "the 1990s", "the early '80s"; a bare "80s" may be an age or a temperature."""
    token = found["d"]
    assert token is not None
    digits = "".join(c for c in token.text if c.isdigit())
    if len(digits) == 2:
        before, _ = _lower(found)
        if before in ("her", "his", "their", "low", "high", "upper", "lower") or not (
            found.start < token.start or before == "the"
        ):
            return None
    year = int(digits) if len(digits) == 4 else 1900 + int(digits) if int(digits) > 20 else 2000 + int(digits)
    return found.on(edged(on_decade(year), _edge(found)))


def _century(found: Found, context: Context) -> Draft | None:
    """ "the 19th century"."""
    number = found.number("n")
    if number is None or not 1 < number < 23:
        return None
    return found.on(on_century((number - 1) * 100))


def _bound(found: Found, context: Context) -> Draft | None:
    """ "the end of the month", "the beginning of next year", "later in the week", "year-end"."""
    unit, today = unit_of(found), context.today
    if unit in ("second", "minute", "hour"):
        return None
    if today is None:
        return found.draft(TimeKind.DATE, UNPLACED[unit])
    count = -1 if found["l"] else 1 if found["x"] else 0
    if unit in ("day", "night"):
        return None
    stretch = on(shift(today, unit, count), unit)
    return found.on(edged(stretch, _edge(found))) if stretch else None


_OF = "(COMMA|OF)?"
_YEAR_TOLD = "(yt:THIS|yl:(LAST|PREV)|yx:(NEXT|FOLLOWING)) yu:UNIT"


def _rules() -> tuple[Rule, ...]:
    """Every rule twice where an edge may stand in front in two ways ("late March", "the end of March")."""
    edges = ("", "THE? e:EDGE DASH? ", "THE? e:BOUND OF ", "THE? e:(EARLIER|LATER) (IN|DASH)? ")
    ranges = [(f"{e}(THIS|l:(LAST|PREV)|x:(NEXT|COMING))? m:MON DOT? {_OF} (y:ANYYEAR)", _month) for e in edges]
    ranges += [(f"{e}((t:THIS)|l:(LAST|PREV|PAST)|x:(NEXT|COMING))? m:MON", _month) for e in edges]
    ranges += [(f"{e}m:MON (OF|IN)? {_YEAR_TOLD}", _month) for e in edges]
    ranges += [(f"{e}THE? s:SEASON (OF|IN)? {_YEAR_TOLD}", _season) for e in edges]
    ranges += [(f"{e}(FISCAL UNIT?)? y:ANYYEAR", _year) for e in edges]
    ranges += [(f"{e}THE? s:SEASON OF? y:ANYYEAR", _season) for e in edges]
    ranges += [(f"{e}(THIS|l:(LAST|PAST|PREV)|x:(NEXT|COMING)) s:SEASON", _season) for e in edges]
    ranges += [(f"{e}THE? d:DECADE", _decade) for e in edges]
    ranges += [(f"{e}(THE|THIS|l:LAST|x:(NEXT|COMING)) u:(UNIT|QUARTER)", _bound) for e in edges[1:]]
    return tuple(Rule(source, action) for source, action in ranges)


RULES = (
    *_rules(),
    Rule("(?<=IN) THE? s:SEASON", _season),
    Rule("THE s:SEASON (?!WORD)", _season),
    Rule("e:END (?=DASH)", lambda found, context: None),
    Rule("u:UNIT DASH e:END", _bound),
    Rule(
        "THE? (n:ORDINAL|LAST) (QUARTER | h:HALF) w:((OF|IN)? (THE? FISCAL? UNIT | THIS UNIT | x:NEXT UNIT | l:LAST "
        "UNIT | y:ANYYEAR))?",
        _quarter,
    ),
    Rule("q:QUARTERLY (OF? y:ANYYEAR)?", _quarter),
    Rule("y:FY", _year),
    Rule("THE? n:ORDINAL HALF OF m:MON y:ANYYEAR?", _half_of_month),
    Rule(
        "THE? n:ORDINAL DASH? u:UNIT",
        lambda found, context: _century(found, context) if unit_of(found) == "century" else None,
    ),
)
