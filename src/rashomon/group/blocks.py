"""Grouping in blocks, for a pile that no memory holds: what `Grouping` does at once, as steps on arrays.

Sketches become bytes and back; their terms become keys that are sorted elsewhere, one after the other, block by block;
the keys of a block become scored pairs, the pairs of an article its nearest, and those are weighed as ever. Articles
are known by their number in order of (day, id), so that a sorted key is in order of time. Scores are sums of whole
numbers: they do not depend on how the keys were cut into blocks. Opens nothing, and holds no more than it is given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.group import pairs as alone
from rashomon.group import rivals
from rashomon.group.candidates import KEYS, NEAREST, REACH, UNDATED
from rashomon.group.cluster import Edges, average_link
from rashomon.group.describe import described
from rashomon.group.grouping import FAINT
from rashomon.group.learned import Learned
from rashomon.group.pile import BLOCK, COLUMNS
from rashomon.group.sketch import SLOTS, Sketch, sketches
from rashomon.group.weighing import Weighing
from rashomon.model import Article, Group
from rashomon.model.keyed import Keys, Numbers, summed

NUMBER = np.uint64(40)  # bits of a key: 22 of its term, 39 of the article's number, one: the article looks it up
LOOKED = np.uint64(1)
PAIR = np.uint64(32)  # bits of a pair: the number of the article, then that of the other
LOW = np.uint64((1 << 32) - 1)
MOST = 1 << 32  # articles
UNITS = float(1 << 32)  # of a weight: whole numbers, whose sum is the same in every order
STRIDE = 1 << 14  # keys that are spread out at once

Days = NDArray[np.float64]
Floats = NDArray[np.float32]
HEAD = np.dtype([("sizes", "<i4", 14), ("words", "<i4"), ("", "<i4"), ("day", "<f8")])


@dataclass(frozen=True, slots=True)
class Blocks:
    """Grouping cut into steps. `seen` says in how many of the `articles` of the pile each term stands."""

    def sketch(self, articles: Sequence[Article]) -> list[Sketch]:
        """What grouping reads of each article."""
        return sketches(articles)

    def day(self, sketch: Sketch) -> float:
        """When an article was published, as it is sorted: in days; before every day where that is not known."""
        return UNDATED if sketch.day is None else sketch.day

    def packed(self, sketch: Sketch) -> bytes:
        """A sketch as bytes; its id is left out."""
        head = np.zeros((), HEAD)
        outlet = sketch.outlet.encode("utf-8", "surrogatepass")
        days = np.array(sketch.days, "<i4")
        parts = (*sketch.zones, sketch.counts, sketch.terms, days)
        head["sizes"][: len(parts)] = [len(part) for part in parts]
        head["sizes"][11:13] = sketch.vectors.shape[1], len(outlet)
        head["words"], head["day"] = sketch.words, np.nan if sketch.day is None else sketch.day
        told = (np.ascontiguousarray(part, part.dtype.newbyteorder("<")).tobytes() for part in parts)
        kept = b"".join((head.tobytes(), *told, sketch.vectors.astype("<f4").tobytes(), outlet))
        return kept + bytes(-len(kept) % 8)  # where the next one begins at a whole number, arrays need no copy

    def unpacked(self, kept: bytes | memoryview) -> Sketch:
        """The sketch that `packed` made bytes of; arrays are views of them."""
        head = np.frombuffer(kept, HEAD, 1)[0]
        sizes = head["sizes"].tolist()
        at = HEAD.itemsize
        parts = []
        for place, size in enumerate(sizes[:11]):
            parts.append(np.frombuffer(kept, "<f4" if place == 8 else "<i4", size, at))
            at += 4 * size
        vectors = np.frombuffer(kept, "<f4", 2 * sizes[11], at).reshape(2, -1)
        at += 8 * sizes[11]
        return Sketch(
            id="",
            day=None if np.isnan(head["day"]) else float(head["day"]),
            outlet=bytes(kept[at : at + sizes[12]]).decode("utf-8", "surrogatepass"),
            words=int(head["words"]),
            zones=tuple(parts[:8]),
            counts=parts[8],
            terms=parts[9],
            days=tuple(parts[10].tolist()),
            vectors=vectors,
        )

    def weighing(self, seen: NDArray[np.int32], articles: int) -> Weighing:
        """How much each term tells in this pile."""
        return Weighing(articles=articles, seen=seen)

    def keys(self, terms: Sequence[NDArray[np.int32]], numbers: Sequence[int], weighing: Weighing) -> Keys:
        """The keys of some articles, sorted: each term that another article holds too, and whether it is looked up by.

        An article is looked up by its KEYS weightiest terms.
        """
        if max(numbers, default=0) >= MOST:
            raise ValueError(f"article number {max(numbers)}; {MOST} are sorted at most")
        every = np.concatenate(terms) if terms else np.empty(0, np.int32)
        owner = np.repeat(np.arange(len(terms)), [len(one) for one in terms])
        held = weighing.seen[every] > 1
        every, owner = every[held], owner[held]
        order = np.lexsort((every, -weighing(every), owner))
        begins = np.searchsorted(owner, np.arange(len(terms)))
        looked = np.zeros(len(every), np.uint64)
        looked[order] = (np.arange(len(every)) - begins[owner[order]]) < KEYS
        made = every.astype(np.uint64) << NUMBER
        made |= (np.array(numbers, np.uint64)[owner] << LOOKED) | looked
        made.sort()
        return made

    def cuts(self, seen: NDArray[np.int32], size: int) -> Keys:
        """The first key of each block but the first, so that a block holds about `size` keys; a term is never cut."""
        terms = np.flatnonzero(seen > 1)
        total = np.cumsum(seen[terms], dtype=np.int64)
        wanted = np.arange(size, int(total[-1]) if len(total) else 0, size)
        return np.unique(terms[np.searchsorted(total, wanted)] + 1).astype(np.uint64) << NUMBER

    def met(self, keys: Keys, weighing: Weighing) -> Iterator[tuple[Keys, Numbers]]:
        """The pairs that the sorted keys of whole terms make, each with the weight of the term; some at a time."""
        terms = (keys >> NUMBER).astype(np.int64)
        numbers = (keys >> LOOKED) & LOW
        begins = np.flatnonzero(np.append(True, terms[1:] != terms[:-1])) if len(terms) else np.empty(0, np.int64)
        sizes = np.diff(begins, append=len(terms))
        begin, size = np.repeat(begins, sizes), np.repeat(sizes, sizes)
        weights = np.round((weighing(terms.astype(np.int32)) ** 2).astype(np.float64) * UNITS).astype(np.int64)
        looked = np.flatnonzero(keys & LOOKED)
        for start in range(0, len(looked), STRIDE):
            at = looked[start : start + STRIDE]
            reach = np.minimum(size[at], REACH)
            # The articles printed nearest to it, where a term has too many.
            first = begin[at] + np.minimum(np.maximum(0, at - begin[at] - REACH // 2), size[at] - reach)
            one = np.repeat(at, reach)
            other = np.repeat(first, reach) + np.arange(len(one)) - np.repeat(np.cumsum(reach) - reach, reach)
            apart = one != other
            one, other = one[apart], other[apart]
            yield (numbers[one] << PAIR) | numbers[other], weights[one]

    def nearest(self, pairs: Keys, weights: Numbers, days: Days, ranks: NDArray[np.int64]) -> Keys:
        """The candidate pairs of the articles that stand first in `pairs`, each once, the smaller id first, sorted.

        `days` and `ranks` tell, by number, when an article was published and where its id stands among all.
        """
        pairs, totals = summed(pairs, weights)
        one, other = (pairs >> PAIR).astype(np.int64), (pairs & LOW).astype(np.int64)
        score = np.round(totals / UNITS, 3)
        order = np.lexsort((ranks[other], np.abs(days[one] - days[other]), -score, one))
        one, other = one[order], other[order]
        begins = np.flatnonzero(np.append(True, one[1:] != one[:-1])) if len(one) else np.empty(0, np.int64)
        place = np.arange(len(one)) - np.repeat(begins, np.diff(begins, append=len(one)))
        one, other = one[place < NEAREST], other[place < NEAREST]
        turned = ranks[one] > ranks[other]
        low, high = np.where(turned, other, one), np.where(turned, one, other)
        return np.unique((low.astype(np.uint64) << PAIR) | high.astype(np.uint64))

    def alone(self, found: Sequence[Sketch], places: Numbers, weighing: Weighing) -> Floats:
        """The features of pairs (n, 2) of places in `found` by themselves, (n, features) float32."""
        tables = [alone.features(found, places[n : n + BLOCK], weighing) for n in range(0, len(places), BLOCK)]
        return np.concatenate(tables) if tables else np.zeros((0, len(alone.NAMES)), np.float32)

    def likeness(self, table: Floats) -> Floats:
        """The columns of such a table by which pairs are held against their rivals."""
        return np.ascontiguousarray(table[:, COLUMNS])

    def chances(self, table: Floats, rivalled: Sequence[Sequence[Sequence[float]]], places: Numbers) -> Days:
        """The probability of each pair; `rivalled` holds, for each such column, the values of all pairs by article."""
        beside = [
            rivals.rivalry(lists, places, table[:, column]) for lists, column in zip(rivalled, COLUMNS, strict=True)
        ]
        chances: Days = Learned.load().chances(np.concatenate((table, *beside), axis=1)) if len(table) else np.zeros(0)
        return chances

    @property
    def faint(self) -> float:
        """Pairs less likely than this count as strangers."""
        return FAINT

    @property
    def enough(self) -> float:
        """The probability from which on a pair is sure enough to join two stories."""
        return Learned.load().enough

    def stories(self, members: Sequence[str], edges: Edges) -> list[list[str]]:
        """The articles that chains of sure pairs connect, as the stories that they make."""
        return average_link(members, edges, self.enough)

    def described(self, articles: Sequence[Article], edges: Mapping[str, Mapping[str, float]]) -> Group:
        """The story that some articles make."""
        return described(articles, edges)

    @property
    def slots(self) -> int:
        """How many terms there can be."""
        return SLOTS
