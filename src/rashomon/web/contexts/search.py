"""The search page."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.web.contexts.told import told


@dataclass(frozen=True, slots=True)
class Found:
    """One hit."""

    words: tuple[tuple[str, bool], ...] = told("what was found in pieces: text, and whether it was asked for")
    title: str = told("the headline of its account")
    outlet: str = told("who printed it")
    printed: str = told("when")
    speaker: str | None = told("who says it")
    place: str | None = told("where it stands; None where its account is in no compared story")
    story: str | None = told("the address of its story")
    revised: bool = told("whether a later text of the account took its place")


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was asked, and what was found."""

    asked: dict[str, str] = told("the form as the reader filled it: q, part, speaker, outlet, place, since, until")
    hits: tuple[Found, ...] = told("what was found, the best first")
    more: bool = told("whether there is more")
    problem: str | None = told("why nothing could be looked for, with the way out")
    unread: int = told("how many articles have no claims yet: of them only the words are known")
