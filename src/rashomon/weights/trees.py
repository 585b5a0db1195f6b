"""Walking boosted trees that are laid end to end: a table of features in, the node where each row ends out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Nodes = NDArray[np.int64]


class Trees(Protocol):
    """Trees as arrays over all their nodes, or over the trees."""

    @property
    def feature(self) -> NDArray[np.int32]:
        """Which feature a node splits on; -1 for a leaf."""

    @property
    def threshold(self) -> NDArray[np.float64]:
        """Up to which value a row goes left."""

    @property
    def left(self) -> NDArray[np.int32]:
        """The node to the left."""

    @property
    def right(self) -> NDArray[np.int32]:
        """The node to the right."""

    @property
    def roots(self) -> NDArray[np.int32]:
        """The first node of each tree."""


def walk(trees: Trees, table: NDArray[Any]) -> Iterator[Nodes]:
    """For each tree in order, the leaf of every row of `table` (n, features), as (n,) numbers of nodes."""
    at = np.arange(len(table))
    for root in trees.roots:
        node = np.full(len(table), root)
        while (inner := trees.feature[node] >= 0).any():
            goes_left = table[at, np.maximum(trees.feature[node], 0)] <= trees.threshold[node]
            node = np.where(inner, np.where(goes_left, trees.left[node], trees.right[node]), node)
        yield node
