"""Which articles of a store are sorted into stories together, and what that says: a Connection in, a Sorted out.

A store of at most ALL articles is sorted whole, so that its stories do not depend on the order in which articles came.
Of a larger one, what is new is sorted with the stories that have an article within WITHIN days of it, whole stories
only. Of the revisions of one article the last is sorted, and takes the earlier ones along.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, timedelta
from hashlib import sha256

from sqlalchemy import Connection, func, or_, select

from rashomon.model import Article, Group, Moment
from rashomon.pipeline import Pipeline
from rashomon.store import schema
from rashomon.store.held import holding
from rashomon.store.rows import Row, article_of, moment_of
from rashomon.store.shares import shares

ALL = 2_000  # articles; sorting them takes seconds
WITHIN = timedelta(days=7)

Members = dict[str, str]  # article to why it is in its story


@dataclass(frozen=True, slots=True)
class Pile:
    """What is to be sorted: the last version of each account, the earlier ones by it, the stories they were in.

    `token` stands for the state of the store that this was read from.
    """

    articles: tuple[Article, ...]
    earlier: Mapping[str, tuple[str, ...]]
    stories: Mapping[str, Members]
    token: tuple[int, int]


def pile_of(conn: Connection) -> Pile | None:
    """What is to be sorted; None where every article is in a story."""
    fresh = _unsorted(conn)
    if not fresh:
        return None
    count = int(conn.execute(select(func.count()).select_from(schema.article)).scalar() or 0)
    stories = _stories(conn, None if count <= ALL else _near(conn, fresh))
    rows = _rows(conn, {*fresh, *(name for members in stories.values() for name in members)})
    last, earlier = _versions(rows)
    return Pile(tuple(article_of(row) for row in last), earlier, stories, token(conn))


def token(conn: Connection) -> tuple[int, int]:
    """Changes with every commit of articles or stories."""
    editions, articles = func.max(schema.edition.c.id), func.count(schema.article.c.id)
    return (int(conn.execute(select(editions)).scalar() or 0), int(conn.execute(select(articles)).scalar() or 0))


def sorted_into(pipeline: Pipeline, pile: Pile) -> dict[str, tuple[Group, Members]]:
    """The stories that a pile is sorted into, each with its members.

    A story goes by the first version of its first account, so that an amendment does not give it another id.
    """
    found = {}
    for one in pipeline.group(pile.articles):
        first = one.articles[0]
        group = replace(one, id=sha256(pile.earlier.get(first, (first,))[0].encode()).hexdigest()[:16])
        members = {name: "grouped" for name in group.articles}
        members |= {older: "revision" for name in group.articles for older in pile.earlier.get(name, ())}
        found[group.id] = (group, members)
    return found


def _unsorted(conn: Connection) -> dict[str, str | None]:
    """The articles that are in no story, with their day."""
    joined, table = schema.story_article, schema.article
    inside = select(joined.c.article).where(holding(joined), joined.c.article == table.c.id)
    return {name: day for name, day in conn.execute(select(table.c.id, table.c.day).where(~inside.exists()))}


def _near(conn: Connection, fresh: Mapping[str, str | None]) -> set[str]:
    """The stories with an article close in time to a new one, or of one home with it."""
    table, joined = schema.article, schema.story_article
    newest = conn.execute(select(func.max(table.c.day))).scalar()
    days = sorted({date.fromisoformat(day) for one in fresh.values() if (day := one or newest)})
    spans = [table.c.day.between(str(day - WITHIN), str(day + WITHIN)) for day in days]
    found: set[str] = set()
    inside = select(joined.c.story).join(table, table.c.id == joined.c.article).where(holding(joined)).distinct()
    for share in shares(spans, 100):
        found |= set(conn.execute(inside.where(or_(*share))).scalars())
    for names in shares(fresh):
        homes = select(table.c.home).where(table.c.id.in_(names))
        found |= set(conn.execute(inside.where(table.c.home.in_(homes))).scalars())
    return found


def _stories(conn: Connection, wanted: Iterable[str] | None) -> dict[str, Members]:
    """The members of some stories, or of all."""
    table = schema.story_article
    asked = select(table.c.story, table.c.article, table.c.why).where(holding(table))
    parts = [asked] if wanted is None else [asked.where(table.c.story.in_(share)) for share in shares(wanted)]
    found: dict[str, Members] = defaultdict(dict)
    for part in parts:
        for story, article, why in conn.execute(part):
            found[story][article] = why
    return dict(found)


def _rows(conn: Connection, names: Iterable[str]) -> list[Row]:
    table = schema.article
    return [
        dict(row)
        for share in shares(sorted(names))
        for row in conn.execute(select(table).where(table.c.id.in_(share))).mappings()
    ]


def _versions(rows: Sequence[Row]) -> tuple[list[Row], dict[str, tuple[str, ...]]]:
    """The last version of each account, and the ids of the earlier ones by it."""
    homes: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        homes[row["home"]].append(row)
    last, earlier = [], {}
    for versions in homes.values():
        *older, newest = sorted(versions, key=version_order)
        last.append(newest)
        if older:
            earlier[newest["id"]] = tuple(row["id"] for row in older)
    return sorted(last, key=lambda row: str(row["id"])), earlier


def version_order(row: Row) -> tuple[str, str, str]:
    """The texts of one account by the moment they bear, then by when they were fetched, then by id."""
    moments = [_utc(moment) for name in ("published", "modified") if (moment := moment_of(name, row))]
    return (max(moments, default=""), row["fetched"] or "", row["id"])


def _utc(moment: Moment) -> str:
    """A moment as text that sorts; one without a zone is taken for UTC."""
    at = moment.at if moment.at.tzinfo else moment.at.replace(tzinfo=UTC)
    return at.astimezone(UTC).isoformat(timespec="microseconds")
