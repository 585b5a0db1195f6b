"""Stories out of a pile: each article in one, in any order, grown or at once."""

from __future__ import annotations

from datetime import datetime
from random import Random

import pytest
from tests.group.fires import FLAT, HEARING, MILL
from tests.group.pile import article, invented, told

from rashomon.group import Grouping, group
from rashomon.group.learned import Learned
from rashomon.model import Article, Group
from training.group.measure import b_cubed

NEAR = 0.97  # B-cubed of a pile that grew against the same pile grouped at once: what docs/grouping.md states


@pytest.fixture(scope="module")
def pile() -> tuple[list[Article], dict[str, int]]:
    """Some 370 accounts of 150 events, many of one kind in one town on one day."""
    return invented(150)


@pytest.fixture(scope="module")
def stories(pile: tuple[list[Article], dict[str, int]]) -> tuple[Group, ...]:
    """Its stories."""
    return group(pile[0])


def labels(groups: tuple[Group, ...], articles: list[Article]) -> list[int]:
    """The number of each article's group."""
    home = {name: number for number, one in enumerate(groups) for name in one.articles}
    return [home[one.id] for one in articles]


def test_every_article_is_in_exactly_one_story(pile, stories):
    """In is out."""
    names = [name for one in stories for name in one.articles]
    assert sorted(names) == sorted({one.id for one in pile[0]})


def test_accounts_of_one_event_come_together_and_look_alikes_stay_apart(pile, stories):
    """Against the events they were made from."""
    articles, gold = pile
    precision, recall, _ = b_cubed(labels(stories, articles), [gold[one.id] for one in articles])
    assert precision >= 0.95
    assert recall >= 0.9


def test_the_order_of_articles_changes_nothing(pile, stories):
    """Not the stories, not their ids, not their titles."""
    for seed in (1, 2):
        mixed = list(pile[0])
        Random(seed).shuffle(mixed)
        assert group(mixed) == stories


def test_a_pile_that_grows_comes_to_the_stories_of_all_at_once(pile, stories):
    """Within the stated tolerance, whatever the size of what is added."""
    articles = sorted(pile[0], key=lambda one: (one.published.at, one.id))
    known = round(0.7 * len(articles))  # the worst there is: all is weighed again once the pile has grown by half
    for step in (1, 40):
        grown = Grouping()
        grown.add(articles[:known])
        for start in range(known, len(articles), step):
            grown.add(articles[start : start + step])
        assert b_cubed(labels(grown.groups(), articles), labels(stories, articles))[2] >= NEAR


def test_a_new_article_is_held_against_its_neighbours_alone(pile, monkeypatch):
    """The rest of the pile is not weighed again."""
    articles = pile[0]
    grown = Grouping()
    grown.add(articles[:-1])
    weighed = []
    monkeypatch.setattr(
        Learned, "chances", lambda self, table, real=Learned.chances: weighed.append(len(table)) or real(self, table)
    )
    grown.add(articles[-1:])
    assert sum(weighed) <= 20


def test_an_article_given_twice_is_held_once(pile):
    """Whether at once or later."""
    few = pile[0][:6]
    grown = Grouping()
    grown.add([*few, *few])
    grown.add(few)
    assert grown.groups() == group(few)


def test_a_story_keeps_its_id_while_later_articles_join():
    """The id depends on the first article alone."""
    one, *later = told(Random(4), 0, "Velm", datetime(2031, 3, 3), 4)
    first, *rest = sorted([one, *later], key=lambda a: a.published.at)
    (before,), (after,) = group([first]), group([first, *rest])
    assert len(after.articles) == 4
    assert before.id == after.id


def test_two_like_events_in_one_town_on_one_day_stay_apart():
    """Two fires, and what is told of one of them days later."""
    found = {frozenset(story.articles) for story in group([*MILL, *FLAT, HEARING])}
    assert found == {frozenset(one.id for one in MILL), frozenset(one.id for one in (*FLAT, HEARING))}


def test_a_pile_of_one_and_of_none():
    """One article is a story; no articles are none."""
    (alone,) = group([article("Flood in Velm", "The river rose.", "x", datetime(2031, 3, 3))])
    assert (alone.title, len(alone.articles)) == ("Flood in Velm", 1)
    assert group([]) == ()


def test_articles_without_day_outlet_or_title_are_grouped():
    """Each is in a story, of which no day and no title is told."""
    bare = [Article(one.source, one.text, one.blocks) for one in (*FLAT, *MILL)]
    found = group(bare)
    assert sorted(name for story in found for name in story.articles) == sorted(one.id for one in bare)
    assert len(found) < len(bare)
    assert {(story.started, story.ended, story.title) for story in found} == {(None, None, None)}
