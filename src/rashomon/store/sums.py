"""What a page shows of a story beside its own row, counted once and kept in it: some stories in, their rows put right.

Every commit that changes who tells a story, or what is found in it, calls `sum_up` before it ends; so a list of stories
is read by one statement off an index, and a page can tell by `changed` whether it is still as it was drawn.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, bindparam, func, select, union_all, update

from rashomon.store import schema
from rashomon.store.held import holding
from rashomon.store.rows import Row
from rashomon.store.shares import shares

HELD = (schema.story_article, schema.report, schema.finding, schema.kinship)


def sum_up(conn: Connection, stories: Iterable[str], edition: int | None = None) -> None:
    """Put the sums of some stories right; `edition`: when they changed, where what is held of them does not say it."""
    table = schema.story
    changed = update(table).where(table.c.id == bindparam("story")).values({name: bindparam(name) for name in SUMS})
    for share in shares(sorted(stories)):
        rows = [{"story": name, **row} for name, row in sums(conn, share).items()]
        conn.execute(changed, [{**row, "changed": edition or row["changed"]} for row in rows])


SUMS = ("outlets", "witnesses", "contested", "changed")


def sums(conn: Connection, stories: Sequence[str]) -> dict[str, Row]:
    """What the rows of some stories are to say: outlets (a list in JSON), witnesses, contested, and when it changed."""
    outlets, counts, changed = _outlets(conn, stories), _counts(conn, stories), _changed(conn, stories)
    return {
        name: {
            "outlets": json.dumps(outlets[name], ensure_ascii=False),
            **dict(zip(("witnesses", "contested"), counts.get(name, (None, None)), strict=True)),
            "changed": changed.get(name),
        }
        for name in stories
    }


def wrong(conn: Connection) -> Iterator[str]:
    """The stories that go on and whose rows do not say what is held of them."""
    table = schema.story
    for share in shares(conn.execute(select(table.c.id).where(table.c.until.is_(None)).order_by(table.c.id)).scalars()):
        told = conn.execute(select(table.c.id, *(table.c[name] for name in SUMS[:3])).where(table.c.id.in_(share)))
        held = sums(conn, share)
        for row in told.mappings():
            if any(row[name] != held[row["id"]][name] for name in SUMS[:3]):
                yield row["id"]


def _outlets(conn: Connection, stories: Sequence[str]) -> dict[str, list[str]]:
    """The outlets of some stories, each once, in the alphabet."""
    joined, article = schema.story_article, schema.article
    asked = select(joined.c.story, article.c.outlet).join(article, article.c.id == joined.c.article)
    asked = asked.where(joined.c.story.in_(stories), holding(joined), joined.c.why != "revision")
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for story, outlet in conn.execute(asked.order_by(article.c.id)):
        if outlet:
            names[story].setdefault(outlet.casefold(), outlet)
    return defaultdict(list, {story: [told[name] for name in sorted(told)] for story, told in names.items()})


def _counts(conn: Connection, stories: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Witnesses and contested points of those that were compared."""
    report = schema.report
    asked = select(report.c.story, report.c.witnesses, report.c.contested)
    rows = conn.execute(asked.where(report.c.story.in_(stories), holding(report)))
    return {story: (witnesses, contested) for story, witnesses, contested in rows}


def _changed(conn: Connection, stories: Sequence[str]) -> dict[str, int]:
    """The last edition in which something held of a story began or ended."""
    moments = [
        select(held.c.story, column.label("at")).where(held.c.story.in_(stories), column.is_not(None))
        for held in HELD
        for column in (held.c.since, held.c.until)
    ]
    every = union_all(*moments).subquery()
    rows = conn.execute(select(every.c.story, func.max(every.c.at)).group_by(every.c.story))
    return {str(story): int(at) for story, at in rows}
