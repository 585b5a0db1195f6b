"""Readings: typed values read off an account's words, each with the evidence it was read from.

A value is an interval wherever the words leave room: "about 50" and "in October" are
ranges, "47" and "October 23" are not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rashomon.model.evidence import Evidence


class TimeKind(StrEnum):
    """TIMEX3 types (ISO-TimeML)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class TimeRole(StrEnum):
    """What a time is to the event it is said of."""

    AT = "at"
    START = "start"  # starting, from, begins
    END = "end"  # until, through, ended
    DEADLINE = "deadline"  # by, before, no later than
    SINCE = "since"
    LENGTH = "length"  # how long: durations


class Granularity(StrEnum):
    """How finely the words place a time, coarse to fine."""

    DECADE = "decade"
    YEAR = "year"
    SEASON = "season"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    WEEKEND = "weekend"
    DAY = "day"
    DAYPART = "daypart"
    HOUR = "hour"
    MINUTE = "minute"
    SECOND = "second"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression.

    `value` is the TIMEX3 value ("2025-11-01", "P3D", "2025-W44", "PRESENT_REF").
    `start` and `end` bound it, half-open, as naive wall-clock of the place it is told
    for; None where it cannot be resolved. `offset` is that clock's distance from UTC in
    minutes, None where unknown. `seconds` is the (shortest, longest) length of a
    duration. `day` is the weekday (0 = Monday) the words name, None if they name none.
    """

    evidence: Evidence
    kind: TimeKind
    value: str
    start: datetime | None = None
    end: datetime | None = None
    granularity: Granularity = Granularity.NONE
    role: TimeRole = TimeRole.AT
    approximate: bool = False
    offset: int | None = None
    seconds: tuple[float, float] | None = None
    day: int | None = None


class QuantityKind(StrEnum):
    """What sort of figure it is; figures of different kinds are never compared."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    MEASURE = "measure"
    SCORE = "score"  # votes and results: "68 votes to 45", "3-1"
    AGE = "age"
    ORDINAL = "ordinal"


class Bound(StrEnum):
    """How the words bound a figure."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"
    LESS_THAN = "less than"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure.

    `low` and `high` bound it (inclusive; None: open) in `unit`: an ISO 4217 code, "%",
    "pp" (percentage points), an SI base or derived unit after conversion ("m", "kg",
    "m2", "l", "km/h"), "year" for ages, "" for bare counts. `of` is what is counted, as
    lower-case lemmas ("crew", "people injured"); `part` is true where the words make it
    a part of something larger ("two of them", "14 of whom"). `holder` is whose age it is, where the sentence names
    the person.
    """

    evidence: Evidence
    kind: QuantityKind
    low: float | None
    high: float | None
    unit: str = ""
    of: str = ""
    bound: Bound = Bound.EXACT
    part: bool = False
    holder: str = ""


class NameKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Name:
    """A mention of somebody or something by name.

    `key` is the fullest form the account itself gives ("Marit Sjölander" for a later
    "Sjölander"), the same for every mention of one thing in one account; `role` is the
    title or affiliation printed beside this mention ("harbour master").
    """

    evidence: Evidence
    kind: NameKind
    key: str
    role: str | None = None


class State(StrEnum):
    """Where an event stands, as the words have it."""

    PLANNED = "planned"
    EXPECTED = "expected"
    CONDITIONAL = "conditional"
    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    DENIED = "denied"
    DONE = "done"
    CANCELLED = "cancelled"
    ONGOING = "ongoing"
    NOT_DONE = "not done"


@dataclass(frozen=True, slots=True)
class Status:
    """Where one event stands. `evidence` is the predicate's words, `predicate` its lemma.

    `factuality` runs from -3 (certainly not so) to 3 (certainly so), after Saurí and
    Pustejovsky's FactBank.
    """

    evidence: Evidence
    state: State
    predicate: str
    negated: bool = False
    factuality: float = 3.0


Reading = Time | Quantity | Name | Status
