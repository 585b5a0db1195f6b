"""A context in, a page of HTML out: Jinja with escaping on, strict about names, every string made visible first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from rashomon.report import dates
from rashomon.report.html import environment
from rashomon.report.layout import web
from rashomon.store.summaries import Mark, Summary
from rashomon.web import links
from rashomon.web.contexts import Frame
from rashomon.web.desk import Desk
from rashomon.web.ghosts import shown
from rashomon.web.guard import Keys

TEMPLATES = Path(__file__).parent / "templates"
THEMES = ("auto", "light", "dark")
THEME = "rashomon_theme"
LINES = 4_000  # stories whose lines in a list are held


@cache
def pages() -> Environment:
    """The templates of the pages, and the parts that they share with the report's page."""
    found = environment(TEMPLATES)
    found.finalize = shown
    found.filters["day"] = _day
    found.globals.update(speaker=links.speaker, search=links.search, web=web, story_line=story_line)
    return found


def _day(iso: str) -> str:
    """The day of a moment, in words."""
    return dates.day(date.fromisoformat(iso[:10]))


def draw(request: Request, page: object, status: int = 200) -> HTMLResponse:
    """The page of a context, in the template that is called as the context's file."""
    return HTMLResponse(html(request, page), status)


@lru_cache(maxsize=LINES)
def story_line(story: Summary) -> Markup:
    """A story in a list. Most stories of a list are as they were when it was last drawn, and so are their lines."""
    return Markup(pages().get_template("line.html.j2").render(story=story))


def html(request: Request, page: object, place: str | None = None) -> str:
    """The text of the page, which lies at `place`: where it was asked for, unless that is given.

    A page with `links` gives the report's parts the addresses that they ask for.
    """
    stem = type(page).__module__.rpartition(".")[2]
    story = getattr(page, "links", None)
    found = {name: getattr(story, name) for name in ("href", "point", "account")} if story else {}
    template = pages().get_template(f"{stem}.html.j2")
    return template.render(page=page, frame=frame(request, place), **found)


def kept(request: Request, desk: Desk, make: Callable[[], object], mark: Mark | None = None) -> HTMLResponse:
    """A page as it was drawn for the same address and theme since the store last changed.

    With a mark, since the story of that mark last changed; nothing on such a page depends on the address's query.
    """
    place = quote(request.url.path, safe="/") if mark else here(request)
    return HTMLResponse(desk.drawn((place, theme(request)), lambda: html(request, make(), place), mark))


def frame(request: Request, place: str | None = None) -> Frame:
    """What stands around every page."""
    desk, keys = request.app.state.desk, request.app.state.keys
    assert isinstance(desk, Desk)
    assert isinstance(keys, Keys)
    return Frame(theme(request), keys.form, place or here(request), desk.store.name, version("rashomon"))


def theme(request: Request) -> str:
    """The reader's choice of light or dark."""
    given = request.cookies.get(THEME, "")
    return given if given in THEMES else "auto"


def here(request: Request) -> str:
    """The address of the page within the server."""
    query = f"?{request.url.query}" if request.url.query else ""
    return quote(request.url.path, safe="/") + query if request.method == "GET" else "/"
