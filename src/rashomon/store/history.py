"""What became of an article or a story: a Connection in, its texts or its editions out, the first one first.

An article's texts are those of one outlet and address; what changed from each to the next is told word by word, and
values that moved as tracks. A story's editions are the commits that changed its accounts or its findings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from sqlalchemy import Connection, select

from rashomon.errors import StoreError
from rashomon.model import Account, Article, Changed, Finding, Report, Revisions, Track, Version
from rashomon.pipeline import Pipeline
from rashomon.store import schema
from rashomon.store.accounts import accounts_of, articles
from rashomon.store.naming import article_named, story_named
from rashomon.store.piles import version_order
from rashomon.store.reports import report_of
from rashomon.store.rows import instant
from rashomon.store.runs import edition_at
from rashomon.store.tracks import joined, moves
from rashomon.store.values import value_of
from rashomon.store.wording import edits


def named(conn: Connection, given: str) -> tuple[str, str]:
    """Whether a story or an article is meant, and its id; raises StoreError where both are, or neither."""
    found = []
    for kind, name in (("story", story_named), ("article", article_named)):
        try:
            found.append((kind, name(conn, given)))
        except StoreError:
            continue
    if len(found) == 1:
        return found[0]
    if found:
        told = " and ".join(f"{kind} {name}" for kind, name in found)
        raise StoreError(f"{given!r}: begins {told}; give more of the one you mean")
    raise StoreError(f"{given!r}: no story and no article here, or several; give more of its id, or an address")


def versions(conn: Connection, article: str, until: datetime | None = None) -> list[tuple[Article, str | None]]:
    """All texts of the account that an article is, the first one first, with when each was fetched.

    With `until`, an aware moment, those that were in the store by then.
    """
    table, run = schema.article, schema.run
    home = select(table.c.home).where(table.c.id == article).scalar_subquery()
    asked = select(table).join(run, run.c.id == table.c.run).where(table.c.home == home)
    if until:
        asked = asked.where(run.c.started <= instant(until))
    rows = conn.execute(asked).mappings()
    ordered = [(row["id"], row["fetched"]) for row in sorted(map(dict, rows), key=version_order)]
    found = articles(conn, [name for name, _ in ordered])
    return [(found[name], fetched) for name, fetched in ordered]


def accounts(conn: Connection, texts: Sequence[Article], pipeline: Pipeline) -> list[Account]:
    """The accounts of some texts, in their order; `pipeline` reads those that nobody has read, and keeps nothing."""
    known = accounts_of(conn, texts)
    known |= {one.article.id: one for one in pipeline.claim([text for text in texts if text.id not in known])}
    return [known[text.id] for text in texts]


def revisions(texts: Sequence[tuple[Article, str | None]], read: Sequence[Account]) -> Revisions:
    """What changed from text to text; `read` holds their accounts in the same order."""
    told = [Version(*texts[0])]
    between: list[tuple[Track, ...]] = []
    for (before, after), (article, fetched) in zip(pairwise(read), texts[1:], strict=True):
        changed = edits(before.article, article)
        titles = (before.article.title, article.title)
        told.append(Version(article, fetched, changed, titles if titles[0] != titles[1] else None))
        between.append(moves(before, after, changed))
    return Revisions(tuple(told), joined(between, [article for article, _ in texts]))


def stood(conn: Connection, story: str, moment: datetime) -> Report:
    """The report of a story as it stood at an aware moment; raises StoreError where it was not compared by then."""
    name = story_named(conn, story)
    found = report_of(conn, name, edition_at(conn, moment))
    if found is None:
        raise StoreError(
            f"story {name}: was not compared by {instant(moment)}; rashomon history {name} says when it was"
        )
    return found


def editions(conn: Connection, story: str, until: int | None = None) -> tuple[Changed, ...]:
    """What changed in a story by each commit, up to the edition `until`."""
    found: dict[int, Changed] = {}
    _members(conn, story, found)
    _findings(conn, story, found)
    return tuple(found[edition] for edition in sorted(found) if until is None or edition <= until)


def _members(conn: Connection, story: str, found: dict[int, Changed]) -> None:
    """Who joined and left; who changes why he is there (an amended account) does neither."""
    table = schema.story_article
    there: dict[int, set[str]] = defaultdict(set)
    gone: dict[int, set[str]] = defaultdict(set)
    for article, since, until in conn.execute(
        select(table.c.article, table.c.since, table.c.until).where(table.c.story == story)
    ):
        there[since].add(article)
        gone[until].add(article)
    for edition, names in there.items():
        _at(conn, found, edition).joined.extend(sorted(names - gone.get(edition, set())))
    for edition, names in gone.items():
        if edition is not None and names - there.get(edition, set()):
            _at(conn, found, edition).left.extend(sorted(names - there.get(edition, set())))


def _findings(conn: Connection, story: str, found: dict[int, Changed]) -> None:
    """The findings that are new, say something else, or are gone."""
    table = schema.finding
    rows = conn.execute(select(table).where(table.c.story == story).order_by(table.c.id, table.c.since)).mappings()
    every = [dict(row) for row in rows]
    known = _cited(conn, story)
    begun, over = ({(row["id"], row[name]) for row in every} for name in ("since", "until"))
    for row in every:
        finding = value_of(Finding, row["document"], known)
        at = _at(conn, found, row["since"])
        (at.changed if (row["id"], row["since"]) in over else at.new).append(finding)
        if row["until"] is not None and (row["id"], row["until"]) not in begun:
            _at(conn, found, row["until"]).gone.append(finding)
    for one in found.values():
        for several in (one.new, one.changed, one.gone):
            several.sort(key=lambda f: (-f.salience, f.kind, f.id))


def _cited(conn: Connection, story: str) -> dict[str, Article]:
    """The articles that the findings of a story have ever cited."""
    table = schema.cited
    return articles(
        conn, conn.execute(select(table.c.article).where(table.c.story == story).distinct()).scalars().all()
    )


def _at(conn: Connection, found: dict[int, Changed], edition: int) -> Changed:
    """The entry of an edition, made where there is none yet."""
    if edition not in found:
        table, run = schema.edition, schema.run
        asked = select(table.c.at, run.c.id, run.c.verb).join(run, run.c.id == table.c.run)
        at, number, verb = conn.execute(asked.where(table.c.id == edition)).one()
        found[edition] = Changed(edition, at, number, verb)
    return found[edition]
