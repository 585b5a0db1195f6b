"""A story that was not compared yet."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.report.layout import Told
from rashomon.web.contexts.told import told
from rashomon.web.links import StoryLinks


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """Its accounts, and the button that compares them."""

    links: StoryLinks = told("where the story is found")
    title: str = told("what it is called")
    accounts: tuple[Told, ...] = told("the accounts: outlet, headline, when it was printed, web address")
