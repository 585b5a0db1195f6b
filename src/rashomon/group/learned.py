"""What was learned for grouping: boosted trees that weigh a pair, the threshold of a story, terms of general news.

Fitted by `training/group`; shipped as `weights/stories.npz`. Refuses a file that is missing or damaged: ModelError.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.group.sketch import SLOTS
from rashomon.weights.trees import in_turn, lay, stored

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
TREES = ("feature", "threshold", "left", "right", "value", "roots")


@dataclass(frozen=True, slots=True, eq=False)
class Learned:
    """Trees laid end to end: node n splits on `feature[n]` at `threshold[n]`, or is a leaf (feature -1).

    `value` are the votes of the leaves in log odds, `roots` the first node of each tree, `base` the vote before
    any tree. `general` gives for each slot the share of general news that holds it. Two articles or groups are
    one story from the mean probability `enough` on.
    """

    names: tuple[str, ...]
    feature: Ints
    threshold: NDArray[np.float64]
    left: Ints
    right: Ints
    value: NDArray[np.float64]
    roots: Ints
    base: float
    enough: float
    general: Floats

    @classmethod
    def load(cls) -> Learned:
        """What is shipped with the program; raises ModelError if it cannot be read."""
        return _load()

    def chances(self, table: Floats) -> NDArray[np.float64]:
        """The probability of each row, (n,) float64, that its two articles tell of one event."""
        votes, trees = np.empty(len(table)), lay(self)
        value = self.value[trees.origin]
        for part, leaves in trees.blocks(table):
            votes[part] = in_turn(value.take(leaves), self.base)
        chances: NDArray[np.float64] = np.round(1 / (1 + np.exp(-votes)), 6)
        return chances


@lru_cache(maxsize=1)
def _load() -> Learned:
    source: Any = files("rashomon.weights") / "stories.npz"
    names = ("slots", "seen", "articles", "told", *TREES)
    found = stored(source, names, "install the package again, or train with training/group")
    general = np.zeros(SLOTS, dtype=np.float32)
    general[found["slots"]] = found["seen"] / np.float32(found["articles"])
    told = json.loads(str(found["told"]))
    trees = {name: found[name] for name in TREES}
    return Learned(tuple(told["features"]), base=told["base"], enough=told["enough"], general=general, **trees)
