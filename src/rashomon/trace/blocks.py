"""Near copies in blocks, for a pile that no memory holds: what `NearCopies` does at once, as steps on arrays.

Texts become fingerprints, which are sorted elsewhere, block by block; those of a block become meetings of two articles,
and the meetings of an article its near copies. Where a fingerprint stands in too many texts to count all meetings,
neighbours are joined as ever. How much two long texts must share is not asked here: the passages decide that later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from rashomon.model import Article
from rashomon.model.keyed import Keys, Numbers, summed
from rashomon.trace.fingerprints import BITS, MOST_TEXTS, NUMBER_MASK, NearCopies, meetings, postings
from rashomon.trace.words import prose

PAIR = np.uint64(32)  # bits of a pair: the number of the one article, then that of the other
WIDE = np.int64(1 << 32)  # a meeting in a fingerprint of many counts in the high bits of a number, any other in the low


@dataclass(frozen=True, slots=True)
class Blocks:
    """The search for near copies cut into steps, under the bounds of `near`."""

    near: NearCopies = field(default_factory=NearCopies)

    def prints(self, articles: Sequence[Article]) -> tuple[Keys, Numbers]:
        """The fingerprints of articles, sorted, and the place of the article of each."""
        found = postings([prose(article) for article in articles])
        return found >> BITS, (found & NUMBER_MASK).astype(np.int64)

    def cuts(self, blocks: int) -> Keys:
        """The first fingerprint of each of `blocks` blocks but the first: fingerprints are spread evenly."""
        return np.array([(n << 42) // blocks for n in range(1, blocks)], np.uint64)

    def met(self, prints: Keys, numbers: Numbers) -> tuple[Keys, Numbers]:
        """The pairs of articles that meet in the fingerprints of one block, and how often, once each, sorted."""
        articles, places = np.unique(numbers, return_inverse=True)
        if len(articles) > MOST_TEXTS:
            raise ValueError(f"{len(articles)} articles in one block; {MOST_TEXTS} are looked through at most")
        found = np.sort((prints << BITS) | places.astype(np.uint64))
        narrow, wide = meetings(found, self.near.widest, self.near.ring)
        both = np.concatenate((narrow, wide))
        counts = np.concatenate((np.ones(len(narrow), np.int64), np.full(len(wide), WIDE)))
        keys, counts = summed(both, counts)
        low, high = articles[(keys >> BITS).astype(np.int64)], articles[(keys & NUMBER_MASK).astype(np.int64)]
        return (low.astype(np.uint64) << PAIR) | high.astype(np.uint64), counts

    def pairs(self, keys: Keys, counts: Numbers) -> Keys:
        """The near copies among all that met, each once, sorted: by number of the one article, then of the other."""
        keys, counts = summed(keys, counts)
        narrow, wide = counts & (WIDE - 1), counts >> 32
        return keys[(narrow >= self.near.shared) | (wide >= self.near.shared_widely)]
