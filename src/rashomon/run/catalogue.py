"""The catalogue of a pile: descriptions in, a number for every article out, and where what belongs to it lies.

Articles are numbered in order of (day, id), so that whoever sorts by number sorts by time. A place is where an article
was described: the windows in order of their names, the rows of each. Numbers alone, some dozens of bytes an article.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.model.keyed import Numbers
from rashomon.run.describing import SHEETS
from rashomon.run.folder import Folder, bounds, packed
from rashomon.run.job import Job

NAME = "whole"
AT_HAND = 256  # windows whose sketches are open at once


@dataclass(frozen=True)
class Catalogue:
    """All arrays by number but `number`, which is by place; `base` is the first place of each window.

    `days` (n,) float64 are days since year 1, `ids` (n,) 16 letters, `ranks` where an id stands among all,
    `seen` in how many articles each term stands, `cuts`
    the first key of each block of keys but the first.
    """

    windows: tuple[str, ...]
    base: Numbers
    number: Numbers
    place: Numbers
    days: NDArray[np.float64]
    ids: NDArray[np.bytes_]
    ranks: Numbers
    seen: NDArray[np.int32]
    cuts: NDArray[np.uint64]
    _open: dict[int, tuple[memoryview, Numbers]] = field(default_factory=dict, repr=False, compare=False)

    def numbers(self, window: str) -> Numbers:
        """The numbers of the articles of a window, in its order."""
        at = self.windows.index(window)
        return self.number[self.base[at] : self.base[at + 1]]

    def sketches(self, job: Job, numbers: Numbers) -> list[Any]:
        """The sketches of some articles."""
        places = self.place[numbers]
        found: list[Any] = [None] * len(numbers)
        homes = np.searchsorted(self.base, places, side="right") - 1
        for at in np.argsort(places, kind="stable").tolist():
            window = int(homes[at])
            kept, ends = self._opened(job, window)
            row = int(places[at] - self.base[window]) + SHEETS
            found[at] = job.pipeline.sorting.unpacked(kept[ends[row] : ends[row + 1]])
        return found

    def _opened(self, job: Job, window: int) -> tuple[memoryview, Numbers]:
        if window not in self._open:
            if len(self._open) >= AT_HAND:
                self._open.pop(next(iter(self._open)))
            kept = job.work("describe").view(self.windows[window])
            self._open[window] = kept, bounds(kept)
        return self._open[window]


def catalogue(job: Job, windows: Sequence[str]) -> None:
    """Number the articles of all windows, and count their terms."""
    folder = job.work("catalogue")
    if folder.has(NAME):
        return
    described = job.work("describe")
    seen = np.zeros(job.pipeline.sorting.slots, np.int32)
    days, ids, sizes = [np.empty(0)], [np.empty(0, "S16")], [0]
    for window in windows:
        terms, told, names = _sheets(described, window)
        held, counts = np.frombuffer(terms, "<i4").reshape(2, -1)
        seen[held] += counts
        days.append(np.frombuffer(told, "<f8"))
        ids.append(np.frombuffer(names, "S16"))
        sizes.append(len(days[-1]))
    day, name = np.concatenate(days), np.concatenate(ids)
    place = np.lexsort((name, day))
    number, ranks = np.empty_like(place), np.empty_like(place)
    number[place] = np.arange(len(place))
    ranks[np.argsort(name[place])] = np.arange(len(place))
    arrays: list[Any] = [np.cumsum(sizes), number, place, day[place], name[place], ranks, seen]
    arrays.append(job.pipeline.sorting.cuts(seen, job.keys))
    listed = json.dumps(list(windows)).encode()
    listed += b" " * (-len(listed) % 8)
    folder.write(NAME, *packed([listed, *(np.ascontiguousarray(one).tobytes() for one in arrays)]))


def catalogued(job: Job) -> Catalogue:
    """The catalogue, not more of it in memory than is looked at."""
    kept = job.work("catalogue").view(NAME)
    ends = bounds(kept)
    kinds = ("<i8", "<i8", "<i8", "<f8", "S16", "<i8", "<i4", "<u8")
    pieces = [kept[start:end] for start, end in pairwise(ends)]
    arrays: list[Any] = [np.frombuffer(one, kind) for one, kind in zip(pieces[1:], kinds, strict=True)]
    return Catalogue(tuple(json.loads(bytes(pieces[0]))), *arrays)


def _sheets(folder: Folder, window: str) -> list[bytes]:
    """What a file of descriptions holds before the sketches."""
    ends = np.frombuffer(folder.part(window, 8, 8 * (SHEETS + 2)), "<i8").tolist()
    whole = folder.part(window, ends[0], ends[SHEETS])
    return [whole[start - ends[0] : end - ends[0]] for start, end in pairwise(ends)]
