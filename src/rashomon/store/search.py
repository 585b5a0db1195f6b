"""Find articles, claims and quotes of a store: what is Asked in, Hits out, the best first, each cut from its article.

Of more than RANKED rows that hold the words the last stored are ranked: a word that half the store holds ranks
nothing. Without words the latest news come first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Select, and_, func, literal, or_, select

from rashomon.errors import InputError
from rashomon.model import Evidence, Hit
from rashomon.store import schema
from rashomon.store.accounts import articles
from rashomon.store.filters import PARTS, Filters, conditions
from rashomon.store.held import holding
from rashomon.store.match import match
from rashomon.store.schema_search import indexed
from rashomon.store.shares import shares
from rashomon.store.snippets import cut, marked
from rashomon.store.sought import Phrase, sought

RANKED = 20_000
SPARE = 4  # rows fetched a hit: of claims that lie in one another one is shown

Place = tuple[str, int, float | None]  # an article, a place in it, and how well that fits

ANY = Filters()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: words (none: everything), in which part of the store, under which conditions, how many hits."""

    words: str = ""
    part: str = "articles"
    filters: Filters = ANY
    most: int = 20


def search(conn: Connection, asked: Asked) -> tuple[tuple[Hit, ...], bool]:
    """The hits, the best first, and whether there are more; raises InputError where the question is none."""
    if asked.part not in PARTS:
        raise InputError(f"--in {asked.part}: not a part of the store; there are {', '.join(PARTS)}")
    phrases, speaker = sought(asked.words), sought(asked.filters.speaker or "")
    if not phrases and not asked.filters.any():
        raise InputError("nothing to look for; give words, or a speaker, an outlet, a place, a day or a story")
    rows = conn.execute(_statement(conn, asked, phrases, speaker)).all()
    places = ((article, place, score) for article, place, score in rows)
    hits = list(islice(_hits(conn, asked, places, phrases), asked.most + 1))
    return tuple(hits[: asked.most]), len(hits) > asked.most


def _statement(conn: Connection, asked: Asked, phrases: Sequence[Phrase], speaker: Sequence[Phrase]) -> Select[Any]:
    """The places of the hits with their ranks, the best first."""
    said = speaker if asked.part != "articles" else ()
    narrowed = conditions(conn, asked.part, asked.filters, speaker)
    number = (asked.most + 1) * (1 if asked.part == "articles" else SPARE)
    if not (phrases or said):
        latest = select(indexed.c.article, indexed.c.place, literal(None)).select_from(_told(asked.part))
        order = (schema.article.c.day.desc().nulls_last(), indexed.c.article, indexed.c.place)
        return latest.where(indexed.c.part == asked.part, *narrowed).order_by(*order).limit(number)
    found = match(conn, asked.part, phrases, said)
    inner = select(found.number.label("number"), found.rank.label("rank")).select_from(found.index)
    if narrowed:  # looked up once, not row by row; the sum keeps SQLite from asking its index of words for each
        allowed = select(indexed.c.number).select_from(_told(asked.part)).where(indexed.c.part == asked.part, *narrowed)
        inner = inner.where((found.number + 0).in_(allowed))
    ranked = inner.where(found.where).order_by(found.number.desc()).limit(RANKED).subquery()
    best = select(ranked.c.number, ranked.c.rank).order_by(ranked.c.rank, ranked.c.number.desc()).limit(number)
    ranked = best.subquery()
    joined = select(indexed.c.article, indexed.c.place, ranked.c.rank)
    joined = joined.select_from(ranked.join(indexed, indexed.c.number == ranked.c.number))
    return joined.order_by(ranked.c.rank, indexed.c.article, indexed.c.place)


def _told(part: str) -> Any:
    """The rows of a part, with their articles."""
    joined = indexed.join(schema.article, schema.article.c.id == indexed.c.article)
    if part == "articles":
        return joined
    table = PARTS[part]
    return joined.join(table, (table.c.article == indexed.c.article) & (table.c.place == indexed.c.place))


def _hits(conn: Connection, asked: Asked, places: Iterable[Place], phrases: Sequence[Phrase]) -> Iterable[Hit]:
    """The hits at some places, in their order, those within another left out; looked up as they are wanted."""
    shown: list[Evidence] = []
    for share in shares(places, asked.most + 1):
        known = articles(conn, dict.fromkeys(article for article, _, _ in share))
        stories = _stories(conn, known)
        rows = {} if asked.part == "articles" else _rows(conn, asked.part, share)
        for name, place, score in share:
            article, row = known[name], rows.get((name, place))
            evidence, met = cut(article, phrases) if row is None else (article.quote(row["start"], row["end"]), ())
            if any(evidence.overlaps(other) for other in shown):
                continue
            shown.append(evidence)
            story, revised = stories.get(name, (None, False))
            fit = None if score is None else -float(score)
            if row is None:
                yield Hit(asked.part, article, evidence, met, story, revised, score=fit)
            else:
                met = marked(article, evidence, phrases)
                yield Hit(asked.part, article, evidence, met, story, revised, row["speaker"], row["role"], fit)


def _rows(conn: Connection, part: str, places: Iterable[Place]) -> dict[tuple[str, int], Any]:
    """The claims or quotes at some places."""
    table = PARTS[part]
    # Spelled out: SQLite looks each of these up, and reads the whole table for (article, place) IN (...).
    each = (and_(table.c.article == article, table.c.place == place) for article, place, _ in places)
    return {
        (row["article"], row["place"]): row
        for share in shares(each)
        for row in conn.execute(select(table).where(or_(*share))).mappings()
    }


def _stories(conn: Connection, names: Iterable[str]) -> dict[str, tuple[str, bool]]:
    """The story of each of some articles, and whether a later text took its place there."""
    table = schema.story_article
    return {
        article: (story, why == "revision")
        for share in shares(names)
        for article, story, why in conn.execute(
            select(table.c.article, table.c.story, table.c.why).where(holding(table), table.c.article.in_(share))
        )
    }


def unread(conn: Connection) -> int:
    """How many articles have no claims yet: of them only the words are known."""
    read = select(func.count()).select_from(schema.account)
    every = select(func.count()).select_from(schema.article)
    return int(conn.execute(every).scalar() or 0) - int(conn.execute(read).scalar() or 0)
