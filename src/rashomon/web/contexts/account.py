"""An account's page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.report.layout import Point, Told
from rashomon.report.marks import Part
from rashomon.web.contexts.told import told
from rashomon.web.links import StoryLinks


@dataclass(frozen=True, slots=True)
class Note:
    """What the other accounts say on a point that a stretch of text speaks of."""

    sign: str = told("contested, changed, corroborated, repeated or only-here")
    point: Point = told("the finding, with every answer and its passages")


@dataclass(frozen=True, slots=True)
class AccountPage:
    """The text of one account as it was printed, every claim marked, and in the margin what the others say."""

    links: StoryLinks = told("where the story and its parts are found")
    title: str = told("what the story is called")
    account: Told = told("outlet, headline, when it was printed, byline, credits, address")
    parts: tuple[Part, ...] = told("the text in blocks cut into marked pieces; what is not the story is junk")
    notes: Mapping[int, tuple[Note, ...]] = told("the notes of each part, by its place; a finding is noted once")
    counts: Mapping[str, int] = told("how many points of each sign the account has")
    others: tuple[Told, ...] = told("the other accounts of the story")
    kept: bool = told("whether it stands in the store, and so has a history")
