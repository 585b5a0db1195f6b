"""How much a term tells: counts of a pile and of general news in, weights of slots out. Rarer terms weigh more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from rashomon.group.learned import Learned
from rashomon.group.sketch import SLOTS, Ints, Sketch

PRIOR = 2_000  # articles of general news that stand behind every pile, so that a pile of three can be weighed

Floats = NDArray[np.float32]


@dataclass(slots=True)
class Weighing:
    """In how many articles of the pile each slot stands; `general` is the same for news at large, as a share."""

    general: Floats = field(default_factory=lambda: Learned.load().general)
    articles: int = 0
    seen: Ints = field(default_factory=lambda: np.zeros(SLOTS, dtype=np.int32))

    def add(self, sketches: Iterable[Sketch]) -> None:
        """Count some more articles."""
        for sketch in sketches:
            self.articles += 1
            self.seen[sketch.terms] += 1

    def __call__(self, slots: Ints) -> Floats:
        """The weight of each slot, over 0: how rare it is in the pile and in general news, as a logarithm."""
        seen = self.seen[slots] + self.general[slots] * PRIOR
        return np.log((self.articles + PRIOR + 1) / (seen + 0.5)).astype(np.float32)
