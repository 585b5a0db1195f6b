"""Articles and stories that were sorted elsewhere, taken into a store: what a run over many articles found.

What is here already stays as it is: an article is stored once, and one that is in a story stays there. A story some of
whose articles are in another one here is not taken; the next `rashomon add` sorts what is left of it. So it can be cut
off and done again. The pages as they were fetched do not come along; nor do claims, which are read when asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from rashomon.model import Group, Outcome, Skipped
from rashomon.store import schema
from rashomon.store.forgotten import forgotten_among
from rashomon.store.held import holding
from rashomon.store.indexing import index_words
from rashomon.store.rows import Row
from rashomon.store.runs import enter
from rashomon.store.shares import shares
from rashomon.store.stories import tell_new
from rashomon.store.write import insert


def take_articles(
    conn: Connection, run: int, rows: Sequence[Row], stages: Sequence[tuple[str, int, int, Sequence[Skipped]]]
) -> int:
    """Write the rows of articles that are new here, and the stages that they came through; the caller commits."""
    names = [row["id"] for row in rows]
    there = {name: "is here already" for share in shares(names) for name in _known(conn, share)}
    gone = forgotten_among(conn, [(row["id"], row["home"]) for row in rows])
    fresh = [
        {**row, "capture": None, "fetched": None, "run": run}
        for row in rows
        if row["id"] not in there and row["id"] not in gone
    ]
    insert(conn, schema.article, fresh)
    index_words(conn, "article", [row["id"] for row in fresh])
    left = [Skipped(row["source"], "store", "is here already", Outcome.DUPLICATE) for row in rows if row["id"] in there]
    left += [
        Skipped(row["source"], "store", f"was forgotten here; rashomon forget --allow {row['id']} takes it back")
        for row in rows
        if row["id"] in gone
    ]
    enter(conn, run, [*stages, ("store", len(rows), len(fresh), left)])
    return len(fresh)


def take_stories(conn: Connection, run: int, groups: Iterable[Group]) -> int:
    """Write the stories all of whose articles are here and in none yet; how many. The caller commits."""
    wanted = list(groups)
    names = [name for group in wanted for name in group.articles]
    here = {name for share in shares(names) for name in _known(conn, share)}
    table = schema.story_article
    told = {
        name
        for share in shares(names)
        for name in conn.execute(select(table.c.article).where(holding(table), table.c.article.in_(share))).scalars()
    }
    new = [group for group in wanted if here.issuperset(group.articles) and told.isdisjoint(group.articles)]
    if new:
        tell_new(conn, run, new)
    return len(new)


def _known(conn: Connection, names: Sequence[str]) -> Iterable[str]:
    return conn.execute(select(schema.article.c.id).where(schema.article.c.id.in_(names))).scalars()
