"""A finding: an alignment judged, with the words of the accounts under each answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from rashomon.model.claim import Certainty
from rashomon.model.evidence import Evidence


class FindingKind(StrEnum):
    """How the accounts stand to each other on one point."""

    CONTRADICTION = "contradiction"
    UPDATE = "update"
    AGREEMENT = "agreement"
    SINGLE = "single"


class Slot(StrEnum):
    """Which part of a statement is in question."""

    TIME = "time"
    DURATION = "duration"
    AMOUNT = "amount"
    COUNT = "count"
    PLACE = "place"
    PARTICIPANT = "participant"
    ROLE = "role"
    STATUS = "status"
    CAUSE = "cause"
    QUOTE = "quote"
    ATTRIBUTION = "attribution"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Cited:
    """Evidence as a finding shows it: the sentence, the words in question within it, who says it."""

    evidence: Evidence
    focus: Evidence | None = None
    speaker: str | None = None
    certainty: Certainty = Certainty.ASSERTED


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a finding's question.

    `value` is normalised (ISO 8601, number with unit, canonical name), `text` the words
    of the first evidence, `witnesses` the number of independent origins behind it.
    """

    value: str
    text: str
    witnesses: int
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """An alignment judged. `level` names the rung of the ladder that fired; `features` are
    the (name, weight) pairs that carried the decision, strongest first. `salience` and
    `confidence` run from 0 to 1."""

    kind: FindingKind
    slot: Slot
    question: str
    answers: tuple[Answer, ...]
    salience: float
    confidence: float
    level: str
    features: tuple[tuple[str, float], ...] = ()
    note: str | None = None  # why only one account says it, why time explains it
    id: str = field(init=False)

    def __post_init__(self) -> None:
        """Fix the id: the same words in question, in the same evidence under the same kind, are the same finding."""
        words = "|".join(_place(c.evidence) + _place(c.focus) for a in self.answers for c in a.cited)
        object.__setattr__(self, "id", sha256(f"{self.kind}|{self.slot}|{words}".encode()).hexdigest()[:12])


def _place(cut: Evidence | None) -> str:
    """Where a cut stands, as ids name it. Two sentences may differ in two things of one kind: two findings."""
    return f"{cut.article}:{cut.start}:{cut.end};" if cut is not None else ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the timeline: when, what, where it stands, and the words it is read from.

    `start` and `end` are ISO 8601 (end included, the same as start for a single day).
    """

    start: str
    end: str
    what: str
    status: str
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the brief: words cut from the accounts, and the evidence it was cut from."""

    text: str
    cited: tuple[Cited, ...]
