"""Whom an account means by a part: "the prelate", "the Warden", "Her Excellency", "the president"."""

from __future__ import annotations

import pytest
from tests.claim.test_quotations_speakers import spoken


@pytest.mark.parametrize(
    ("first", "words", "speaker"),
    [
        ("Bishop Torgal Moran opened the door.", "the prelate", "Torgal Moran"),
        ("Sergeant Torgal Moran opened the door.", "the policeman", "Torgal Moran"),
        ("Justice Torgal Moran opened the door.", "the judge", "Torgal Moran"),
        ("Father Torgal Moran opened the door.", "the priest", "Torgal Moran"),
        ("Torgal Moran is a retired miller and opened the door.", "the miller", "Torgal Moran"),
        ("The Warden, Torgal Moran, opened the door.", "the Warden", "Torgal Moran"),
        ("His Excellency Torgal Moran opened the door.", "His Excellency", "Torgal Moran"),
        ("Bishop Torgal Moran opened the door.", "the mayor", "the mayor"),
        ("Bishop Torgal Moran opened the door.", "another prelate", "another prelate"),
    ],
)
def test_a_part_has_one_holder(first: str, words: str, speaker: str):
    """A prelate is a bishop, but no mayor; 'another' is somebody else."""
    assert spoken(f"{first} “The ice came early,” {words} told the crew.") == [speaker]


def test_an_office_alone_is_he_before_somebody_further_up():
    """'General X sits in prison. … The president landed. “…,” he said': the president."""
    found = spoken(
        "General Torgal Moran has sat in Brandal prison since the spring. His men want him back.",
        "The president landed at noon. “We shall see,” he said at the gate.",
    )
    assert found == ["The president"]


def test_whoever_is_asked_answers():
    """'We asked a fitter, who … “…,” she said'."""
    found = spoken(
        "The host, Torgal Moran, smiled all day.",
        "We asked a boat fitter, who gave no name, whether it will hold. “Ask me in spring,” she said.",
    )
    assert found == ["a boat fitter"]


def test_a_name_before_a_noun_is_not_it():
    """'one page on Nordskjell paper. It called …': not Nordskjell."""
    found = spoken("The letter is a single page on Nordskjell paper. It called the bid “an insult”.")
    assert found != ["Nordskjell"]


@pytest.mark.parametrize(
    ("first", "words", "speaker"),
    [
        ("Sorrel Vantong woke before five.", "the retired glazier from Brandal", "Sorrel Vantong"),
        ("Sorrel Vantong has two boats in the yard.", "the third-generation rower", "Sorrel Vantong"),
        ("Sorrel Vantong has two boats in the yard.", "the head of the boat yard", "the head of the boat yard"),
        ("Mayor Sorrel Vantong has two boats.", "the retired glazier from Brandal", "the retired glazier from Brandal"),
        (
            "Sorrel Vantong rang Torgal Moran before five.",
            "the retired glazier from Brandal",
            "the retired glazier from Brandal",
        ),
    ],
)
def test_what_somebody_is_stands_for_the_one_just_told_of(first: str, words: str, speaker: str):
    """'X woke. “…,” said the retired miller': X, but not of an office, of two people or beside another part."""
    assert spoken(first, f"“The ice came early,” said {words}.") == [speaker]


def test_a_bank_in_one_word_is_the_bank():
    """'Nordbank cut its rate. “…,” the bank said': Nordbank."""
    found = spoken("The Nordbank cut its rate on Friday, the bank said. “We erred,” it added.")
    assert found == ["Nordbank"]


def test_who_is_told_of_before_a_speaker_is_not_the_speaker():
    """'It had not reached him, Minister Moran disclosed. “…,” she said': Moran, who is not 'him'."""
    found = spoken(
        "Envoy Belmarsh went home on Sunday.",
        "The card had not reached him, since he never came, Minister Velmora Torgal disclosed.",
        "“The ice came early,” she told the crew.",
    )
    assert found == ["Velmora Torgal"]


def test_a_mere_she_in_what_somebody_says_does_not_bar_he():
    """'X said she had stayed. “…,” he said': X."""
    found = spoken("Baker Sorrel Vantong said she had stayed for an hour. “The ice came early,” he said.")
    assert found == ["Sorrel Vantong"]
