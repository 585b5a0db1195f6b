"""Quotations: every stretch between marks, with whoever the account credits for it, or nobody."""

from __future__ import annotations

import pytest

from rashomon.claim.names import names
from rashomon.claim.parse import parse
from rashomon.claim.quotations import quotations
from rashomon.model import Article, Block, BlockKind, Quote


def read(*paragraphs: str, title: str | None = None) -> tuple[Quote, ...]:
    """The quotations of an account of these paragraphs."""
    text, blocks = "", []
    for paragraph in (title, *paragraphs) if title else paragraphs:
        kind = BlockKind.TITLE if paragraph == title else BlockKind.PARAGRAPH
        blocks.append(Block(len(text), len(text) + len(paragraph), kind))
        text += paragraph + "\n\n"
    sentences = parse(Article("test", text, tuple(blocks)))
    return quotations(sentences, names(sentences))


def who(quote: Quote) -> str | None:
    """The speaker's name."""
    return quote.speaker.name if quote.speaker else None


@pytest.mark.parametrize(
    ("paragraph", "speaker"),
    [
        ("“The ice came early,” said Karin Halvorsen, the harbour master.", "Karin Halvorsen"),
        ('"The ice came early," harbour master Karin Halvorsen told reporters.', "Karin Halvorsen"),
        ("The mayor's spokeswoman, Karin Halvorsen, said: “The ice came early.”", "Karin Halvorsen"),
        ("“The ice came early”, according to Karin Halvorsen.", "Karin Halvorsen"),
        ("“The ice,” said Karin Halvorsen, “came early.”", "Karin Halvorsen"),
        ("The price was put at “a little over two million” by Karin Halvorsen.", "Karin Halvorsen"),
        ("The ice was “a visitor too early”, in the words of harbour master Karin Halvorsen.", "Karin Halvorsen"),
        ("'The ice came early,' said Karin Halvorsen, whose crews' boats were stuck.", "Karin Halvorsen"),
        ("«The ice came early», said Karin Halvorsen.", "Karin Halvorsen"),
        ("“The ice came early,” said a senior port official.", "a senior port official"),
        ("Karin Halvorsen said that tests had found the water “as safe as milk”.", "Karin Halvorsen"),
        ("“Who let it in?” she asked.", None),
    ],
)
def test_the_cue_may_stand_before_after_or_inside(paragraph: str, speaker: str | None):
    """One speaker, many ways to print a cue; a pronoun without anybody before it stays open."""
    found = read(paragraph)
    assert found
    assert {who(q) for q in found} == {speaker}


def test_a_pronoun_takes_the_last_person_who_fits():
    """'She' passes over a man named later; 'he' finds him."""
    found = read(
        "Maria Okonjo met Peter Lindholm at the quay. “We must wait,” she said.",
        "“We have waited enough,” he said.",
    )
    assert [who(q) for q in found] == ["Maria Okonjo", "Peter Lindholm"]


def test_a_role_finds_its_holder():
    """'the skipper' is whoever the account calls skipper."""
    found = read("Eino Kallas, skipper of the Tern, put to sea with Ilse Marr.", "“I saw lights,” the skipper said.")
    assert who(found[0]) == "Eino Kallas"
    assert found[0].speaker
    assert found[0].speaker.role == "skipper of the Tern"


def test_a_continued_quotation_keeps_its_speaker():
    """'“…,” she said. “…”': the second sentence is hers too, and so is a new paragraph that was never closed."""
    found = read(
        "“We waited four years,” said Ilse Marr. “Now the work begins. The yard is ready.",
        "“Nobody will be left behind.”",
    )
    assert [who(q) for q in found] == ["Ilse Marr"] * 3


def test_a_quotation_alone_belongs_to_whoever_the_sentence_before_is_about():
    """A quotation with no cue after a sentence about one speaker."""
    found = read("Ilse Marr was not impressed with the offer. “They have counted every nut twice.”")
    assert [who(q) for q in found] == ["Ilse Marr"]


def test_a_title_or_a_scare_quote_has_no_speaker():
    """The name of a film and a word held at arm's length are quotations without a speaker."""
    found = read("The prize goes to “Night Harbour” by a newcomer.", "The so-so “miracle” cost three million.")
    assert [q.evidence.exact for q in found] == ["Night Harbour", "miracle"]
    assert [who(q) for q in found] == [None, None]


def test_a_headline_takes_the_speaker_from_the_text():
    """The same words further down tell who said them."""
    found = read(
        "“The mountain growled like a dog,” said Ilse Marr, 34.", title="Valley mourns: ‘Mountain growled like a dog’"
    )
    assert [who(q) for q in found] == ["Ilse Marr", "Ilse Marr"]


def test_a_headline_label_is_a_speaker_only_if_it_is_somebody():
    """'Marr: “…”' credits her; 'Black beaches: “…”' credits nobody."""
    assert who(read("Ilse Marr: “We stay.”")[0]) == "Ilse Marr"
    assert who(read("Black beaches at dawn: “You smell it first”")[0]) is None


@pytest.mark.parametrize(
    ("paragraph", "via"),
    [
        ("“We are ready,” Ilse Marr told Reuters.", "Reuters"),
        ("“We are ready,” Ilse Marr said in a statement to the Harbour Gazette.", "Harbour Gazette"),
        ("“We are ready,” Ilse Marr told reporters.", None),
        ("“We are ready,” Ilse Marr told Eino Kallas.", None),
    ],
)
def test_the_outlet_that_was_told_is_kept(paragraph: str, via: str | None):
    """Words that come by way of another outlet say so; people and crowds are no outlets."""
    assert [q.via for q in read(paragraph)] == [via]


def test_letters_speak_for_their_writers():
    """'Her letter speaks of “…”'."""
    found = read("Ilse Marr has resigned. Her letter speaks of “one tide too many”.")
    assert [who(q) for q in found] == ["Ilse Marr"]


def test_evidence_leaves_the_marks_out():
    """Evidence is what stands between the marks, as printed."""
    found = read("“We’re ‘ready’,” said Ilse Marr.")
    assert [q.evidence.exact for q in found] == ["We’re ‘ready’,"]


def test_no_sentences_no_quotations():
    """An empty account has no quotations."""
    assert quotations((), ()) == ()
