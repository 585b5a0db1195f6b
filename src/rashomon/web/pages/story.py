"""A story's page, and the button that compares it anew."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rashomon.model import Account, Article, FindingKind, Report, Story
from rashomon.report.diagram import draw as diagram
from rashomon.report.html import WIDEST
from rashomon.report.layout import Point, Sheet, lay_out
from rashomon.store.compared import accounts_told
from rashomon.web.contexts import StoryPage, WaitingPage
from rashomon.web.contexts.story import Origin
from rashomon.web.desk import Desk, Shown
from rashomon.web.draw import draw, kept
from rashomon.web.errors import PageError
from rashomon.web.facts import facts
from rashomon.web.links import StoryLinks
from rashomon.web.pages.account import known
from rashomon.web.pages.asked import Html, OwnForm, StoryId, TheDesk, on_to
from rashomon.web.pages.data import offered
from rashomon.web.pictures.calendar import strip
from rashomon.web.pictures.silence import silence
from rashomon.web.pictures.tracks import Moves, track

router = APIRouter()


@router.get("/story/{story}", response_class=Html, responses={307: {"description": "Where it goes on"}})
def story(request: Request, desk: TheDesk, story: StoryId) -> Response:
    """Everything found in a story; of one that was not compared yet, its accounts."""
    mark = desk.mark(story)
    if mark.id != story:
        return RedirectResponse(StoryLinks(mark.id).page, 307)
    if not mark.compared:
        return draw(request, waiting(desk, mark.id))
    return kept(request, desk, lambda: story_page(desk.shown(mark)), mark)


@router.post("/story/{story}/compare", response_class=Html, status_code=303, dependencies=[OwnForm])
def compare(desk: TheDesk, story: StoryId) -> RedirectResponse:
    """Compare a story of the store as it stands now, keep that, and show it."""
    found = desk.story(story)
    if not found.kept:
        raise PageError(409, "This comparison is not in the store; bring its accounts anew to compare them again")
    with desk.work() as pipeline:
        desk.store.compare(pipeline, [found.id])
    return on_to(StoryLinks(found.id).page)


def story_page(found: Shown) -> StoryPage:
    """The context of a compared story."""
    report = known(found)
    sheet, links = lay_out(report), StoryLinks(found.id)
    by_anchor = {point.anchor: point for points in sheet.points.values() for point in points}
    return StoryPage(
        links=links,
        sheet=sheet,
        points={kind.value: sheet.points[kind] for kind in FindingKind},
        side_by_side=len(sheet.accounts) <= WIDEST,
        origins=_origins(report, sheet),
        diagram=diagram(sheet),
        silence=silence(report, by_anchor, sheet.accounts),
        days=strip(report),
        moves=_moves(sheet.points[FindingKind.UPDATE]),
        facts=facts(report),
        stale=found.stale,
        kept=found.kept,
        data=offered(links),
    )


def waiting(desk: Desk, name: str) -> WaitingPage:
    """The context of a story that was not compared yet."""
    with desk.reading() as conn:
        told: list[Article] = accounts_told(conn, name)
    shown = lay_out(Report(Story(tuple(Account(article, (), ()) for article in told)), "", 0, ())).accounts
    title = min((one.title for one in shown), key=lambda t: (len(t), t), default="A story without accounts")
    return WaitingPage(StoryLinks(name), title, shown)


def _origins(report: Report, sheet: Sheet) -> tuple[Origin, ...]:
    """The families of the story in the order of the accounts."""
    order = [told.article for told in sheet.accounts]
    families = [[name for name in order if name in family] for family in report.story.families]
    ordered = sorted((family for family in families if family), key=lambda family: order.index(family[0]))
    return tuple(Origin(number, tuple(family)) for number, family in enumerate(ordered, 1))


def _moves(points: tuple[Point, ...]) -> Mapping[str, Moves]:
    found = {point.anchor: track(point) for point in points}
    return {anchor: moves for anchor, moves in found.items() if moves}
