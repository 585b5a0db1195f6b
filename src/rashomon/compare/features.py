"""What decides a pair, as named numbers a person can read: a Candidate with its two Statements in, features out.

Symmetric in the two statements but for nothing: the same pair gives the same features
whichever account comes first.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from rashomon.compare.cues import HEDGED, negates
from rashomon.compare.ladder import Comparison, Verdict
from rashomon.compare.later import later_features
from rashomon.compare.readings import swap
from rashomon.compare.relate import RELATIONS, Relation
from rashomon.model import Certainty, NameKind, QuantityKind, Slot, Statement, TimeKind

TYPED = (Slot.COUNT, Slot.AMOUNT, Slot.TIME, Slot.DURATION, Slot.STATUS, Slot.QUOTE, Slot.ROLE)
SCORING = (Verdict.SAME, Verdict.COMPATIBLE, Verdict.DIFFERS)
MEASURED = (QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.MEASURE)


def seen_features(
    a: Statement, b: Statement, similarity: Mapping[str, float], compared: Sequence[Comparison]
) -> dict[str, float]:
    """What is seen of a pair before it is read by the cross-encoder, by name, in a fixed order."""
    return {
        **similarity,
        **_typed(a, b, compared),
        **_names(a, b),
        **_surface(a, b),
        **_voices(a, b),
        **later_features(a, b, compared),
    }


def read_features(relation: Relation) -> dict[str, float]:
    """The cross-encoder's opinion, as log-odds, and which slot it sees in question."""
    odds = {f"reads as {name}": log_odds(getattr(relation, name)) for name in RELATIONS}
    odds |= {
        "follows": log_odds(relation.entailment.entailment),
        "conflicts": log_odds(relation.entailment.contradiction),
    }
    return odds | dict(zip(ABOUT, relation.slots, strict=True))


def log_odds(p: float) -> float:
    """The log-odds of a probability, held within a thousandth of certainty."""
    p = min(max(p, 1e-3), 1 - 1e-3)
    return math.log(p / (1 - p))


# The names of the features of each slot, in a fixed order.
SCORED = {verdict: {slot: f"{slot} {verdict}" for slot in TYPED} for verdict in SCORING}
SWAPPED = {slot: f"{slot} swap" for slot in TYPED}
SIDED = {slot: f"{slot} one side" for slot in TYPED}
UNTYPED = {name: 0.0 for slot in TYPED for name in (*(SCORED[v][slot] for v in SCORING), SWAPPED[slot], SIDED[slot])}
ABOUT = tuple(f"about {slot}" for slot in Slot)
NAMED = {
    kind: (f"{kind} shared", f"{kind} apart", f"{kind} extra")
    for kind in (NameKind.PERSON, NameKind.PLACE, NameKind.ORGANISATION)
}


def _typed(a: Statement, b: Statement, compared: Sequence[Comparison]) -> dict[str, float]:
    """How the ladders of each kind of reading came out."""
    found = UNTYPED.copy()
    for c in compared:
        name = SCORED.get(c.rung.verdict, {}).get(c.slot)
        if name is None:
            continue
        found[name] = max(found[name], c.likeness)
        if c.rung.verdict is Verdict.DIFFERS:
            found[SWAPPED[c.slot]] = max(found[SWAPPED[c.slot]], swap(a, b, c))
    for slot in a.once(_has) ^ b.once(_has):
        found[SIDED[slot]] = 1.0
    return found


def _has(statement: Statement) -> frozenset[Slot]:
    """The slots of figures and times that a statement fills."""
    lengths = (Slot.DURATION if t.kind is TimeKind.DURATION else Slot.TIME for t in statement.times)
    return frozenset((*lengths, *(Slot.AMOUNT if q.kind in MEASURED else Slot.COUNT for q in statement.quantities)))


def _names(a: Statement, b: Statement) -> dict[str, float]:
    found: dict[str, float] = {}
    for kind, (shared, apart, extra) in NAMED.items():
        left, right = a.once(_named)[kind], b.once(_named)[kind]
        both = len(left & right)
        found[shared] = float(both)
        found[apart] = float(min(len(left), len(right)) - both)
        found[extra] = float(len(left) + len(right) - 2 * both)
    return found


def _named(statement: Statement) -> dict[NameKind, frozenset[str]]:
    """The names in a statement by kind."""
    return {kind: frozenset(n.key for n in statement.names if n.kind is kind) for kind in NAMED}


def _surface(a: Statement, b: Statement) -> dict[str, float]:
    left, right = a.evidence.exact, b.evidence.exact
    return {
        **_likeness(left, right),
        "heading": float(a.heading) + float(b.heading),
        "position apart": abs(a.position - b.position),
    }


@lru_cache(maxsize=65536)  # in a large story many accounts print one sentence
def _likeness(left: str, right: str) -> Mapping[str, float]:
    """How alike two sentences are as they are printed; not to be changed by whoever asks."""
    lengths = sorted((len(left.split()), len(right.split())))
    return {
        "same words": fuzz.ratio(left, right) / 100,
        "words in order": fuzz.token_sort_ratio(left, right) / 100,
        "words within": fuzz.token_set_ratio(left, right) / 100,
        "shorter": math.log1p(lengths[0]),
        "longer": math.log1p(lengths[1]),
        "negation apart": float(negates(left) != negates(right)),
        "negation in both": float(negates(left) and negates(right)),
    }


def _voices(a: Statement, b: Statement) -> dict[str, float]:
    (first, hedges_a, denies_a, ago_a), (second, hedges_b, denies_b, ago_b) = a.once(_voiced), b.once(_voiced)
    return {
        "both credited": float(bool(first) and bool(second)),
        "one credited": float(bool(first) != bool(second)),
        "same speaker": float(bool(first & second)),
        "other speaker": float(bool(first) and bool(second) and not first & second),
        "hedge apart": float(hedges_a != hedges_b),
        "denial apart": float(denies_a != denies_b),
        "background": float(ago_a) + float(ago_b),
    }


def _voiced(statement: Statement) -> tuple[frozenset[str], bool, bool, bool]:
    """Who speaks in a statement, whether it hedges, whether it denies, whether it tells of an earlier story."""
    certainties = {c.certainty for c in statement.claims}
    hedges = any(c in certainties for c in HEDGED)
    return speakers(statement), hedges, Certainty.DENIED in certainties, any(c.background for c in statement.claims)


def speakers(statement: Statement) -> frozenset[str]:
    """Whom a statement is credited to: the last word of each speaker's name, lower case."""
    return frozenset(
        c.speaker.name.lower().split()[-1] for c in statement.claims if c.speaker and c.speaker.name.split()
    )
