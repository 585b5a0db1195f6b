"""When things came to be said: a story in, since when each of its findings stands, and when stories last changed.

Moments are those of the commits, aware. Refuses nothing; what was never compared has no findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import Engine, func, select

from rashomon.store import schema
from rashomon.store.engine import reading
from rashomon.store.held import holding
from rashomon.store.naming import story_named
from rashomon.store.runs import edition_at
from rashomon.store.shares import shares


def kept_of(engine: Engine, given: str, moment: datetime | None = None) -> tuple[str, Mapping[str, datetime]]:
    """The whole id of the story that is meant, and since when each of its findings stands, now or at a moment."""
    table, clock = schema.finding, schema.edition
    with reading(engine) as conn:
        story = story_named(conn, given)
        edition = edition_at(conn, moment) if moment else None
        asked = select(table.c.id, clock.c.at).join(clock, clock.c.id == table.c.since)
        rows = conn.execute(asked.where(table.c.story == story, holding(table, edition))).all()
    return story, {name: datetime.fromisoformat(at) for name, at in rows}


def changed_at(engine: Engine, stories: Iterable[str]) -> Mapping[str, datetime]:
    """When each of some stories last got an account or a finding, or lost one, by its id."""
    found: dict[str, datetime] = {}
    with reading(engine) as conn:
        for share in shares(list(stories)):
            for table in (schema.story_article, schema.report):
                for number in (table.c.since, table.c.until):
                    asked = select(table.c.story, func.max(schema.edition.c.at))
                    asked = asked.join(schema.edition, schema.edition.c.id == number)
                    rows = conn.execute(asked.where(table.c.story.in_(share)).group_by(table.c.story)).all()
                    for story, at in rows:
                        moment = datetime.fromisoformat(at)
                        found[story] = max(moment, found.get(story, moment))
    return found
