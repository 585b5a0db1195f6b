"""A line in, its words out, and whether it reads as a paragraph of sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.extract.words import FUNCTION

WORD = re.compile(r"[^\W_][\w'’-]*")
SEPARATORS = re.compile(r"[|•·»>▸▶☰/]|\s[–—-]\s|\s{2,}|\s::\s|\+\+\+")
SENTENCE_END = re.compile(r"[.!?…][\s\"'”’)\]]{0,8}$")
ENDING = 10  # characters that the end of a sentence takes at most, a line break after it included
PROSE = 80  # characters from which a line that ends as a sentence does counts as prose
RUNNING = 25  # words from which a line counts as prose by its wording, whether its full stop is there or not


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    return SENTENCE_END.search(text, max(0, len(text) - ENDING)) is not None


def is_prose(text: str, words: Sequence[str] | None = None) -> bool:
    """Whether a line of these words reads as a paragraph of sentences; the last full stop may have been lost."""
    if len(text) < PROSE:
        return False
    return ends_sentence(text) or _runs(text, WORD.findall(text) if words is None else words)


def _runs(text: str, words: Sequence[str]) -> bool:
    """Whether a line is long, mostly in lower case, and held together by the small words of sentences."""
    if len(words) < RUNNING or len(SEPARATORS.findall(text)) > 2:
        return False
    small = sum([word.lower() in FUNCTION for word in words])
    return small >= 0.2 * len(words) and sum([word[0].isupper() for word in words]) <= 0.4 * len(words)
