"""A story's history page."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.report.layout import Point
from rashomon.web.contexts.told import told
from rashomon.web.links import StoryLinks


@dataclass(frozen=True, slots=True)
class Turn:
    """A point that became new, another or gone."""

    sign: str = told("new, changed, or gone")
    kind: str = told("what sort of finding it is: contradiction or update")
    question: str = told("what was asked")
    answers: tuple[str, ...] = told("what was answered")


@dataclass(frozen=True, slots=True)
class Commit:
    """What one commit changed in the story."""

    edition: int = told("its number, by which the story can be shown as it stood then")
    at: str = told("when it was, ISO 8601, UTC")
    verb: str = told("which command it was")
    joined: tuple[str, ...] = told("the outlets whose accounts joined; one that was forgotten has no name")
    left: tuple[str, ...] = told("the outlets whose accounts left")
    turns: tuple[Turn, ...] = told("what is contested or changed and became new, another or gone")
    rest: tuple[tuple[str, int], ...] = told("how many other findings did: in words, and how many")


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """How a story came to stand as it does, and its points as they stood at one of its commits."""

    links: StoryLinks = told("where the story and its parts are found")
    title: str = told("what the story is called")
    commits: tuple[Commit, ...] = told("every commit that changed the story, the last first")
    then: Commit | None = told("the commit as of which the points are shown; None where it was not compared by then")
    points: tuple[Point, ...] = told("what was contested and what had changed as of that commit")
    there: frozenset[str] = told("the ids of the accounts that the story tells of today, to be linked")
