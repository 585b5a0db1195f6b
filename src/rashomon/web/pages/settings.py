"""Settings: the theme, the bookmark, the keys, and what the store holds."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse

from rashomon.web.contexts import SettingsPage
from rashomon.web.draw import THEME, draw
from rashomon.web.pages.asked import Html, OwnForm, TheDesk, TheKeys, on_to

router = APIRouter()
KEYS = (
    ("j", "the next point, account or story"),
    ("k", "the one before"),
    ("o", "open it"),
    ("/", "search"),
    ("?", "show these keys"),
    ("Esc", "close what lies over the page"),
)
# One form, sent to this server by the page being read: its address and its source.
BOOKMARK = (
    "(function(){var d=document,f=d.createElement('form'),add=function(n,v){var i=d.createElement('textarea');"
    "i.name=n;i.value=v;f.appendChild(i)};f.method='POST';f.action=%s;f.target='_blank';"
    "f.acceptCharset='utf-8';f.style.display='none';add('word',%s);add('url',location.href);"
    "add('page','<!DOCTYPE html>'+d.documentElement.outerHTML);d.body.appendChild(f);f.submit();f.remove()})()"
)


@router.get("/settings", response_class=Html)
def settings(request: Request, desk: TheDesk, keys: TheKeys) -> Html:
    """What can be chosen, and what this server is."""
    home = str(request.base_url).rstrip("/")
    script = BOOKMARK % (json.dumps(f"{home}/read"), json.dumps(keys.bookmark))
    figures = {name: value for name, value in desk.store.stats().items() if not isinstance(value, dict)}
    bookmark = "javascript:" + quote(script, safe="(){};=,.'+<>!/:")
    return draw(request, SettingsPage(bookmark, keys.bookmark, figures, KEYS, keys.required))


@router.post("/settings/theme", response_class=Html, status_code=303, dependencies=[OwnForm])
def choose(
    theme: Annotated[Literal["auto", "light", "dark"], Form()], back: Annotated[str, Form(max_length=2000)] = "/"
) -> RedirectResponse:
    """Remember the reader's choice of light or dark, and go back."""
    answer = on_to(back)
    answer.set_cookie(THEME, theme, max_age=365 * 86_400, httponly=True, samesite="lax")
    return answer


@router.get("/stats.json")
def stats(desk: TheDesk) -> dict[str, Any]:
    """How much the store holds."""
    return desk.store.stats()
