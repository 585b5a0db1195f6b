"""Two accounts side by side."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.report.layout import Passage, Shared, Told
from rashomon.web.contexts.told import told
from rashomon.web.links import StoryLinks

Words = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Aligned:
    """A point of which both accounts speak."""

    anchor: str = told("its finding on the story's page")
    kind: str = told("contradiction, update or agreement")
    question: str = told("what is asked")
    left: tuple[Passage, ...] = told("the words of the first account")
    right: tuple[Passage, ...] = told("the words of the second")


@dataclass(frozen=True, slots=True)
class Twice:
    """One stretch of words as both print it."""

    left: Words = told("the words of the first account, in pieces: text, and whether the other has it otherwise")
    right: Words = told("the words of the second account")
    left_anchor: str = told("where they stand in the first")
    right_anchor: str = told("where they stand in the second")
    who: str | None = told("who is quoted; None of copied prose")


@dataclass(frozen=True, slots=True)
class BesidePage:
    """What two accounts of one story have in common, and where they part."""

    links: StoryLinks = told("where the story and its parts are found")
    title: str = told("what the story is called")
    left: Told = told("the account that was printed first, or in the alphabet of ids")
    right: Told = told("the other")
    aligned: tuple[Aligned, ...] = told("the points of which both speak, contradictions first")
    shared: Shared | None = told("how much of each one's words stand in the other; None where nothing is shared")
    copied: tuple[Twice, ...] = told("the shared passages, the words that differ marked")
    quotes: tuple[Twice, ...] = told("remarks that both quote, in the words of each")
    alone: tuple[int, int] = told("how many points each makes, of those found, that the other does not")
