"""What is shown in place of a page."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.web.contexts.told import told


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """What went wrong, and the way out."""

    status: int = told("HTTP's number for it")
    title: str = told("what it is in a few words")
    words: str = told("the thing, the fact and the way out")
