"""How a story came to stand as it does: every commit that changed it, and its points as of one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Query
from sqlalchemy import Connection, select
from starlette.requests import Request

from rashomon.model import Changed, Finding, FindingKind
from rashomon.report.layout import Point, lay_out
from rashomon.store import schema
from rashomon.store.history import editions
from rashomon.store.reports import report_of
from rashomon.web.contexts import HistoryPage
from rashomon.web.contexts.history import Commit, Turn
from rashomon.web.desk import Desk, Shown
from rashomon.web.draw import draw
from rashomon.web.errors import not_here
from rashomon.web.links import StoryLinks
from rashomon.web.pages.account import known
from rashomon.web.pages.asked import Html, StoryId, TheDesk

router = APIRouter()
NEWS = (FindingKind.CONTRADICTION, FindingKind.UPDATE)  # told one by one, of the rest how many
AsOf = Annotated[int | None, Query(ge=1, le=1 << 31, description="The edition as of which the points are shown")]


@router.get("/story/{story}/history", response_class=Html)
def history(request: Request, desk: TheDesk, story: StoryId, edition: AsOf = None) -> Html:
    """The commits of a story, and what was contested as of one of them, by default of the last."""
    found = desk.story(story)
    known(found)
    if not found.kept:
        raise not_here("history of comparison", story, "it was not kept, and has none")
    return draw(request, history_page(desk, found, edition))


def history_page(desk: Desk, found: Shown, edition: int | None) -> HistoryPage:
    """The context of a story's history; raises PageError for an edition that did not change it."""
    report = known(found)
    with desk.reading() as conn:
        changed = editions(conn, found.id)
        names = _outlets(conn, {name for one in changed for name in (*one.joined, *one.left)})
        commits = tuple(_commit(one, names) for one in reversed(changed))
        then = commits[0] if edition is None else next((one for one in commits if one.edition == edition), None)
        if then is None:
            raise not_here("edition", str(edition), "the history of the story lists those that changed it")
        stood = report_of(conn, found.id, then.edition)
    points: tuple[Point, ...] = ()
    if stood is not None:
        sheet = lay_out(stood)
        points = tuple(point for kind in NEWS for point in sheet.points[kind])
    there = frozenset(account.article.id for account in report.story.accounts)
    return HistoryPage(StoryLinks(found.id), report.title, commits, then if stood else None, points, there)


def _commit(change: Changed, names: Mapping[str, str]) -> Commit:
    """One commit as the page tells of it."""
    signs = (("new", change.new), ("changed", change.changed), ("gone", change.gone))
    turns = tuple(_turn(sign, one) for sign, several in signs for one in several if one.kind in NEWS)
    rest = Counter(f"{one.kind.value}, {sign}" for sign, several in signs for one in several if one.kind not in NEWS)
    joined, left = (tuple(names.get(name, "") for name in several) for several in (change.joined, change.left))
    return Commit(change.edition, change.at, change.verb, joined, left, turns, tuple(sorted(rest.items())))


def _turn(sign: str, finding: Finding) -> Turn:
    return Turn(sign, finding.kind.value, finding.question, tuple(answer.text for answer in finding.answers))


def _outlets(conn: Connection, articles: set[str]) -> dict[str, str]:
    """Who printed some articles, those that are still here."""
    table = schema.article
    rows = conn.execute(select(table.c.id, table.c.outlet, table.c.source).where(table.c.id.in_(articles)))
    return {name: outlet or source for name, outlet, source in rows}
