"""Verbs on the store: add, show, verify, stats; and what compare and stories do where no inputs are given.

The store and its database are loaded when one of them runs.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rashomon import extract as extracting
from rashomon import report as reports
from rashomon.cli.app import app
from rashomon.cli.moments import AsOf, moment_of
from rashomon.cli.reading import AsJson, Maybe, Place, Shape, Shown, Workers, spread
from rashomon.cli.screen import Progress, emit, say
from rashomon.errors import InputError
from rashomon.model import FindingKind, Outcome, Report

if TYPE_CHECKING:
    from rashomon.pipeline import Pipeline
    from rashomon.store import Added, Change, Store, Written

MOST = 50  # stories that are listed unasked


@contextmanager
def opened(place: str | None) -> Iterator[Store]:
    """The store that is meant."""
    from rashomon.store import open_store

    with open_store(place) as store:
        yield store


@app.command()
@spread
def add(
    given: Maybe,
    store: Place = None,
    compared: Annotated[
        bool | None,
        typer.Option("--compare/--no-compare", help="Compare all stories that wait. Unasked: where few are new."),
    ] = None,
    workers: Workers = None,
    as_json: AsJson = False,
) -> None:
    """Keep articles in the store: each is named once it is lasting, then joins its story; without inputs, catch up."""
    from rashomon.store import Hooks

    pipeline = given.pipeline()
    if workers is not None:
        pipeline = replace(pipeline, workers=extracting.Workers(workers))
    with opened(store) as desk:
        hooks = Hooks(
            acknowledged=lambda written: _acknowledge(written, as_json),
            compared=lambda change: emit(_change_row(change) if as_json else _change_line(change)),
            skipped=lambda one: say(f"skipped {one.source}: {one.reason}"),
        )
        things = given.captures(pipeline) if given.inputs else ()
        added = desk.add(things, pipeline, compared=True if not given.inputs else compared, hooks=hooks)
        ledger = desk.ledger(added.run)
    _sum_up(added)
    if given.ledger:
        print(reports.ledger_table(ledger), file=sys.stderr)
    failed = sum(count for outcome, count in added.left_out.items() if outcome is not Outcome.DUPLICATE)
    if failed and (given.strict or not (added.stored or added.left_out.get(Outcome.DUPLICATE))):
        raise typer.Exit(1)


def _acknowledge(written: Written, as_json: bool) -> None:
    """Name what a commit made lasting, and what was left out."""
    told = []
    for one in written.articles:
        row = {"added": one.id, "source": one.source, "outlet": one.outlet, "title": one.title}
        line = f"added {one.id}  {one.outlet or one.source}: {one.title or 'without a title'}"
        told.append(reports.render_row(row) if as_json else reports.visible(line))
    if told:
        emit("\n".join(told))
    for skipped in written.skipped:
        if skipped.outcome is not Outcome.DUPLICATE:
            say(f"skipped {skipped.source}: {skipped.reason}")


def _change_line(change: Change) -> str:
    report, diff = change.report, change.diff
    counted = f"{len(report.story.accounts)} accounts, {_contested(change)} contested, {len(diff.new)} findings new"
    gone = f", {len(diff.gone)} gone" if diff.gone else ""
    return reports.visible(f"story {change.story}  {counted}{gone}: {report.title}")


def _change_row(change: Change) -> str:
    row: dict[str, Any] = {"story": change.story, "title": change.report.title}
    row |= {"accounts": len(change.report.story.accounts), "contested": _contested(change)}
    row |= {name: [key for (key,) in getattr(change.diff, name)] for name in ("new", "changed", "gone")}
    return reports.render_row(row)


def _contested(change: Change) -> int:
    return sum(finding.kind is FindingKind.CONTRADICTION for finding in change.report.findings)


def _sum_up(added: Added) -> None:
    left = "".join(f", {added.left_out[outcome]:,} {outcome}" for outcome in Outcome if outcome in added.left_out)
    wait = f"; {added.waiting:,} stories wait to be compared: rashomon add --compare" if added.waiting else ""
    say(f"{added.stored:,} added{left}; {len(added.compared):,} stories compared{wait}")


@app.command()
@spread
def show(story: str, shape: Shown, as_of: AsOf = None, store: Place = None) -> None:
    """Show a story of the store, by its id or the beginning of it: the report as it stands, or stood."""
    from rashomon.pipeline import Pipeline

    with opened(store) as desk:
        report = _stood(desk, story, as_of) if as_of else desk.shown(story, Pipeline(progress=Progress()))
        shape.emit(report, beside(desk, story, as_of))


def beside(desk: Store, story: str, as_of: str | None = None) -> reports.Kept:
    """What the store knows beside a story's report, now or as it stood."""
    from rashomon.store.found import kept_of

    return reports.Kept(*kept_of(desk.engine, story, moment_of(as_of) if as_of else None))


def _stood(desk: Store, story: str, as_of: str) -> Report:
    """The report of a story as it stood at a moment."""
    from rashomon.store.engine import reading
    from rashomon.store.history import stood

    with reading(desk.engine) as conn:
        return stood(conn, story, moment_of(as_of))


@app.command()
def verify(store: Place = None, as_json: AsJson = False) -> None:
    """Check the store: evidence, ledger, digests, documents. Ends with 1 where something is wrong."""
    faults = 0
    with opened(store) as desk:
        for one in desk.verify():
            faults += len(one.faults)
            row = {"check": one.name, "looked_at": one.looked_at, "faults": list(one.faults)}
            line = f"{one.name:<10}{one.looked_at:>12,}  {'FAULTS' if one.faults else 'sound'}"
            emit(reports.render_row(row) if as_json else "\n  ".join((line, *map(reports.visible, one.faults))))
    if faults:
        raise typer.Exit(1)


@app.command()
def stats(store: Place = None, as_json: AsJson = False) -> None:
    """Count what the store holds."""
    with opened(store) as desk:
        row = {"store": desk.name, **desk.stats()}
    if as_json:
        emit(reports.render_row(row))
        return
    kinds = row.pop("findings")
    row |= {f"findings: {kind}": number for kind, number in kinds.items()}
    for name, value in row.items():
        emit(
            reports.visible(
                f"{name.replace('_', ' '):<24}{value:,}" if isinstance(value, int) else f"{name:<24}{value}"
            )
        )


def compare_again(pipeline: Pipeline, story: str, place: str | None, shape: Shape) -> None:
    """`rashomon compare --story ID`: compare a story of the store anew, keep that, and show it."""
    with opened(place) as desk:
        name = desk.story(story)
        desk.compare(pipeline, [name])
        shape.emit(desk.shown(name, pipeline), beside(desk, name))


def list_stories(
    pipeline: Pipeline,
    place: str | None,
    *,
    as_json: bool,
    feed: bool = False,
    since: str | None,
    outlet: str | None,
    most: int | None,
) -> None:
    """`rashomon stories` without inputs: those of the store, the latest news first; with `feed` as one Atom feed."""
    from rashomon.store import Wanted
    from rashomon.store.found import changed_at

    with opened(place) as desk:
        found, more = desk.stories(pipeline, Wanted(_day(since), outlet, most or MOST))
        changed = changed_at(desk.engine, [one.overview.group.id for one in found]) if feed else {}
    if feed:
        emit(reports.render_desk([(one.overview, one.articles) for one in found], changed), end="")
        found = []
    for one in found:
        row = reports.overview_row(one.overview, {article.id: article for article in one.articles}) | {
            "stale": one.stale
        }
        emit(reports.render_row(row) if as_json else reports.overview_lines(row))
    if more:
        say(f"{more:,} more stories; --most lists so many")


def _day(given: str | None) -> date | None:
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise InputError(f"--since {given}: not a day; give one as 2025-10-31") from None
