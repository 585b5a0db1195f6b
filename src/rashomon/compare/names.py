"""The ladder of names: two Names of different accounts in, a Rung out.

Two statements that name two places, or two parties, may give two answers to one question, or speak of two things.
A name alone never tells: the rung says only that each account has a name here that the other account's sentence
lacks, and what stands around the two names decides (`differences.py`).
"""

from __future__ import annotations

from rashomon.compare.ladder import Comparison, Rung, Verdict
from rashomon.model import Name, NameKind, Slot, Statement

SAME = Rung(Verdict.SAME, "same name")
WITHIN = Rung(Verdict.COMPATIBLE, "compatible: the name stands in the other sentence as well")
OTHER_KIND = Rung(Verdict.NOTHING, "names of different kinds")
DIFFERS = Rung(Verdict.DIFFERS, "another name in the same place")

PARTIES = (NameKind.PERSON, NameKind.ORGANISATION)


def compare_names(a: Statement, one: Name, b: Statement, other: Name) -> Comparison:
    """Climb the ladder with a name of each of two statements."""
    slot = Slot.PLACE if one.kind is NameKind.PLACE else Slot.PARTICIPANT
    rung = _rung(a, one, b, other)
    left, right = one.evidence, other.evidence
    return Comparison(slot, rung, left, right, one.key, other.key, 1.0 if one.kind is other.kind else 0.5)


def _rung(a: Statement, one: Name, b: Statement, other: Name) -> Rung:
    if not _like(one, other):
        return OTHER_KIND
    if one.key == other.key or _tail(one) == _tail(other):
        return SAME
    return WITHIN if _stands_in(one, b) or _stands_in(other, a) else DIFFERS


def _like(one: Name, other: Name) -> bool:
    """A place beside a place, a party beside a party: a government may answer for a minister, never for a town."""
    if one.kind is NameKind.PLACE or other.kind is NameKind.PLACE:
        return one.kind is other.kind
    return one.kind in PARTIES and other.kind in PARTIES


def _tail(name: Name) -> str:
    return name.key.split()[-1].lower() if name.key.split() else ""


def _stands_in(name: Name, statement: Statement) -> bool:
    return bool(_tail(name)) and _tail(name) in statement.evidence.exact.lower()
