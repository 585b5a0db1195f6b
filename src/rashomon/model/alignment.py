"""What alignment works on: the statements of a story, and the pairs of them that may speak of one point."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.model.article import Moment
from rashomon.model.claim import Claim
from rashomon.model.evidence import Evidence
from rashomon.model.reading import Name, Quantity, Reading, Status, Time


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of one account with all that was read from it.

    `account` numbers the story's accounts from 0; `index` the account's sentences.
    `position` runs from 0 (first sentence) to 1 (last). `keys` are the story-wide keys
    of the names in it; `words` its content words, lower-case and stemmed; `masked` the
    same with every value left out ("tariffs rise start").
    """

    account: int
    evidence: Evidence
    index: int
    position: float
    heading: bool
    claims: tuple[Claim, ...]
    readings: tuple[Reading, ...]
    published: Moment | None
    keys: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    masked: tuple[str, ...] = ()

    @property
    def times(self) -> tuple[Time, ...]:
        """The times in the sentence, in reading order."""
        return tuple(r for r in self.readings if isinstance(r, Time))

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The figures in the sentence, in reading order."""
        return tuple(r for r in self.readings if isinstance(r, Quantity))

    @property
    def names(self) -> tuple[Name, ...]:
        """The names in the sentence, in reading order."""
        return tuple(r for r in self.readings if isinstance(r, Name))

    @property
    def statuses(self) -> tuple[Status, ...]:
        """Where the events of the sentence stand, in reading order."""
        return tuple(r for r in self.readings if isinstance(r, Status))


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two statements of different accounts that may speak of one point.

    `a` and `b` number the story's statements, `a` of the account that comes first.
    `similarity` holds named features of their words; values are never among them.
    """

    a: int
    b: int
    similarity: dict[str, float] = field(hash=False)
