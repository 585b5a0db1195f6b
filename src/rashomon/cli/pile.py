"""Verbs on a pile of articles: extract, group, stories, claims, copies."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Annotated, Any

import typer

from rashomon import extract as extracting
from rashomon import report as reports
from rashomon.cli.app import app
from rashomon.cli.reading import AsJson, Maybe, Owners, Place, Reading, Workers, spread
from rashomon.cli.screen import emit
from rashomon.model import Article


@app.command()
@spread
def extract(given: Reading, as_json: AsJson = False, workers: Workers = None) -> None:
    """Find the article in each page, whatever its language: its text, and who published it when."""
    intake = replace(given.intake(), extract=partial(extracting.extract, languages=None))
    if workers is not None:
        intake = replace(intake, workers=extracting.Workers(workers))
    for article in given.each(intake):
        emit(reports.render_row(reports.extract_row(article)) if as_json else _body(article))


@app.command()
@spread
def group(given: Reading, as_json: AsJson = False) -> None:
    """Sort a pile of articles into stories, one event each."""
    pipeline = given.pipeline()
    articles, _ = given.articles(pipeline)
    known = {article.id: article for article in articles}
    for one in pipeline.group(articles):
        row = reports.group_row(one, known)
        emit(reports.render_row(row) if as_json else reports.group_line(row))


@app.command()
@spread
def stories(
    given: Maybe,
    as_json: AsJson = False,
    contested: Annotated[
        bool | None,
        typer.Option("--contested/--quick", help="Count contested points: seconds a story. Unasked for small piles."),
    ] = None,
    most: Annotated[
        int | None, typer.Option("--most", help="List so many: of a pile those with most witnesses.", min=1)
    ] = None,
    owners: Owners = False,
    since: Annotated[str | None, typer.Option("--since", help="Of the store: told on this day or later.")] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", help="Of the store: told by this outlet too.")] = None,
    out: Annotated[str | None, typer.Option("--as", help="Of the store: atom, a feed with an entry a story.")] = None,
    store: Place = None,
) -> None:
    """List stories, of a pile or of the store: who tells each, how many independent witnesses, what is contested."""
    pipeline = replace(given.pipeline(), owners=owners)
    if not given.inputs:
        from rashomon.cli.desk import list_stories

        feed = _is_atom(out)
        list_stories(pipeline, store, as_json=as_json, feed=feed, since=since, outlet=outlet, most=most)
        return
    if since or outlet or store or out:
        raise typer.BadParameter("--since, --outlet, --as and --store are about the store: leave the inputs out")
    articles, _ = given.articles(pipeline)
    known = {article.id: article for article in articles}
    for one in pipeline.stories(articles, contested=contested, most=most):
        row = reports.overview_row(one, known)
        emit(reports.render_row(row) if as_json else reports.overview_lines(row))


def _is_atom(out: str | None) -> bool:
    """Whether the list is wanted as a feed."""
    if out not in (None, "atom"):
        raise typer.BadParameter(f"--as {out}: stories go out as atom, or as lines with --json")
    return out == "atom"


@app.command()
@spread
def claims(given: Reading, as_json: AsJson = False) -> None:
    """List what each account says, and whom it credits."""
    pipeline = given.pipeline()
    articles, _ = given.articles(pipeline)
    for account in pipeline.claim(articles):
        for row in reports.claim_rows(account):
            emit(reports.render_row(row) if as_json else _claim_line(row))


@app.command()
@spread
def copies(given: Reading, as_json: AsJson = False, owners: Owners = False) -> None:
    """Show which accounts share prose, how much of it, and who copied whom."""
    from rashomon.trace import common_statements

    pipeline = replace(given.pipeline(), owners=owners)
    articles, _ = given.articles(pipeline)
    kinships, families = pipeline.trace(articles)
    if as_json:
        for row in reports.copy_rows(articles, kinships, families):
            emit(reports.render_row(row))
        return
    quoted, houses = common_statements(articles, families), pipeline.houses(articles)
    for line in reports.copy_lines(articles, kinships, families, statements=quoted, owners=houses):
        emit(line)


def _body(article: Article) -> str:
    body = "\n".join(article.text[start:end] for start, end in article.story())
    return f"{article.title or 'without a title'} ({article.outlet or 'outlet unknown'})\n\n{reports.visible(body)}\n"


def _claim_line(row: dict[str, Any]) -> str:
    speaker = f"{row['speaker']['name']}: " if row["speaker"] else ""
    return reports.visible(f"[{row['certainty']}] {speaker}{' '.join(row['text'].split())}")
