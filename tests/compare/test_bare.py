"""Two bare statements: read, set side by side, weighed."""

from rashomon.compare import RELATIONS, Bare, Relation, Statements
from rashomon.pipeline import Pipeline

UNKNOWN = Relation(0.2, 0.2, 0.2, 0.2, 0.2, (1 / 12,) * 12)


class Reader:
    """A reader that knows nothing, and keeps what it was asked."""

    def __init__(self):
        self.asked = []

    def __call__(self, pairs):
        """The same of every pair."""
        self.asked += pairs
        return [UNKNOWN] * len(pairs)


def rows(*pairs):
    """The rows of pairs of sentences, and what the reader was asked."""
    reader = Reader()
    told = Pipeline().told([Statements(a, b, "2026-05-06", "2026-05-06") for a, b in pairs])
    return Bare(reader).rows(told), reader.asked


def test_every_pair_has_the_same_features():
    """Whatever the two say, and also where they say nothing."""
    found, _ = rows(("The ferry sank on May 3.", "The ferry sank on May 4."), ("Rain fell.", "!"), ("", "Snow fell."))
    assert len({tuple(row.features) for row in found}) == 1


def test_the_likeliest_difference_is_swapped():
    """The second sentence is read once more, with the value of the first."""
    _, asked = rows(("The ferry sank on May 3 off Turku.", "The ferry sank on May 4 off Turku."))
    assert asked[-1].b == "The ferry sank on May 3 off Turku."


def test_nothing_is_swapped_where_nothing_differs():
    """One sentence on both sides is read once."""
    (row,), asked = rows(("The ferry sank on May 3.", "The ferry sank on May 3."))
    assert len(asked) == 1
    assert row.features["swap gains agreement"] == 0.0


def test_relate_gives_probabilities():
    """Five numbers that sum to one, and two figures of one thing are no agreement."""
    (found,) = Pipeline().relate(
        [Statements("Nine sailors drowned off Turku.", "Four sailors drowned off Turku.", "2026-05-06", "2026-05-06")]
    )
    assert abs(sum(getattr(found, kind) for kind in RELATIONS) - 1) < 0.01
    assert found.contradiction > found.agreement


def test_a_statement_is_read_once_however_often_it_is_asked():
    """Ten pairs with one sentence in common: eleven are read."""
    told = Pipeline().told([Statements("Rain fell on Oslo.", f"Snow fell on {n} hills.") for n in range(3, 13)])
    assert len({id(one) for one, _ in told}) == 1
    assert len({id(other) for _, other in told}) == 10
