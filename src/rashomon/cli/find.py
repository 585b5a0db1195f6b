"""Verbs that find things again in the store: search, history.

The store and its database are loaded when one of them runs.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon import report as reports
from rashomon.cli.app import app
from rashomon.cli.desk import opened
from rashomon.cli.moments import AsOf, moment_of
from rashomon.cli.reading import AsJson, Place
from rashomon.cli.screen import Progress, emit, say

if TYPE_CHECKING:
    from rashomon.store import Store
    from rashomon.store.filters import Filters

Words = Annotated[
    list[str] | None,
    typer.Argument(help='Words; "side by side" in quotation marks, -without.', show_default=False),
]
DAY = "a day, a month or a year: 2025-10-31, 2025-10, 2025"


@app.command()
def search(
    words: Words = None,
    part: Annotated[str | None, typer.Option("--in", help="articles, claims or quotes. Unasked: articles.")] = None,
    speaker: Annotated[str | None, typer.Option(help="Who says it; quotes, unless --in says otherwise.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published it, or a part of the name.")] = None,
    place: Annotated[str | None, typer.Option(help="A place that is named.")] = None,
    on: Annotated[str | None, typer.Option(help=f"Published on {DAY}.")] = None,
    since: Annotated[str | None, typer.Option(help="Published then or later.")] = None,
    until: Annotated[str | None, typer.Option(help="Published then or earlier.")] = None,
    about: Annotated[str | None, typer.Option(help=f"Speaks of {DAY}.")] = None,
    story: Annotated[str | None, typer.Option(help="In this story.")] = None,
    most: Annotated[int, typer.Option(help="Show so many.", min=1, max=1000)] = 20,
    store: Place = None,
    as_json: AsJson = False,
) -> None:
    """Find articles, claims and quotes of the store by their words, speakers, places and days."""
    from rashomon.store.engine import reading
    from rashomon.store.search import Asked
    from rashomon.store.search import search as find

    where = part or ("quotes" if speaker else "articles")
    with opened(store) as desk:
        name = desk.story(story) if story else None
        filters = _filters(speaker, outlet, place, (on, since, until), about, name)
        with reading(desk.engine) as conn:
            hits, more = find(conn, Asked(" ".join(words or ()), where, filters, most))
        _warn_of_unread(desk, where != "articles" or bool(speaker or place or about))
    for hit in hits:
        emit(reports.render_row(reports.hit_row(hit)) if as_json else "\n".join(reports.hit_lines(hit)))
    if more:
        say("there are more; --most shows more of them")
    if not hits:
        say("nothing found")


def _filters(
    speaker: str | None,
    outlet: str | None,
    place: str | None,
    days: tuple[str | None, str | None, str | None],
    about: str | None,
    story: str | None,
) -> Filters:
    """The words of the command as conditions."""
    from rashomon.store.filters import Filters, span_of

    on, since, until = (span_of(day, name) if day else None for day, name in zip(days, ON, strict=True))
    first = max((span[0] for span in (on, since) if span), default=None)
    last = min((span[1] - timedelta(days=1) for span in (on, until) if span), default=None)
    return Filters(speaker, outlet, place, first, last, span_of(about, "--about") if about else None, story)


ON = ("--on", "--since", "--until")


def _warn_of_unread(desk: Store, asked: bool) -> None:
    """Say how many articles could not be looked into, where claims were asked for."""
    from rashomon.store.engine import reading
    from rashomon.store.search import unread

    if asked:
        with reading(desk.engine) as conn:
            number = unread(conn)
        if number:
            say(f"the claims of {number:,} articles have not been read yet; rashomon add --compare reads them")


@app.command()
def history(what: str, as_of: AsOf = None, store: Place = None, as_json: AsJson = False) -> None:
    """Show what changed: in an article (id or address) word by word, in a story commit by commit."""
    from rashomon.store.engine import reading
    from rashomon.store.history import named

    moment = moment_of(as_of) if as_of else None
    with opened(store) as desk:
        with reading(desk.engine) as conn:
            kind, name = named(conn, what)
        if kind == "story":
            _story(desk, name, moment, as_json)
        else:
            _article(desk, name, moment, as_json)


def _story(desk: Store, name: str, moment: datetime | None, as_json: bool) -> None:
    """Print the editions of a story."""
    from rashomon.store.engine import reading
    from rashomon.store.history import editions
    from rashomon.store.runs import edition_at

    with reading(desk.engine) as conn:
        found = editions(conn, name, edition_at(conn, moment) if moment else None)
    outlets = {
        one.id: one.outlet or one.source for one in desk.articles({n for c in found for n in (*c.joined, *c.left)})
    }
    for one in found:
        emit(
            reports.render_row(reports.changed_row(one)) if as_json else "\n".join(reports.changed_lines(one, outlets))
        )
    if not found:
        say(f"story {name} was not there yet")


def _article(desk: Store, name: str, moment: datetime | None, as_json: bool) -> None:
    """Print the texts of an account."""
    from rashomon.pipeline import Pipeline
    from rashomon.store.engine import reading
    from rashomon.store.history import accounts, revisions, versions

    with reading(desk.engine) as conn:
        texts = versions(conn, name, moment)
        read = (
            accounts(conn, [article for article, _ in texts], Pipeline(progress=Progress())) if len(texts) > 1 else []
        )
    if not texts:
        say(f"article {name} was not there yet")
        return
    found = revisions(texts, read)
    emit(reports.render_row(reports.revisions_row(found)) if as_json else "\n".join(reports.revisions_lines(found)))
