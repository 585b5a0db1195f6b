"""Paste or upload accounts, and compare them at once; kept in the store only where the reader says so."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from rashomon.model import Article, Capture, Skipped
from rashomon.pipeline import Pipeline
from rashomon.store.summaries import story_of
from rashomon.web.contexts import BringPage
from rashomon.web.contexts.bring import Pasted
from rashomon.web.desk import Desk
from rashomon.web.draw import draw
from rashomon.web.guard import BODY
from rashomon.web.intake import MOST, Upload, articles, compared, pasted, uploaded
from rashomon.web.links import StoryLinks
from rashomon.web.pages.asked import Html, OwnForm, TheDesk, on_to

router = APIRouter()
FIELDS = 3  # empty accounts in a new form
Many = Annotated[list[str] | None, Form(max_length=MOST)]


@router.get("/compare", response_class=Html)
def form(request: Request) -> Html:
    """The form."""
    return draw(request, bring_page([], keep=False))


def _pasted(outlet: Many = None, published: Many = None, text: Many = None) -> list[Pasted]:
    return [Pasted(*fields) for fields in zip_longest(outlet or (), published or (), text or (), fillvalue="")]


@router.post(
    "/compare", response_class=Html, dependencies=[OwnForm], responses={303: {"description": "The comparison"}}
)
def bring(
    request: Request,
    desk: TheDesk,
    given: Annotated[list[Pasted], Depends(_pasted)],
    files: Annotated[list[UploadFile] | None, File(max_length=MOST)] = None,
    keep: Annotated[bool, Form()] = False,
) -> Response:
    """Compare what was sent, and show it; where it cannot be compared, the form again with the reasons."""
    sent = [Upload(file.filename or "", file.file.read()) for file in files or () if file.filename]
    with desk.work() as pipeline:
        things = [*pasted(given), *uploaded(pipeline, sent)]
        found, skipped = articles(pipeline, things)
        problems = [f"{one.source}: {one.reason}" for one in skipped] + _faults(found)
        if not 1 < len(found) <= MOST:
            return draw(request, bring_page(given, keep=keep, problems=problems), 422)
        name = _kept(desk, pipeline, things, found) if keep else None
        name = name or desk.hold(compared(pipeline, found, skipped))
    return on_to(StoryLinks(name).page)


def bring_page(given: Sequence[Pasted], *, keep: bool, problems: Sequence[str] = ()) -> BringPage:
    """The context of the form."""
    empty = [Pasted("", "", "")] * max(0, FIELDS - len(given))
    return BringPage((*given, *empty), keep, tuple(problems), BODY // 1_000_000)


def _faults(found: Sequence[Article]) -> list[str]:
    if len(found) > MOST:
        return [f"{len(found)} accounts; more than {MOST} at once are for rashomon add, which keeps them"]
    return [] if len(found) > 1 else [f"{len(found)} account could be read; a comparison needs two or more"]


def _kept(desk: Desk, pipeline: Pipeline, things: Sequence[Capture | Skipped], found: Sequence[Article]) -> str | None:
    """Put it all into the store; the story that holds most of it, None where each account went to another."""
    desk.store.add(things, pipeline, verb="serve", compared=None)
    with desk.reading() as conn:
        name, number = story_of(conn, [article.id for article in found])
    return name if name and number > 1 else None
