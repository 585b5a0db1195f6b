"""What alignment works on: the statements of a story, and the pairs of them that may speak of one point."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from rashomon.model.article import Moment
from rashomon.model.claim import Claim
from rashomon.model.evidence import Evidence
from rashomon.model.reading import Name, Quantity, Reading, Status, Time

Worked = TypeVar("Worked")


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of one account with all that was read from it.

    `account` numbers the story's accounts from 0; `index` the account's sentences.
    `position` runs from 0 (first sentence) to 1 (last). `keys` are the story-wide keys
    of the names in it; `words` its content words, lower-case and stemmed; `masked` the
    same with every value left out ("tariffs rise start"). `times`, `quantities`, `names`
    and `statuses` are the readings by kind.
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

    # The readings by kind, in reading order: a statement stands in many pairs, and each asks for them.
    times: tuple[Time, ...] = field(init=False, repr=False, compare=False)
    quantities: tuple[Quantity, ...] = field(init=False, repr=False, compare=False)
    names: tuple[Name, ...] = field(init=False, repr=False, compare=False)
    statuses: tuple[Status, ...] = field(init=False, repr=False, compare=False)
    # What was worked out about the statement alone, by the function that did: see `once`.
    memo: dict[Any, Any] = field(init=False, repr=False, compare=False, default_factory=dict)

    def once(self, work: Callable[[Statement], Worked], /) -> Worked:
        """What `work` makes of this statement, worked out the first time it is asked for."""
        if work not in self.memo:
            self.memo[work] = work(self)
        found: Worked = self.memo[work]
        return found

    def __post_init__(self) -> None:
        for name, kind in (("times", Time), ("quantities", Quantity), ("names", Name), ("statuses", Status)):
            object.__setattr__(self, name, tuple(r for r in self.readings if isinstance(r, kind)))


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two statements of different accounts that may speak of one point.

    `a` and `b` number the story's statements, `a` of the account that comes first.
    `similarity` holds named features of their words; values are never among them.
    """

    a: int
    b: int
    similarity: dict[str, float] = field(hash=False)
