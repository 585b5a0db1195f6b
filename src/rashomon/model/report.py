"""A report: everything that `compare` found in one story, ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.finding import Entry, Finding, Line
from rashomon.model.skipped import Skipped
from rashomon.model.story import Story


@dataclass(frozen=True, slots=True)
class Report:
    """What `compare` found. `witnesses` counts the independent origins of the whole story.

    `findings` come most salient first; `skipped` accounts for every input that is not
    among the story's accounts.
    """

    story: Story
    title: str
    witnesses: int
    findings: tuple[Finding, ...]
    timeline: tuple[Entry, ...] = ()
    brief: tuple[Line, ...] = ()
    skipped: tuple[Skipped, ...] = ()
