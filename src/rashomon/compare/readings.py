"""Set two statements' readings side by side: every pair of like readings on its ladder's rung."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from rashomon.compare.ladder import Comparison, Rung, Verdict
from rashomon.compare.quantities import compare_quantities
from rashomon.compare.quantities import value_of as figure_of
from rashomon.compare.statuses import compare_statuses
from rashomon.compare.times import compare_times
from rashomon.compare.wordings import compare_quotes, compare_speakers
from rashomon.model import Evidence, Name, NameKind, Quote, Slot, Statement

SAME_ROLE = Rung(Verdict.SAME, "same role")
OTHER_ROLE = Rung(Verdict.DIFFERS, "same person, other role")
ROLE_ALIKE = 60  # rapidfuzz token_set_ratio: "harbour master" beside "the port's harbour master"

MET = (Verdict.SAME, Verdict.COMPATIBLE)
WORD = re.compile(r"\w+")
WINDOW = 60  # characters to either side of a value that count as its context


def comparisons(
    a: Statement, b: Statement, quotes_a: Sequence[Quote] = (), quotes_b: Sequence[Quote] = ()
) -> tuple[Comparison, ...]:
    """Every comparison of two readings of one kind that has something to compare, strongest likeness first."""
    found = [c for c in _all(a, b, quotes_a, quotes_b) if c.rung.verdict is not Verdict.NOTHING]
    differ = Verdict.DIFFERS
    found = [c for c in found if c.rung.verdict is not differ or not (_answered(c, found) or _in_both(c, a, b))]
    return tuple(sorted(found, key=lambda c: (-c.likeness, c.left.start, c.right.start)))


def _all(a: Statement, b: Statement, quotes_a: Sequence[Quote], quotes_b: Sequence[Quote]) -> Iterator[Comparison]:
    for one in a.quantities:
        yield from (compare_quantities(one, other) for other in b.quantities)
    for time in a.times:
        yield from (compare_times(time, other) for other in b.times)
    for status in a.statuses:
        yield from (compare_statuses(status, other) for other in b.statuses)
    for quote in quotes_a:
        yield from (compare_quotes(quote, other) for other in quotes_b)
        yield from (compare_speakers(quote, other) for other in quotes_b)
    for name in a.names:
        yield from _roles(name, b.names)


def _answered(differing: Comparison, found: Sequence[Comparison]) -> bool:
    """Whether either of two differing values has its like on the other side: "2028 … 2032" beside itself."""
    return any(
        c.rung.verdict in MET
        and c.slot is differing.slot
        and c.likeness >= differing.likeness
        and (c.left == differing.left or c.right == differing.right)
        for c in found
    )


def _in_both(differing: Comparison, a: Statement, b: Statement) -> bool:
    """Whether both statements give both figures, whatever either takes them for: "400g … 170g" beside itself."""
    if differing.slot not in (Slot.AMOUNT, Slot.COUNT):
        return False
    left, right = ({figure_of(q) for q in s.quantities} for s in (a, b))
    return differing.left_value in right and differing.right_value in left


def _roles(name: Name, others: Sequence[Name]) -> Iterator[Comparison]:
    """The titles printed beside one person in both statements."""
    if name.kind is not NameKind.PERSON or not name.role:
        return
    for other in others:
        if other.kind is NameKind.PERSON and other.role and _one_person(name.key, other.key):
            alike = fuzz.token_set_ratio(name.role.lower(), other.role.lower())
            rung = SAME_ROLE if alike >= ROLE_ALIKE else OTHER_ROLE
            yield Comparison(Slot.ROLE, rung, name.evidence, other.evidence, name.role, other.role, 1 - alike / 100)


def _one_person(a: str, b: str) -> bool:
    return a.split()[-1:] == b.split()[-1:]


def context(statement: Statement, value: Evidence) -> frozenset[str]:
    """The words around a value in its sentence, lower case, the value left out."""
    base = statement.evidence.start
    return _around(statement.evidence.exact, value.start - base, value.end - base)


@lru_cache(maxsize=8192)  # a value meets many others
def _around(sentence: str, start: int, end: int) -> frozenset[str]:
    near = sentence[max(0, start - WINDOW) : max(0, start)] + " " + sentence[end : end + WINDOW]
    return frozenset(w for w in WORD.findall(near.lower()) if len(w) > 2 and not w.isdigit())


def swap(a: Statement, b: Statement, comparison: Comparison) -> float:
    """The swap test: put one account's value into the other's words, and see how much the two then say the same.

    0 to 1: the share of words the two values' surroundings have in common.
    """
    left, right = context(a, comparison.left), context(b, comparison.right)
    return len(left & right) / max(1, min(len(left), len(right)))
