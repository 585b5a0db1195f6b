"""How a pair stands among its rivals: all pairs of a story in, for each the features that only the whole shows.

A statement speaks of the point of one statement in another account, seldom of several: a
pair that some rival outdoes is less likely to be the one. And where a third account
sides with one of the two, the other is the odd one out.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from rashomon.compare.relate import Relation
from rashomon.model import Statement

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
    agree: dict[tuple[int, int], dict[tuple[int, int], float]] = defaultdict(dict)
    differ: dict[tuple[int, int], dict[tuple[int, int], float]] = defaultdict(dict)
    for a, b, relation in pairs:
        left, right = (a.account, a.index), (b.account, b.index)
        agree[left][right] = agree[right][left] = relation.agreement
        differ[left][right] = differ[right][left] = relation.contradiction
    found = []
    for a, b, _ in pairs:
        left, right = (a.account, a.index), (b.account, b.index)
        one = max((p * differ[right].get(c, 0.0) for c, p in agree[left].items() if c != right), default=0.0)
        other = max((p * differ[left].get(c, 0.0) for c, p in agree[right].items() if c != left), default=0.0)
        found.append(max(one, other))
    return found
