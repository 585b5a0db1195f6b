"""Chunks of pairs in, the probability of each that its articles tell of one event out; then what such pairs connect.

What a pair is worth depends on its articles' other pairs, so there are two rounds: all pairs by themselves, then all
beside their rivals.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.model.keyed import Numbers
from rashomon.run.catalogue import catalogued
from rashomon.run.folder import bounds, packed
from rashomon.run.job import Job
from rashomon.run.pairing import pairs_of

ALL = "whole"


def weigh(job: Job, chunk: str) -> None:
    """Write the features of the pairs of a chunk by themselves, and how alike the articles of each are."""
    pile, pairs = catalogued(job), pairs_of(job, chunk)
    numbers, places = np.unique(pairs, return_inverse=True)
    sorting = job.pipeline.sorting
    weighing = sorting.weighing(pile.seen, len(pile.number))
    table = sorting.alone(pile.sketches(job, numbers), places.reshape(-1, 2), weighing)
    job.work("weigh").write(chunk, *packed([sorting.likeness(table).tobytes(), table.tobytes()]))


def rival(job: Job, chunks: Sequence[str], articles: int) -> None:
    """Write for each article how alike the articles of all its pairs are: where its part begins, then the values."""
    folder, weighed = job.work("rival"), job.work("weigh")
    if folder.has(ALL):
        return
    ends, values = [np.empty((0, 2), np.int64)], [np.empty((0, 2), np.float32)]
    for chunk in chunks:
        kept = weighed.view(chunk)
        start, end, _ = bounds(kept).tolist()
        ends.append(pairs_of(job, chunk))
        values.append(np.frombuffer(kept[start:end], np.float32).reshape(len(ends[-1]), -1))
    both = np.concatenate(ends).T.reshape(-1)
    alike = np.tile(np.concatenate(values) if chunks else values[0], (2, 1))
    order = np.argsort(both, kind="stable")
    begins = np.searchsorted(both[order], np.arange(articles + 1)).astype("<i8")
    folder.write(ALL, *packed([begins.tobytes(), alike[order].tobytes()]))


def chance(job: Job, chunk: str) -> None:
    """Write the pairs of a chunk that are no strangers, (n, 2) numbers, and their probabilities."""
    pairs, sorting = pairs_of(job, chunk), job.pipeline.sorting
    kept = job.work("weigh").view(chunk)
    _, start, end = bounds(kept).tolist()
    table = np.frombuffer(kept[start:end], np.float32).reshape(len(pairs), -1)
    rivals = job.work("rival").view(ALL)
    first, middle, last = bounds(rivals).tolist()
    begins = np.frombuffer(rivals[first:middle], "<i8")
    alike = np.frombuffer(rivals[middle:last], np.float32).reshape(-1, 2)
    numbers, places = np.unique(pairs, return_inverse=True)
    spans = [(int(begins[n]), int(begins[n + 1])) for n in numbers.tolist()]
    lists = [[alike[a:b, which].tolist() for a, b in spans] for which in range(alike.shape[1])]
    found = sorting.chances(table, lists, places.reshape(-1, 2))
    likely = found >= sorting.faint
    job.work("chance").write(chunk, *packed([pairs[likely].tobytes(), found[likely].tobytes()]))


def edges(job: Job, chunks: Sequence[str]) -> tuple[Numbers, NDArray[np.float64]]:
    """All pairs that are no strangers, (n, 2) numbers, with their probabilities."""
    pairs, chances = [np.empty((0, 2), np.int64)], [np.empty(0, np.float64)]
    folder = job.work("chance")
    for chunk in chunks:
        kept = folder.read(chunk)
        start, middle, end = bounds(kept).tolist()
        pairs.append(np.frombuffer(kept[start:middle], np.int64).reshape(-1, 2))
        chances.append(np.frombuffer(kept[middle:end], np.float64))
    return np.concatenate(pairs), np.concatenate(chances)


def connected(pairs: Numbers, articles: int) -> Numbers:
    """For each article the smallest number that a chain of pairs connects it with, (articles,)."""
    root = np.arange(articles)
    one, other = pairs.T
    while True:
        low = np.minimum(root[one], root[other])
        before = root.copy()
        for side in (one, other):
            np.minimum.at(root, side, low)
            np.minimum.at(root, before[side], low)
        while True:  # every article points at the end of its chain
            onward = root[root]
            if (onward == root).all():
                break
            root = onward
        if (before == root).all():
            return root
