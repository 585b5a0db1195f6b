"""Whose words a quotation is: pronouns, parts, titles, papers, and the sentence or paragraph before."""

from __future__ import annotations

import pytest

from rashomon.claim.names import names
from rashomon.claim.parse import parse
from rashomon.claim.quotations import quotations
from rashomon.model import Article, Block


def spoken(*paragraphs: str) -> list[str | None]:
    """The speakers of the quotations of an account of these paragraphs, in reading order."""
    text, blocks = "", []
    for paragraph in paragraphs:
        blocks.append(Block(len(text), len(text) + len(paragraph)))
        text += paragraph + "\n\n"
    sentences = parse(Article("test", text, tuple(blocks)))
    return [q.speaker.name if q.speaker else None for q in quotations(sentences, names(sentences))]


@pytest.mark.parametrize(
    ("paragraph", "speaker"),
    [
        ("Karin Halvorsen was described as “a rock” by Peter Lindholm.", "Peter Lindholm"),
        ("The report led Karin Halvorsen to say “enough is enough”.", "Karin Halvorsen"),
        (
            "Karin Halvorsen said the crews were shouting, describing the noise as “worse than a storm”.",
            "Karin Halvorsen",
        ),
        ("Karin Halvorsen was blunt: “The ice came early.”", "Karin Halvorsen"),
        ("Karin Halvorsen had a message for the owners: “The ice came early.”", "Karin Halvorsen"),
        ("As Karin Halvorsen put it, “the ice came early”.", "Karin Halvorsen"),
        ("“The ice came early, and nobody was ready.” — Karin Halvorsen, baker", "Karin Halvorsen"),
        ("A letter from Karin Halvorsen said “the ice came early”.", "Karin Halvorsen"),
        ("The Kremlin said the talks were “not for the press”.", "Kremlin"),
        ("U.S. officials were silent; the U.S. said “no comment” later.", "United States"),
        ("Karin Halvorsen found a note on her door: “The ice comes early.”", None),
        ("Karin Halvorsen was greeted with cries of “go home”.", None),
    ],
)
def test_the_sentence_tells_who_speaks(paragraph: str, speaker: str | None):
    """A passive credits its agent, a participle the main speaker, a letter its writer; a reader says nothing."""
    assert spoken(paragraph) == [speaker]


@pytest.mark.parametrize(
    "paragraph",
    [
        "On the programme “Harbour Tonight,” Karin Halvorsen said the ice was early.",
        "In her book, “Salt And Iron,” Karin Halvorsen said the ice was early.",
    ],
)
def test_the_title_of_a_work_is_nobodys_words(paragraph: str):
    """What a book or programme is called is no speech, whoever speaks beside it."""
    assert spoken(paragraph) == [None]


def test_whoever_is_credited_after_a_full_quotation_speaks_it():
    """A cue in front that leads up to nothing does not take words that a cue behind them credits."""
    found = spoken("Peter Lindholm had urged calm “Nobody asked us before they closed the quay,” said Karin Halvorsen.")
    assert found == ["Karin Halvorsen"]


def test_a_pronoun_passes_over_names_inside_quotations():
    """Those whom a speaker mentions are not the one who goes on."""
    found = spoken(
        "“I thank Peter Lindholm and Olav Strand for coming,” Johan Berg said on Monday.",
        "“It was a long night,” he said.",
    )
    assert found == ["Johan Berg", "Johan Berg"]


def test_a_speaker_without_a_name_is_she_too():
    """'She' after a passenger's words is the passenger, not a woman named further up."""
    found = spoken(
        "Karin Halvorsen, the harbour master, closed the quay.",
        "“We sat in the dark for hours,” a passenger told reporters. “The doors would not open,” she said.",
    )
    assert found == ["a passenger", "a passenger"]


def test_a_subject_without_a_name_is_he_before_somebody_further_up():
    """'The captain's brother shook his head. “…,” he said': the brother."""
    found = spoken("Johan Berg sailed at noon.", "The captain's brother shook his head. “He knew the risk,” he said.")
    assert found == ["The captain's brother"]


@pytest.mark.parametrize(
    ("role", "words", "speaker"),
    [
        ("vice president", "the president", "the president"),
        ("finance minister", "the defence minister", "the defence minister"),
        ("party leader", "the party", "the party"),
        ("finance minister", "the minister", "Karin Halvorsen"),
        ("minister of finance", "the finance minister", "Karin Halvorsen"),
    ],
)
def test_a_part_is_held_by_whoever_has_that_part(role: str, words: str, speaker: str):
    """A vice-president is not the president, a leader of a party not the party."""
    found = spoken(f"The {role}, Karin Halvorsen, met Peter Lindholm.", f"“The ice came early,” {words} said.")
    assert found == [speaker]


def test_they_are_who_spoke_last():
    """'They added' goes to the family that was just quoted."""
    found = spoken("“He was a gentle man,” the family said. They added: “We will miss him every day.”")
    assert found == ["the family", "the family"]


def test_a_paragraph_that_ends_with_a_colon_leads_to_the_next():
    """'Marr wrote:' and the words in a paragraph of their own."""
    assert spoken("Karin Halvorsen wrote on Monday:", "“The ice came early this year.”") == ["Karin Halvorsen"]


def test_a_new_paragraph_with_its_own_cue_has_its_own_speaker():
    """A quotation left open does not run over a cue that names another."""
    found = spoken(
        "“We waited,” said Karin Halvorsen. “Nobody came to help us.",
        "“We came as fast as the ice allowed,” said Peter Lindholm.",
    )
    assert found == ["Karin Halvorsen", "Karin Halvorsen", "Peter Lindholm"]


def test_a_speaker_goes_on_after_a_long_cue():
    """However long the rest of the cue's sentence, the next quotation is of the same breath."""
    found = spoken(
        "“It is a trap,” said Karin Halvorsen, a marine engineer who has served on the harbour board for eleven years "
        "and is now an adviser to the union of northern fishermen and boat owners. “Nobody will sign it.”"
    )
    assert found == ["Karin Halvorsen", "Karin Halvorsen"]


def test_a_sentence_about_another_ends_a_speakers_turn():
    """'“…,” said X. Y was unmoved. “…”': Y."""
    found = spoken("“It is a trap,” said Karin Halvorsen. Peter Lindholm was unmoved. “They will sign by Friday.”")
    assert found == ["Karin Halvorsen", "Peter Lindholm"]


def test_a_heading_between_marks_is_nobodys_words():
    """A line that is a quotation with a capital on every word carries no speaker over."""
    found = spoken("“The ice came early,” said Karin Halvorsen.", "‘Nothing Left But Stones’", "The quay was empty.")
    assert found == ["Karin Halvorsen", None]


@pytest.mark.parametrize(
    ("paragraph", "speaker"),
    [
        (
            "Skipper Karin Halvorsen would not see us. “The ice came early,” says the statement she sent instead.",
            "Karin Halvorsen",
        ),
        ("“The ice came early,” was how the harbour master, Karin Halvorsen, excused the delay.", "Karin Halvorsen"),
    ],
)
def test_a_note_a_habit_and_words_passed_on_have_their_speaker(paragraph: str, speaker: str):
    """Who sent the note, who likes to say it, how somebody put it, whose words go round."""
    assert spoken(paragraph) == [speaker]


def test_what_somebody_likes_to_say_is_said():
    """'“…,” X likes to say, “…”'."""
    found = spoken(
        "“A dam does not carry a passport,” Celestina Mavunga, who runs the province's water office, likes to say, "
        "“but an office should carry a stamp.”"
    )
    assert found == ["Celestina Mavunga", "Celestina Mavunga"]


def test_whoever_speaks_goes_on_before_somebody_spoken_of():
    """'X said that Mr Y was ill. “…,” he said': X, though nothing tells that X is a man."""
    found = spoken(
        "The chief of the pilots, Sorrel Vantongeren, told the inquiry that Mr Lindholm had been hiding a debt. "
        "“We are not his bankers,” he said."
    )
    assert found == ["Sorrel Vantongeren"]


def test_an_outlet_or_a_town_is_not_he_or_she():
    """What 'reports', and where somebody is from, are passed over by a pronoun."""
    found = spoken("Torgal Moran, Kilbrin's boss, was in good mood, Fjord Wire reports. “We will sell,” he told us.")
    assert found == ["Torgal Moran"]
    found = spoken("For Nurit Halloran of Brandal, who is 34, the day began badly. “I fed the hens,” she said.")
    assert found == ["Nurit Halloran"]


def test_somebodys_mother_is_she_by_her_first_name():
    """'Moen's mum Gerd (58) is proud. “…,” she told us'."""
    found = spoken(
        "Colonel Ragna Solli led the search.",
        "Moen's mom Gladness (58) is proud but cross. “He is too thin,” she told us.",
    )
    assert found == ["Gladness"]
