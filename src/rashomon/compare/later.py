"""What the time axis says of two statements: which was published later, and whether it tells a newer state.

An update is told by its direction: what the earlier account leaves open (expected, not yet, still) the later one
settles, what the earlier one counts has grown. All features are 0 where nobody knows which account is the later one.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from rashomon.compare.cues import AHEAD, HEDGED, cues, negates
from rashomon.compare.ladder import Comparison, Verdict
from rashomon.model import Evidence, Quantity, Slot, Statement, Status
from rashomon.model.words import stem

STATE = ("open", "moved", "negates", "hedges", "ahead", "position")
BETWEEN = ("come about", "turned round", "opened first", "later says newer", "later larger")
# What the time axis says where nobody knows which account is the later one: nothing.
UNKNOWN = dict.fromkeys((*(f"{side} {name}" for side in ("earlier", "later") for name in STATE), *BETWEEN), 0.0)


def later_features(a: Statement, b: Statement, compared: Sequence[Comparison]) -> dict[str, float]:
    """The features of the time axis, by name, in a fixed order; the same whichever statement comes first."""
    hours = hours_later(a, b)
    known = {"hours apart": math.log1p(abs(hours)), "order known": float(hours != 0)}
    if hours == 0:
        return known | UNKNOWN
    earlier, later = (a, b) if hours > 0 else (b, a)
    return {
        **known,
        **earlier.once(_earlier),
        **later.once(_later),
        **_between(earlier, later),
        "later says newer": float(cues(later.evidence.exact)[2]),
        "later larger": _grown(a, b, compared) * math.copysign(1.0, hours),
    }


def hours_later(a: Statement, b: Statement) -> float:
    """How many hours after `a` the statement `b` was published, less than 0 where it was before; 0 where nobody knows.

    On one day nobody knows unless both tell the hour.
    """
    if a.published is None or b.published is None:
        return 0.0
    first, second = (s.published.at.replace(tzinfo=None) for s in (a, b) if s.published)
    hours_known = a.published.hour_known and b.published.hour_known
    return (second - first).total_seconds() / 3600 if hours_known or first.date() != second.date() else 0.0


def size_of(statement: Statement, cut: Evidence) -> float | None:
    """The middle of the figure read at `cut`, its one end where the other is open; None where no figure is."""
    quantity: Quantity | None = next((q for q in statement.quantities if q.evidence == cut), None)
    ends = [x for x in (quantity.low, quantity.high) if x is not None] if quantity else []
    return sum(ends) / len(ends) if ends else None


def _earlier(statement: Statement) -> dict[str, float]:
    return {f"earlier {name}": value for name, value in _state(statement).items()}


def _later(statement: Statement) -> dict[str, float]:
    return {f"later {name}": value for name, value in _state(statement).items()}


def _state(statement: Statement) -> dict[str, float]:
    """How settled a statement is."""
    text = statement.evidence.exact
    opens, moves, _ = cues(text)
    return {
        "open": float(opens),
        "moved": float(moves),
        "negates": float(negates(text)),
        "hedges": float(any(c.certainty in HEDGED for c in statement.claims)),
        "ahead": sum(s.state in AHEAD for s in statement.statuses) / max(1, len(statement.statuses)),
        "position": statement.position,
    }


def _told(statement: Statement) -> list[tuple[Status, str]]:
    """The events of a statement, with the stems of their predicates."""
    return [(status, stem(status.predicate)) for status in statement.statuses]


def _between(earlier: Statement, later: Statement) -> dict[str, float]:
    """What became of the events that both tell of."""
    told = [(s, t) for s, one in earlier.once(_told) for t, other in later.once(_told) if one == other]
    ahead = [(s.state in AHEAD, t.state in AHEAD) for s, t in told]
    opens = [cues(s.evidence.exact)[0] > 0 for s in (earlier, later)]
    return {
        "come about": float((True, False) in ahead) - float((False, True) in ahead),
        "turned round": float(any(s.negated != t.negated for s, t in told)),
        "opened first": float(opens[0]) - float(opens[1]),
    }


def _grown(a: Statement, b: Statement, compared: Sequence[Comparison]) -> float:
    """In how many of the figures that differ `b` has the larger, less those in which it has the smaller."""
    grown = 0.0
    for c in compared:
        if c.slot in (Slot.COUNT, Slot.AMOUNT) and c.rung.verdict is Verdict.DIFFERS:
            one, other = size_of(a, c.left), size_of(b, c.right)
            grown += float(np.sign(other - one)) if one is not None and other is not None else 0.0
    return grown
