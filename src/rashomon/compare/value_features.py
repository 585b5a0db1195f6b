"""What is seen of two values that may differ, as named numbers a person can read: the values, what stands around them,
what governs them, and what the cross-encoder says once one stands in the place of the other.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from rashomon.compare.features import log_odds
from rashomon.compare.judge import Compared
from rashomon.compare.ladder import Comparison, Verdict
from rashomon.compare.later import hours_later, size_of
from rashomon.compare.quantities import OTHER_THING, PART
from rashomon.compare.readings import swap
from rashomon.compare.relate import Relation
from rashomon.model import Evidence, Slot, Statement
from rashomon.model.words import STOP, stem

# What only the cross-encoder can say: how the pair reads once the values are alike.
SWAPPED = (
    "swapped agreement",
    "swapped contradiction",
    "swapped other",
    "swapped follows",
    "swap gains agreement",
    "swap loses contradiction",
    "swap gains following",
    "swap loses conflict",
)

NO_SLOT = {f"in {slot}": 0.0 for slot in Slot}
SLOT_AT = {slot: n for n, slot in enumerate(Slot)}
AROUND = 6  # words to either side of a value that are its surroundings
TOKEN = re.compile(r"\d[\d.,]*\d|\w+(?:['’]\w+)?")
PREPOSITIONS = frozenset(
    "in at on by from to of for with near into since until after before over against under".split()
)


def of_values(pair: Compared, comparison: Comparison, rivals: Sequence[Comparison]) -> dict[str, float]:
    """The features of the two values and of their surroundings."""
    return {
        **NO_SLOT,
        f"in {comparison.slot}": 1.0,
        **_values(pair, comparison),
        **_sizes(pair, comparison),
        **_places(pair, comparison),
        **_company(pair, comparison, rivals),
    }


def _values(pair: Compared, comparison: Comparison) -> dict[str, float]:
    """The two values themselves."""
    left, right = (set(_stems(e.exact)) for e in (comparison.left, comparison.right))
    lengths = sorted((len(left), len(right)))
    return {
        "likeness": comparison.likeness,
        "counted otherwise": float(comparison.rung is OTHER_THING),
        "part of a whole": float(comparison.rung is PART),
        "slot heard": pair.relation.slots[SLOT_AT[comparison.slot]],
        "values share": len(left & right) / max(1, lengths[0]),
        "shorter value": float(lengths[0]),
        "longer value": float(lengths[1]),
        "both name": float(all(any(n.evidence.overlaps(e) for n in s.names) for s, e in sides_of(pair, comparison))),
        "both count": float(all(any(c.isdigit() for c in e.exact) for _, e in sides_of(pair, comparison))),
    }


def _sizes(pair: Compared, comparison: Comparison) -> dict[str, float]:
    """How two figures or two dates stand to each other, and whether the later account has the larger."""
    figures = [next((q for q in s.quantities if q.evidence == e), None) for s, e in sides_of(pair, comparison)]
    times = [next((t for t in s.times if t.evidence == e), None) for s, e in sides_of(pair, comparison)]
    sizes = [size_of(s, e) for s, e in sides_of(pair, comparison)]
    days = [t.start.timestamp() / 86400 if t and t.start else None for t in times]
    known = [x for x in (*sizes, *days) if x is not None]
    both = len(known) == 2
    one, other = known if both else (0.0, 0.0)
    digits = [sorted(c for c in e.exact if c.isdigit()) for _, e in sides_of(pair, comparison)]
    return {
        "later value larger": float(np.sign(hours_later(pair.a, pair.b)) * np.sign(other - one)) if both else 0.0,
        "sizes apart": abs(math.log((abs(other) + 1) / (abs(one) + 1))) if both and sizes[0] is not None else 0.0,
        "days apart": math.log1p(abs(other - one)) if both and days[0] is not None else 0.0,
        "same digits": float(bool(digits[0]) and digits[0] == digits[1]),
        "one bounded": float(sum(q is not None and (q.low is None or q.high is None) for q in figures)),
        "as fine": float(all(times) and len({t.granularity for t in times if t}) == 1),
        "same end": float(all(times) and len({t.role for t in times if t}) == 1),
    }


def _places(pair: Compared, comparison: Comparison) -> dict[str, float]:
    """How alike the two values' surroundings are."""
    (before_a, after_a), (before_b, after_b) = (_surroundings(s, e) for s, e in sides_of(pair, comparison))
    verbs = [_governing(s, e) for s, e in sides_of(pair, comparison)]
    return {
        "swap": swap(pair.a, pair.b, comparison),
        "words before": _shared(before_a, before_b),
        "words after": _shared(after_a, after_b),
        "next before": float(bool(before_a) and before_a[-1:] == before_b[-1:]),
        "next after": float(bool(after_a) and after_a[:1] == after_b[:1]),
        "preposition": _preposition(before_a, before_b),
        "same verb": float(bool(verbs[0]) and verbs[0] == verbs[1]),
        "offset apart": abs(_offset(pair.a, comparison.left) - _offset(pair.b, comparison.right)),
        "clause shared": _clause_shared(pair, comparison),
    }


def _company(pair: Compared, comparison: Comparison, rivals: Sequence[Comparison]) -> dict[str, float]:
    """What else the pair holds: other differences of the slot, and values of it on which the two agree."""
    like = [c for c in rivals if c.slot is comparison.slot and c is not comparison]
    own = swap(pair.a, pair.b, comparison)
    met = [c for c in pair.compared if c.rung.verdict in (Verdict.SAME, Verdict.COMPATIBLE)]
    return {
        "rivals": float(len(like)),
        "likelier rivals": float(sum(swap(pair.a, pair.b, c) > own for c in like)),
        "differences": float(len(rivals)),
        "met in slot": float(sum(c.slot is comparison.slot for c in met)),
        "met elsewhere": float(sum(c.slot is not comparison.slot for c in met)),
        "one side met": float(any(c.left == comparison.left or c.right == comparison.right for c in met)),
    }


def sides_of(pair: Compared, comparison: Comparison) -> tuple[tuple[Statement, Evidence], tuple[Statement, Evidence]]:
    """Each statement with its own value."""
    return (pair.a, comparison.left), (pair.b, comparison.right)


def around(statement: Statement, cut: Evidence) -> list[str]:
    """The words next to a value, itself left out."""
    text, base = statement.evidence.exact, statement.evidence.start
    before, after = text[: max(0, cut.start - base)], text[max(0, cut.end - base) :]
    return [t[0] for t in TOKEN.finditer(before)][-AROUND:] + [t[0] for t in TOKEN.finditer(after)][:AROUND]


def _surroundings(statement: Statement, cut: Evidence) -> tuple[list[str], list[str]]:
    text, base = statement.evidence.exact, statement.evidence.start
    return _stems(text[: max(0, cut.start - base)])[-AROUND:], _stems(text[max(0, cut.end - base) :])[:AROUND]


@lru_cache(maxsize=8192)
def _stems(text: str) -> list[str]:
    return [stem(t[0]) for t in TOKEN.finditer(text)]


def _shared(one: Sequence[str], other: Sequence[str]) -> float:
    left, right = ({w for w in words if w not in STOP} for words in (one, other))
    return len(left & right) / max(1, min(len(left), len(right)))


def _preposition(one: Sequence[str], other: Sequence[str]) -> float:
    """1: the same preposition stands before both values, -1: another one before each, 0: not before both."""
    left, right = ([w for w in words[-3:] if w in PREPOSITIONS][-1:] for words in (one, other))
    return 0.0 if not left or not right else 1.0 if left == right else -1.0


def _governing(statement: Statement, cut: Evidence) -> str:
    """The predicate nearest to a value."""
    near = [
        (min(abs(s.evidence.start - cut.end), abs(cut.start - s.evidence.end)), s.predicate) for s in statement.statuses
    ]
    return min(near, default=(0, ""))[1]


def _offset(statement: Statement, cut: Evidence) -> float:
    return (cut.start - statement.evidence.start) / max(1, len(statement.evidence.exact))


def _clause_shared(pair: Compared, comparison: Comparison) -> float:
    """How many of their words the narrowest claims around the two values share."""
    found = []
    for statement, cut in sides_of(pair, comparison):
        holding = [c.content for c in statement.claims if c.content.covers(cut)]
        clause = min(holding, key=lambda e: e.end - e.start, default=statement.evidence)
        found.append({w for w in _stems(clause.exact) if w not in STOP} - set(_stems(cut.exact)))
    left, right = found
    return float(np.sqrt(len(left & right) ** 2 / max(1, len(left) * len(right))))


def of_swap(pair: Compared, relation: Relation) -> dict[str, float]:
    """What the cross-encoder says once the values are alike, and how far that moved it."""
    now, before = relation, pair.relation
    told = (
        log_odds(now.agreement),
        log_odds(now.contradiction),
        log_odds(now.other),
        log_odds(now.entailment.entailment),
        now.agreement - before.agreement,
        before.contradiction - now.contradiction,
        now.entailment.entailment - before.entailment.entailment,
        before.entailment.contradiction - now.entailment.contradiction,
    )
    return dict(zip(SWAPPED, told, strict=True))


def counted(statement: Statement, cut: Evidence) -> str:
    """What a figure counts; the empty string for any other value."""
    return next((q.of for q in statement.quantities if q.evidence == cut), "")
