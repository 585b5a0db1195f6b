"""The front page."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request

from rashomon.model.text import clean
from rashomon.store.summaries import Sifted, summaries
from rashomon.web.contexts import FrontPage
from rashomon.web.desk import Desk
from rashomon.web.draw import kept
from rashomon.web.errors import PageError
from rashomon.web.pages.asked import Html, TheDesk

router = APIRouter()
MOST = 25  # stories on a page

Words = Annotated[str, Query(max_length=200, description="Words of the title")]
Outlet = Annotated[str, Query(max_length=200, description="An outlet among those that tell it")]
Since = Annotated[str, Query(max_length=10, description="Told on this day or later: 2025-10-31")]
Order = Annotated[
    Literal["latest", "changed", "contested", "witnesses", "accounts"], Query(description="What comes first")
]
At = Annotated[int, Query(ge=1, le=100_000, description="Which page")]


async def _sifted(
    q: Words = "",
    outlet: Outlet = "",
    since: Since = "",
    several: bool = False,
    contested: bool = False,
    order: Order = "latest",
) -> Sifted:
    return Sifted(clean(q), clean(outlet), _day(since), several, contested, order)


TheSifted = Annotated[Sifted, Depends(_sifted)]


@router.get("/", response_class=Html)
def front(request: Request, desk: TheDesk, wanted: TheSifted, since: Since = "", page: At = 1) -> Html:
    """The stories, those with the latest news first unless asked otherwise."""
    return kept(request, desk, lambda: front_page(desk, wanted, since, page))


def front_page(desk: Desk, wanted: Sifted, since: str, at: int) -> FrontPage:
    """The context of one page of stories."""
    with desk.reading() as conn:
        found, number = summaries(conn, wanted, MOST, (at - 1) * MOST)
    last = max(1, -(-number // MOST))
    asked = {
        "q": wanted.words,
        "outlet": wanted.outlet,
        "since": since,
        "several": "true" if wanted.several else "",
        "contested": "true" if wanted.contested else "",
        "order": wanted.order if wanted.order != "latest" else "",
    }
    empty = not number and wanted == Sifted(order=wanted.order)
    return FrontPage(
        tuple(found), number, wanted, since, desk.outlets(), at, last,
        _page(asked, at - 1) if at > 1 else None, _page(asked, at + 1) if at < last else None, empty,
    )  # fmt: skip


@router.get("/stories.json")
def stories(desk: TheDesk, wanted: TheSifted, since: Since = "", page: At = 1) -> dict[str, Any]:
    """The same as data."""
    found = front_page(desk, wanted, since, page)
    return {"number": found.number, "page": found.at, "pages": found.last, "stories": found.stories}


def _page(asked: dict[str, Any], number: int) -> str:
    return "/?" + urlencode({name: value for name, value in {**asked, "page": number}.items() if value})


def _day(given: str) -> date | None:
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise PageError(400, f"{given}: not a day; give one as 2025-10-31") from None
