"""What somebody looks for, as they wrote it: words in, phrases out that mean the same to both databases.

Quotation marks make a phrase, a minus in front asks for what is without it; everything else that is no letter and no
figure parts words, so no sign has a meaning to a database. Raises InputError where no word is left, or too many are.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from rashomon.errors import InputError
from rashomon.model.text import clean

MOST = 64  # words of one question
LONGEST = 100  # letters of a word
PIECE = re.compile(r'(-?)(?:["“”„«»]([^"“”„«»]*)["“”„«»]|([^\s"“”„«»]+))')
WORD = re.compile(r"[^\W_]+")
SHOWN = 40  # characters of a question that an error repeats


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that are to stand side by side, folded as `folded` does; not to stand there at all where `without`."""

    words: tuple[str, ...]
    without: bool = False


def sought(given: str) -> tuple[Phrase, ...]:
    """The phrases of a question, those that are wanted first; empty for an empty one."""
    text = clean(given)
    found = [Phrase(words, bool(found[1])) for found in PIECE.finditer(text) if (words := words_of(found[0]))]
    asked = tuple(sorted(dict.fromkeys(found), key=lambda phrase: phrase.without))
    shown = text[:SHOWN] + ("…" if len(text) > SHOWN else "")
    if sum(len(phrase.words) for phrase in asked) > MOST:
        raise InputError(f"{shown}: {sum(len(p.words) for p in asked):,} words; ask for at most {MOST} at a time")
    if text.strip() and not asked:
        raise InputError(f"{shown}: no word in it; give letters or figures to look for")
    if asked and asked[0].without:
        raise InputError(f"{shown}: only what is not wanted; give a word without a minus as well")
    return asked


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, folded."""
    return tuple(word[:LONGEST] for word in WORD.findall(folded(text)))


def folded(text: str) -> str:
    """A text without accents and capitals: what the indexes of words hold."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).lower()
