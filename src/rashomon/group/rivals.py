"""How a pair stands among its rivals: likenesses of each article's pairs in, named features of some pairs out.

A moderate likeness between two articles that have no nearer neighbours often is a story; the same likeness beside
ten as good ones is a topic.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
MEASURES = ("body cosine", "opening in body")
KINDS = ("rank", "of the best", "above the mean in spreads", "above the mean")
NAMES = tuple(f"{name}: {kind}, {side}" for name in MEASURES for kind in KINDS for side in ("less", "more"))
LEAST_SPREAD = 0.02


def rivalry(lists: Sequence[Sequence[float]], pairs: NDArray[np.int64], values: Floats) -> Floats:
    """For pairs (n, 2) of places in `lists`, which hold the likenesses of all pairs of each article: (n, 8) float32.

    `values` (n,) are the likenesses of the pairs themselves, each among those of both its articles.
    """
    sizes = np.array([max(1, len(one)) for one in lists])
    starts = np.cumsum(sizes) - sizes
    # Whole numbers of millionths: sums do not depend on the order in which pairs were found.
    flat = np.concatenate([np.array(one or (0.0,), dtype=np.float64) for one in lists]).round(6)
    owner = np.repeat(np.arange(len(lists)), sizes)
    ordered = flat[np.lexsort((flat, owner))]
    mean = np.add.reduceat(ordered, starts) / sizes
    spread = np.sqrt(np.maximum(np.add.reduceat(ordered**2, starts) / sizes - mean**2, 0))
    best = ordered[starts + sizes - 1]
    sides = []
    for place in pairs.T:
        value = values.astype(np.float64).round(6)
        # Where the value would stand in its owner's part of one long ordered line: owners lie 4 apart.
        above = (starts + sizes)[place] - np.searchsorted(ordered + 4 * np.repeat(np.arange(len(lists)), sizes),
                                                          value + 4 * place, side="right")  # fmt: skip
        over = value - mean[place]
        sides.append((np.log1p(above), value / np.maximum(best[place], 1e-9),
                      over / np.maximum(spread[place], LEAST_SPREAD), over))  # fmt: skip
    columns = [pick(one, other) for one, other in zip(*sides, strict=True) for pick in (np.minimum, np.maximum)]
    return np.stack(columns, axis=1).astype(np.float32)
