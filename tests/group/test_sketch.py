"""A sketch holds what tells one event from another."""

from datetime import datetime

from tests.group.pile import article

from rashomon.group.sketch import ZONES, Sketch, sketches, slot
from rashomon.model import Article

AT = datetime(2031, 3, 5, 9)


def sketch(text: str, title: str = "", **more: str) -> Sketch:
    """The sketch of a text."""
    made = article(title, text, "Lantern Post", AT)
    made = Article(made.source, made.text, made.blocks, title=title, published=made.published, **more)
    return sketches([made])[0]


def zone(of: Sketch, name: str) -> set[int]:
    """The slots of one zone."""
    return set(of.zones[ZONES.index(name)].tolist())


def test_names_places_figures_and_ages_are_read():
    """Runs of capitals, what stands behind a preposition, what is counted, and how old people are."""
    one = sketch("Police said Mara Lindqvist, 34, was seen in North Velm. The 17-year-old left with 12 crates.")
    assert {slot("n mara lindqvist"), slot("n lindqvist"), slot("n north velm")} <= zone(one, "names")
    assert zone(one, "places") == {slot("k north velm")}
    assert zone(one, "people") == {slot("k mara lindqvist")}
    assert {slot("12"), slot("12 crate")} <= zone(one, "figures")
    assert zone(one, "ages") == {slot("age 34"), slot("age 17")}


def test_an_address_adds_to_the_headline():
    """Its longest part, where it is made of words."""
    assert slot("quarry") in zone(sketch("A story.", url="https://n.example/news/fire-at-old-quarry/12"), "title")
    assert zone(sketch("A story.", url="https://[n.example/a-b-c"), "title") == set()


def test_capitals_of_a_headline_are_no_names():
    """Unless it is set as a sentence."""
    assert slot("n fire guts mill") not in zone(sketch("A story.", "Fire Guts Mill"), "names")
    assert slot("n velm") in zone(sketch("A story.", "Fire guts mill near Velm"), "names")


def test_an_article_without_words_is_no_error():
    """All zones empty, no day."""
    empty = sketches([Article("x", "…")])[0]
    assert [len(one) for one in empty.zones] == [0] * len(ZONES)
    assert (empty.day, empty.days, empty.words) == (None, (), 0)


def test_a_slot_is_the_same_everywhere():
    """It does not depend on the hash seed of the process."""
    assert slot("ferry") == 859155
