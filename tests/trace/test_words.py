"""Which words of an account could be copied prose, and how long hostile text keeps us."""

from __future__ import annotations

import time

import pytest

from rashomon.model import Article, Block
from rashomon.trace import kinships
from rashomon.trace.words import read_words


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
