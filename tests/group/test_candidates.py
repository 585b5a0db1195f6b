"""Candidates: the nearest few, at a cost that does not grow with the pile."""

from datetime import datetime, timedelta
from random import Random

from tests.group.pile import article, invented, told

from rashomon.group.candidates import NEAREST, REACH, Index
from rashomon.group.pile import Pile
from rashomon.group.sketch import sketches


def test_accounts_of_one_event_are_candidates():
    """Nearly every pair of one event, though few of all pairs are looked at."""
    articles, gold = invented(120)
    pile = Pile()
    read = sketches(articles)
    pairs = {tuple(pair) for pair in pile.pairs(pile.add(read)).tolist()}
    true = {(a, b) for a, one in enumerate(read) for b, other in enumerate(read) if gold[one.id] == gold[other.id]}
    true = {(a, b) for a, b in true if read[a].id < read[b].id}
    assert len(true) > 100
    assert len(true & pairs) >= 0.98 * len(true)
    assert len(pairs) <= NEAREST * len(read)


def test_a_term_leads_to_the_articles_nearest_in_time():
    """Where hundreds share it."""
    start = datetime(2031, 3, 3)
    articles = [article(f"{n}", "Flood in Velm.", "x", start + timedelta(days=n)) for n in range(4 * REACH)]
    pile = Pile()
    read = sketches(articles)
    pile.add(read)
    middle = 2 * REACH
    near = pile.index.nearest(middle, read[middle], pile.weighing)
    assert len(near) == NEAREST
    assert all(abs(n - middle) <= REACH // 2 + 1 for n in near)


def test_later_articles_take_their_place_in_time():
    """An index that grew in any order holds its articles in order of time."""
    read = sketches(
        told(Random(1), 0, "Velm", datetime(2031, 3, 3), 4) + told(Random(2), 1, "Velm", datetime(2030, 1, 1), 4)
    )
    at_once, grown = Index(), Index()
    at_once.add(read)
    for one in read:
        grown.add([one])
    assert at_once == grown
    assert len(grown.lists) > 10
    for numbers in grown.lists.values():
        assert [grown.keys[n] for n in numbers] == sorted(grown.keys[n] for n in numbers)
