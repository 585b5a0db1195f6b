"""Two texts of one article in, what was changed between them out, word by word, each change cut from its text.

Only the story is compared: a page whose menus changed was not amended. The words that stay are the longest common
subsequence of words (Indel distance, by rapidfuzz); changes with a word or two between them are one change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from rashomon.model import Article, Evidence

WORD = re.compile(r"\S+")
NEAR = 2  # words between two changes that are told as one
MOST_WORDS = 30_000  # of one text; a matrix of more would not fit into memory
SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+|\n+")


@dataclass(frozen=True, slots=True)
class Change:
    """Words taken out of the earlier text, words put into the later, or one for the other; at least one of the two.

    `before` and `after` are the sentences in which they stand.
    """

    removed: Evidence | None
    added: Evidence | None
    before: Evidence | None
    after: Evidence | None


def changes(earlier: Article, later: Article) -> tuple[Change, ...]:
    """What was changed, in the order of the texts; empty where only the page around the story was."""
    old, new = _words(earlier), _words(later)
    left, right = [earlier.text[a:b] for a, b in old], [later.text[a:b] for a, b in new]
    found = []
    for one, other in _hunks(left, right):
        removed, added = _cut(earlier, old, one), _cut(later, new, other)
        found.append(Change(removed, added, _sentence(earlier, removed), _sentence(later, added)))
    return tuple(found)


def _words(article: Article) -> list[tuple[int, int]]:
    """Where the words of the story stand; of an article without blocks those of its text."""
    spans = article.body() or ((0, len(article.text)),)
    found = [match.span() for start, end in spans for match in WORD.finditer(article.text, start, end)]
    return found[:MOST_WORDS]


def _hunks(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Stretches of words that stand for each other, as half-open numbers of words, near ones joined."""
    begun: tuple[int, int, int, int] | None = None
    for step in Indel.opcodes(left, right):
        if step.tag == "equal":
            continue
        here = (step.src_start, step.src_end, step.dest_start, step.dest_end)
        if begun is not None and here[0] - begun[1] <= NEAR and here[2] - begun[3] <= NEAR:
            begun = (begun[0], here[1], begun[2], here[3])
            continue
        if begun is not None:
            yield begun[:2], begun[2:]
        begun = here
    if begun is not None:
        yield begun[:2], begun[2:]


def _cut(article: Article, words: Sequence[tuple[int, int]], at: tuple[int, int]) -> Evidence | None:
    """The words of those numbers, from the first to the last."""
    return article.quote(words[at[0]][0], words[at[1] - 1][1]) if at[0] < at[1] else None


def _sentence(article: Article, words: Evidence | None) -> Evidence | None:
    """The sentence, or sentences, that the words stand in; bounded by the line's ends and the marks that end one."""
    if words is None:
        return None
    text = article.text
    breaks = [match.end() for match in SENTENCE.finditer(text, max(0, words.start - 600), words.start + 1)]
    start = next((at for at in reversed(breaks) if at <= words.start), max(0, words.start - 600))
    after = SENTENCE.search(text, max(words.end - 1, words.start), words.end + 600)
    end = after.start() if after else min(len(text), words.end + 600)
    return article.quote(start, max(end, words.end))
