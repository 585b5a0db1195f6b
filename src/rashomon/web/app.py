"""The application: a Desk and its Keys in, an ASGI application out, with every page and every wall in its place."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.staticfiles import StaticFiles

from rashomon.errors import InputError, RashomonError, StoreError
from rashomon.report.html import TEMPLATES as REPORT
from rashomon.web.contexts import ErrorPage
from rashomon.web.desk import Desk
from rashomon.web.draw import draw
from rashomon.web.errors import PageError
from rashomon.web.guard import Guard, Keys
from rashomon.web.pages import ROUTERS

STATIC = Path(__file__).parent / "static"
TITLES = {
    400: "That cannot be asked",
    401: "A key is needed",
    403: "Not from here",
    404: "Not here",
    405: "Not done this way",
    409: "Not while it is so",
    413: "Too much at once",
    422: "That cannot be read",
    503: "The store cannot be read",
}


def application(desk: Desk, keys: Keys) -> Any:
    """The pages of a store, behind the guard."""
    told = "Pages and data of a store of news accounts. Every statement is cut from an account, with its place."
    app = FastAPI(
        title="Rashomon",
        version=version("rashomon"),
        description=told,
        docs_url=None,
        redoc_url=None,
        responses={status: {"description": words} for status, words in TITLES.items() if status in (400, 404, 422)},
    )
    app.state.desk, app.state.keys = desk, keys
    for router in ROUTERS:
        app.include_router(router)
    app.add_route("/static/report.css", _report_css, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_exception_handler(RashomonError, _known)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(HTTPException, _refused)
    app.add_middleware(Guard, keys=keys)
    return app


def _report_css(request: Request) -> Response:
    """The sheet that these pages share with the report's own page."""
    return FileResponse(REPORT / "report.css", media_type="text/css")


def _known(request: Request, problem: Exception) -> Response:
    """Something of ours, with its way out."""
    status = 503 if isinstance(problem, StoreError) else 400 if isinstance(problem, InputError) else 422
    return _told(request, problem.status if isinstance(problem, PageError) else status, str(problem))


def _unreadable(request: Request, problem: Exception) -> Response:
    """A field of a form or an address that is off."""
    assert isinstance(problem, RequestValidationError)
    faults = [f"{'.'.join(str(part) for part in fault['loc'][1:])}: {fault['msg']}" for fault in problem.errors()[:5]]
    return _told(request, 422, "; ".join(faults) + ". Go back, and change it.")


def _refused(request: Request, problem: Exception) -> Response:
    """What the framework itself refuses."""
    assert isinstance(problem, HTTPException)
    words = "There is no such page; the front page leads to all of them." if problem.status_code == 404 else ""
    answer = _told(request, problem.status_code, words or f"{problem.detail}.")
    answer.headers.update(problem.headers or {})
    return answer


def _told(request: Request, status: int, words: str) -> Response:
    """The error as a page for who reads pages, as JSON for who reads data."""
    if request.url.path.endswith(".html") or "text/html" in request.headers.get("accept", ""):
        return draw(request, ErrorPage(status, TITLES.get(status, "Something is wrong"), words), status)
    return JSONResponse({"status": status, "problem": words}, status)
