"""The ladder of names: two Names of different accounts in, a Rung out.

Two statements that name two places, or two parties, may give two answers to one question, or speak of two things.
A name alone never tells: the rung says only that each account has a name here that the other account's sentence
lacks, and what stands around the two names decides (`differences.py`).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz

from rashomon.compare.ladder import Comparison, Rung, Verdict
from rashomon.model import Name, NameKind, Slot, Statement

SAME = Rung(Verdict.SAME, "same name")
SPELT = Rung(Verdict.SAME, "same name, spelt otherwise")
WITHIN = Rung(Verdict.COMPATIBLE, "compatible: the name stands in the other sentence as well")
DIFFERS = Rung(Verdict.DIFFERS, "another name in the same place")


# How alike (0 to 100) two spellings of a long name are; less is asked where the names beside it are the same.
CLOSE, CLOSE_BESIDE, LONG = 90.0, 65.0, 8


def compare_names(a: Statement, one: Name, b: Statement, other: Name) -> Comparison:
    """Climb the ladder with a name of each of two statements."""
    slot = Slot.PLACE if NameKind.PLACE in (one.kind, other.kind) else Slot.PARTICIPANT
    rung = _rung(a, one, b, other)
    left, right = one.evidence, other.evidence
    return Comparison(slot, rung, left, right, one.key, other.key, _alike(one, other))


def _rung(a: Statement, one: Name, b: Statement, other: Name) -> Rung:
    if one.key == other.key or _tail(one) == _tail(other):
        return SAME
    if spelt_alike(one.key, other.key):
        return SPELT
    return WITHIN if stands_in(one, b) or stands_in(other, a) else DIFFERS


def spelt_alike(one: str, other: str) -> bool:
    """Whether two names are one in two spellings: "Port Ansgar" and "Port Ansgaar", "Noor Faiz" and "Noor Fayez"."""
    left, right = plain(one), plain(other)
    first, second = left.split(), right.split()
    if len(first) == len(second) > 1:
        apart = [(x, y) for x, y in zip(first, second, strict=True) if x != y]
        return len(apart) < 2 and all(_close(x, y, CLOSE_BESIDE) for x, y in apart)
    return min(len(left), len(right)) >= LONG and _close(left, right, CLOSE)


def _close(one: str, other: str, least: float) -> bool:
    return one[:1] == other[:1] and not any(map(str.isdigit, one + other)) and fuzz.ratio(one, other) >= least


def _alike(one: Name, other: Name) -> float:
    """1 for names of one kind; less for a palace that is read as a place here and as an organisation there."""
    if one.kind is other.kind:
        return 0.4 if one.kind is NameKind.OTHER else 1.0
    return 0.3 if NameKind.OTHER in (one.kind, other.kind) else 0.5


def _tail(name: Name) -> str:
    return plain(name.key).split()[-1] if name.key.split() else ""


def stands_in(name: Name, statement: Statement) -> bool:
    """Whether the last word of a name is printed in a statement, with or without its accents."""
    return bool(_tail(name)) and _tail(name) in plain(statement.evidence.exact)


@lru_cache(maxsize=8192)  # a name and a sentence stand in many pairs
def plain(text: str) -> str:
    """Lower case without accents: one paper prints "Vlăsceanu", another "Vlasceanu"."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
