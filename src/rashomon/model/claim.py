"""A claim: what an account says, and whom it credits for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.evidence import Evidence
from rashomon.model.reading import Name, Quantity, Reading, Status, Time


class Voice(StrEnum):
    """How the words stand to their speaker."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NARRATION = "narration"


class Certainty(StrEnum):
    """How sure the account is."""

    ASSERTED = "asserted"
    EXPECTED = "expected"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    DENIED = "denied"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom a claim is credited to.

    `name` is the resolved name ("Chidi Okwuosa" for "he"), or the words themselves
    ("officials familiar with the talks"). `evidence` is where the account names the
    speaker of this claim; `role` a title printed with the name anywhere in the account.
    """

    name: str
    evidence: Evidence
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks: `evidence` without the marks, and the claim's speaker, if known."""

    evidence: Evidence
    speaker: Speaker | None = None
    cue: Evidence | None = None
    via: str | None = None  # the agency or outlet that the account says it has the words from


@dataclass(frozen=True, slots=True)
class Claim:
    """What an account says and whom it credits; all parts from one article.

    `content` is what is claimed; `sentence` the sentence it stands in. `index` counts
    the account's sentences from 0, the title being 0 where there is one. `readings` are
    those whose words lie in `content`. `background` marks what the account itself tells
    as an earlier story; `continued` a later sentence of a claim that runs over several,
    which that claim's own content holds as well.
    """

    content: Evidence
    sentence: Evidence
    index: int
    voice: Voice = Voice.NARRATION
    speaker: Speaker | None = None
    cue: Evidence | None = None
    certainty: Certainty = Certainty.ASSERTED
    factuality: float = 3.0
    readings: tuple[Reading, ...] = ()
    background: bool = False
    heading: bool = False
    continued: bool = False

    def times(self) -> tuple[Time, ...]:
        """The times read off the content, in reading order."""
        return tuple(r for r in self.readings if isinstance(r, Time))

    def quantities(self) -> tuple[Quantity, ...]:
        """The figures read off the content, in reading order."""
        return tuple(r for r in self.readings if isinstance(r, Quantity))

    def names(self) -> tuple[Name, ...]:
        """The names read off the content, in reading order."""
        return tuple(r for r in self.readings if isinstance(r, Name))

    def statuses(self) -> tuple[Status, ...]:
        """Where the events of the content stand, in reading order."""
        return tuple(r for r in self.readings if isinstance(r, Status))
