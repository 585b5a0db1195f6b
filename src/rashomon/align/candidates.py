"""Blocking: Statements in, the pairs worth comparing out, with how alike their words are.

Only pairs of different accounts, and of those only each statement's nearest in every
other account. A value that may differ (a date, a figure) never decides who is near:
nearness is measured on names, on words without their values, and on sentence vectors.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from rashomon.model import Candidate, Statement
from rashomon.weights import points
from rashomon.weights.vectors import embed, unit

Matrix = NDArray[np.float32]
Rows = NDArray[np.intp]

BLOCK = 512  # pairs whose rivals are looked at together

# "It reopened on Friday" speaks of what the sentence before it names.
CONTEXT = 0.4


@dataclass(frozen=True, slots=True)
class Candidates:
    """The pairs worth comparing: each statement's `nearest` in every other account that score at least `floor`.

    In a story of more than `usual` accounts it is fewer, the more there are, down to the `nearest_in_crowd`: what one
    of the others leaves out, the next one tells.
    """

    nearest: int = 10
    floor: float = 0.1
    usual: int = 12
    nearest_in_crowd: int = 3

    def __call__(self, statements: Sequence[Statement], /) -> tuple[Candidate, ...]:
        """Candidates in the order of their statements."""
        if not statements:
            return ()
        views = Views.of(statements)
        kept = self.kept(views.score, [s.account for s in statements])
        return tuple(Candidate(*pair, like) for pair, like in views.similarities(kept))

    def kept(self, score: Matrix, account: Sequence[int]) -> list[tuple[int, int]]:
        """The pairs of statements that are kept, by their scores (n, n) and whose statement each is, sorted."""
        ends = [n for n in range(1, len(account)) if account[n] != account[n - 1]]
        homes = [range(start, end) for start, end in zip([0, *ends], [*ends, len(account)], strict=True)]
        most = self.nearest
        if len(homes) > self.usual:
            most = max(self.nearest_in_crowd, self.nearest * self.usual // len(homes))
        kept: set[tuple[int, int]] = set()
        for rows, columns in permutations(homes, 2):
            kept.update((min(a, b), max(a, b)) for a, b in self._near(score, rows, columns, most))
        return sorted(kept)

    def _near(self, score: Matrix, rows: range, columns: range, most: int) -> list[tuple[int, int]]:
        """For each row its nearest columns, as pairs of statements."""
        # The score of a pair is read where its first account's row meets the column, for it is the same pair.
        if rows.start < columns.start:
            part = score[rows.start : rows.stop, columns.start : columns.stop]
        else:
            part = score[columns.start : columns.stop, rows.start : rows.stop].T
        best = np.argsort(-part, axis=1, kind="stable")[:, :most]
        row, rank = np.nonzero(np.take_along_axis(part, best, axis=1) >= self.floor)
        return list(zip((row + rows.start).tolist(), (best[row, rank] + columns.start).tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class Views:
    """All pairwise likenesses of a story's statements, (n, n) float32 each, 0 to 1."""

    vectors: Matrix  # whole sentences
    masked_vectors: Matrix  # without their values
    words: Matrix
    masked: Matrix
    names: Matrix
    points: Matrix  # which question each sentence answers
    account: NDArray[np.int64]  # (n,), whose statement each is
    score: Matrix

    @classmethod
    def of(cls, statements: Sequence[Statement]) -> Views:
        """Compute them for one story."""
        whole = embed([s.evidence.exact for s in statements])
        bare = embed([" ".join(s.masked) for s in statements])
        vectors, masked_vectors = whole @ whole.T, bare @ bare.T
        words = overlap([s.words for s in statements])
        masked = overlap([s.masked for s in statements])
        names = overlap([sorted(s.keys) for s in statements])
        point = points.embed([s.evidence.exact for s in statements])
        account = np.array([s.account for s in statements])
        threads = _in_context(statements, whole)
        score = 0.45 * threads @ threads.T + 0.25 * masked + 0.15 * words + 0.15 * names
        return cls(vectors, masked_vectors, words, masked, names, point @ point.T, account, score.astype(np.float32))

    def similarities(self, pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], dict[str, float]]]:
        """Each pair with its named likenesses, and how each of the two ranks among the pair's rivals."""
        for start in range(0, len(pairs), BLOCK):
            block = pairs[start : start + BLOCK]
            columns = self._columns(*(np.array(side, dtype=np.intp) for side in zip(*block, strict=True)))
            rows = zip(*(column.tolist() for column in columns.values()), strict=True)
            yield from ((pair, dict(zip(columns, row, strict=True))) for pair, row in zip(block, rows, strict=True))

    def _columns(self, a: Rows, b: Rows) -> dict[str, NDArray[np.floating]]:
        """The likenesses of pairs by name, (m,) each."""
        score = self.score[a, b]
        ranks = (self.score[a] > score[:, None]).sum(axis=1), (self.score[:, b] > score).sum(axis=0)
        return {
            "vectors": self.vectors[a, b],
            "masked vectors": self.masked_vectors[a, b],
            "words": self.words[a, b],
            "masked words": self.masked[a, b],
            "names": self.names[a, b],
            "score": score,
            "best rank": logarithm(np.minimum(*ranks)),
            "worst rank": logarithm(np.maximum(*ranks)),
            **self._point(a, b),
        }

    def _point(self, a: Rows, b: Rows) -> dict[str, NDArray[np.floating]]:
        """How sure it is that two speak of one point: by themselves, and beside their rivals of those accounts."""
        own = self.points[a, b]
        rivals = [self._rivals(a, b), self._rivals(b, a)]
        leads = [own.astype(np.float64) - found.max(axis=1, initial=0.0) for found in rivals]
        above = sum((found > own[:, None]).sum(axis=1) for found in rivals)
        return {
            "point": own,
            "point lead": np.minimum(*leads),
            "point best lead": np.maximum(*leads),
            "point rank": logarithm(np.asarray(above)),
        }

    def _rivals(self, a: Rows, b: Rows) -> Matrix:
        """How close each of `a` is to the other statements of b's account, (m, n); endlessly far where it is none."""
        rival = self.account == self.account[b][:, None]
        rival[np.arange(len(b)), b] = False
        return np.where(rival, self.points[a], np.float32(-np.inf))


def logarithm(counts: NDArray[np.integer]) -> NDArray[np.float64]:
    """log(1 + count) of each, one by one: what numpy takes many at once differs in the last digit between machines."""
    return np.array([math.log1p(count) for count in counts.tolist()])


def _in_context(statements: Sequence[Statement], vectors: Matrix) -> Matrix:
    """Each statement's vector leaning on the one before it, which says what "it" and "there" are."""
    leaning = vectors.copy()
    for n, statement in enumerate(statements):
        if n and statements[n - 1].account == statement.account:
            leaning[n] += CONTEXT * vectors[n - 1]
    return unit(leaning)


def rarity(bags: Sequence[Sequence[str]]) -> Mapping[str, float]:
    """How telling each item is within the story: high for what few statements hold (inverse document frequency)."""
    counts = Counter(item for bag in bags for item in dict.fromkeys(bag))  # in one order, whatever the hash seed
    return {item: math.log((len(bags) + 1) / (n + 0.5)) for item, n in counts.items()}


def overlap(bags: Sequence[Sequence[str]]) -> Matrix:
    """Weighted overlap of every two bags, (n, n) float32: shared weight over the mean weight of the two (0 to 1)."""
    weights = rarity(bags)
    columns = {item: n for n, item in enumerate(weights)}
    table = np.zeros((len(bags), max(1, len(columns))), dtype=np.float32)
    for row, bag in zip(table, bags, strict=True):
        for item in bag:
            row[columns[item]] = max(0.0, weights[item]) ** 0.5
    shared = table @ table.T
    totals = np.diag(shared)
    mean = (totals[:, None] + totals[None, :]) / 2
    return (shared / np.where(mean > 0, mean, 1)).astype(np.float32)
