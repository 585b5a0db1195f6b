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
    LIKELY = "likely"  # the origin is earlier, an agency, or holds the whole copy
    UNKNOWN = "unknown"


class Ground(StrEnum):
    """Why one account is taken for the origin of another, the surest first."""

    CREDIT = "credit"  # the copy names the outlet of the origin
    EARLIER = "earlier"  # the origin was published before the copy
    AGENCY = "agency"  # the origin is an agency's own report, the copy is not
    LONGER = "longer"  # nearly all of the copy stands in the origin, which says more besides


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
    the shared stretches. `ground` says why the origin is taken for one, `agency` names an
    agency that both credit: then neither is the other's origin.
    """

    a: str
    b: str
    share_a: float
    share_b: float
    passages: tuple[Copy, ...]
    origin: str | None = None
    ground: Ground | None = None
    agency: str | None = None


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
