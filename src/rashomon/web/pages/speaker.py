"""What one name is quoted with, over all stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query
from sqlalchemy import Connection, select
from starlette.requests import Request

from rashomon.model import Evidence
from rashomon.model.text import clean
from rashomon.report import dates
from rashomon.report.layout import anchor
from rashomon.report.screen import one_line
from rashomon.store import schema
from rashomon.store.held import holding
from rashomon.store.rows import moment_of
from rashomon.web.contexts import SpeakerPage
from rashomon.web.contexts.speaker import Spoken, SpokenIn
from rashomon.web.desk import Desk
from rashomon.web.draw import kept
from rashomon.web.links import StoryLinks
from rashomon.web.pages.asked import Html, TheDesk

router = APIRouter()
MOST = 300  # quotes on a page
Row = dict[str, Any]


@router.get("/speaker", response_class=Html)
def speaker(request: Request, desk: TheDesk, name: Annotated[str, Query(min_length=1, max_length=300)]) -> Html:
    """The quotes of a name, story by story."""
    return kept(request, desk, lambda: speaker_page(desk, clean(name)))


def speaker_page(desk: Desk, name: str) -> SpeakerPage:
    """The context of one name."""
    with desk.reading() as conn:
        rows = _quotes(conn, name)
    shown: dict[str | None, list[Row]] = defaultdict(list)
    for row in rows[:MOST]:
        shown[row["story"]].append(row)
    stories = tuple(_in_story(story, told) for story, told in shown.items())
    return SpeakerPage(name, stories, min(len(rows), MOST), len(rows) > MOST)


def _quotes(conn: Connection, name: str) -> Sequence[Row]:
    """The quotes of a name with their articles and stories, the latest first."""
    quote, article, joined, story, report = (
        schema.quote, schema.article, schema.story_article, schema.story, schema.report)  # fmt: skip
    there = quote.join(article, article.c.id == quote.c.article)
    there = there.outerjoin(joined, (joined.c.article == article.c.id) & holding(joined))
    there = there.outerjoin(story, story.c.id == joined.c.story)
    there = there.outerjoin(report, (report.c.story == story.c.id) & holding(report))
    columns = (
        quote.c.article, quote.c.start, quote.c.end, quote.c.exact, quote.c.role, quote.c.via, article.c.outlet,
        article.c.source, article.c.published, article.c.published_hour, story.c.id.label("story"), story.c.title,
        report.c.story.label("compared"), joined.c.why,
    )  # fmt: skip
    asked = select(*columns).select_from(there).where(quote.c.speaker == name)
    latest = article.c.day.desc().nulls_last()
    return [dict(row) for row in conn.execute(asked.order_by(latest, quote.c.start).limit(MOST + 1)).mappings()]


def _in_story(story: str | None, rows: Sequence[Row]) -> SpokenIn:
    links = StoryLinks(story) if story else None
    remarks = tuple(_spoken(row, links if row["compared"] and row["why"] != "revision" else None) for row in rows)
    return SpokenIn(one_line(rows[0]["title"] or "A story without a title"), links.page if links else None, remarks)


def _spoken(row: Row, links: StoryLinks | None) -> Spoken:
    cut = Evidence(row["article"], row["start"], row["end"], row["exact"])
    outlet, printed = row["outlet"] or row["source"], dates.moment(moment_of("published", row)) or "date unknown"
    return Spoken(one_line(row["exact"]), one_line(outlet), printed, row["via"], row["role"],
                  links.href(anchor(cut)) if links else None)  # fmt: skip
