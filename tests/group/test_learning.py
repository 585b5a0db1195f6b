"""What training makes is what the program runs on."""

import numpy as np
import pytest
from tests.group.pile import invented

from rashomon.errors import ModelError
from rashomon.group import Grouping, learned
from rashomon.group.learned import Learned
from rashomon.group.pile import FEATURES
from rashomon.group.sketch import SLOTS, sketches
from training.group.measure import b_cubed, linked
from training.group.table import table


def test_pairs_are_taken_from_the_whole_pile_and_from_small_ones():
    """The whole first; every pair with the answer that gold gives; small piles know fewer rivals."""
    articles, gold = invented(40)
    names = [f"story {gold[one.id]}" for one in articles]
    made = table(sketches(articles), names, np.zeros(SLOTS, dtype=np.float32))
    assert made.x.shape == (len(made.y), len(FEATURES))
    assert 0 < made.whole < len(made.y)
    assert [names[a] == names[b] for a, b in made.places] == made.y.tolist()
    assert len({tuple(pair) for pair in made.places[: made.whole].tolist()}) == made.whole
    rank = FEATURES.index("body cosine: rank, more")
    assert made.x[made.whole :, rank].mean() < made.x[: made.whole, rank].mean()


def test_b_cubed_of_a_grouping():
    """Worked by hand: three of one story, of which one was put beside a stranger."""
    said = linked(4, np.array([[0, 1], [2, 3]]), np.array([0.9, 0.9]), 0.5)
    assert b_cubed(said, [1, 1, 1, 2]) == pytest.approx((0.75, 2 / 3, 12 / 17))


def test_the_trees_say_what_the_model_said():
    """Laid out end to end, they give the fitted model's probabilities."""
    pytest.importorskip("sklearn")
    from sklearn.ensemble import HistGradientBoostingClassifier

    from training.group.train import laid_out

    draw = np.random.default_rng(0)
    x = draw.random((400, 5)).astype(np.float32)
    y = (x[:, 0] + x[:, 1] * x[:, 2] > 0.8).astype(int)
    model = HistGradientBoostingClassifier(max_iter=9, max_leaf_nodes=7).fit(x, y)
    trees = Learned(("a",) * 5, base=float(model._baseline_prediction[0, 0]), enough=0.5,
                    general=np.zeros(0, dtype=np.float32), **laid_out(model))  # fmt: skip
    assert trees.chances(x) == pytest.approx(model.predict_proba(x)[:, 1], abs=1e-6)


def test_trees_of_other_features_are_refused():
    """With the way out."""
    shipped = Learned.load()
    other = Learned(("one",), **{name: getattr(shipped, name) for name in Learned.__slots__ if name != "names"})
    with pytest.raises(ModelError, match="training/group"):
        Grouping(other)


def test_a_missing_or_damaged_file_is_a_model_error(tmp_path, monkeypatch):
    """The message names the file and what to do."""
    monkeypatch.setattr(learned, "files", lambda package: tmp_path)
    learned._load.cache_clear()
    for body in (None, b"not an archive"):
        if body:
            (tmp_path / "stories.npz").write_bytes(body)
        with pytest.raises(ModelError, match=r"stories\.npz"):
            Learned.load()
    learned._load.cache_clear()
