"""Outlets of one owner, by name and by site."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.model import Account, Article, Cited, Story
from rashomon.pipeline import Pipeline
from rashomon.trace import houses
from rashomon.trace.owners import TABLE, owner_of


def account(outlet: str | None, url: str | None = None) -> Article:
    """An account of that outlet."""
    return Article(f"{outlet} {url}", f"Words of {outlet} at {url}.", outlet=outlet, url=url)


@pytest.mark.parametrize(
    ("outlet", "url"),
    [("Chicago Tribune", None), ("The Chicago Tribune", None), ("chicagotribune.com", None),
     (None, "https://www.chicagotribune.com/a"), ("Business", "https://biz.chicagotribune.com/a")],
)  # fmt: skip
def test_an_owner_is_known_by_name_or_site(outlet, url):
    """The article before the name and the parts before the site do not matter."""
    assert owner_of(account(outlet, url)) == owner_of(account("Mercury News")) == "Alden Global Capital"


@pytest.mark.parametrize(
    ("outlet", "url"), [(None, None), ("Quay Post", "https://quay.example/"), ("com", "http://[bad")]
)
def test_what_the_table_does_not_know_has_no_owner(outlet, url):
    """No name, no site, an address that is none."""
    assert owner_of(account(outlet, url)) is None


def test_a_house_holds_two_accounts_at_least():
    """One owner's outlets together, an outlet's own accounts together, nobody else."""
    tribune, mercury = account("Chicago Tribune"), account("The Mercury News")
    twice, again, alone = account("Quay Post", "a"), account("Quay Post", "b"), account("Echo")
    found = houses([tribune, mercury, twice, again, alone, account(None, "x"), account(None, "y")])
    assert found == {
        "Alden Global Capital": frozenset((tribune.id, mercury.id)),
        "Quay Post": frozenset((twice.id, again.id)),
    }


def test_no_name_and_no_site_has_two_owners():
    """The table answers one way."""
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()]
    sites = [site for _, _, given in rows for site in given.split(";") if site]
    assert len(sites) == len(set(sites)) > 150
    assert all(len(row) == 3 and row[0] for row in rows)


def test_outlets_of_one_owner_are_one_witness_where_that_is_asked_for():
    """Two accounts in their own words: two origins, or one owner's word."""
    told = [account("Chicago Tribune"), account("The Mercury News")]
    cited = [Cited(a.quote(0, 5)) for a in told]
    for owners, count in ((False, 2), (True, 1)):
        pipeline = replace(Pipeline(), owners=owners)
        story = Story(tuple(Account(a, (), ()) for a in told), *pipeline.trace(told))
        assert len(story.families) == count
        assert pipeline._witnesses(story)(cited) == count
