"""Judge candidates: pairs of statements get the five probabilities of how they stand to each other.

Statements and Candidates in, Judged pairs out. Typed readings are compared first, pairs that hold no promise are left
unread, the cross-encoder reads the others, and boosted trees weigh all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from rashomon.compare.features import read_features
from rashomon.compare.forest import Forest
from rashomon.compare.glance import Glance, Seen, seen
from rashomon.compare.relate import Relate, Relation, Statements
from rashomon.compare.spare import Promising, Spare
from rashomon.compare.standing import standing
from rashomon.model import Account, Candidate, Statement

BLOCK = 4096  # candidates that are seen at once


@dataclass(frozen=True, slots=True)
class Compared(Seen):
    """Two statements with everything that decides how they stand: what is seen of them, and how they read."""

    relation: Relation


@dataclass(frozen=True, slots=True)
class Judged(Compared):
    """Two statements, judged: `agreement` … `other` sum to 1."""

    agreement: float
    contradiction: float
    compatible: float
    update: float
    other: float


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges candidates: `glance` leaves out the hopeless, `spare` in large stories those that would say nothing new,
    `relate` reads the words, `forest` (None: the one shipped) weighs all.
    """

    relate: Callable[[Sequence[Statements]], list[Relation]] = field(default_factory=Relate)
    forest: Forest | None = None
    glance: Glance = field(default_factory=Glance)
    spare: Spare = field(default_factory=Spare)

    def __call__(
        self, accounts: Sequence[Account], statements: Sequence[Statement], candidates: Sequence[Candidate], /
    ) -> tuple[Judged, ...]:
        """One Judged for each candidate worth reading, in their order."""
        kept: list[Promising] = []
        for start in range(0, len(candidates), BLOCK):  # what is seen of the others is forgotten at once
            kept += self._promising(seen(accounts, statements, candidates[start : start + BLOCK]))
        return self.weigh(self._read(self.spare(kept)))

    def rows(self, pairs: Sequence[Seen]) -> list[Compared]:
        """Each pair worth reading with what decides it: what the trees are trained on."""
        return self._read(self.glance(pairs))

    def _promising(self, pairs: Sequence[Seen]) -> list[Promising]:
        """The pairs worth reading, with their promise."""
        promise = self.glance.promise(pairs)
        return [(pair, p) for pair, p in zip(pairs, promise, strict=True) if p >= self.glance.least]

    def _read(self, kept: Sequence[Seen]) -> list[Compared]:
        """The pairs as the cross-encoder reads them, and as they then stand to each other."""
        relations = self.relate([words_of(pair.a, pair.b) for pair in kept])
        stands = standing([(pair.a, pair.b, relation) for pair, relation in zip(kept, relations, strict=True)])
        return [read(pair, relation, stand) for pair, relation, stand in zip(kept, relations, stands, strict=True)]

    def weigh(self, rows: Sequence[Compared]) -> tuple[Judged, ...]:
        """The rows with the probabilities that the trees give them."""
        probabilities = (self.forest or Forest.load())([row.features for row in rows])
        return tuple(_judged(row, p) for row, p in zip(rows, probabilities.tolist(), strict=True))


def read(pair: Seen, relation: Relation, further: Mapping[str, float] = MappingProxyType({})) -> Compared:
    """A pair that the cross-encoder has read, with `further` features beside its own."""
    features = pair.features | read_features(relation) | dict(further)
    return Compared(pair.a, pair.b, pair.compared, features, relation)


def _judged(pair: Compared, p: Sequence[float]) -> Judged:
    return Judged(pair.a, pair.b, pair.compared, pair.features, pair.relation, *p)


def words_of(a: Statement, b: Statement) -> Statements:
    """Two statements as the cross-encoder reads them."""
    return Statements(
        a.evidence.exact,
        b.evidence.exact,
        a.published.iso() if a.published else None,
        b.published.iso() if b.published else None,
    )
