"""Verbs that carry a story from store to store, and that take texts out of one: export, import, forget.

The store and its database are loaded when one of them runs.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rashomon import report as reports
from rashomon.cli.app import app
from rashomon.cli.desk import beside, opened
from rashomon.cli.reading import FORMATS, Place, Shape
from rashomon.cli.screen import Progress, emit, say


@app.command()
def export(
    story: str,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="The file to write: STORY.rashomon.zip, say, or STORY.csv.")
    ] = None,
    form: Annotated[
        str | None, typer.Option("--format", help=f"Its report alone, as {FORMATS}; printed where no file is named.")
    ] = None,
    captures: Annotated[bool, typer.Option("--captures", help="With the bytes as they were fetched.")] = False,
    store: Place = None,
) -> None:
    """Write a story to one file that another store can take in: texts, evidence, report, and digests of all."""
    from rashomon.pipeline import Pipeline
    from rashomon.store.carried import export as write

    if out is None and form is None:
        raise typer.BadParameter("give a file to write with --out, or a format to print with --format")
    shape = Shape(out=form)
    with opened(store) as desk:
        name = desk.story(story)
        report = desk.shown(name, Pipeline(progress=Progress()))  # compared where it has changed since
        if form is not None:
            shape.emit(report, beside(desk, name), out)
        elif out is not None:
            write(desk, name, out, reports.render_json, captures=captures)
    if out is not None:
        emit(f"exported {name} to {out}")


@app.command("import")
def take_in(file: Path, store: Place = None) -> None:
    """Take in a story that was exported elsewhere, once it is checked: digests, evidence, sizes."""
    from rashomon.pipeline import Pipeline
    from rashomon.store.carried import take_in as read

    with opened(store) as desk:
        done = read(desk, file)
        if not done.whole:
            desk.add((), Pipeline(progress=Progress()), verb="import", compared=False)
    emit(f"imported {done.story}: {done.articles:,} articles, {done.known:,} were here")
    if not done.whole:
        say("some of its articles were in stories here: sorted anew with them; rashomon stories lists them")


@app.command()
def forget(
    what: Annotated[str, typer.Argument(help="An outlet; or an article, by its id or address.")],
    allow: Annotated[bool, typer.Option("--allow", help="Take it back: let it come in again.")] = False,
    store: Place = None,
) -> None:
    """Take out the texts of an outlet or an article, and all that was cut from them; digests stay, to know them by."""
    from rashomon.pipeline import Pipeline
    from rashomon.store.engine import writing
    from rashomon.store.forgetting import forget_in
    from rashomon.store.forgotten import allow as take_back

    with opened(store) as desk:
        if allow:
            with writing(desk.engine) as conn:
                number = take_back(conn, what)
            emit(f"{number:,} articles may come in again")
            return
        number, ended = forget_in(desk, what)
        added = desk.add((), Pipeline(progress=Progress()), verb="forget")
    emit(f"{number:,} articles forgotten; {len(ended):,} stories ended, {len(added.compared):,} compared anew")
