"""How a pair stands among its rivals: all pairs of a story in, for each the features that only the whole shows.

A statement speaks of the point of one statement in another account, seldom of several: a
pair that some rival outdoes is less likely to be the one. And where a third account
sides with one of the two, the other is the odd one out.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from rashomon.compare.relate import Relation
from rashomon.model import Statement

TOGETHER = 128  # pairs that are held against all statements at once: what a processor's cache holds

Pair = tuple[Statement, Statement, Relation]


def standing(pairs: Sequence[Pair]) -> list[dict[str, float]]:
    """Features of each pair, in order; symmetric in its two statements."""
    near = [1 - relation.other for _, _, relation in pairs]
    apart = [relation.contradiction for _, _, relation in pairs]
    groups: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    for n, (a, b, _) in enumerate(pairs):
        groups[a.account, a.index, b.account].append(n)
        groups[b.account, b.index, a.account].append(n)
    sided = _sided(pairs)
    found = []
    for n, (a, b, _) in enumerate(pairs):
        mine = [groups[a.account, a.index, b.account], groups[b.account, b.index, a.account]]
        ranks = sorted(sum(near[m] > near[n] for m in group) for group in mine)
        leads = [near[n] - max((near[m] for m in group if m != n), default=0.0) for group in mine]
        differ = [apart[n] - max((apart[m] for m in group if m != n), default=0.0) for group in mine]
        found.append(
            {
                "better partner": math.log1p(ranks[0]),
                "worse partner": math.log1p(ranks[1]),
                "least lead": min(leads),
                "most lead": max(leads),
                "least lead in differing": min(differ),
                "third sides": sided[n],
            }
        )
    return found


def _sided(pairs: Sequence[Pair]) -> list[float]:
    """For each pair: how surely some third statement agrees with one of the two and contradicts the other."""
    number: dict[tuple[int, int], int] = {}
    names = [number.setdefault((s.account, s.index), len(number)) for pair in pairs for s in pair[:2]]
    ends = np.array(names, dtype=np.int64).reshape(-1, 2)
    # No two statements of a pair are one: what is not among the pairs, as a statement with itself, is 0.
    agree, differ = np.zeros((len(number), len(number))), np.zeros((len(number), len(number)))
    for table, values in (
        (agree, [r.agreement for _, _, r in pairs]),
        (differ, [r.contradiction for _, _, r in pairs]),
    ):
        table[ends[:, 0], ends[:, 1]] = table[ends[:, 1], ends[:, 0]] = values
    found: list[float] = []
    for start in range(0, len(pairs), TOGETHER):
        left, right = ends[start : start + TOGETHER].T
        sides = ((agree[one] * differ[other]).max(axis=1) for one, other in ((left, right), (right, left)))
        found += np.maximum(*sides).tolist()
    return found
