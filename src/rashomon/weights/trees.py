"""Boosted trees at run time: a file of weights in, arrays out; a table of features in, the leaf of every row out.

All rows walk all trees at once, a step a level: what costs is memory that is read, not the number of trees. Refuses a
file that is missing or damaged: ModelError.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from rashomon.errors import ModelError

Nodes = NDArray[np.intp]
CELLS = 1 << 17  # rows times trees that are walked at once: what the processor's own memory holds


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


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """Trees as they walk: node n goes to `left[n]` where its feature is at most its threshold, else to the next.

    A leaf is its own left child, with an endless threshold. `depth` steps reach a leaf from any root. `origin` says
    which node of the trees as they were given each one is.
    """

    feature: NDArray[np.int32]
    threshold: NDArray[Any]
    left: Nodes
    roots: Nodes
    depth: int
    origin: Nodes

    def leaves(self, table: NDArray[Any]) -> Nodes:
        """The leaf of each row of (n, features) in each tree, as (n, trees) numbers of nodes."""
        flat, width = np.ascontiguousarray(table).ravel(), table.shape[1]
        row = np.arange(0, len(flat), max(1, width), dtype=np.intp)[:, None]
        node = np.broadcast_to(self.roots, (len(table), len(self.roots)))
        for _ in range(self.depth):
            node = self.left.take(node) + (flat.take(row + self.feature.take(node)) > self.threshold.take(node))
        return node

    def blocks(self, table: NDArray[Any]) -> Iterator[tuple[slice, Nodes]]:
        """The rows of a table some at a time, in order, with their leaves: memory does not grow with the rows."""
        step = max(1, CELLS // max(1, len(self.roots)))
        for start in range(0, len(table), step):
            part = slice(start, min(start + step, len(table)))
            yield part, self.leaves(table[part])


@lru_cache(maxsize=32)
def lay(trees: Trees) -> Laid:
    """Trees with their nodes in any order, laid out for walking; kept for the same trees."""
    origin, left, depth = [int(root) for root in trees.roots], [0] * len(trees.roots), 0
    level = list(range(len(origin)))
    while level:
        following = []
        for at in level:
            node = origin[at]
            if trees.feature[node] < 0:
                left[at] = at
                continue
            left[at] = len(origin)
            following += [len(origin), len(origin) + 1]
            origin += [int(trees.left[node]), int(trees.right[node])]
            left += [0, 0]
        depth, level = depth + bool(following), following
    order = np.array(origin, dtype=np.intp)
    leaf = trees.feature[order] < 0
    return Laid(
        np.where(leaf, 0, trees.feature[order]).astype(np.int32),
        np.where(leaf, np.inf, trees.threshold[order]),
        np.array(left, dtype=np.intp),
        np.arange(len(trees.roots), dtype=np.intp),
        depth,
        order,
    )


def in_turn(votes: NDArray[np.float64], start: float) -> NDArray[np.float64]:
    """`start` and each row of (n, trees) summed up, (n,), in the order of the trees: the same to the last bit."""
    begun = np.empty((len(votes), votes.shape[1] + 1))
    begun[:, 0], begun[:, 1:] = start, votes
    total: NDArray[np.float64] = np.cumsum(begun, axis=1)[:, -1]
    return total


def stored(source: Any, names: Sequence[str], remedy: str) -> dict[str, NDArray[Any]]:
    """The named arrays of a file of weights; raises ModelError, saying what to do, if they cannot be read."""
    try:
        with source.open("rb") as file, np.load(file) as found:
            return {name: found[name] for name in names}
    except (OSError, KeyError, ValueError) as problem:
        raise ModelError(f"{source}: nothing learned to read ({problem}); {remedy}") from problem
