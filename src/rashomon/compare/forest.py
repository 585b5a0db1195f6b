"""The weighing of a pair at run time: named features in, class probabilities out, and what carried each decision.

Two views are averaged: boosted trees, which see thresholds and how features act
together, and a linear one (multinomial logistic regression), which a few hundred
examples cannot lead far astray. Both are fitted by `training/pairs/train.py`. The trees
are walked in numpy, all rows at once; a decision is explained by the change of value
along each tree's path, summed by feature (Saabas 2014), and by the linear weights.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.errors import ModelError
from rashomon.weights.trees import in_turn, lay, stored

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Forest:
    """Trees laid end to end: node n splits on `feature[n]` at `threshold[n]`, or is a leaf (feature -1).

    `value` is the mean output below each node, `roots` the first node of each tree,
    `owner` the class each tree votes for, `base` the votes before any tree. The linear
    view has `weight` (features + 1, classes), the last row its constants, on features
    less `centre` over `spread`.
    """

    names: tuple[str, ...]
    classes: tuple[str, ...]
    feature: Ints
    threshold: Floats
    left: Ints
    right: Ints
    value: Floats
    roots: Ints
    owner: Ints
    base: Floats
    centre: Floats
    spread: Floats
    weight: Floats

    @classmethod
    def load(cls, path: Any = None) -> Forest:
        """The forest shipped with the program, or the one at `path`; raises ModelError if it cannot be read."""
        return _load(path)

    def table(self, rows: Sequence[Mapping[str, float]]) -> Floats:
        """Features as (n, features) float64 in the order the trees know; raises ModelError for a feature they lack."""
        try:
            cut = itemgetter(*self.names)
            return np.array([cut(row) for row in rows], dtype=np.float64).reshape(len(rows), len(self.names))
        except KeyError as missing:
            raise ModelError(
                f"pairs: the trees know a feature {missing} that is no longer computed; train them again"
            ) from missing

    def __call__(self, rows: Sequence[Mapping[str, float]], /) -> Floats:
        """Probabilities, (n, classes) float64, rows of sum 1."""
        if not rows:
            return np.zeros((0, len(self.classes)))
        table = self.table(rows)
        linear = (table - self.centre) / self.spread @ self.weight[:-1] + self.weight[-1]
        return np.round((softmax(self._votes(table)) + softmax(linear)) / 2, 6)

    def _votes(self, table: Floats) -> Floats:
        votes, trees = np.empty((len(table), len(self.base))), lay(self)
        value = self.value[trees.origin]
        for part, leaves in trees.blocks(table):
            cast = value.take(leaves)
            for owner, start in enumerate(self.base):
                votes[part, owner] = in_turn(cast[:, self.owner == owner], start)
        return votes

    def without(self, names: tuple[str, ...]) -> Forest:
        """The forest for rows of which the named features are not known (yet); the same one each time it is asked.

        A tree that splits on such a feature votes what those rows that came there had voted on average; the linear view
        takes the feature to be at its centre. Raises ModelError for a feature that it does not know.
        """
        return _without(self, names)

    def explain(self, row: Mapping[str, float], label: str, *, top: int = 6) -> tuple[tuple[str, float], ...]:
        """The features that carried one row towards (or away from) `label`, strongest first."""
        table, wanted = self.table([row])[0], self.classes.index(label)
        figures, (feature, threshold, left, right, value) = table.tolist(), _nodes(self)
        carried: dict[str, float] = defaultdict(float)
        for node in self.roots[self.owner == wanted].tolist():
            while (split := feature[node]) >= 0:
                child = left[node] if figures[split] <= threshold[node] else right[node]
                carried[self.names[split]] += value[child] - value[node]
                node = child
        for name, value, weight in zip(
            self.names, (table - self.centre) / self.spread, self.weight[:-1, wanted], strict=True
        ):
            carried[name] += float(value * weight)
        ranked = sorted(carried.items(), key=lambda item: (-abs(item[1]), item[0]))
        return tuple((name, round(weight, 4)) for name, weight in ranked[:top])


@lru_cache(maxsize=8)
def _nodes(forest: Forest) -> tuple[list[Any], ...]:
    """The nodes as plain lists, which a walk node by node reads several times as fast as arrays."""
    return tuple(each.tolist() for each in (forest.feature, forest.threshold, forest.left, forest.right, forest.value))


@lru_cache(maxsize=8)
def _without(forest: Forest, names: tuple[str, ...]) -> Forest:
    if strange := set(names) - set(forest.names):
        raise ModelError(f"pairs: the trees know no feature {sorted(strange)}; train them again")
    kept = [n for n, name in enumerate(forest.names) if name not in names]
    number = np.full(len(forest.names) + 1, -1, dtype=np.int32)  # what is left out, as a leaf (the last one), is -1
    number[kept] = np.arange(len(kept))
    return replace(
        forest,
        names=tuple(forest.names[n] for n in kept),
        feature=number[forest.feature],
        centre=forest.centre[kept],
        spread=forest.spread[kept],
        weight=forest.weight[[*kept, -1]],
    )


def softmax(votes: Floats) -> Floats:
    """Votes as probabilities, row by row."""
    odds = np.exp(votes - votes.max(axis=1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=1, keepdims=True), dtype=np.float64)


ARRAYS = ("feature", "threshold", "left", "right", "value", "roots", "owner", "base", "centre", "spread", "weight")


@lru_cache(maxsize=8)
def _load(path: Any) -> Forest:
    source: Any = path or files("rashomon.weights") / "pairs.npz"
    found = stored(source, ("names", *ARRAYS), "install the package again, or train one with training/pairs")
    named = json.loads(str(found.pop("names")))
    return Forest(tuple(named["features"]), tuple(named["classes"]), **found)
