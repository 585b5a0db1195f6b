"""Attributions: who is credited with what, in which words, in which voice."""

from __future__ import annotations

from time import perf_counter

import pytest

from rashomon.claim.attribution import attributions
from rashomon.claim.names import names
from rashomon.claim.parse import parse
from rashomon.claim.quotations import quotations
from rashomon.model import Article, Block, Claim, Voice


def read(*paragraphs: str) -> tuple[Claim, ...]:
    """The attributed claims of an account of these paragraphs."""
    text, blocks = "", []
    for paragraph in paragraphs:
        blocks.append(Block(len(text), len(text) + len(paragraph)))
        text += paragraph + "\n\n"
    sentences = parse(Article("test", text, tuple(blocks)))
    named = names(sentences)
    return attributions(sentences, quotations(sentences, named), named)


def parts(claim: Claim) -> tuple[str | None, str | None, str]:
    """Source, cue and content as printed."""
    source = claim.speaker.evidence.exact if claim.speaker else None
    return source, claim.cue.exact if claim.cue else None, claim.content.exact


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content"),
    [
        ("Officials said that the dam was safe.", "Officials", "said", "that the dam was safe"),
        ("The dam was safe, officials said.", "officials", "said", "The dam was safe"),
        ("According to Ilse Marr, the dam was safe.", "Ilse Marr", "According to", "the dam was safe"),
        ("The dam was safe, according to Ilse Marr.", "Ilse Marr", "according to", "The dam was safe"),
        ("Ilse Marr has warned of raising the fees.", "Ilse Marr", "has warned of", "raising the fees"),
        ("Ilse Marr denied that the dam had cracked.", "Ilse Marr", "denied", "that the dam had cracked"),
        ("Ilse Marr plans to sell the mill.", "Ilse Marr", "plans", "to sell the mill"),
        ("The company hopes to open in May.", "The company", "hopes", "to open in May"),
        ("Ilse Marr's claim that the dam had cracked was false.", "Ilse Marr", "claim", "that the dam had cracked"),
        ("Critics accused the mayor of lying.", "Critics", "accused", "the mayor of lying"),
    ],
)
def test_source_cue_and_content_are_cut(sentence: str, source: str, cue: str, content: str):
    """Indirect speech, beliefs, intentions, nouns and 'according to' read alike."""
    assert parts(read(sentence)[0]) == (source, cue, content)
    assert read(sentence)[0].voice is Voice.INDIRECT


def test_the_speaker_is_the_resolved_person():
    """The evidence is the pronoun, the name is hers."""
    (claim,) = read("Ilse Marr spoke at noon. She said the dam was safe.")
    assert claim.speaker
    assert (claim.speaker.name, claim.speaker.evidence.exact) == ("Ilse Marr", "She")
    assert claim.index == 1


def test_quoted_words_are_direct_and_mixed_words_mixed():
    """A quotation alone is direct; one inside a clause makes the clause mixed."""
    (direct,) = read("“The dam is safe,” said Ilse Marr.")
    (mixed,) = read("Ilse Marr said the dam was “as safe as milk” this week.")
    assert (direct.voice, direct.content.exact) == (Voice.DIRECT, "The dam is safe,")
    assert mixed.voice is Voice.MIXED
    assert "as safe as milk" in mixed.content.exact


def test_claims_nest_with_a_speaker_each():
    """'A said that B had warned that …' is two claims, the inner one B's."""
    found = read("Ilse Marr said that engineers had warned that the dam would crack.")
    assert [c.speaker.name for c in found if c.speaker] == ["Ilse Marr", "engineers"]
    assert found[0].content.covers(found[1].content)


def test_split_content_runs_from_its_first_word_to_its_last():
    """'X,” she said. “Y' is one claim around its cue."""
    (claim,) = read("“The dam is safe,” Ilse Marr said. “Go home.”")
    assert claim.content.exact.startswith("The dam")
    assert claim.content.exact.endswith("Go home.")


def test_a_passive_credits_nobody():
    """'is expected' has a cue and no speaker."""
    (claim,) = read("The mill is expected to close in May.")
    assert claim.speaker is None
    assert claim.cue is not None


def test_what_a_quoted_speaker_thinks_is_not_a_claim_apart():
    """A cue inside a quotation carries nothing of its own."""
    found = read("“I think the dam is safe,” said Ilse Marr.")
    assert [c.cue.exact for c in found if c.cue] == ["said"]


@pytest.mark.parametrize("sentence", ["The dam broke on Monday.", "She was free to say so.", "He called his mother."])
def test_narration_is_not_attributed(sentence: str):
    """Nothing is credited where nobody says, thinks or plans."""
    assert read(sentence) == ()


def test_all_parts_come_from_one_article():
    """Content, cue, speaker and sentence cut the same text, and no claim is empty."""
    found = read("Ilse Marr said the dam was safe.", "“No,” said Eino Kallas, who had warned of cracks.")
    assert found
    for claim in found:
        pieces = [claim.content, claim.sentence, claim.cue, claim.speaker.evidence if claim.speaker else None]
        assert len({p.article for p in pieces if p}) == 1


@pytest.mark.parametrize("unit", ["“a” ", "He said ", "'s ", "he “x,” said Ann Lee. ", "Bank of the ", "said that "])
def test_hostile_text_costs_no_more_than_its_parse(unit: str):
    """One endless paragraph does not stall names, quotations or attributions."""
    text = (unit * 800).strip()
    sentences = parse(Article("test", text, (Block(0, len(text)),)))
    began = perf_counter()
    named = names(sentences)
    attributions(sentences, quotations(sentences, named), named)
    assert perf_counter() - began < 10
