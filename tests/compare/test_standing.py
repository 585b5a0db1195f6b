"""How a pair stands among all pairs of its story: what a third statement says of it, and which of them leads."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from rashomon.compare.relate import Relation
from rashomon.compare.standing import Pair, standing
from rashomon.model import Article, Statement


def statement(account: int, index: int = 0) -> Statement:
    """A statement of an account that says nothing."""
    return Statement(account, Article(f"page {account}", "Rain fell.").quote(0, 10), index, 0.0, False, (), (), None)


def relation(agreement: float, contradiction: float, other: float = 0.0) -> Relation:
    """A relation of which the rest is compatible."""
    rest = 1 - agreement - contradiction - other
    return Relation(agreement, contradiction, rest, 0.0, other, (0.0,) * 12)


def test_no_pairs_stand_nowhere():
    """A story of one account has no pairs."""
    assert standing([]) == []


def test_a_third_account_that_sides_with_one_tells_against_the_other():
    """The second says what the first says, the third denies it: so surely is it the odd one out."""
    a, b, c = (statement(n) for n in range(3))
    found = standing([(a, b, relation(0.8, 0.1)), (b, c, relation(0.1, 0.5)), (a, c, relation(0.2, 0.6))])
    assert [one["third sides"] for one in found] == pytest.approx([0.2 * 0.5, 0.8 * 0.6, 0.8 * 0.5])
    assert found[0]["third sides"] == pytest.approx(max(0.1 * 0.6, 0.2 * 0.5))


def test_two_alone_have_no_third():
    """A pair without others has nobody that sides."""
    (found,) = standing([(statement(0), statement(1), relation(0.5, 0.4))])
    assert found["third sides"] == 0
    assert found["better partner"] == found["worse partner"] == 0


@pytest.mark.parametrize("seed", range(4))
def test_many_pairs_are_reckoned_as_one_by_one(seed: int):
    """What is looked up in tables for many pairs at once is what a search through all of them finds."""
    draw = Random(seed)
    several = [statement(account, index) for account in range(5) for index in range(9)]
    pairs: list[Pair] = [
        (a, b, relation(round(draw.uniform(0, 0.4), 4), round(draw.uniform(0, 0.4), 4)))
        for a, b in combinations(several, 2)
        if a.account != b.account and draw.random() < 0.6
    ]
    agree, differ = {}, {}
    for a, b, one in pairs:
        for ends in ((a, b), (b, a)):
            agree[ends], differ[ends] = one.agreement, one.contradiction
    wanted = [
        max(
            (agree.get((x, c), 0.0) * differ.get((y, c), 0.0) for x, y in ((a, b), (b, a)) for c in several),
            default=0.0,
        )
        for a, b, _ in pairs
    ]
    assert [one["third sides"] for one in standing(pairs)] == wanted
