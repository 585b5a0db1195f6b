"""A pile of sketches that grows: what pairs of it deserve a look, and all that speaks for and against each.

Takes Sketches, gives pairs of their numbers (in order of arrival) and tables of features. It weighs nothing
itself: what the features are worth is learned.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from rashomon.group import pairs as alone
from rashomon.group import rivals
from rashomon.group.candidates import Index
from rashomon.group.pairs import Pairs
from rashomon.group.sketch import Floats, Sketch
from rashomon.group.weighing import Weighing

FEATURES = (*alone.NAMES, *rivals.NAMES)
COLUMNS = tuple(alone.NAMES.index(name) for name in rivals.MEASURES)
BLOCK = 8_192  # pairs reckoned at once: bounds the memory


@dataclass(slots=True)
class Pile:
    """Sketches, the counts of their terms, and how alike the pairs are that were looked at."""

    weighing: Weighing = field(default_factory=Weighing)
    sketches: list[Sketch] = field(default_factory=list)
    index: Index = field(default_factory=Index)
    likeness: list[tuple[list[float], ...]] = field(default_factory=list)

    def add(self, sketches: Sequence[Sketch]) -> range:
        """Take in more sketches; gives the numbers they get."""
        first = len(self.sketches)
        self.sketches += sketches
        self.weighing.add(sketches)
        self.index.add(sketches)
        self.likeness += _blank(len(sketches))
        return range(first, len(self.sketches))

    def forget(self) -> None:
        """Forget which pairs were looked at."""
        self.likeness = _blank(len(self.sketches))

    def pairs(self, numbers: Iterable[int]) -> Pairs:
        """The candidate pairs of some articles, (n, 2) int64, each once, the smaller id first."""
        found = set()
        for number in numbers:
            for other in self.index.nearest(number, self.sketches[number], self.weighing):
                found.add((number, other) if self.sketches[number].id < self.sketches[other].id else (other, number))
        return np.array(sorted(found), dtype=np.int64).reshape(-1, 2)

    def tables(self, pairs: Pairs) -> Iterator[tuple[Pairs, Floats]]:
        """The pairs in blocks, each with its features, (n, len(FEATURES)) float32."""
        blocks = [pairs[start : start + BLOCK] for start in range(0, len(pairs), BLOCK)]
        tables = [self._alone(block) for block in blocks]
        for block, table in zip(blocks, tables, strict=True):
            self._note(block, table)
        for block, table in zip(blocks, tables, strict=True):
            yield block, np.concatenate((table, *self._beside(block, table)), axis=1)

    def _alone(self, pairs: Pairs) -> Floats:
        """The features of some pairs by themselves."""
        numbers, places = np.unique(pairs, return_inverse=True)
        return alone.features([self.sketches[n] for n in numbers.tolist()], places.reshape(-1, 2), self.weighing)

    def _note(self, pairs: Pairs, table: Floats) -> None:
        """Keep how alike both articles of each pair are."""
        for (a, b), values in zip(pairs.tolist(), table[:, COLUMNS].tolist(), strict=True):
            for which, value in enumerate(values):
                self.likeness[a][which].append(value)
                self.likeness[b][which].append(value)

    def _beside(self, pairs: Pairs, table: Floats) -> list[Floats]:
        """How some pairs stand among the other pairs of their articles."""
        numbers, places = np.unique(pairs, return_inverse=True)
        return [
            rivals.rivalry([self.likeness[n][which] for n in numbers.tolist()], places.reshape(-1, 2), table[:, column])
            for which, column in enumerate(COLUMNS)
        ]


def _blank(size: int) -> list[tuple[list[float], ...]]:
    return [tuple([] for _ in COLUMNS) for _ in range(size)]
