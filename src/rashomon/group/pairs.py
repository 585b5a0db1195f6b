"""What speaks for and against two articles telling of one event: Sketches and pairs in, named features out.

Every zone of the text is compared by its rarer terms; names, places, figures and ages that both give and none of
which agree speak against; so do days that lie apart. All pairs of a block are reckoned at once in numpy.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.group.sketch import SLOTS, ZONES, Floats, Sketch
from rashomon.group.weighing import Weighing

Pairs = NDArray[np.int64]
UNKNOWN = -1.0
NAMES = (
    *(f"{zone} {what}" for zone in ZONES for what in ("cosine", "share", "rest", "best", "sum", "only")),
    "title in opening",
    "title in body",
    "opening in body",
    "title vectors",
    "opening vectors",
    "crossed vectors",
    "days apart",
    "first days apart",
    "days shared",
    "nearest days",
    "same outlet",
    "fewer words",
    "more words",
)


class Flat:
    """One zone of many articles laid end to end: for each entry its article times SLOTS plus its slot, sorted."""

    def __init__(self, zone: Sequence[NDArray[np.int32]], values: Sequence[Floats]) -> None:
        self.sizes = np.array([len(slots) for slots in zone], dtype=np.int64)
        self.starts = np.concatenate(([0], np.cumsum(self.sizes)))[:-1]
        self.slots = np.concatenate(zone).astype(np.int64)
        self.keys = np.repeat(np.arange(len(zone), dtype=np.int64), self.sizes) * SLOTS + self.slots
        self.values = np.concatenate(values).astype(np.float32)
        self.lengths = np.sqrt(self.sums(self.values**2))
        self.totals = self.sums(self.values)

    def sums(self, values: Floats) -> Floats:
        """The sum of some values for each article."""
        owners = np.repeat(np.arange(len(self.sizes)), self.sizes)
        return np.bincount(owners, values, minlength=len(self.sizes)).astype(np.float32)


def shared(left: Flat, right: Flat, pairs: Pairs) -> tuple[Pairs, Floats, Floats]:
    """The entries that both articles of a pair hold: the pair's place, the left's value, the right's value."""
    sizes = left.sizes[pairs[:, 0]]
    owner = np.repeat(np.arange(len(pairs)), sizes)
    entry = np.arange(len(owner)) - np.repeat(np.cumsum(sizes) - sizes, sizes) + left.starts[pairs[owner, 0]]
    wanted = pairs[owner, 1] * SLOTS + left.slots[entry]
    found = np.minimum(np.searchsorted(right.keys, wanted), max(len(right.keys) - 1, 0))
    hit = right.keys[found] == wanted if len(right.keys) else np.zeros(len(wanted), dtype=bool)
    return owner[hit], left.values[entry[hit]], right.values[found[hit]]


def features(sketches: Sequence[Sketch], pairs: Pairs, weighing: Weighing) -> Floats:
    """The features of each pair, (n, len(NAMES)) float32; `pairs` is (n, 2), places in `sketches`."""
    flats = []
    for place, zone in enumerate(ZONES):
        slots = [sketch.zones[place] for sketch in sketches]
        weights = [weighing(s) for s in slots]
        if zone == "body":
            weights = [w * (1 + np.log(sketch.counts)) for w, sketch in zip(weights, sketches, strict=True)]
        flats.append(Flat(slots, weights))
    columns: list[Floats] = []
    for flat in flats:
        columns += _zone(flat, pairs)
    title, opening, body = flats[:3]
    columns += [
        _inside(title, opening, pairs),
        _inside(title, body, pairs),
        _inside(opening, body, pairs),
        *_vectors(sketches, pairs),
        *_times(sketches, pairs),
        *_others(sketches, pairs),
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def _zone(flat: Flat, pairs: Pairs) -> list[Floats]:
    """One zone's cosine, share of the smaller side (also but for the best term), best term, sum, and whether none."""
    n = len(pairs)
    owner, a, b = shared(flat, flat, pairs)
    one, other = pairs.T
    product = np.bincount(owner, a * b, minlength=n)
    least = np.minimum(a, b)
    total = np.bincount(owner, least, minlength=n)
    best = np.zeros(n, dtype=np.float32)
    np.maximum.at(best, owner, least)
    smaller = np.minimum(flat.totals[one], flat.totals[other])
    both = (flat.sizes[one] > 0) & (flat.sizes[other] > 0)
    return [
        product / np.maximum(flat.lengths[one] * flat.lengths[other], 1e-9),
        total / np.maximum(smaller, 1e-9),
        # Without the best shared term: a rare town's name is not yet an event.
        (total - best) / np.maximum(smaller - best, 1.0),
        best,
        np.log1p(total),
        np.where(both, total == 0, UNKNOWN),
    ]


def _inside(part: Flat, whole: Flat, pairs: Pairs) -> Floats:
    """How much of the one zone stands in the other article's other zone, the better of both ways."""
    ways = []
    for way in (pairs, pairs[:, ::-1]):
        owner, value, _ = shared(part, whole, way)
        held = np.bincount(owner, value, minlength=len(pairs))
        ways.append(held / np.maximum(part.totals[way[:, 0]], 1e-9))
    return np.maximum(*ways)


def _vectors(sketches: Sequence[Sketch], pairs: Pairs) -> list[Floats]:
    """Cosines of title with title, opening with opening, and the better of title with opening."""
    stacked = np.stack([sketch.vectors for sketch in sketches])
    one, other = stacked[pairs[:, 0]], stacked[pairs[:, 1]]
    straight = (one * other).sum(axis=2)
    crossed = np.maximum((one[:, 0] * other[:, 1]).sum(axis=1), (one[:, 1] * other[:, 0]).sum(axis=1))
    return [straight[:, 0], straight[:, 1], crossed]


def _times(sketches: Sequence[Sketch], pairs: Pairs) -> list[Floats]:
    """How far apart they were printed and what they tell lies; UNKNOWN where either gives no day."""
    days = np.array([np.nan if s.day is None else s.day for s in sketches])
    first = np.array([s.days[0] if s.days else np.nan for s in sketches])
    apart, told = (np.abs(column[pairs[:, 0]] - column[pairs[:, 1]]) for column in (days, first))
    sets = [frozenset(s.days) for s in sketches]
    common = [len(sets[a] & sets[b]) if sets[a] and sets[b] else UNKNOWN for a, b in pairs.tolist()]
    near = [
        min(abs(x - y) for x in sets[a] for y in sets[b]) if sets[a] and sets[b] else np.nan for a, b in pairs.tolist()
    ]
    return [
        np.nan_to_num(np.log1p(apart), nan=UNKNOWN),
        np.nan_to_num(np.log1p(told), nan=UNKNOWN),
        np.array(common, dtype=np.float32),
        np.nan_to_num(np.log1p(np.array(near)), nan=UNKNOWN),
    ]


def _others(sketches: Sequence[Sketch], pairs: Pairs) -> list[Floats]:
    """Whether one outlet printed both, and how long they are."""
    numbers = {name: n for n, name in enumerate(sorted({s.outlet for s in sketches}))}
    outlet = np.array([numbers[s.outlet] if s.outlet else -1 for s in sketches])
    words = np.log1p(np.array([s.words for s in sketches], dtype=np.float32))
    a, b = pairs.T
    same = np.where((outlet[a] < 0) | (outlet[b] < 0), UNKNOWN, outlet[a] == outlet[b])
    return [same, np.minimum(words[a], words[b]), np.maximum(words[a], words[b])]
