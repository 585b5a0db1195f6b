"""What a figure is of decides whether two figures may be compared at all."""

from __future__ import annotations

import pytest

from rashomon.claim.parse import parse
from rashomon.claim.quantities import quantities
from rashomon.model import Article, Block, Quantity


def read(text: str) -> dict[str, Quantity]:
    """The figures of a one-paragraph article by the words that print them."""
    found = quantities(parse(Article("note.txt", text, (Block(0, len(text)),))))
    return {figure.evidence.exact: figure for figure in found}


@pytest.mark.parametrize(("text", "figure", "words"), [
    ("Cameroon still holds the 23 crew.", "23", {"crew"}),
    ("Fourteen of the crew are Nigerians.", "Fourteen", {"crew"}),
    ("Six of the 12 passengers were Danish.", "12", {"passenger"}),
    ("Three people were killed and 12 injured.", "Three", {"people", "dead"}),
    ("Three people were killed and 12 injured.", "12", {"injured"}),
    ("The storm killed 12 on Monday.", "12", {"dead"}),
    ("At least five dead in ferry fire", "At least five", {"dead"}),
    ("The flood claimed 12 lives.", "12", {"dead"}),
    ("Twelve passengers were hurt.", "Twelve", {"passenger", "injured"}),
    ("The number of dead rose to 27.", "27", {"dead"}),
    ("Four people were critically injured.", "Four", {"people", "critically", "injured"}),
    ("34 people, two of them children, died.", "two", {"child"}),
    ("They approved a $1.2 billion fund.", "$1.2 billion", {"fund"}),
    ("They want a fund worth $240m.", "$240m", {"fund"}),
    ("The airline has debts of 2.6 billion euros.", "2.6 billion euros", {"debt"}),
    ("They control 78% of advertising.", "78%", {"advertising"}),
    ("The quake struck at a depth of 12 km.", "12 km", {"depth"}),
    ("The 171-metre dam was closed.", "171-metre", {"dam"}),
    ("Turnout was 61 percent.", "61 percent", {"turnout"}),
    ("Marit Holm, 61, was hurt.", "61", {"marit", "holm"}),
])
def test_the_words_say_what_is_counted(text: str, figure: str, words: set[str]) -> None:
    """Lemmas of the noun and of the harm done are among what the figure is of."""
    assert words <= set(read(text)[figure].of.split())


def test_the_dead_are_not_the_hurt() -> None:
    """Two figures of one sentence keep their own harm."""
    found = read("The blast killed four people and wounded nine soldiers.")
    assert "dead" in found["four"].of.split()
    assert "injured" in found["nine"].of.split()
    assert "dead" not in found["nine"].of.split()


@pytest.mark.parametrize(("text", "figure", "part"), [
    ("Fourteen of the crew are Nigerians.", "Fourteen", True),
    ("Six of the 12 passengers were Danish.", "Six", True),
    ("Six of the 12 passengers were Danish.", "12", False),
    ("34 people, two of them children, died.", "two", True),
    ("The 23 men, 14 of whom are Nigerians, left.", "14", True),
    ("The 23 men, 14 of whom are Nigerians, left.", "23", False),
    ("Divers found seven more bodies.", "seven", True),
    ("A further dozen names are under discussion.", "dozen", True),
    ("The survivors, including 23 minors, were landed.", "23", True),
    ("More than 6,000 people paid.", "More than 6,000", False),
    ("The 23 crew of the two boats were freed.", "23", False),
])
def test_a_part_is_told_from_the_whole(text: str, figure: str, part: bool) -> None:
    """A part must not be compared with the whole it is a part of."""
    found = read(text)
    key = next(printed for printed in found if printed.lower().endswith(figure.lower()))
    assert found[key].part is part


def test_a_change_is_not_a_level() -> None:
    """ "By" and "from" are kept where a figure is no level."""
    found = read("Its debt fell by 12% to $4.5 million from $5.1 million.")
    assert found["12%"].of.split()[-1] == "by"
    assert found["$5.1 million"].of.split()[-1] == "from"
    assert found["$4.5 million"].of.split()[-1] not in ("by", "from")
