"""The verb for many articles: batch. What it needs beyond reading is loaded when it runs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon import extract as extracting
from rashomon.cli.app import app
from rashomon.cli.reading import AsJson, Maybe, Workers, spread
from rashomon.cli.screen import emit, say
from rashomon.errors import InputError

if TYPE_CHECKING:
    from rashomon.run import Done, Executor, Job

NAMED = 20  # things left out that are named one by one: an archive may leave out thousands


@dataclass(frozen=True)
class Archive(Maybe):
    """What is read: with --digest nothing is."""

    inputs: Annotated[
        list[str] | None,
        typer.Argument(help="Files, folders, globs, addresses; no standard input.", show_default=False),
    ] = None


@app.command()
@spread
def batch(
    given: Archive,
    out: Annotated[str, typer.Option("--out", help="The folder of the tables: a path, or an address (s3://…).")],
    on: Annotated[
        str, typer.Option("--on", help="Where it runs: local, daft, or ray://host:port (ray alone: a cluster here).")
    ] = "local",
    claims: Annotated[bool, typer.Option("--claims", help="Read what each article claims and quotes, too.")] = False,
    digest: Annotated[bool, typer.Option("--digest", help="Print the digest of the tables that lie in --out.")] = False,
    resume: Annotated[
        bool, typer.Option("--resume/--afresh", help="Go on where an earlier run was cut off, or do all of it again.")
    ] = True,
    store: Annotated[
        str | None, typer.Option("--store", help="Put articles and stories into this store, too; unasked, into none.")
    ] = None,
    workers: Workers = None,
    as_json: AsJson = False,
) -> None:
    """Sort an archive into stories, their copies traced, on this machine or many; cut off, it goes on from there."""
    from rashomon.run import Job, batch, parts
    from rashomon.run import digest as digested

    if digest:
        emit(digested(out))
        return
    if not given.inputs:
        raise typer.BadParameter("name what is to be read: files, folders, globs, addresses")
    job = Job(_whole(out), parts(given.inputs), given.pipeline(), given.format, claims)
    if not resume:
        job.folder("work").clear()
    found = batch(job, _executor(on, workers or extracting.cores()))
    _tell_left_out(job, found)
    if store is not None:
        from rashomon.run import keep

        say(f"{keep(job, store):,} articles are new in the store")
    emit(json.dumps(asdict(found)) if as_json else "\n".join(_lines(found, out)))
    if given.strict and found.skipped:
        raise typer.Exit(1)


def _tell_left_out(job: Job, found: Done) -> None:
    """Name what was left out, as every verb does; of many the first, and where the others are."""
    from rashomon.run import left_out

    named = list(islice(left_out(job), NAMED))
    for one in named:
        say(f"skipped {one.source}: {one.reason}")
    if (rest := sum(found.skipped.values()) - sum(one.count for one in named)) > 0:
        say(f"{rest:,} more were skipped; the table {job.out}/skipped has each with its reason")


def _whole(out: str) -> str:
    """The folder as workers elsewhere know it: with its whole path."""
    return out if "://" in out else str(Path(out).absolute())


def _executor(on: str, workers: int) -> Executor:
    """Who runs it."""
    from rashomon.run import Distributed, Local

    if on == "local":
        return Local(workers)
    if on == "daft":
        return Distributed(None, workers)
    if on == "ray" or on.startswith("ray://"):
        return Distributed("auto" if on == "ray" else on, workers)
    raise InputError(f"--on {on}: runs on local, daft or ray://host:port")


def _lines(found: Done, out: str) -> Iterator[str]:
    """What a run came to, for a reader."""
    yield f"{found.read:,} read, {found.captures:,} pages, {found.articles:,} articles"
    yield f"{found.stories:,} stories, {found.several:,} of them told by several; {found.copies:,} copies"
    if found.claims:
        yield f"{found.claims:,} claims"
    yield from (f"left out: {count:,} ({why})" for why, count in found.skipped.items())
    yield f"tables in {out}, digest {found.digest}"
