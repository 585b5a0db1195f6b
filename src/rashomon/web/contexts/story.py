"""A story's page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.report.diagram import Diagram
from rashomon.report.layout import Point, Sheet
from rashomon.web.contexts.told import told
from rashomon.web.facts import Facts
from rashomon.web.links import StoryLinks
from rashomon.web.pictures.calendar import Days
from rashomon.web.pictures.silence import Silence
from rashomon.web.pictures.tracks import Moves


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent origin of the story: the accounts that go back to one text."""

    number: int = told("counted from 1, in the order in which their first account was printed")
    accounts: tuple[str, ...] = told("the ids of their articles")


@dataclass(frozen=True, slots=True)
class StoryPage:
    """Everything found in one story: what is contested, what changed, what is agreed, what one alone says."""

    links: StoryLinks = told("where the story and its parts are found")
    sheet: Sheet = told("the report in reader's order: accounts, voices, timeline, shared prose, brief, skipped")
    points: Mapping[str, tuple[Point, ...]] = told("the findings by kind: contradiction, update, agreement, single")
    side_by_side: bool = told("whether there are few enough accounts for a column each")
    origins: tuple[Origin, ...] = told("the independent origins, each with its accounts")
    diagram: Diagram | None = told("the copy graph; None where nothing is shared, or too many share it")
    silence: Silence | None = told("which outlet says which point, and why it does not; None of a single account")
    days: Days | None = told("the timeline as a picture; None where fewer than two days are told of")
    moves: Mapping[str, Moves] = told("for each change of figures its track, by the anchor of its finding")
    facts: Facts = told("meetings and deadlines, amounts, and places, with who names them")
    stale: bool = told("whether accounts have come or gone since it was compared")
    kept: bool = told("whether it stands in the store, and not in this server's memory alone")
    data: tuple[tuple[str, str], ...] = told("the files it can be had as: what each is called, and its address")
