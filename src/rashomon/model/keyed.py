"""Numbers under keys, as two arrays of one length: what rooms that work in blocks hand on, added up."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]
Numbers = NDArray[np.int64]


def summed(keys: Keys, values: Numbers) -> tuple[Keys, Numbers]:
    """Each key once, sorted, with the sum of its values."""
    order = np.argsort(keys, kind="stable")
    keys, values = keys[order], values[order]
    if not len(keys):
        return keys, values
    begins = np.flatnonzero(np.append(True, keys[1:] != keys[:-1]))
    return keys[begins], np.add.reduceat(values, begins)
