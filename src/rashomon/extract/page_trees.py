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

from rashomon.errors import ModelError
from rashomon.extract.page_features import NAMES, Floats
from rashomon.weights.trees import Laid, stored

ARRAYS = ("feature", "threshold", "left", "value", "roots", "base", "depth", "names")


@dataclass(frozen=True, slots=True, eq=False)
class Trees:
    """Trees as they walk, the vote of each leaf in log odds, and the vote before any tree."""

    laid: Laid
    value: Floats
    base: float

    def __call__(self, table: Floats, /) -> Floats:
        """The chance of each row of (n, features), (n,) float32."""
        votes = self.value.take(self.laid.leaves(table)).sum(axis=1) + self.base
        return np.asarray(1 / (1 + np.exp(-votes)), dtype=np.float32)


@cache
def trees() -> Trees:
    """The trees shipped with the program."""
    return load(files("rashomon.extract") / "page.npz")


def load(source: Any) -> Trees:
    """The trees of a file; raises ModelError if it cannot be read or was made for other features."""
    found = stored(source, ARRAYS, "install the package again")
    if tuple(str(found["names"]).split()) != NAMES:
        raise ModelError(f"{source}: made for other features of a page; train it anew with training/pages/train.py")
    left, roots = (found[name].astype(np.intp) for name in ("left", "roots"))
    laid = Laid(found["feature"], found["threshold"], left, roots, int(found["depth"]), np.arange(len(left)))
    return Trees(laid, found["value"], float(found["base"]))
