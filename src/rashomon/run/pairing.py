"""The shuffle: what every article holds in, the pairs of articles that deserve a look out. Never looks at all pairs.

Each window writes its keys cut into blocks of terms; each block is sorted by itself, and writes the pairs that it makes
cut into ranges of articles; each range adds up its own, and keeps the nearest. So with the fingerprints of near copies.
No step holds more than a block of keys and the pairs that it makes, whatever the pile.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rashomon.model.keyed import Keys, Numbers
from rashomon.run.catalogue import Catalogue, catalogued
from rashomon.run.choosing import WHOLE, chosen
from rashomon.run.describing import print_blocks
from rashomon.run.folder import Folder, packed, piece
from rashomon.run.job import FEW_PAIRS, PIECES, RANGE, Job

PAIR = np.uint64(32)
LOW = np.uint64((1 << 32) - 1)


def named(number: int) -> str:
    """The name of a block, a range or a chunk."""
    return f"{number:06}"


def ranges(articles: int) -> list[str]:
    """The ranges of numbers that so many articles are cut into."""
    return [named(n) for n in range((articles + RANGE - 1) // RANGE)]


def blocks(pile: Catalogue) -> list[str]:
    """The blocks of terms."""
    return [named(n) for n in range(len(pile.cuts) + 1)]


def copy_blocks(job: Job) -> list[str]:
    """The blocks of fingerprints."""
    return [named(n) for n in range(print_blocks(job, chosen(job, WHOLE)["articles"]))]


def keys(job: Job, window: str) -> None:
    """Write the keys of a window, cut into blocks of terms."""
    pile = catalogued(job)
    sorting, numbers = job.pipeline.sorting, pile.numbers(window)
    terms = [sketch.terms for sketch in pile.sketches(job, numbers)]
    made = sorting.keys(terms, numbers.tolist(), sorting.weighing(pile.seen, len(pile.number)))
    parts = np.split(made, np.searchsorted(made, pile.cuts))
    job.work("keys").write(window, *packed([one.tobytes() for one in parts]))


def meet(job: Job, block: str) -> None:
    """Write the pairs that one block of keys makes, cut into ranges."""
    pile, sorting = catalogued(job), job.pipeline.sorting
    folder, number = job.work("keys"), int(block)
    held = np.frombuffer(b"".join(piece(folder, window, number) for window in pile.windows), np.uint64)
    found = list(sorting.met(np.sort(held), sorting.weighing(pile.seen, len(pile.number))))
    pairs = np.concatenate([one for one, _ in found]) if found else np.empty(0, np.uint64)
    weights = np.concatenate([one for _, one in found]) if found else np.empty(0, np.int64)
    order = np.argsort(pairs >> PAIR, kind="stable")
    _scatter(job.work("meet"), block, pairs[order], weights[order], len(pile.number))


def nearest(job: Job, stretch: str) -> None:
    """Write the candidate pairs of one range of articles."""
    pile = catalogued(job)
    pairs, weights = _gathered(job.work("meet"), blocks(pile), int(stretch))
    found = job.pipeline.sorting.nearest(pairs, weights, pile.days, pile.ranks)
    job.work("nearest").write(stretch, found.tobytes())


def meet_copies(job: Job, block: str) -> None:
    """Write the pairs that meet in one block of fingerprints, cut into ranges."""
    pile, folder, number = catalogued(job), job.work("prints"), int(block)
    prints, numbers = [np.empty(0, np.uint64)], [np.empty(0, np.int64)]
    for window in pile.windows:
        kept = piece(folder, window, number)
        size = len(kept) // 12
        prints.append(np.frombuffer(kept, "<u8", size))
        numbers.append(pile.numbers(window)[np.frombuffer(kept, "<u4", size, 8 * size)])
    pairs, counts = job.pipeline.copying.met(np.concatenate(prints), np.concatenate(numbers))
    _scatter(job.work("meet_copies"), block, pairs, counts, len(pile.number))


def near_copies(job: Job, stretch: str) -> None:
    """Write the near copies whose first article stands in one range."""
    pairs, counts = _gathered(job.work("meet_copies"), copy_blocks(job), int(stretch))
    found = job.pipeline.copying.pairs(pairs, counts)
    job.work("near_copies").write(stretch, found.tobytes())


def cut_pairs(job: Job, articles: int) -> list[str]:
    """Join the candidates of all ranges, each pair once, and cut them into chunks to be weighed; their names."""
    folder, known = job.work("pairs"), job.work("nearest")
    count = "count"
    if not folder.has(count):
        every = [np.frombuffer(known.read(stretch), np.uint64) for stretch in ranges(articles)]
        found = np.unique(np.concatenate(every)) if every else np.empty(0, np.uint64)
        size = min(job.pairs, max(FEW_PAIRS, -(-len(found) // PIECES)))
        chunks = [found[start : start + size] for start in range(0, len(found), size)]
        for number, chunk in enumerate(chunks):
            folder.write(named(number), chunk.tobytes())
        folder.write(count, str(len(chunks)).encode())
    return [named(n) for n in range(int(folder.read(count)))]


def pairs_of(job: Job, chunk: str) -> Numbers:
    """The pairs of a chunk, (n, 2) numbers of articles."""
    held = np.frombuffer(job.work("pairs").read(chunk), np.uint64)
    return unpaired(held)


def unpaired(pairs: Keys) -> Numbers:
    """Pairs as (n, 2) numbers."""
    return np.stack(((pairs >> PAIR).astype(np.int64), (pairs & LOW).astype(np.int64)), axis=1)


def _scatter(folder: Folder, name: str, pairs: Keys, values: Numbers, articles: int) -> None:
    """Write pairs that are sorted by their first article with their values, cut into ranges."""
    begins = np.arange(RANGE, max(articles, 1), RANGE, dtype=np.uint64) << PAIR
    cuts = np.searchsorted(pairs >> PAIR, begins >> PAIR)
    both = zip(np.split(pairs, cuts), np.split(values, cuts), strict=True)
    folder.write(name, *packed([one.tobytes() + other.tobytes() for one, other in both]))


def _gathered(folder: Folder, names: Sequence[str], number: int) -> tuple[Keys, Numbers]:
    """The pairs of one range, with their values, out of all blocks."""
    pairs, values = [np.empty(0, np.uint64)], [np.empty(0, np.int64)]
    for name in names:
        kept = piece(folder, name, number)
        size = len(kept) // 16
        pairs.append(np.frombuffer(kept, np.uint64, size))
        values.append(np.frombuffer(kept, np.int64, size, 8 * size))
    return np.concatenate(pairs), np.concatenate(values)
