"""A page's figures in, each block's chance of being the story out: boosted trees, weights in page.npz.

The weights are learned by training/pages/train.py from pages with their main text. Raises ModelError where
they are missing or damaged.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.errors import ModelError
from rashomon.extract.page_features import NAMES, Floats

ARRAYS = ("feature", "threshold", "left", "value", "roots")


@dataclass(frozen=True, slots=True, eq=False)
class Trees:
    """Trees laid end to end: node n goes to `left[n]` where its feature is at most its threshold, else to the next.

    A leaf is its own left child, with an endless threshold. `depth` steps reach a leaf from any root.
    """

    feature: NDArray[np.int32]
    threshold: Floats
    left: NDArray[np.int32]
    value: Floats
    roots: NDArray[np.int32]
    base: float
    depth: int

    def __call__(self, table: Floats, /) -> Floats:
        """The chance of each row of (n, features), (n,) float32."""
        flat, width = np.ascontiguousarray(table).ravel(), table.shape[1]
        row = np.arange(0, len(flat), width, dtype=np.intp)[:, None]
        node = np.broadcast_to(self.roots, (len(table), len(self.roots)))
        for _ in range(self.depth):
            node = self.left.take(node) + (flat.take(row + self.feature.take(node)) > self.threshold.take(node))
        votes = self.value.take(node).sum(axis=1) + self.base
        return np.asarray(1 / (1 + np.exp(-votes)), dtype=np.float32)


@cache
def trees() -> Trees:
    """The trees shipped with the program."""
    return load(files("rashomon.extract") / "page.npz")


def load(source: Any) -> Trees:
    """The trees of a file; raises ModelError if it cannot be read or was made for other features."""
    try:
        with source.open("rb") as file, np.load(file) as stored:
            names = tuple(str(stored["names"]).split())
            arrays = {name: stored[name] for name in ARRAYS}
            base, depth = float(stored["base"]), int(stored["depth"])
    except (OSError, KeyError, ValueError) as problem:
        raise ModelError(f"{source}: no trees to read ({problem}); install the package again") from problem
    if names != NAMES:
        raise ModelError(f"{source}: made for other features of a page; train it anew with training/pages/train.py")
    return Trees(**arrays, base=base, depth=depth)
