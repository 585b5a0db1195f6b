"""The words that times are made of: what each means, and which letter stands for it in the grammar.

In: a lower-case word. Out: its category and value. The grammar (time_grammar.py) is
written in categories; every token of a sentence becomes one letter, so that a rule is a
plain regular expression over letters. Words that are in no table are ordinary words.
"""

from __future__ import annotations

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTH_SHORT = dict(
    zip("jan feb mar apr jun jul aug sep oct nov dec".split(), (1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12), strict=True)
)
MONTH_SHORT["sept"] = 9
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY_SHORT = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}
ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth",
)  # fmt: skip
UNITS = (
    "second",
    "minute",
    "hour",
    "day",
    "week",
    "month",
    "quarter",
    "year",
    "decade",
    "century",
    "fortnight",
    "night",
)
_IRREGULAR_UNITS = {"centuries": "century", "mins": "minute", "hrs": "hour", "yrs": "year"}
PLURAL_UNITS = {f"{u}s": u for u in UNITS if u != "century"} | _IRREGULAR_UNITS
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_PARTS = {
    "MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night", "DA": "dawn daybreak sunrise",
    "DU": "dusk nightfall sunset", "MI": "lunchtime", "DT": "daytime",
}  # fmt: skip
DAYPARTS = {word: code for code, words in _PARTS.items() for word in words.split()}
# As printed, and as the calendar knows it (time_calendar.holiday).
HOLIDAYS = {
    **{
        name: name
        for name in (
            "christmas", "christmas eve", "boxing day", "new year's eve", "halloween", "thanksgiving", "good friday",
            "easter",
            "easter monday", "election day", "labor day", "memorial day", "may day",
        )
    },
    "christmas day": "christmas",
    "new year's day": "new year",
    "valentine's day": "valentine",
    "thanksgiving day": "thanksgiving",
    "easter sunday": "easter",
}  # fmt: skip
_DIRECTIONS = {
    "PRESENT_REF": "now currently nowadays presently",
    "PAST_REF": "recently lately formerly",
    "FUTURE_REF": "future",
}
REFERENCES = {word: value for value, words in _DIRECTIONS.items() for word in words.split()}
_PERIODS = {
    "PT1H": "hourly", "P1D": "daily nightly", "P1W": "weekly", "P2W": "fortnightly biweekly", "P1M": "monthly",
    "P3M": "quarterly",
    "P1Y": "yearly annual annually", "P2Y": "biennial",
}  # fmt: skip
OFTEN = {word: value for value, words in _PERIODS.items() for word in words.split()}

# A plural without a figure: (fewest, most) of the unit that a reader may take it for.
VAGUE = {
    "several": (3, 12), "few": (2, 8), "couple": (2, 3), "many": (3, 100), "some": (2, 100), "dozens": (24, 99),
    "countless": (3, 100), "numerous": (3, 100), "recent": (2, 30), "various": (2, 30),
}  # fmt: skip

_WORDS_OF = {
    "THE": "the", "AN": "a an", "OF": "of", "IN": "in within", "ON": "on", "AT": "at", "AND": "and", "OR": "or",
    "FROM": "from",
    "TO": "to till until through", "BETWEEN": "between", "BEFORE": "before", "AFTER": "after", "PER": "per",
    "PAST": "past", "LAST": "last final", "PREV": "previous preceding prior",
    "NEXT": "next", "COMING": "coming upcoming ensuing", "FOLLOWING": "following",
    "THIS": "this these", "THAT": "that those", "SAME": "same", "EVERY": "every each", "OTHER": "other alternate",
    "AGO": "ago", "EARLIER": "earlier beforehand", "LATER": "later afterwards afterward hence",
    "EARLY": "early", "LATE": "late", "MID": "mid", "MIDDLE": "middle",
    "START": "start beginning opening outset turn", "END": "end close",
    "HALF": "half", "OCLOCK": "o'clock", "SHARP": "sharp exactly precisely", "NOON": "noon midday noontime",
    "MIDNIGHT": "midnight",
    "LOCAL": "local", "TIME": "time", "STANDARD": "standard daylight", "HOURS": "hours", "SMALL": "small wee",
    "YESTERDAY": "yesterday", "TODAY": "today", "TOMORROW": "tomorrow", "TONIGHT": "tonight", "OVERNIGHT": "overnight",
    "WEEKEND": "weekend weekends", "LONG": "long", "TIMES": "times", "ONCE": "once twice thrice",
    "FISCAL": "fiscal financial", "RIGHT": "right",
    "FILL": "more full whole straight consecutive further additional extra successive sitting working business "
    "calendar trading "
            "entire solid short",
}  # fmt: skip
_WORD_CATEGORIES: dict[str, list[str]] = {category: words.split() for category, words in _WORDS_OF.items()}

# Categories that a figure, a name or punctuation falls into; the lexer decides which.
_SHAPES = (
    "MONTH MONTHDOT MAY WEEKDAY WDAY WEEKDAYS DAYPART SEASON HOLIDAY REF OFTEN VAGUE UNIT UNITS QUARTER SECOND SECONDS "
    "N12 N24 N31 N59 NUM YEAR YEARCLOCK CLOCK4 DOTTED FRACTION CLOCK AMPM ZONE S12 S31 SNUM ORD ORDWORD "
    "ISO SLASH DECADE QUARTERLY FY COMMA DASH DOT LPAREN RPAREN APOS MONEY WORD"
).split()

_ALPHABET = [chr(c) for c in range(0x21, 0x17F) if chr(c).isalnum()]
LETTER: dict[str, str] = dict(zip((*_WORD_CATEGORIES, *_SHAPES), _ALPHABET, strict=False))
ORDINARY = LETTER["WORD"]

# Names that a rule may use for several categories at once.
CLASSES: dict[str, tuple[str, ...]] = {
    "MON": ("MONTH", "MONTHDOT", "MAY"),
    "WD": ("WEEKDAY", "WDAY"),
    "DAYNUM": ("N12", "N24", "N31"),
    "ORDINAL": ("ORD", "ORDWORD", "SECOND"),
    "HOUR12": ("N12", "S12"),
    "ANYYEAR": ("YEAR", "YEARCLOCK"),
    "HHMM": ("CLOCK", "DOTTED", "CLOCK4", "YEARCLOCK"),
    "MINUTES": ("N12", "N24", "N31", "N59", "S12", "S31", "SNUM"),
    "NUMBER": ("N12", "N24", "N31", "N59", "NUM", "YEAR", "YEARCLOCK", "S12", "S31", "SNUM", "FRACTION", "DOTTED"),
    "UNIT1": ("UNIT", "QUARTER", "SECOND"),
    "UNITN": ("UNITS", "SECONDS", "HOURS"),
    "BACK": ("LAST", "PAST", "PREV"),
    "FORTH": ("NEXT", "COMING", "FOLLOWING"),
    "POINT": ("NOON", "MIDNIGHT"),
    "EDGE": ("EARLY", "LATE", "MID"),
    "BOUND": ("START", "END", "MIDDLE"),
    "STRETCH": ("UNIT", "QUARTER", "WEEKEND"),
    "FULL": ("FILL", "LONG"),
}


def _table() -> dict[str, tuple[str, str | int]]:
    table: dict[str, tuple[str, str | int]] = {w: (c, w) for c, words in _WORD_CATEGORIES.items() for w in words}
    table |= {m: ("MONTH", n) for n, m in enumerate(MONTHS, 1)} | {m: ("MONTHDOT", n) for m, n in MONTH_SHORT.items()}
    table |= {"may": ("MAY", 5), "march": ("MAY", 3)}
    table |= {d: ("WEEKDAY", n) for n, d in enumerate(WEEKDAYS)} | {
        f"{d}s": ("WEEKDAYS", n) for n, d in enumerate(WEEKDAYS)
    }
    table |= {d: ("WDAY", n) for d, n in WEEKDAY_SHORT.items()}
    table |= {u: ("UNIT", u) for u in UNITS} | {u: ("UNITS", v) for u, v in PLURAL_UNITS.items()}
    table |= {
        "second": ("SECOND", 2),
        "seconds": ("SECONDS", "second"),
        "quarter": ("QUARTER", "quarter"),
        "hours": ("HOURS", "hour"),
    }
    table |= {p: ("DAYPART", c) for p, c in DAYPARTS.items()} | {s: ("SEASON", c) for s, c in SEASONS.items()}
    table |= {w: ("REF", v) for w, v in REFERENCES.items()} | {w: ("OFTEN", v) for w, v in OFTEN.items()}
    table |= {w: ("VAGUE", w) for w in VAGUE} | {w: ("HOLIDAY", v) for w, v in HOLIDAYS.items()}
    table |= {w: ("ORDWORD", n) for n, w in enumerate(ORDINALS, 1) if w != "second"}
    return table


MEANING = _table()
