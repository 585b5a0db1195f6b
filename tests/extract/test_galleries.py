"""A page whose lines were run together: credits and galleries are cut out, words of the story never."""

from __future__ import annotations

import pytest

from rashomon.extract.galleries import FURNITURE, pieces


def left(text: str) -> list[str]:
    """What is left of a paragraph."""
    return [text[start:end] for start, end in pieces(text)]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "The bridge fell at noon. (Photo: Lena Holt, AP) Two lorries were on it.",
            ["The bridge fell at noon.", "Two lorries were on it."],
        ),
        (
            "Image copyright Fjord Press Image caption Divers at the bridge Two lorries were on it.",
            ["Divers at the bridge Two lorries were on it."],
        ),
        (
            "It fell at noon. Getty Images 7 Divers at the bridge Reuters 7 The mayor at the site AP 7 Nobody drowned.",
            ["It fell at noon.", "Nobody drowned."],
        ),
        (
            "It fell at noon. North news in pictures 12 show all North news in pictures 1/12 Nobody drowned.",
            ["It fell at noon.", "Nobody drowned."],
        ),
        ("It fell at noon, the mayor told Reuters.", ["It fell at noon, the mayor told Reuters."]),
        ("AP 24 percent of shares were sold.", ["AP 24 percent of shares were sold."]),
        ("The photo: a bridge (built in 1931) at noon.", ["The photo: a bridge (built in 1931) at noon."]),
    ],
)
def test_what_is_left(text: str, kept: list[str]) -> None:
    """Only what says itself that it is furniture is cut."""
    assert left(text) == kept


def test_a_long_stretch_between_two_labels_is_story() -> None:
    """Captions are short: prose between two pictures stays."""
    prose = "The inspectors had warned of rust in the second pier for years. " * 8
    assert left(f"AP 3 {prose}Reuters 3 The end.") == [prose.strip(), "The end."]


LABELS = """(File photo: Lena Holt)|[Photos by: Lena Holt]|(Image: Holt)|(Picture: Holt)|(Pics: Holt)|(Credit: Holt)
(Video: Holt)|Image copyright Holt Image caption|Media caption, it|Video caption it
News in pictures 2 show all news in pictures
Getty 7|Getty Images 7|Reuters 7/9|AP 7|AFP 7|PA 7|EPA 7|Rex 7|Rex Features 7|Rex Shutterstock 7 of 9
Press Association 7|The Associated Press 7""".replace("\n", "|").split("|")


@pytest.mark.parametrize("label", LABELS)
def test_every_label_holds_a_word_that_is_looked_for_first(label: str) -> None:
    """Else a paragraph with it would be passed over."""
    assert FURNITURE.pattern is not None
    found = FURNITURE.pattern.search(label)
    assert found is not None
    assert any(need in found.group() for need in FURNITURE.needs)
