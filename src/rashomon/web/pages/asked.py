"""What a request gives the pages: the desk, the ids of its address, and proof that a form is the server's own.

They wait for nothing, and are coroutines for that: the framework would hand each plain function to another thread.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Form, Path
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from rashomon.web.desk import Desk
from rashomon.web.errors import PageError
from rashomon.web.guard import Keys

Html = HTMLResponse


async def _desk(request: Request) -> Desk:
    desk = request.app.state.desk
    assert isinstance(desk, Desk)
    return desk


async def _keys(request: Request) -> Keys:
    keys = request.app.state.keys
    assert isinstance(keys, Keys)
    return keys


async def _own_form(request: Request, form: Annotated[str, Form(max_length=200)] = "") -> None:
    """Refuse a form that is not the server's own, unless it comes with the key."""
    keys = await _keys(request)
    if not (request.scope.get("bearer") or keys.own(form)):
        raise PageError(
            403, "This form is not one of this server as it runs now; open the page anew, and send it again"
        )


TheDesk = Annotated[Desk, Depends(_desk)]
TheKeys = Annotated[Keys, Depends(_keys)]
OwnForm = Depends(_own_form)
StoryId = Annotated[str, Path(pattern="^[0-9a-z-]{1,64}$", description="A story's id")]
ArticleId = Annotated[str, Path(pattern="^[0-9a-f]{8,64}$", description="An account's id")]


def on_to(place: str) -> RedirectResponse:
    """On to a page of this server, after a form."""
    return RedirectResponse(inside(place), 303)


def inside(place: str) -> str:
    """The address, where it lies within the server; else the front page. A browser reads `//x` and `/\\x` as a host."""
    plain = place.isprintable() and place.isascii()
    return place if plain and place.startswith("/") and not place.startswith(("//", "/\\")) else "/"
