"""The weighing of a pair: named features in, probabilities and reasons out."""

from dataclasses import replace

import numpy as np
import pytest

from rashomon.compare.forest import Forest
from rashomon.errors import ModelError


def stump():
    """Two classes, one feature: above 0.5 the tree votes for "yes", and the linear view says nothing."""
    return Forest(
        names=("height",),
        classes=("yes", "no"),
        feature=np.array([0, -1, -1], np.int32),
        threshold=np.array([0.5, 0.0, 0.0]),
        left=np.array([1, 0, 0], np.int32),
        right=np.array([2, 0, 0], np.int32),
        value=np.array([0.0, -2.0, 2.0]),
        roots=np.array([0], np.int32),
        owner=np.array([0], np.int32),
        base=np.zeros(2),
        centre=np.zeros(1),
        spread=np.ones(1),
        weight=np.zeros((2, 2)),
    )


def test_a_row_walks_to_its_leaf():
    """High rows are likelier "yes", low rows "no", and each row sums to 1."""
    high, low = stump()([{"height": 0.9}, {"height": 0.1}])
    assert high[0] > 0.6 > 0.4 > low[0]
    assert np.allclose([high.sum(), low.sum()], 1)


def test_the_feature_that_carried_a_row_is_named():
    """The change along the path is the reason."""
    assert stump().explain({"height": 0.9}, "yes")[0] == ("height", 2.0)


def test_a_missing_feature_is_named():
    """Trees that know a feature the program no longer computes say which."""
    with pytest.raises(ModelError, match="height"):
        stump()([{"width": 1.0}])


def test_no_rows_no_answers():
    """An empty story is no error."""
    assert stump()([]).shape == (0, 2)


def test_the_shipped_forest_knows_five_relations():
    """What is shipped fits the program."""
    assert set(Forest.load().classes) == {"agreement", "contradiction", "compatible", "update", "other"}


def test_a_file_that_is_no_forest_is_refused(tmp_path):
    """A damaged file is named, with the way out."""
    (tmp_path / "pairs.npz").write_bytes(b"PK nothing")
    with pytest.raises(ModelError, match="install the package again"):
        Forest.load(tmp_path / "pairs.npz")


def test_a_forest_without_a_feature_votes_the_average():
    """Where height is not known the tree says what it says on average, and the linear view takes a usual height."""
    tall = replace(
        stump(),
        names=("width", "height"),
        feature=np.array([1, -1, 0, -1, -1], np.int32),
        threshold=np.array([0.5, 0.0, 0.5, 0.0, 0.0]),
        left=np.array([1, 0, 3, 0, 0], np.int32),
        right=np.array([2, 0, 4, 0, 0], np.int32),
        value=np.array([0.25, -2.0, 2.0, 1.0, 3.0]),
        centre=np.array([0.0, 5.0]),
        spread=np.ones(2),
        weight=np.array([[1.0, 0.0], [7.0, 0.0], [0.5, 0.0]]),
    )
    short = tall.without(("height",))
    assert short is tall.without(("height",))
    assert short.names == ("width",)
    tree, linear = (1 / (1 + np.exp(-odds)) for odds in (0.25, 2.5))
    assert short([{"width": 2.0}])[0, 0] == pytest.approx((tree + linear) / 2, abs=1e-6)
    with pytest.raises(ModelError, match="depth"):
        tall.without(("depth",))
