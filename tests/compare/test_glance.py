"""Which candidates are read: those that may speak of one point, told without reading them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from rashomon import align
from rashomon.claim import claim
from rashomon.compare import Glance, Judge, Relation, seen
from rashomon.model import Article, Block

UNKNOWN = Relation(0.2, 0.2, 0.2, 0.2, 0.2, (1 / 12,) * 12)
ONE = (
    "The ferry Maribel sank off Turku on Tuesday with 40 people on board.",
    "Divers found nine bodies in the wreck, the coastguard said.",
    "The operator bought the ship from a Greek yard in 2009.",
    "Ticket prices on the route had risen twice since spring.",
    "Relatives gathered in a school near the harbour.",
)
OTHER = (
    "Eleven bodies were recovered by divers from the wreck, according to the coastguard.",
    "A summer fair in the next town drew crowds all the same.",
    "The Maribel went down near Turku on Monday with 40 people on board.",
    "Its captain has worked for the company since he left school.",
    "Flags flew at half mast on the town hall.",
)


@pytest.fixture(scope="module")
def pairs():
    """Every pair of sentences of two accounts, as they look before they are read."""
    articles = [
        Article(f"page {n}", text, (Block(0, len(text)),)) for n, text in enumerate(map(" ".join, (ONE, OTHER)))
    ]
    accounts = tuple(claim(articles))
    registry = align.registry(n for a in accounts for c in a.claims for n in c.names())
    statements = align.statements(accounts, registry)
    return seen(accounts, statements, align.Candidates(floor=-1.0)(statements))


def starts(pairs):
    """The first words of each pair."""
    return {(pair.a.evidence.exact.split()[1], pair.b.evidence.exact.split()[1]) for pair in pairs}


def test_what_shares_a_point_holds_more_promise_than_all_else(pairs):
    """Two days of one sinking and two counts of bodies, of 25 pairs."""
    assert starts(Glance(least=0.5)(pairs)) == {("ferry", "Maribel"), ("found", "bodies")}
    assert {("ferry", "Maribel"), ("found", "bodies")} <= starts(Glance()(pairs))
    assert len(Glance()(pairs)) < len(pairs)


def test_the_order_stays(pairs):
    """What is kept comes in the order it was given."""
    at = [pairs.index(pair) for pair in Glance(least=0.05)(pairs)]
    assert all(one < two for one, two in pairwise(at))


def test_the_bounds(pairs):
    """Everything has some promise, and nothing is certain."""
    assert Glance(least=0.0)(pairs) == pairs
    assert Glance(least=1.0)(pairs) == []
    assert Glance()([]) == []


def test_what_is_left_out_is_not_read(pairs):
    """The reader is asked for the pairs kept, and for no other."""
    asked = []

    def reader(wanted):
        asked.extend(wanted)
        return [UNKNOWN] * len(wanted)

    rows = Judge(reader, glance=Glance(least=0.5)).rows(pairs)
    assert len(asked) == len(rows) == 2
