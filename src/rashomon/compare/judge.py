"""Judge candidates: every pair of statements gets the five probabilities of how they stand to each other.

Statements and Candidates in, Judged pairs out, one for each candidate. Typed readings
are compared first, the cross-encoder reads the words, and boosted trees weigh both.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from rashomon.compare.features import features
from rashomon.compare.forest import Forest
from rashomon.compare.ladder import Comparison
from rashomon.compare.readings import comparisons
from rashomon.compare.relate import Relate, Relation, Statements
from rashomon.compare.standing import standing
from rashomon.model import Account, Candidate, Quote, Statement


@dataclass(frozen=True, slots=True)
class Compared:
    """Two statements with everything that decides how they stand: what the cross-encoder says of them, how their
    readings compare, and both as named features.
    """

    a: Statement
    b: Statement
    relation: Relation
    compared: tuple[Comparison, ...]
    features: dict[str, float] = field(hash=False, repr=False)


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
    """Judges candidates: `relate` reads the words, `forest` weighs all (None: the one shipped)."""

    relate: Callable[[Sequence[Statements]], list[Relation]] = field(default_factory=Relate)
    forest: Forest | None = None

    def __call__(
        self, accounts: Sequence[Account], statements: Sequence[Statement], candidates: Sequence[Candidate], /
    ) -> tuple[Judged, ...]:
        """One Judged for each candidate, in their order."""
        return self.weigh(self.rows(accounts, statements, candidates))

    def rows(
        self, accounts: Sequence[Account], statements: Sequence[Statement], candidates: Sequence[Candidate]
    ) -> list[Compared]:
        """Each candidate with what decides it: what the trees are trained on."""
        pairs = [(statements[c.a], statements[c.b], c.similarity) for c in candidates]
        relations = self.relate([words_of(a, b) for a, b, _ in pairs])
        stands = standing([(a, b, relation) for (a, b, _), relation in zip(pairs, relations, strict=True)])
        rows = []
        for (a, b, similarity), relation, stand in zip(pairs, relations, stands, strict=True):
            compared = comparisons(a, b, quotes_in(accounts[a.account], a), quotes_in(accounts[b.account], b))
            rows.append(Compared(a, b, relation, compared, features(a, b, similarity, relation, compared) | stand))
        return rows

    def weigh(self, rows: Sequence[Compared]) -> tuple[Judged, ...]:
        """The rows with the probabilities that the trees give them."""
        probabilities = (self.forest or Forest.load())([row.features for row in rows])
        return tuple(_judged(row, p) for row, p in zip(rows, probabilities.tolist(), strict=True))


def _judged(pair: Compared, p: Sequence[float]) -> Judged:
    return Judged(pair.a, pair.b, pair.relation, pair.compared, pair.features, *p)


def words_of(a: Statement, b: Statement) -> Statements:
    """Two statements as the cross-encoder reads them."""
    return Statements(
        a.evidence.exact,
        b.evidence.exact,
        a.published.iso() if a.published else None,
        b.published.iso() if b.published else None,
    )


def quotes_in(account: Account, statement: Statement) -> tuple[Quote, ...]:
    """The account's quotes that share a word with the statement."""
    return tuple(q for q in account.quotes if q.evidence.overlaps(statement.evidence))
