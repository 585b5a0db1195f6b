"""Paragraphs that an outlet prints under every story, and those that are the story."""

from __future__ import annotations

from rashomon.model import Article, Block
from rashomon.trace import kinships
from rashomon.trace.furniture import furniture

HOUSE = "Every evening our night desk answers letters from readers on the sea, the weather and the price of fish."
SECOND = "Whoever writes before six gets an answer in the paper of the day after, with a stamp of the harbour master."
TOPICS = ("bridge", "school", "orchard", "tunnel", "museum")


def account(*paragraphs: str, outlet: str = "Quay Post") -> Article:
    """An account of one paragraph a block."""
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(at, at + len(paragraph)))
        at += len(paragraph) + 1
    return Article(paragraphs[0], "\n".join(paragraphs), tuple(blocks), outlet=outlet)


def story(topic: str) -> list[str]:
    """Three paragraphs that no other topic shares."""
    return [" ".join(f"{topic}{n}{m}" for m in range(14)) + "." for n in range(3)]


def test_what_stands_under_every_story_is_furniture():
    """Three unrelated accounts of one outlet with one paragraph in common are no copies."""
    accounts = [account(*story(topic), HOUSE, SECOND) for topic in TOPICS[:3]]
    found = furniture(accounts)
    assert {a.text[start:].split("\n")[0] for a in accounts for start in found[a.id]} == {HOUSE, SECOND}
    assert kinships(accounts) == ()
    assert len(kinships(accounts[:2])) == 1, "two alone give no sign of it"


def test_versions_of_one_report_have_no_furniture():
    """They share one paragraph, and the others too."""
    accounts = [account(*story("bridge"), HOUSE, f"Version {n}, put right at noon.") for n in range(4)]
    assert furniture(accounts) == {}
    assert len(kinships(accounts)) == 6


def test_several_outlets_that_print_one_paragraph_copied_it():
    """Furniture is an outlet's own: among outlets the same paragraph is a passage."""
    assert furniture([account(*story(topic), HOUSE, outlet=topic) for topic in TOPICS]) == {}
