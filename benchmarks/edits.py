"""A pile with planted copies: a seed and a number in, articles of invented words out, and who was copied from whom.

Words are drawn by Zipf's law and about two fifths of the text are stock phrases, so that unrelated
articles share runs of words as unrelated reports do. A copy is cut, put in another order,
added to, and has words swapped.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import accumulate

SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bra cle dri fro gla ple sta tro".split()
VOCABULARY, PHRASES = 20_000, 4_000
SENTENCES = 30  # of an article, of 12 words and more: about 750 words
COPIED = 0.1  # of the articles are copies of one before them
SWAPPED = 0.08  # of the words of a copied sentence

Sentence = list[str]


@dataclass(frozen=True, slots=True)
class Pile:
    """Articles as lists of paragraphs, and pairs (original, copy) of their numbers."""

    articles: tuple[tuple[str, ...], ...]
    planted: frozenset[tuple[int, int]]

    def texts(self) -> list[str]:
        """Each article as one text."""
        return ["\n".join(paragraphs) for paragraphs in self.articles]


class Writer:
    """Writes invented prose; the same seed writes the same."""

    def __init__(self, seed: int) -> None:
        """Invent the words and the stock phrases."""
        self.random = random.Random(seed)
        self.words = ["".join(self.random.choices(SYLLABLES, k=self.random.randint(1, 4))) for _ in range(VOCABULARY)]
        self.ranks = list(accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))
        self.phrases = [self.pick(self.random.randint(3, 6)) for _ in range(PHRASES)]
        self.phrase_ranks = list(accumulate(1 / (rank + 3) for rank in range(PHRASES)))

    def pick(self, count: int) -> Sentence:
        """Words by their frequency."""
        return self.random.choices(self.words, cum_weights=self.ranks, k=count)

    def sentence(self) -> Sentence:
        """A sentence with a stock phrase or two."""
        words: Sentence = []
        while len(words) < self.random.randint(12, 28):
            words += self.pick(self.random.randint(4, 9))
            words += self.random.choices(self.phrases, cum_weights=self.phrase_ranks)[0]
        return words

    def article(self) -> list[Sentence]:
        """An article of its own."""
        return [self.sentence() for _ in range(SENTENCES)]

    def copy(self, original: list[Sentence]) -> list[Sentence]:
        """An article that keeps a quarter to nine tenths of another: cut, reordered, swapped, added to."""
        kept = [self.swap(s) for s in original if self.random.random() < self.random.uniform(0.25, 0.9)] or original[:5]
        if self.random.random() < 0.5:
            at = self.random.randrange(len(kept))
            kept = kept[at:] + kept[:at]
        for _ in range(self.random.randint(0, SENTENCES // 2)):
            kept.insert(self.random.randint(0, len(kept)), self.sentence())
        return kept

    def swap(self, sentence: Sentence) -> Sentence:
        """A sentence with some words put in the place of others."""
        return [self.pick(1)[0] if self.random.random() < SWAPPED else word for word in sentence]


def pile(size: int, seed: int = 1) -> Pile:
    """So many articles; a copy's original is always an article of its own."""
    writer = Writer(seed)
    written: list[list[Sentence]] = []
    own: list[int] = []
    planted = set()
    for number in range(size):
        if own and writer.random.random() < COPIED:
            original = writer.random.choice(own)
            planted.add((original, number))
            written.append(writer.copy(written[original]))
        else:
            own.append(number)
            written.append(writer.article())
    return Pile(tuple(tuple(map(_printed, article)) for article in written), frozenset(planted))


def _printed(sentence: Sentence) -> str:
    return " ".join(sentence).capitalize() + "."
