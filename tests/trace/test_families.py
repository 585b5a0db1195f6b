"""Families are the connected sets of kinships."""

from __future__ import annotations

from itertools import pairwise

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


def named(source: str, *credits: str, outlet: str | None = None) -> Article:
    """An account with its credits."""
    return Article(source=source, text=f"Account {source}", credits=credits, outlet=outlet)


def tie(one: Article, other: Article, share: float) -> Kinship:
    """A kinship with this share on both sides."""
    return Kinship(*sorted((one.id, other.id)), share, share, ())


def test_an_account_made_of_two_agencies_copy_joins_no_two_agencies():
    """It stands with the one it owes more to."""
    first, second = named("1", "Verano Wire"), named("2", "Pacific Press Agency")
    mixed = named("3", "Verano Wire", "Pacific Press Agency")
    plain = named("4")
    for middle in (mixed, plain):
        found = families([first, second, middle], [tie(first, middle, 0.4), tie(second, middle, 0.3)])
        assert set(found) == {frozenset((first.id, middle.id)), frozenset((second.id,))}


def test_one_agency_under_several_names_is_one():
    """Its own report, its initials, its name in full."""
    agency = named("1", outlet="Verano Maritime News Agency")
    accounts = [agency, named("2", "VMNA"), named("3", "Verano Maritime News Agency"), named("4")]
    assert len(families(accounts, [tie(a, b, 0.2) for a, b in pairwise(accounts)])) == 1


def test_one_text_is_one_family_whatever_it_credits():
    """More than half of both: whoever is credited, they share it."""
    one, other = named("1", "Verano Wire"), named("2", "Pacific Press Agency")
    assert len(families([one, other], [tie(one, other, 0.9)])) == 1


def test_accounts_of_one_house_are_one_family():
    """Where the user wants it so; the rest stays as it is."""
    house = frozenset(a.id for a in ARTICLES[1:3])
    assert set(families(ARTICLES[:4], [kin(0, 1)], [house])) == {
        frozenset(a.id for a in ARTICLES[:3]),
        frozenset((ARTICLES[3].id,)),
    }


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
