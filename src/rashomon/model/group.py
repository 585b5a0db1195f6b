"""A group: the articles of a pile that tell of one event, before anything in them is compared."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.article import Moment


@dataclass(frozen=True, slots=True)
class Group:
    """One story of a pile.

    `articles` holds article ids in the order they were published; each article of a pile is in exactly one
    group. `id` depends on the first of them alone. `started` and `ended` are when the first and the last dated
    article was published, None where none is dated.
    """

    id: str
    articles: tuple[str, ...]
    title: str | None
    started: Moment | None
    ended: Moment | None


@dataclass(frozen=True, slots=True)
class Overview:
    """A story in a list: its group, who published it, and how many independent origins that comes down to.

    `contested` counts the contradictions among its accounts, None where they were not compared; `compared` is how
    many of them were held against each other, None likewise.
    """

    group: Group
    outlets: tuple[str, ...]
    witnesses: int
    contested: int | None = None
    compared: int | None = None
