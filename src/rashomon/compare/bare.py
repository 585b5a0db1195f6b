"""How two bare statements stand to each other: no accounts around them, so no rivals and no third sides to ask.

What is left is what the two say: the cross-encoder's reading, the typed readings of both on their ladders, and the
likeliest difference of two values with its swap test. Trees grown on bundles that the cross-encoder never saw weigh
these (`training/relate/bare.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from importlib.resources import files

from rashomon.compare.differences import candidates, exchanged
from rashomon.compare.features import seen_features
from rashomon.compare.forest import Forest
from rashomon.compare.glance import Seen
from rashomon.compare.judge import Compared, read, words_of
from rashomon.compare.ladder import Comparison, Verdict
from rashomon.compare.readings import comparisons, swap
from rashomon.compare.relate import RELATIONS, Relate, Relation, Statements
from rashomon.compare.replaced import REPLACED
from rashomon.compare.value_features import of_swap, of_values
from rashomon.model import Account, Slot, Statement
from rashomon.weights import points
from rashomon.weights.vectors import embed

Told = tuple[Account, Statement]


@dataclass(frozen=True, slots=True)
class Bare:
    """Relates pairs of bare statements; `relate` reads the words, `forest` weighs all (None: the one shipped)."""

    relate: Callable[[Sequence[Statements]], list[Relation]] = field(default_factory=Relate)
    forest: Forest | None = None

    def __call__(self, pairs: Sequence[tuple[Told, Told]], /) -> list[Relation]:
        """One Relation a pair, in the order given."""
        rows = self.rows(pairs)
        forest = self.forest or Forest.load(files("rashomon.weights") / "bare.npz")
        weighed = forest([row.features for row in rows]).tolist()
        return [
            replace(row.relation, **dict(zip(RELATIONS, (round(p, 4) for p in weights), strict=True)))
            for row, weights in zip(rows, weighed, strict=True)
        ]

    def rows(self, pairs: Sequence[tuple[Told, Told]]) -> list[Compared]:
        """Each pair with its relation, comparisons and features."""
        relations = self.relate([words_of(a, b) for (_, a), (_, b) in pairs])
        likeness = _likeness([(a, b) for (_, a), (_, b) in pairs])
        rows = []
        for ((one, a), (other, b)), relation, similarity in zip(pairs, relations, likeness, strict=True):
            compared = comparisons(a, b, one.quotes, other.quotes)
            rows.append(read(Seen(a, b, compared, seen_features(a, b, similarity, compared)), relation))
        return self._with_best(rows)

    def _with_best(self, rows: Sequence[Compared]) -> list[Compared]:
        """The rows with the features of the likeliest difference in each."""
        found = [candidates(row) for row in rows]
        best = [_best(row, each) for row, each in zip(rows, found, strict=True)]
        differing = [(row, c) for row, c in zip(rows, best, strict=True) if c is not None]
        swapped = iter(self.relate([exchanged(row, c) for row, c in differing]))
        whole = []
        for row, c, rivals in zip(rows, best, found, strict=True):
            # Without a difference there is nothing to swap, and nothing moves.
            relation = row.relation if c is None else next(swapped)
            mine = of_values(row, c or _nothing(row), rivals) | of_swap(row, relation)
            whole.append(replace(row, features=row.features | mine | {"a difference": float(c is not None)}))
        return whole


def _best(row: Compared, found: Sequence[Comparison]) -> Comparison | None:
    """The difference of the likest values in the likest surroundings."""
    return max(found, key=lambda c: _rank(row, c), default=None)


def _rank(row: Compared, c: Comparison) -> tuple[float, int, int]:
    typed = 0.5 if c.rung.verdict is Verdict.DIFFERS and c.slot not in (Slot.PLACE, Slot.PARTICIPANT) else 0.0
    return c.likeness + swap(row.a, row.b, c) + (0.0 if c.rung is REPLACED else typed), -c.left.start, -c.right.start


def _nothing(row: Compared) -> Comparison:
    """Stands for a difference where there is none: whole sentences, nothing to swap."""
    return Comparison(Slot.OTHER, REPLACED, row.a.evidence, row.b.evidence, "", "", 0.0)


def _likeness(pairs: Sequence[tuple[Statement, Statement]]) -> list[dict[str, float]]:
    """How alike the words of each two are, with and without their values."""
    plain = embed([s.evidence.exact for pair in pairs for s in pair])
    masked = embed([" ".join(s.masked) for pair in pairs for s in pair])
    point = points.embed([s.evidence.exact for pair in pairs for s in pair])
    found = []
    for n, (a, b) in enumerate(pairs):
        shared = len(set(a.masked) & set(b.masked)) / max(1, min(len(set(a.masked)), len(set(b.masked))))
        found.append(
            {
                "vectors": float(plain[2 * n] @ plain[2 * n + 1]),
                "masked vectors": float(masked[2 * n] @ masked[2 * n + 1]),
                "point": float(point[2 * n] @ point[2 * n + 1]),
                "masked words": shared,
                "names": len(a.keys & b.keys) / max(1, min(len(a.keys), len(b.keys))),
            }
        )
    return found
