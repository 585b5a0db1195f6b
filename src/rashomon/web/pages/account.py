"""An account's page: its text with every claim marked, and in the margin what the others say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from fastapi import APIRouter
from starlette.requests import Request

from rashomon.model import Report
from rashomon.report.layout import Point, Sheet, Told, lay_out
from rashomon.report.marks import Part, marked_texts
from rashomon.web.contexts import AccountPage
from rashomon.web.contexts.account import Note
from rashomon.web.desk import Shown
from rashomon.web.draw import kept
from rashomon.web.errors import not_here
from rashomon.web.facts import linked
from rashomon.web.links import StoryLinks
from rashomon.web.pages.asked import ArticleId, Html, StoryId, TheDesk

router = APIRouter()


@router.get("/story/{story}/account/{article}", response_class=Html)
def account(request: Request, desk: TheDesk, story: StoryId, article: ArticleId) -> Html:
    """The text of one account of a story."""
    mark = desk.mark(story)
    return kept(request, desk, lambda: account_page(desk.shown(mark), article), mark)


def known(found: Shown) -> Report:
    """The report of a story; raises PageError where it was not compared yet."""
    if found.report is None:
        raise not_here("report of story", found.id, "it was not compared yet; its page has a button that does")
    return found.report


def account_told(sheet: Sheet, article: str) -> Told:
    """One account of a story; raises PageError where it is none of its."""
    found = next((told for told in sheet.accounts if told.article == article), None)
    if found is None:
        raise not_here("account", article, "the story's page lists its accounts")
    return found


def account_page(found: Shown, article: str) -> AccountPage:
    """The context of one account; raises PageError where the story has none such."""
    report = known(found)
    sheet = lay_out(report)
    told = account_told(sheet, article)
    parts = marked_texts(report, linked(report))[told.article]
    points = {point.anchor: point for several in sheet.points.values() for point in several}
    signs = {piece.finding: piece.mark for part in parts for piece in part.pieces if piece.finding}
    others = tuple(one for one in sheet.accounts if one is not told)
    margin, counts = notes(parts, points), Counter(signs.values())
    return AccountPage(StoryLinks(found.id), sheet.title, told, parts, margin, counts, others, found.kept)


def notes(parts: Sequence[Part], points: Mapping[str, Point]) -> dict[int, tuple[Note, ...]]:
    """What is noted beside each part: every finding once, where it comes first; what one alone says needs no note."""
    seen: set[str] = set()
    found: dict[int, tuple[Note, ...]] = {}
    for n, part in enumerate(parts):
        here = {p.finding: p.mark for p in part.pieces if p.finding and p.mark != "only-here" and p.finding not in seen}
        seen |= here.keys()
        if here and part.kind != "junk":
            found[n] = tuple(Note(sign, points[anchor]) for anchor, sign in here.items())
    return found
