"""Families are the connected sets of kinships."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Article, Kinship
from rashomon.trace import families

ARTICLES = tuple(Article(source=str(n), text=f"Account {n}") for n in range(6))


def kin(i: int, j: int) -> Kinship:
    """A kinship between two of the articles."""
    a, b = sorted((ARTICLES[i].id, ARTICLES[j].id))
    return Kinship(a, b, 0.4, 0.4, ())


def test_kin_of_kin_are_one_family():
    """A copied from B and B shares with C: one text stands behind all three."""
    found = families(ARTICLES[:4], [kin(0, 1), kin(1, 2)])
    assert set(found) == {frozenset(a.id for a in ARTICLES[:3]), frozenset([ARTICLES[3].id])}


def test_an_account_without_kin_is_its_own_family():
    """Nobody is left out."""
    assert families(ARTICLES[:2], []) == tuple(frozenset([i]) for i in sorted(a.id for a in ARTICLES[:2]))


def test_kinships_of_strangers_are_ignored():
    """A kinship with an account that is not in the story joins nothing."""
    assert families(ARTICLES[:1], [kin(0, 5)]) == (frozenset([ARTICLES[0].id]),)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda p: p[0] != p[1])), st.randoms())
def test_families_partition_the_articles_in_any_order(pairs, random):
    """Each article is in exactly one family, and no order of anything changes them."""
    links = [kin(*pair) for pair in pairs]
    found = families(ARTICLES, links)
    assert sorted(member for family in found for member in family) == sorted(a.id for a in ARTICLES)
    shuffled = list(ARTICLES)
    random.shuffle(shuffled)
    random.shuffle(links)
    assert families(shuffled, links) == found
