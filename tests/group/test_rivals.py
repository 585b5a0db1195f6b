"""How a pair stands among the pairs of its articles."""

import numpy as np
import pytest

from rashomon.group.rivals import KINDS, rivalry


def test_rank_and_share_of_the_best():
    """The first article's nearest pair, and the second's third."""
    lists = [[0.5, 0.2, 0.1], [0.9, 0.7, 0.5, 0.1]]
    row = rivalry(lists, np.array([[0, 1]]), np.array([0.5], dtype=np.float32))[0]
    told = {(kind, side): row[2 * n + m] for n, kind in enumerate(KINDS) for m, side in enumerate(("less", "more"))}
    assert told["rank", "less"] == 0
    assert told["rank", "more"] == pytest.approx(np.log1p(2))
    assert told["of the best", "less"] == pytest.approx(0.5 / 0.9)
    assert told["of the best", "more"] == pytest.approx(1)


def test_the_order_of_the_rivals_changes_nothing():
    """Down to the last bit."""
    draw = np.random.default_rng(1)
    values = [draw.random(20).tolist(), draw.random(7).tolist()]
    pair, value = np.array([[0, 1]]), np.array([values[0][3]])
    turned = [list(reversed(one)) for one in values]
    assert (rivalry(values, pair, value) == rivalry(turned, pair, value)).all()
