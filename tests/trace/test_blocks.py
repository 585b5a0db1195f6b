"""Near copies in blocks: cut as the fingerprints may be, no near copy that is found in memory is lost."""

from __future__ import annotations

import numpy as np

from benchmarks.edits import pile
from rashomon.model import Article, Block
from rashomon.trace.blocks import PAIR, Blocks
from rashomon.trace.fingerprints import NearCopies

BLOCKS = Blocks()


def found(articles: list[Article], blocks: int) -> set[tuple[int, int]]:
    """The near copies as so many blocks of fingerprints find them."""
    prints, places = BLOCKS.prints(articles)
    cuts = np.searchsorted(prints, BLOCKS.cuts(blocks))
    met = [BLOCKS.met(*both) for both in zip(np.split(prints, cuts), np.split(places, cuts), strict=True)]
    keys = BLOCKS.pairs(np.concatenate([a for a, _ in met]), np.concatenate([b for _, b in met]))
    return {(int(key >> PAIR), int(key) & 0xFFFFFFFF) for key in keys}


def test_the_near_copies_are_those_found_in_memory():
    """In one block and in seven; some more are handed on to be looked at, and none less."""
    texts = pile(300).texts()
    articles = [Article(f"{n}", text, (Block(0, len(text)),)) for n, text in enumerate(texts)]
    wanted = set(NearCopies()(texts))
    assert found(articles, 1) == found(articles, 7)
    assert found(articles, 7) >= wanted
    assert len(found(articles, 7)) <= 1.5 * len(wanted)
    assert len(wanted) > 20


def test_nothing_is_near_nothing():
    """No articles, and articles without prose."""
    assert found([], 3) == set()
    assert found([Article("a", "", ()), Article("b", "", ())], 3) == set()
