"""What time changed: the texts of one account word by word, values that moved, the editions of a story."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.model.article import Article
from rashomon.model.evidence import Evidence
from rashomon.model.finding import Finding, Slot


@dataclass(frozen=True, slots=True)
class Edit:
    """Words that were taken out of the earlier text and words put in their place in the later; one may be None.

    `before` and `after` are the offsets in each text at which it happened.
    """

    removed: Evidence | None
    added: Evidence | None
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Step:
    """One value of a track: where it stands, in which sentence, and what it is."""

    evidence: Evidence
    sentence: Evidence
    value: str


@dataclass(frozen=True, slots=True)
class Track:
    """A value as it moved from text to text of one account, the first one first."""

    slot: Slot
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One text of an account: when it was fetched, and what changed from the one before it."""

    article: Article
    fetched: str | None
    edits: tuple[Edit, ...] = ()
    title: tuple[str | None, str | None] | None = None  # before and now, where it changed


@dataclass(frozen=True, slots=True)
class Revisions:
    """The texts of one account, the first one first, and the values that moved over them."""

    versions: tuple[Version, ...]
    tracks: tuple[Track, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """One edition of a story: when, by which verb, who joined and left, which findings are new, others and gone."""

    edition: int
    at: str
    run: int
    verb: str
    joined: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    new: list[Finding] = field(default_factory=list)
    changed: list[Finding] = field(default_factory=list)
    gone: list[Finding] = field(default_factory=list)
