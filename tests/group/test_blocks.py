"""Grouping in blocks: cut as it may be, the pairs and their probabilities are those of grouping in memory."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.desk_pile import told
from rashomon.group.blocks import LOW, PAIR, Blocks
from rashomon.group.candidates import NEAREST
from rashomon.group.pile import Pile
from rashomon.group.sketch import Sketch, sketches

BLOCKS = Blocks()


@pytest.fixture(scope="module")
def found() -> list[Sketch]:
    """The sketches of a pile in which articles have more neighbours than are kept, in order of (day, id)."""
    made = sketches([one.article for one in told(160)])
    return sorted(made, key=lambda one: (BLOCKS.day(one), one.id))


def pairs(found: list[Sketch], size: int) -> tuple[set[tuple[str, str]], np.ndarray]:
    """The candidates as blocks of `size` keys find them, and how often each term was seen."""
    seen = np.zeros(BLOCKS.slots, np.int32)
    for sketch in found:
        seen[sketch.terms] += 1
    weighing = BLOCKS.weighing(seen, len(found))
    keys = BLOCKS.keys([one.terms for one in found], range(len(found)), weighing)
    parts = np.split(keys, np.searchsorted(keys, BLOCKS.cuts(seen, size)))
    met = [one for part in parts for one in BLOCKS.met(part, weighing)]
    days = np.array([BLOCKS.day(one) for one in found])
    ranks = np.argsort(np.argsort(np.array([one.id for one in found])))
    near = BLOCKS.nearest(np.concatenate([a for a, _ in met]), np.concatenate([b for _, b in met]), days, ranks)
    named = {(found[int(p >> PAIR)].id, found[int(p & LOW)].id) for p in near}
    return named, seen


def test_the_candidates_are_those_of_the_index(found: list[Sketch]):
    """In blocks of a hundred keys and of all of them."""
    pile = Pile()
    pile.add(found)
    wanted = {(found[a].id, found[b].id) for a, b in pile.pairs(range(len(found))).tolist()}
    assert pairs(found, 100)[0] == pairs(found, 1 << 30)[0] == wanted
    assert len(wanted) > NEAREST * len(found) / 2, "some have more neighbours than are kept"


def test_a_sketch_comes_back_from_its_bytes(found: list[Sketch]):
    """All but its id, and at a whole number of eight bytes."""
    for sketch in found[:20]:
        kept = BLOCKS.packed(sketch)
        back = BLOCKS.unpacked(memoryview(kept))
        assert len(kept) % 8 == 0
        assert (back.day, back.outlet, back.words, back.days) == (sketch.day, sketch.outlet, sketch.words, sketch.days)
        both = zip((*back.zones, back.counts, back.terms), (*sketch.zones, sketch.counts, sketch.terms), strict=True)
        assert all(np.array_equal(one, other) for one, other in both)
        assert np.array_equal(back.vectors, sketch.vectors)


def test_features_and_probabilities_are_those_of_the_pile(found: list[Sketch]):
    """Each pair by itself, then beside its rivals."""
    pile = Pile()
    pile.add(found)
    every = pile.pairs(range(len(found)))
    wanted = np.concatenate([table for _, table in pile.tables(every)])
    table = BLOCKS.alone([BLOCKS.unpacked(BLOCKS.packed(one)) for one in found], every, pile.weighing)
    assert np.allclose(table, wanted[:, : table.shape[1]])
    lists = [[pile.likeness[n][which] for n in range(len(found))] for which in range(2)]
    assert np.allclose(BLOCKS.chances(table, lists, every), pile_chances(wanted))


def pile_chances(table: np.ndarray) -> np.ndarray:
    """What the trees say of a whole table."""
    from rashomon.group.learned import Learned

    return Learned.load().chances(table)


def test_terms_are_never_cut(found: list[Sketch]):
    """All keys of a term lie in one block, or meetings would be lost."""
    _, seen = pairs(found, 100)
    keys = BLOCKS.keys([one.terms for one in found], range(len(found)), BLOCKS.weighing(seen, len(found)))
    cuts = np.searchsorted(keys, BLOCKS.cuts(seen, 100))
    terms = keys >> np.uint64(40)
    assert len(cuts) > 20
    assert all(0 < cut < len(keys) and terms[cut - 1] != terms[cut] for cut in cuts.tolist())
