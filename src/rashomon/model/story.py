"""A story: the accounts of one event, their claims, and what was copied between them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.article import Article
from rashomon.model.claim import Claim, Quote
from rashomon.model.evidence import Evidence


class Direction(StrEnum):
    """How well it is known who copied whom."""

    KNOWN = "known"  # the copy names its origin
    LIKELY = "likely"  # the origin is earlier
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Copy:
    """A passage of one account that stands, nearly word for word, in another."""

    origin: Evidence
    copy: Evidence
    direction: Direction = Direction.UNKNOWN


@dataclass(frozen=True, slots=True)
class Kinship:
    """Two accounts that share prose: how much of each one's words stand in the other (0 to 1).

    `origin` is the id of the account that the other was copied from, None where that
    is not known. Only kinships past the threshold of trace are made; passages hold all
    the shared stretches.
    """

    a: str
    b: str
    share_a: float
    share_b: float
    passages: tuple[Copy, ...]
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """An article with everything read from it alone."""

    article: Article
    claims: tuple[Claim, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Accounts of one event, sorted by article id, and the kinships among them.

    `families` holds sets of article ids that go back to one text; an account that
    copied from none is a family of its own.
    """

    accounts: tuple[Account, ...]
    kinships: tuple[Kinship, ...] = ()
    families: tuple[frozenset[str], ...] = ()
