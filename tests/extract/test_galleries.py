"""A page whose lines were run together: credits and galleries are cut out, words of the story never."""

from __future__ import annotations

import pytest

from rashomon.extract.galleries import pieces


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
