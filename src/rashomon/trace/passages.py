"""Shared passages of two accounts: Words and Words in, aligned stretches out.

Greedy string tiling (Wise 1993, as in Clough et al.'s work on newspapers' reuse of
agency copy): the longest runs of equal words first, each word used once, so that
sentences may stand in another order. Runs a few words apart in both accounts are then
joined across what was cut, put in or swapped. A stretch is kept where enough prose
agrees; a shared quote, name or stock phrase alone is refused.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rashomon.trace.words import Words

SEED = 3  # words: the shortest run that can begin a passage
WIDEST_GAP = 7  # words cut or put in between two runs of one passage
DENSEST = 0.55  # share of a passage's words that must agree, on the longer side
PROSE = 8  # words of prose, not quoted, that a passage must share
TELLING = 3  # of them, neither names nor words that any two reports share
SHORT_PROSE = 5  # enough where the run makes up most of a sentence
MOST_OF_SENTENCE = 0.7
# A run printed more often than this in one account is a refrain; following every copy of it takes quadratic time.
OFTENEST = 8
MIX = np.int64(0x165667B19E3779F9)
LOOK_BACK = 8  # open passages that a run is tried against

Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Tile:
    """A run of `length` equal words from word `i` of one account and word `j` of the other."""

    i: int
    j: int
    length: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of words `left` (half-open) of one account and `right` of the other, and which of them agree."""

    left: tuple[int, int]
    right: tuple[int, int]
    pairs: tuple[tuple[int, int], ...]


class Grams(NamedTuple):
    """Digests of an account's runs of SEED words, sorted, and the word that each begins with."""

    digests: Indices
    places: Indices


def grams(words: Words) -> Grams:
    """Where each run of SEED words begins; runs never cross a block's edge.

    Arrays, because a tuple and a list a run would be millions of objects in a pile, all of which the garbage
    collector walks through again and again.
    """
    blocks = np.array(words.blocks, np.int64)
    places = np.flatnonzero(blocks[: 1 - SEED] == blocks[SEED - 1 :]) if len(blocks) >= SEED else blocks[:0]
    keys = np.fromiter(map(hash, words.keys), np.int64, len(words.keys))
    digests = np.zeros(len(places), np.int64)
    for n in range(SEED):
        digests = (digests ^ keys[places + n]) * MIX
        digests ^= digests >> 29
    order = np.argsort(digests, kind="stable")
    digests, places = digests[order], places[order]
    begins = np.searchsorted(digests, digests)
    kept = np.arange(len(digests)) - begins < OFTENEST
    return Grams(digests[kept], places[kept])


def align(a: Words, b: Words, grams_a: Grams, grams_b: Grams) -> tuple[Passage, ...]:
    """The passages that two accounts share, in `a`'s reading order; empty where nothing is worth showing."""
    tiles = _tile(_runs(a, b, *_seeds(grams_a, grams_b)))
    passages = (_join(a, b, chain) for chain in _chains(a, b, tiles))
    return tuple(sorted((p for p in passages if _worth(a, b, p)), key=lambda p: (p.left, p.right)))


def _seeds(a: Grams, b: Grams) -> tuple[Indices, Indices]:
    """The words from which on both accounts hold one run, along one diagonal after the other."""
    first = np.searchsorted(b.digests, a.digests)
    met = np.searchsorted(b.digests, a.digests, side="right") - first
    i = np.repeat(a.places, met)
    within = np.arange(len(i)) - np.repeat(np.cumsum(met) - met, met)
    j = b.places[np.repeat(first, met) + within]
    order = np.lexsort((i, i - j))
    return i[order], j[order]


def _runs(a: Words, b: Words, i: Indices, j: Indices) -> Iterator[Tile]:
    """Maximal runs of equal words within one block of each account, from the seeds along each diagonal."""
    # Two seeds a word apart share words, so that they lie in one block.
    begins = np.flatnonzero(np.append(True, (np.diff(i) != 1) | (np.diff(j) != 1))) if len(i) else i
    lengths = np.diff(begins, append=len(i)) + SEED - 1
    for first, other, length in zip(i[begins].tolist(), j[begins].tolist(), lengths.tolist(), strict=True):
        # Digests of other words may be the same, once in a lifetime.
        if a.keys[first : first + length] == b.keys[other : other + length]:
            yield Tile(first, other, length)


def _tile(runs: Iterable[Tile]) -> list[Tile]:
    """Longest first, each word used once; what is left of a run that meets a longer one stays if long enough."""
    used_a: set[int] = set()
    used_b: set[int] = set()
    tiles = []
    # Of equal runs those on the straightest line go first: a copy mostly keeps the order.
    for run in sorted(runs, key=lambda t: (-t.length, abs(t.i - t.j), t.i, t.j)):
        first, last = 0, run.length
        while first < last and (run.i + first in used_a or run.j + first in used_b):
            first += 1
        while first < last and (run.i + last - 1 in used_a or run.j + last - 1 in used_b):
            last -= 1
        inside = range(first, last)
        if last - first < SEED or any(run.i + k in used_a or run.j + k in used_b for k in inside):
            continue
        used_a.update(run.i + k for k in inside)
        used_b.update(run.j + k for k in inside)
        tiles.append(Tile(run.i + first, run.j + first, last - first))
    return sorted(tiles, key=lambda t: (t.i, t.j))


def _chains(a: Words, b: Words, tiles: list[Tile]) -> list[list[Tile]]:
    """Tiles joined where few words lie between them in both accounts, within one block of each."""
    chains: list[list[Tile]] = []
    for tile in tiles:
        best = None
        nearest = 2 * WIDEST_GAP + 1
        for chain in chains[-LOOK_BACK:]:
            end = chain[-1]
            gap_a, gap_b = tile.i - end.i - end.length, tile.j - end.j - end.length
            if not (0 <= gap_a <= WIDEST_GAP and 0 <= gap_b <= WIDEST_GAP and gap_a + gap_b < nearest):
                continue
            if a.blocks[tile.i] == a.blocks[end.i] and b.blocks[tile.j] == b.blocks[end.j]:
                best, nearest = chain, gap_a + gap_b
        if best is None:
            chains.append([tile])
        else:
            best.append(tile)
    return chains


def _join(a: Words, b: Words, chain: list[Tile]) -> Passage:
    """One passage from a chain of tiles, with the words that agree inside its gaps."""
    pairs: list[tuple[int, int]] = []
    for before, tile in zip([None, *chain], chain, strict=False):
        if before is not None:
            pairs += _gap(a, b, (before.i + before.length, tile.i), (before.j + before.length, tile.j))
        pairs += [(tile.i + k, tile.j + k) for k in range(tile.length)]
    last = chain[-1]
    return Passage((chain[0].i, last.i + last.length), (chain[0].j, last.j + last.length), tuple(pairs))


def _gap(a: Words, b: Words, left: tuple[int, int], right: tuple[int, int]) -> list[tuple[int, int]]:
    """Equal words within a gap, each used once."""
    places: dict[str, list[int]] = defaultdict(list)
    for j in range(*right):
        places[b.keys[j]].append(j)
    return [(i, places[a.keys[i]].pop(0)) for i in range(*left) if places.get(a.keys[i])]


def _worth(a: Words, b: Words, passage: Passage) -> bool:
    """Whether enough prose agrees: a shared quote, name or stock phrase does not make a passage."""
    if len(passage.pairs) < DENSEST * max(passage.left[1] - passage.left[0], passage.right[1] - passage.right[0]):
        return False
    prose = [(i, j) for i, j in passage.pairs if a.prose[i] and b.prose[j]]
    if sum(a.telling[i] and b.telling[j] for i, j in prose) < TELLING:
        return False
    if len(prose) >= PROSE:
        return True
    return len(prose) >= SHORT_PROSE and (
        _fills(a, [i for i, _ in prose]) >= MOST_OF_SENTENCE or _fills(b, [j for _, j in prose]) >= MOST_OF_SENTENCE
    )


def _fills(words: Words, agreeing: list[int]) -> float:
    """The largest share of one sentence's words that agree."""
    shared = Counter(words.sentences[i] for i in agreeing)
    return max(count / words.sentences.count(sentence) for sentence, count in shared.items())
