"""The search: words, speakers, outlets, places and days; every hit a cut with its place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query
from sqlalchemy import select
from starlette.requests import Request

from rashomon.errors import InputError
from rashomon.model import Hit
from rashomon.model.text import clean
from rashomon.report import dates, hit_row
from rashomon.report.screen import one_line
from rashomon.store import schema
from rashomon.store.filters import Filters, span_of
from rashomon.store.held import holding
from rashomon.store.search import Asked, unread
from rashomon.store.search import search as find
from rashomon.web.contexts import SearchPage
from rashomon.web.contexts.search import Found
from rashomon.web.desk import Desk
from rashomon.web.draw import kept
from rashomon.web.links import StoryLinks
from rashomon.web.pages.asked import Html, TheDesk

router = APIRouter()
MOST = 40

Question = dict[str, str]

Words = Annotated[str, Query(max_length=400, description='Words; "side by side" in quotation marks, -without')]
Part = Annotated[Literal["articles", "claims", "quotes"], Query(description="Where to look")]
Narrow = Annotated[str, Query(max_length=200)]
Day = Annotated[str, Query(max_length=10, description="2025-10-31, 2025-10 or 2025")]


def _narrowed(
    speaker: Narrow = "", outlet: Narrow = "", place: Narrow = "", since: Day = "", until: Day = ""
) -> dict[str, str]:
    return {"speaker": speaker, "outlet": outlet, "place": place, "since": since, "until": until}


def _asked(narrowed: Annotated[dict[str, str], Depends(_narrowed)], q: Words = "", part: Part = "articles") -> Question:
    """What is asked, field by field, as text that may be shown."""
    return {name: clean(words) for name, words in {"q": q, "part": part, **narrowed}.items()}


TheQuestion = Annotated[Question, Depends(_asked)]


@router.get("/search", response_class=Html)
def search(request: Request, desk: TheDesk, asked: TheQuestion) -> Html:
    """What is found, the best first; without a question, the form."""
    return kept(request, desk, lambda: search_page(desk, asked))


@router.get("/search.json")
def search_data(desk: TheDesk, asked: TheQuestion) -> dict[str, Any]:
    """The same as data, each hit as `rashomon search --json` prints it."""
    hits, more, _ = _hits(desk, asked)
    return {"more": more, "hits": [hit_row(hit) for hit in hits]}


def search_page(desk: Desk, asked: dict[str, str]) -> SearchPage:
    """The context of a question and its hits."""
    if not any(words for name, words in asked.items() if name != "part"):
        return SearchPage(asked, (), False, None, 0)
    try:
        hits, more, left = _hits(desk, asked)
    except InputError as problem:
        return SearchPage(asked, (), False, _plain(str(problem)), 0)
    compared = _compared(desk, {hit.story for hit in hits if hit.story})
    return SearchPage(asked, tuple(_found(hit, compared) for hit in hits), more, None, left)


def _hits(desk: Desk, asked: dict[str, str]) -> tuple[tuple[Hit, ...], bool, int]:
    with desk.reading() as conn:
        hits, more = find(conn, Asked(asked["q"], asked["part"], _filters(asked), MOST))
        return hits, more, unread(conn) if asked["part"] != "articles" else 0


def _filters(asked: dict[str, str]) -> Filters:
    since, until = (span_of(asked[name], name) if asked[name] else None for name in ("since", "until"))
    last = until[1] - timedelta(days=1) if until else None
    speaker, outlet, place = (asked[name] or None for name in ("speaker", "outlet", "place"))
    return Filters(speaker, outlet, place, since[0] if since else None, last)


def _compared(desk: Desk, stories: set[str]) -> set[str]:
    """Which of some stories have a report, so that their accounts have a page."""
    table = schema.report
    with desk.reading() as conn:
        return set(conn.execute(select(table.c.story).where(table.c.story.in_(stories), holding(table))).scalars())


def _found(hit: Hit, compared: set[str]) -> Found:
    article = hit.article
    links = StoryLinks(hit.story) if hit.story else None
    place = links.account(article.id) if links and hit.story in compared and not hit.revised else None
    return Found(
        tuple(_pieces(hit)), one_line(article.title or "untitled"), one_line(article.outlet or article.source),
        dates.moment(article.published) or "date unknown", hit.speaker, place, links.page if links else None,
        hit.revised,
    )  # fmt: skip


def _pieces(hit: Hit) -> Iterator[tuple[str, bool]]:
    """The words that were found, those that were asked for marked."""
    at, words = hit.evidence.start, hit.evidence.exact
    for met in sorted(hit.met):
        start, end = met.start - hit.evidence.start, met.end - hit.evidence.start
        yield one_line(words[at - hit.evidence.start : start]), False
        yield one_line(words[start:end]), True
        at = met.end
    yield one_line(words[at - hit.evidence.start :]), False


def _plain(problem: str) -> str:
    """The command line's word for a field, as the form has it."""
    return problem.replace("--in", "in").replace("--", "")
