"""Labelled pairs of articles: piles in, features and answers out, as the program itself would meet them.

Each source is read as one pile, again cut into piles of 6 to 300 articles, and again in piles of a story and the few
that look most like it, because what a pile looks like (how rare a term is in it, how many rivals a pair has) is part of
what is learned: without the last, the likest two articles of any small pile would be taken for one story.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from rashomon.group.pile import FEATURES, Pile
from rashomon.group.sketch import Sketch
from rashomon.group.weighing import Weighing

SMALLEST, LARGEST = 6, 300  # articles of a cut-off pile
LOOK_ALIKES = 8  # stories at most beside the one that such a pile is made around
SEEDS = 0.3  # share of stories that one is made around
SEED = 11


class Table(NamedTuple):
    """Pairs of one source: features (n, f), whether one story (n,), stories (n, 2), places (n, 2); the whole first."""

    x: np.ndarray
    y: np.ndarray
    stories: np.ndarray
    places: np.ndarray
    whole: int


def table(sketches: list[Sketch], stories: list[str], general: np.ndarray) -> Table:
    """The pairs of a source: those of the whole pile, then those of its parts."""
    numbered = np.unique(np.array(stories), return_inverse=True)[1]
    whole = _pairs(sketches, np.arange(len(sketches)), general)
    small = (*_parts(numbered), *_look_alikes(numbered, *whole))
    parts = [whole, *(_pairs(sketches, part, general) for part in small)]
    x, places = (np.concatenate(column) for column in zip(*parts, strict=True))
    told = numbered[places]
    return Table(x, told[:, 0] == told[:, 1], told, places, len(whole[0]))


def _pairs(sketches: list[Sketch], part: np.ndarray, general: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The candidate pairs of one pile: features, and places in `sketches`."""
    pile = Pile(Weighing(general))
    numbers = pile.add([sketches[n] for n in part])
    blocks = list(pile.tables(pile.pairs(numbers)))
    if not blocks:
        return np.zeros((0, len(FEATURES)), dtype=np.float32), np.zeros((0, 2), dtype=np.int64)
    return np.concatenate([t for _, t in blocks]), part[np.concatenate([p for p, _ in blocks])]


def _parts(stories: np.ndarray) -> Iterator[np.ndarray]:
    """The articles cut into piles by story, sizes spread evenly on a logarithmic scale; sorted places."""
    draw = np.random.default_rng(SEED)
    order = draw.permutation(stories.max() + 1)[stories]
    places = np.argsort(order, kind="stable")
    start = 0
    while start < len(places):
        size = round(float(np.exp(draw.uniform(np.log(SMALLEST), np.log(LARGEST)))))
        yield np.sort(places[start : start + size])
        start += size


def _look_alikes(stories: np.ndarray, x: np.ndarray, places: np.ndarray) -> Iterator[np.ndarray]:
    """Piles of one story and those likest to it, by the words of their articles; sorted places."""
    draw = np.random.default_rng(SEED)
    told, like = stories[places], x[:, FEATURES.index("body cosine")]
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), value in zip(told.tolist(), like.tolist(), strict=True):
        if a != b:
            near[a][b] = near[b][a] = max(value, near[a].get(b, 0.0))
    for seed in sorted(near):
        if draw.random() < SEEDS:
            beside = sorted(near[seed], key=lambda other: (-near[seed][other], other))[: draw.integers(1, LOOK_ALIKES)]
            yield np.flatnonzero(np.isin(stories, [seed, *beside]))
