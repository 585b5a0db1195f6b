"""Which words of an account could be copied prose, and how long hostile text keeps us."""

from __future__ import annotations

import time

import pytest

from rashomon.model import Article, Block
from rashomon.trace import kinships
from rashomon.trace.words import NOTICE, SELF_PORTRAIT, Notices, read_words


def paragraph(text: str) -> Article:
    """An account of one paragraph."""
    return Article(source="a", text=text, blocks=(Block(0, len(text)),))


def test_words_know_their_place():
    """Each word's offsets cut it from the text."""
    article = paragraph("  Nora’s boat – the “Grey Gull” – sank.")
    words = read_words(article)
    cuts = [article.text[start:end] for start, end in zip(words.starts, words.ends, strict=True)]
    assert cuts == ["Nora’s", "boat", "the", "Grey", "Gull", "sank"]
    assert words.keys[0] == "nora's"
    assert [k for k, prose in zip(words.keys, words.prose, strict=True) if not prose] == ["grey", "gull"]


@pytest.mark.parametrize("text", ["A 5'11\" man left the workers' hall.", "The dogs' home isn't far from St Anne's."])
def test_apostrophes_and_inches_open_no_quote(text):
    """All words are prose."""
    assert all(read_words(paragraph(text)).prose)


def test_an_account_without_blocks_has_no_words():
    """Nothing to read is nothing, not an error."""
    assert read_words(Article(source="a", text="Some words.")).keys == ()


@pytest.mark.parametrize("piece", ["a b ", "“", "'a ", '" ', "‘a’b ", "x. ", "per ", "about "])
def test_hostile_text_takes_linear_time(piece):
    """A hundred thousand characters of one mark or word are read in a moment."""
    began = time.perf_counter()
    text = piece * (100_000 // len(piece))
    kinships([paragraph(text), paragraph(text + "z")])
    assert time.perf_counter() - began < 10


@pytest.mark.parametrize(
    ("paragraph", "notice"),
    [
        ("Editing By Ana Lum", True),
        ("Follow her on the fediverse.", True),
        ("Commenting section closed.", True),
        ("Its comments are in full below.", True),
        ("THIS STORY HAS BEEN UPDATED", True),
        ("The harbour master employs pilots and employs divers.", True),
        ("The firm, founded in 1902, operates in six ports.", True),
        ("The firm, founded in 1902, closed.", False),
        ("He told this story by the fire, and the copyright was his.", False),
    ],
)
def test_plain_words_find_what_the_patterns_find(paragraph: str, notice: bool):
    """What is looked for first loses no notice."""
    assert Notices.of(paragraph)(paragraph) == notice
    assert Notices.of(f"A listed ship. {paragraph} About it, and its ©.")(paragraph) == notice
    assert notice == (NOTICE.search(paragraph) is not None or len(SELF_PORTRAIT.findall(paragraph)) >= 2)


def test_sentences_count_on_and_their_first_capital_tells_nothing():
    """Each sentence has a number; a capitalised word inside one is a name, at its beginning a word like others."""
    words = read_words(paragraph('Tides rose. "Boats sank," he said. Divers met Quist.'))
    assert words.keys == ("tides", "rose", "boats", "sank", "he", "said", "divers", "met", "quist")
    assert [words.sentences.index(n) for n in sorted(set(words.sentences))] == [0, 2, 6]
    assert words.prose == (True, True, False, False, True, True, True, True, True)
    assert words.telling == (True, True, False, False, False, False, True, True, False)
