"""Which candidates are worth reading: Candidates in, Seen pairs out, those without promise left aside.

The cross-encoder takes most of a comparison's time. What costs little is seen of every candidate first: how alike its
words are, how its typed readings compare, who is named, who speaks. Trees grown on that alone
(`training/pairs/glance.py`) tell most pairs to be about different points; only the rest is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.resources import files

from rashomon.compare.features import seen_features
from rashomon.compare.forest import Forest
from rashomon.compare.ladder import Comparison
from rashomon.compare.readings import comparisons
from rashomon.model import Account, Candidate, Quote, Statement

# Pairs that are less likely than this to share a point are not read; set where few marked pairs are lost.
PROMISE = 0.03


@dataclass(frozen=True, slots=True)
class Seen:
    """Two statements as they look before they are read: how their readings compare, and named features."""

    a: Statement
    b: Statement
    compared: tuple[Comparison, ...]
    features: dict[str, float] = field(hash=False, repr=False)


@dataclass(frozen=True, slots=True)
class Glance:
    """Keeps the pairs that are at least `least` (0 to 1) likely to share a point; `forest` None: the one shipped."""

    forest: Forest | None = None
    least: float = PROMISE

    def __call__(self, pairs: Sequence[Seen], /) -> list[Seen]:
        """The pairs worth reading, in their order."""
        return [pair for pair, promise in zip(pairs, self.promise(pairs), strict=True) if promise >= self.least]

    def promise(self, pairs: Sequence[Seen]) -> list[float]:
        """How likely each pair is to share a point (0 to 1)."""
        forest = self.forest or Forest.load(files("rashomon.weights") / "glance.npz")
        strangers = forest([pair.features for pair in pairs])[:, forest.classes.index("other")]
        return [1 - p for p in strangers.tolist()]


def seen(accounts: Sequence[Account], statements: Sequence[Statement], candidates: Sequence[Candidate]) -> list[Seen]:
    """Each candidate as it looks before it is read, in their order."""
    found = []
    asked = {n for candidate in candidates for n in (candidate.a, candidate.b)}
    quotes = {n: quotes_in(accounts[statements[n].account], statements[n]) for n in asked}
    for candidate in candidates:
        a, b = statements[candidate.a], statements[candidate.b]
        compared = comparisons(a, b, quotes[candidate.a], quotes[candidate.b])
        found.append(Seen(a, b, compared, seen_features(a, b, candidate.similarity, compared)))
    return found


def quotes_in(account: Account, statement: Statement) -> tuple[Quote, ...]:
    """The account's quotes that share a word with the statement."""
    return tuple(q for q in account.quotes if q.evidence.overlaps(statement.evidence))
