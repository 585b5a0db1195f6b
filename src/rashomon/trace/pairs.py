"""Which accounts to hold against each other: Articles in, pairs of their Words with the passages they share out.

Of a few accounts all pairs are aligned; of a pile only near copies (see fingerprints), so
that the cost grows as the pile does. Whatever the number, the same pair gives the same
passages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from rashomon.model import Article
from rashomon.trace.families import Sets
from rashomon.trace.fingerprints import NearCopies
from rashomon.trace.furniture import furniture
from rashomon.trace.passages import Grams, Passage, align, grams
from rashomon.trace.words import Words, prose, read_words

FEW = 64  # accounts of which all pairs are aligned; more are no longer the accounts of one event
AT_HAND = 2048  # accounts whose words are kept while pairs are aligned; about a third of a megabyte each

Numbers = tuple[int, int]


def aligned(
    articles: Sequence[Article], near: Iterable[tuple[str, str]] | None = None
) -> Iterator[tuple[Words, Words, tuple[Passage, ...]]]:
    """All pairs that share a passage, the lower id first; one article given twice counts once.

    `near` holds the pairs of ids to be aligned, where they are known; without it they are looked for.

    The pairs come in no order to rely on: what belongs together is aligned together, so that
    few accounts need be kept at hand.
    """
    unique = [article for _, article in sorted({article.id: article for article in articles}.items())]
    house = furniture(unique)

    @lru_cache(maxsize=AT_HAND)
    def read(number: int) -> tuple[Words, Grams]:
        words = read_words(unique[number], house.get(unique[number].id, frozenset()))
        return words, grams(words)

    def pairs() -> Iterable[Numbers]:
        if near is not None:
            number = {article.id: place for place, article in enumerate(unique)}
            known = {(number[a], number[b]) for a, b in near}
            return _neighbours([(min(pair), max(pair)) for pair in known], len(unique))
        if len(unique) <= FEW:
            return combinations(range(len(unique)), 2)
        texts = [prose(article, house.get(article.id, frozenset())) for article in unique]
        return _neighbours(NearCopies()(texts), len(unique))

    return _align(pairs(), read)


def _align(
    pairs: Iterable[Numbers], read: Callable[[int], tuple[Words, Grams]]
) -> Iterator[tuple[Words, Words, tuple[Passage, ...]]]:
    for low, high in pairs:
        (a, grams_a), (b, grams_b) = read(low), read(high)
        passages = align(a, b, grams_a, grams_b)
        if passages:
            yield a, b, passages


def _neighbours(pairs: Sequence[Numbers], accounts: int) -> list[Numbers]:
    """Pairs in an order in which those that hang together follow each other."""
    sets = Sets(range(accounts))
    for low, high in pairs:
        sets.join(low, high)
    return sorted(pairs, key=lambda pair: (sets.root(pair[0]), pair))
