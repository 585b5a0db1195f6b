"""Which articles may tell of one event: Sketches in, for each the few nearest others out. Never looks at all pairs.

An inverted index from terms to articles (Zobel and Moffat 2006), in which the rarer a term is the more it says.
A term that too many articles hold is followed only to those printed nearest in time, so that the work for one
article has a bound that does not grow with the pile. Refuses nothing; an article alike to none has no candidates.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from rashomon.group.sketch import Sketch
from rashomon.group.weighing import Weighing

NEAREST = 20  # candidates an article
KEYS = 64  # terms that an article is looked up by, the weightiest ones
REACH = 32  # articles that one term leads to
UNDATED = -1.0  # sorts before every day


@dataclass(slots=True)
class Index:
    """Which articles hold which terms, in order of time; articles are known by the numbers they were given.

    Most terms stand in one article: those are in `single`, the others in `lists`. Arrays, because a list a term
    would be an object a term for the garbage collector to walk through.
    """

    keys: list[tuple[float, str]] = field(default_factory=list)
    single: dict[int, int] = field(default_factory=dict)
    lists: dict[int, array[int]] = field(default_factory=dict)

    def add(self, sketches: Sequence[Sketch]) -> None:
        """Enter articles under all their terms; the first gets the lowest free number."""
        first = len(self.keys)
        self.keys += [(UNDATED if sketch.day is None else sketch.day, sketch.id) for sketch in sketches]
        for number in sorted(range(first, len(self.keys)), key=self.keys.__getitem__):
            for term in sketches[number - first].terms.tolist():
                self._enter(term, number)

    def _enter(self, term: int, number: int) -> None:
        """Put an article in its place in time under a term."""
        entries = self.lists.get(term)
        if entries is None:
            other = self.single.setdefault(term, number)
            if other != number:
                del self.single[term]
                self.lists[term] = array("l", sorted((other, number), key=self.keys.__getitem__))
        elif self.keys[entries[-1]] < self.keys[number]:
            entries.append(number)
        else:
            entries.insert(bisect_left(entries, self.keys[number], key=self.keys.__getitem__), number)

    def nearest(self, number: int, sketch: Sketch, weighing: Weighing) -> list[int]:
        """The numbers of the articles that share the weightiest terms with one, the nearest first."""
        scores: dict[int, float] = {}
        for term, weight in self._looked_up(sketch, weighing):
            for other in self._around(self.lists[term], number):
                scores[other] = scores.get(other, 0.0) + weight
        scores.pop(number, None)
        if len(scores) > NEAREST:
            least = float(np.partition(np.fromiter(scores.values(), dtype=np.float64), -NEAREST)[-NEAREST]) - 0.001
            scores = {other: score for other, score in scores.items() if score >= least}
        day = self.keys[number][0]
        ranked = sorted(
            (-round(score, 3), abs(self.keys[n][0] - day), self.keys[n][1], n) for n, score in scores.items()
        )
        return [other for *_, other in ranked[:NEAREST]]

    def _looked_up(self, sketch: Sketch, weighing: Weighing) -> list[tuple[int, float]]:
        """The weightiest terms that another article holds too, with the squares of their weights."""
        held = np.array([term for term in sketch.terms.tolist() if term in self.lists], dtype=np.int32)
        weights = weighing(held)
        best = np.lexsort((held, -weights))[:KEYS]
        return list(zip(held[best].tolist(), (weights[best] ** 2).tolist(), strict=True))

    def _around(self, entries: array[int], number: int) -> array[int]:
        """All articles of a term, or those printed nearest to one where there are too many."""
        if len(entries) <= REACH:
            return entries
        middle = bisect_left(entries, self.keys[number], key=self.keys.__getitem__)
        start = min(max(0, middle - REACH // 2), len(entries) - REACH)
        return entries[start : start + REACH]
