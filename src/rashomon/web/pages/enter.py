"""The way in where a key is required."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import Response

from rashomon.web.contexts import EnterPage
from rashomon.web.draw import draw
from rashomon.web.guard import remember
from rashomon.web.pages.asked import Html, TheKeys, on_to

router = APIRouter()


@router.get("/enter", response_class=Html)
def ask(request: Request) -> Html:
    """The form that asks for the key."""
    return draw(request, EnterPage(False))


@router.post("/enter", response_class=Html, responses={303: {"description": "In"}, 401: {"description": "No key"}})
def enter(request: Request, keys: TheKeys, key: Annotated[str, Form(max_length=200)]) -> Response:
    """Let in who has the key."""
    if not keys.opens(key.strip()):
        return draw(request, EnterPage(True), 401)
    answer = on_to("/")
    remember(answer, keys.key)
    return answer
