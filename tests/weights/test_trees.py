"""Trees as they walk at run time: every row ends where a walk by hand ends, and a file that is none is refused."""

from dataclasses import dataclass
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.compare.forest import Forest
from rashomon.errors import ModelError
from rashomon.weights.trees import CELLS, in_turn, lay, stored

SHIPPED = ("pairs", "glance", "differences", "bare")


@dataclass(frozen=True, eq=False)
class Plain:
    """Trees with their nodes in any order."""

    feature: np.ndarray
    threshold: np.ndarray
    left: np.ndarray
    right: np.ndarray
    roots: np.ndarray


def by_hand(trees, row):
    """The leaf of one row in each tree, one node after another."""
    ends = []
    for root in trees.roots:
        node = int(root)
        while trees.feature[node] >= 0:
            goes_left = row[trees.feature[node]] <= trees.threshold[node]
            node = int((trees.left if goes_left else trees.right)[node])
        ends.append(node)
    return ends


# A tree of depth two whose right child stands before its left one, and a tree that is a leaf alone.
CROOKED = Plain(
    feature=np.array([0, -1, 1, -1, -1, -1], np.int32),
    threshold=np.array([0.5, 0.0, -1.0, 0.0, 0.0, 0.0]),
    left=np.array([2, 0, 4, 0, 0, 0], np.int32),
    right=np.array([1, 0, 3, 0, 0, 0], np.int32),
    roots=np.array([0, 5], np.int32),
)


@given(st.lists(st.tuples(st.floats(-3, 3), st.floats(-3, 3)), max_size=9))
def test_every_row_ends_where_a_walk_by_hand_ends(rows):
    """On the threshold a row goes left."""
    table = np.array(rows, dtype=np.float64).reshape(len(rows), 2)
    laid = lay(CROOKED)
    assert laid.origin[laid.leaves(table)].tolist() == [by_hand(CROOKED, row) for row in table]


def test_on_the_threshold_a_row_goes_left():
    """Up to the value, not under it."""
    laid, rows = lay(CROOKED), np.array([[0.5, -1.0], [0.5, -0.9], [0.6, 0.0]])
    assert laid.origin[laid.leaves(rows)].tolist() == [[4, 5], [3, 5], [1, 5]]


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_trees_walk_as_by_hand(name):
    """A few rows about the middle of each feature, through every tree that is shipped."""
    forest = Forest.load(files("rashomon.weights") / f"{name}.npz")
    rows = np.random.default_rng(7).normal(size=(3, len(forest.names))) * forest.spread + forest.centre
    laid = lay(forest)
    assert laid.origin[laid.leaves(rows)].tolist() == [by_hand(forest, row) for row in rows]


def test_blocks_give_every_row_once_and_in_order():
    """More rows than are walked at once."""
    table = np.random.default_rng(7).normal(size=(CELLS // 2 + 5, 2))
    laid = lay(CROOKED)
    parts = list(laid.blocks(table))
    assert len(parts) > 1
    assert [part.start for part, _ in parts[1:]] == [part.stop for part, _ in parts[:-1]]
    assert np.array_equal(np.concatenate([leaves for _, leaves in parts]), laid.leaves(table))


def test_votes_are_added_in_the_order_of_the_trees():
    """Whatever is asked at once, a row's sum is the same to its last bit."""
    votes = np.random.default_rng(7).normal(size=(4, 300))
    said = in_turn(votes, 0.1)
    for row, total in zip(votes, said, strict=True):
        by_one = 0.1
        for vote in row:
            by_one += vote
        assert total == by_one


def test_a_file_that_holds_no_weights_says_what_to_do(tmp_path):
    """Damaged, missing, or without one of the arrays."""
    (tmp_path / "damaged.npz").write_bytes(b"PK nothing")
    np.savez(tmp_path / "poor.npz", left=np.zeros(1))
    for name in ("damaged.npz", "missing.npz", "poor.npz"):
        with pytest.raises(ModelError, match=f"{name}.*train anew"):
            stored(tmp_path / name, ("left", "right"), "train anew")
