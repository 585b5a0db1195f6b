"""Verbs on one event: compare."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Annotated

import typer

from rashomon import report as reports
from rashomon.cli.app import app
from rashomon.cli.reading import Maybe, Owners, Place, Shape, spread
from rashomon.cli.screen import say
from rashomon.model import Report

PRINTED = set(reports.FORMATS) - {"json", "html", "atom"}  # which are inputs as well


@app.command()
@spread
def compare(
    given: Maybe,
    shape: Shape,
    owners: Owners = False,
    story: Annotated[
        str | None, typer.Option("--story", help="This story of the inputs alone; without inputs, of the store.")
    ] = None,
    store: Place = None,
) -> None:
    """Compare accounts of one event."""
    if given.format in PRINTED:
        raise typer.BadParameter(f"--format is what is read; --as {given.format} prints that")
    pipeline = replace(given.pipeline(), owners=owners)
    if not given.inputs:
        from rashomon.cli.desk import compare_again

        if story is None:
            raise typer.BadParameter("give accounts to compare, or a story of the store with --story")
        compare_again(pipeline, story, store, shape)
        return
    articles, skipped = given.articles(pipeline)
    found = pipeline.compare(articles if story is None else pipeline.story(articles, story), skipped)
    warn_of(found)
    if isinstance(pipeline.read, reports.Ledger):
        print(pipeline.read.stage("align", len(articles), len(found.story.accounts), found.skipped), file=sys.stderr)
    shape.emit(found)


def warn_of(found: Report) -> None:
    """Say which accounts were left aside, and where there is nothing to compare."""
    for one in found.skipped:
        if one.stage in ("align", "compare"):
            say(f"skipped {one.source}: {one.reason}")
    if len(found.story.accounts) == 1:
        say("only one account: nothing to compare it with; give accounts of other outlets beside it")
