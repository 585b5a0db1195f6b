"""Two accounts of one story side by side: the points of which both speak, the words they share, the quotes of both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fastapi import APIRouter
from starlette.requests import Request

from rashomon.model import Evidence, FindingKind, Kinship, Quote, Report
from rashomon.report.layout import Names, Passage, Sheet, anchor, lay_out, named, shared_prose
from rashomon.report.sayings import sayings, worded
from rashomon.report.screen import one_line
from rashomon.web.contexts import BesidePage
from rashomon.web.contexts.beside import Aligned, Twice
from rashomon.web.desk import Shown
from rashomon.web.draw import kept
from rashomon.web.errors import PageError
from rashomon.web.links import StoryLinks
from rashomon.web.pages.account import account_told, known
from rashomon.web.pages.asked import ArticleId, Html, StoryId, TheDesk

router = APIRouter()
ORDER = (FindingKind.CONTRADICTION, FindingKind.UPDATE, FindingKind.AGREEMENT)


@router.get("/story/{story}/beside/{one}/{other}", response_class=Html)
def beside(request: Request, desk: TheDesk, story: StoryId, one: ArticleId, other: ArticleId) -> Html:
    """Two accounts, in the order in which they were printed, whichever is named first."""
    mark = desk.mark(story)
    return kept(request, desk, lambda: beside_page(desk.shown(mark), (one, other)), mark)


def beside_page(found: Shown, asked: tuple[str, str]) -> BesidePage:
    """The context of two accounts; raises PageError where they are not two of the story."""
    report = known(found)
    sheet = lay_out(report)
    told = {account_told(sheet, article).article for article in asked}
    if len(told) < 2:
        raise PageError(400, "An account beside itself shows nothing; name two accounts of the story")
    pair = [one for one in sheet.accounts if one.article in told]
    left, right = pair
    names = named(report)
    kin = _kin(report, left.article, right.article)
    lines = [line for kind in ORDER for line in _aligned(sheet, kind, left.article, right.article)]
    return BesidePage(
        links=StoryLinks(found.id),
        title=sheet.title,
        left=left,
        right=right,
        aligned=tuple(lines),
        shared=shared_prose(kin, names) if kin else None,
        copied=tuple(_copied(kin, left.article)) if kin else (),
        quotes=tuple(_quoted(report, names, left.article, right.article)),
        alone=(_alone(sheet, left.article, right.article), _alone(sheet, right.article, left.article)),
    )


def _kin(report: Report, left: str, right: str) -> Kinship | None:
    return next((kin for kin in report.story.kinships if {kin.a, kin.b} == {left, right}), None)


def _aligned(sheet: Sheet, kind: FindingKind, left: str, right: str) -> Iterator[Aligned]:
    for point in sheet.points[kind]:
        said = [passage for reply in point.replies for passage in reply.passages]
        here, there = (tuple(p for p in said if _of(p) == article) for article in (left, right))
        if here and there:
            yield Aligned(point.anchor, kind.value, point.question, here, there)


def _alone(sheet: Sheet, mine: str, theirs: str) -> int:
    """How many points one account makes that the other does not."""
    told = [{_of(p) for r in point.replies for p in r.passages} for points in sheet.points.values() for point in points]
    return sum(mine in articles and theirs not in articles for articles in told)


def _of(passage: Passage) -> str:
    return passage.anchor.split("-")[1]


def _copied(kin: Kinship, left: str) -> Iterator[Twice]:
    for copy in kin.passages:
        here, there = (copy.origin, copy.copy) if copy.origin.article == left else (copy.copy, copy.origin)
        yield _twice(here, there, None)


def _quoted(report: Report, names: Names, left: str, right: str) -> Iterator[Twice]:
    """Remarks that both quote: one pair of wordings each, the longest of either."""
    quotes = [q for a in report.story.accounts if a.article.id in (left, right) for q in a.quotes]
    for saying in sayings(quotes):
        for remark in saying.remarks:
            every = [quote for wording in remark for quote in wording.quotes]
            here, there = (_longest(every, article) for article in (left, right))
            if here and there:
                yield _twice(here.evidence, there.evidence, one_line(saying.name or "Speaker unknown"))


def _longest(quotes: Sequence[Quote], article: str) -> Quote | None:
    mine = [quote for quote in quotes if quote.evidence.article == article]
    return max(mine, key=lambda quote: (len(quote.evidence.exact), -quote.evidence.start), default=None)


def _twice(here: Evidence, there: Evidence, who: str | None) -> Twice:
    left, right = worded(one_line(here.exact), one_line(there.exact))
    return Twice(left, right, anchor(here), anchor(there), who)
