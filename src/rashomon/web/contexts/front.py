"""The front page: the stories of the store."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.store.summaries import Sifted, Summary
from rashomon.web.contexts.told import told


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The stories, a few at a time, sifted and sorted as the reader asked."""

    stories: tuple[Summary, ...] = told("the stories of this page: title, outlets, witnesses, contested points, change")
    number: int = told("how many stories there are that were asked for")
    wanted: Sifted = told("what was asked for: words, outlet, since, several, contested, order")
    since: str = told("the day from which on, as the reader wrote it")
    outlets: tuple[str, ...] = told("the outlets with most articles, offered in the form")
    at: int = told("the number of this page, from 1")
    last: int = told("the number of the last page")
    earlier: str | None = told("the address of the page before")
    later: str | None = told("the address of the page after")
    empty: bool = told("whether the store holds no story at all")
