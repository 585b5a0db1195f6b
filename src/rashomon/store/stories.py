"""Bring a store's stories up to date with its articles: new articles join their story, stories meet and part.

What is sorted is read first and written later, so that nobody waits for it; where somebody else wrote meanwhile, it is
sorted anew. Nothing is compared here: a story whose accounts are others now is marked stale.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, update

from rashomon.model import Group
from rashomon.pipeline import Pipeline
from rashomon.store import schema
from rashomon.store.engine import reading, writing
from rashomon.store.held import holding
from rashomon.store.piles import Members, Pile, pile_of, sorted_into, token
from rashomon.store.points import reached
from rashomon.store.rows import Row, moment_columns
from rashomon.store.runs import new_edition
from rashomon.store.sums import sum_up

TRIES = 3  # before it is sorted while nobody else may write


@dataclass(frozen=True, slots=True)
class Regrouped:
    """The stories whose accounts changed, and those that ended, with the story that took up most of their articles."""

    touched: frozenset[str] = frozenset()
    ended: Mapping[str, str | None] | None = None


def regroup(engine: Engine, pipeline: Pipeline, run: int) -> Regrouped:
    """Sort what is new into stories, by one commit."""
    for _ in range(TRIES):
        with reading(engine) as conn:
            pile = pile_of(conn)
        if pile is None:
            return Regrouped()
        found = sorted_into(pipeline, pile)
        reached("mid-stories")
        with writing(engine) as conn:
            if token(conn) != pile.token:
                continue
            done = apply(conn, run, pile, found)
            reached("before-commit-stories")
        reached("after-commit-stories")
        return done
    with writing(engine) as conn:
        pile = pile_of(conn)
        return apply(conn, run, pile, sorted_into(pipeline, pile)) if pile else Regrouped()


def apply(conn: Connection, run: int, pile: Pile, found: Mapping[str, tuple[Group, Members]]) -> Regrouped:
    """Write the stories as they are now; the caller commits."""
    edition = new_edition(conn, run)
    touched = {name for name, (_, members) in found.items() if pile.stories.get(name) != members}
    ended = {name: _successor(members, found) for name, members in pile.stories.items() if name not in found}
    for name, successor in ended.items():
        _end(conn, name, successor, edition)
    for name, (group, members) in sorted(found.items()):
        before = pile.stories.get(name, {})
        _tell(conn, group, before, edition, stale=_told(before) != _told(members))
        if name in touched:
            _move(conn, name, before, members, edition)
    sum_up(conn, touched)
    return Regrouped(frozenset(touched), ended)


def _told(members: Members) -> set[str]:
    """The accounts that are compared: the last version of each."""
    return {name for name, why in members.items() if why != "revision"}


def _successor(members: Members, found: Mapping[str, tuple[Group, Members]]) -> str | None:
    """The story that took up most of an ended one's articles."""
    shared = [(len(members.keys() & others.keys()), name) for name, (_, others) in found.items()]
    most, name = max(shared, key=lambda one: (one[0], one[1]), default=(0, ""))
    return name if most else None


def _tell(conn: Connection, group: Group, before: Members, edition: int, *, stale: bool) -> None:
    """Write a story's own row: new, taken up again, or told otherwise."""
    table = schema.story
    row: Row = {
        "title": group.title,
        **moment_columns("started", group.started),
        **moment_columns("ended", group.ended),
        "accounts": len(group.articles),
        **({"stale": True} if stale else {}),
        **({} if before else {"since": edition, "until": None, "became": None}),
    }
    known = conn.execute(update(table).where(table.c.id == group.id).values(row)).rowcount
    if not known:
        conn.execute(table.insert(), {"id": group.id, **row})


def _end(conn: Connection, name: str, successor: str | None, edition: int) -> None:
    """End a story and all that is held of it."""
    table = schema.story
    ended = {"until": edition, "became": successor, "stale": False, "accounts": 0}
    conn.execute(update(table).where(table.c.id == name).values(ended))
    for held in (schema.story_article, schema.report, schema.finding, schema.kinship):
        conn.execute(update(held).where(held.c.story == name, holding(held)).values(until=edition))


def _move(conn: Connection, name: str, before: Members, members: Members, edition: int) -> None:
    """Write who left a story and who joined it."""
    table = schema.story_article
    for article, why in before.items():
        if members.get(article) != why:
            here = (table.c.story == name, table.c.article == article, holding(table))
            conn.execute(update(table).where(*here).values(until=edition))
    joined = [
        {"story": name, "article": article, "why": why, "since": edition}
        for article, why in sorted(members.items())
        if before.get(article) != why
    ]
    if joined:
        conn.execute(table.insert(), joined)


def tell_new(conn: Connection, run: int, groups: Iterable[Group]) -> None:
    """Write stories none of whose articles is in a story here; the caller commits."""
    found = {group.id: (group, dict.fromkeys(group.articles, "grouped")) for group in groups}
    apply(conn, run, Pile((), {}, {}, (0, 0)), found)
