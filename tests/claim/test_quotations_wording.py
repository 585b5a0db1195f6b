"""Whose words a quotation is where no verb of saying tells: a noun, a colon, the sentence behind it."""

from __future__ import annotations

import pytest
from tests.claim.test_quotations_speakers import spoken


@pytest.mark.parametrize(
    ("paragraph", "speaker"),
    [
        (
            "Karin Halvorsen was late. Her first sentence, “Where is the coffee,” went round the hall.",
            "Karin Halvorsen",
        ),
        ("The words of Karin Halvorsen are still on the wall: “The ice came early.”", "Karin Halvorsen"),
        ("It was Karin Halvorsen who shut the gate, with the words “The ice came early.”", "Karin Halvorsen"),
        ("Karin Halvorsen fell back on her line from March, “Ask the lake,” and left.", "Karin Halvorsen"),
        ("His remark to the board, “The ice came early”, was no joke, Karin Halvorsen said.", None),
    ],
)
def test_a_noun_says_whose_words_they_are(paragraph: str, speaker: str | None):
    """'her first sentence', 'the words of X', 'with the words'; of 'his remark' nobody who speaks of it."""
    assert spoken(paragraph) == [speaker]


@pytest.mark.parametrize(
    ("paragraph", "speaker"),
    [
        (
            "“The ice came early, and nobody was ready.” That is Karin Halvorsen of the harbour office.",
            "Karin Halvorsen",
        ),
        ("“The ice came early, and nobody was ready.” The line came from baker Karin Halvorsen.", "Karin Halvorsen"),
        ("“The ice came early, and nobody was ready.” That is a matter for the courts.", None),
    ],
)
def test_the_sentence_behind_a_quotation_points_to_its_speaker(paragraph: str, speaker: str | None):
    """'“…” That is X of …', 'The line came from X'; what 'that' is otherwise is no speaker."""
    assert spoken(paragraph) == [speaker]


@pytest.mark.parametrize(
    ("paragraph", "speaker"),
    [
        ("We have had a call from Karin Halvorsen, for the owners: “The ice came early.”", "Karin Halvorsen"),
        ("Mayor Karin Halvorsen, on the bridge that was closed in May: “The ice came early.”", "Karin Halvorsen"),
        ("Karin Halvorsen is not sparing anybody's feelings: “The ice came early.”", "Karin Halvorsen"),
        ("Karin Halvorsen carried a banner: “The ice came early.”", None),
        ("Karin Halvorsen received the papers: “The ice came early.”", None),
    ],
)
def test_a_colon_hands_over_to_whoever_its_sentence_is_about(paragraph: str, speaker: str | None):
    """'X, on the bridge:', 'a call from X:', 'X hid nothing:'; who carries a banner does not speak it."""
    assert spoken(paragraph) == [speaker]


@pytest.mark.parametrize(
    ("paragraph", "speaker"),
    [
        ("On the desk Karin Halvorsen left a note that read “gone skating”.", "Karin Halvorsen"),
        ("The voice that called the owners “wolves” belongs to Karin Halvorsen.", "Karin Halvorsen"),
        ("Karin Halvorsen put out a statement. “The ice came early,” it reads.", "Karin Halvorsen"),
        (
            "It was she, Karin Halvorsen, who stood up and called to the owners: “The ice came early.”",
            "Karin Halvorsen",
        ),
        (
            "The insurers paid two crowns for it, and Karin Halvorsen, who built it, called that price “an insult”.",
            "Karin Halvorsen",
        ),
        (
            "BRANDAL, May 3 (Fjord Wire) - Ferry operator Nordskjell Lines on Friday refused the bid, saying that it "
            "was “an insult”.",
            "Nordskjell Lines",
        ),
    ],
)
def test_a_thing_speaks_for_somebody(paragraph: str, speaker: str):
    """Who left the note, whose voice it is, who 'who' is; the town of a dateline says nothing."""
    assert spoken(paragraph) == [speaker]


@pytest.mark.parametrize(
    ("paragraph", "speaker"),
    [
        ("The note, “The ice came early”, hangs in the hall. Its author is Karin Halvorsen.", "Karin Halvorsen"),
        ("“The ice came early,” says the notice on the gate. It was written by Karin Halvorsen.", "Karin Halvorsen"),
        ("“The ice came early”: with these words Karin Halvorsen shut the gate.", "Karin Halvorsen"),
        ("“The ice came early”: the line, by baker Karin Halvorsen, is on every mug.", "Karin Halvorsen"),
        ("When the crews rang, Karin Halvorsen's answer was: “The ice came early.”", "Karin Halvorsen"),
        ("Everybody repeats Karin Halvorsen's words: “The ice came early.”", "Karin Halvorsen"),
        ("“The ice came early,” the harbour master, Karin Halvorsen, had lectured on Tuesday.", "Karin Halvorsen"),
        ("“The ice came early,” Karin Halvorsen was quoted as saying by the radio.", "Karin Halvorsen"),
        ("It was Karin Halvorsen, too, who wrote on the gate, “The ice came early.”", "Karin Halvorsen"),
        ("Karin Halvorsen had got up in the middle of the talk on ice, said “enough” and gone.", "Karin Halvorsen"),
        ("The harbour clerk, with a bell: “The ice came early.”", "The harbour clerk, with a bell"),
        ("Karin Halvorsen, who runs the port, sees a “paper bridge” in the plan.", "Karin Halvorsen"),
        ("The note, “The ice came early”, hangs in the hall. It was framed by Karin Halvorsen.", None),
    ],
)
def test_the_words_around_tell_the_author(paragraph: str, speaker: str | None):
    """Who wrote or uttered it, with whose words, whose answer it was; not who framed it."""
    assert spoken(paragraph) == [speaker]
