"""The command line: parse, call, print. Results go to standard output, everything else to standard error."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial, wraps
from inspect import Signature, signature
from pathlib import Path
from typing import Annotated, Any

import typer

from rashomon import extract as extracting
from rashomon import report as reports
from rashomon.compare import RELATIONS, Relate, Statements
from rashomon.errors import RashomonError
from rashomon.model import Article, Report, Skipped
from rashomon.pipeline import Pipeline
from rashomon.read import read
from rashomon.trace import common_statements

app = typer.Typer(
    help="What several accounts of one event agree on, contradict, change, and say alone.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Inputs = Annotated[
    list[str],
    typer.Argument(
        help="Files, folders, globs, URLs; pages, rows, feeds, web archives; - for standard input.", show_default=False
    ),
]
Format = Annotated[
    str | None, typer.Option("--format", help="Take the input for this: text, html, json, jsonl, feed, opml or warc.")
]
Private = Annotated[bool, typer.Option("--allow-private", help="Let URLs lead into private networks.")]
ShowLedger = Annotated[bool, typer.Option("--ledger", help="Account for every input, stage by stage, on stderr.")]
Strict = Annotated[bool, typer.Option("--strict", help="Stop with an error where an input cannot be read.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON; one object a line where there are several.")]
Owners = Annotated[bool, typer.Option("--owners", help="Count the outlets of one owner as one witness.")]


@dataclass(frozen=True)
class Reading:
    """What is read and how: the argument and the options that every verb on articles shares."""

    inputs: Inputs
    format: Format = None
    strict: Strict = False
    allow_private: Private = False
    ledger: ShowLedger = False

    def pipeline(self) -> Pipeline:
        """The pipeline that reads as the options say."""
        pipeline = Pipeline(read=partial(read, allow_private=self.allow_private), progress=Progress())
        return replace(pipeline, read=reports.Ledger(pipeline.read)) if self.ledger else pipeline

    def articles(self, pipeline: Pipeline) -> tuple[tuple[Article, ...], tuple[Skipped, ...]]:
        """The articles and what was left out; ends the program with 1 where there is none, or not all and `strict`."""
        stdin = sys.stdin.buffer if "-" in self.inputs else None
        articles, skipped = pipeline.articles(self.inputs, format=self.format, stdin=stdin)
        for one in skipped:
            _say(f"skipped {one.source}: {one.reason}")
        if isinstance(pipeline.read, reports.Ledger):
            print(pipeline.read.articles(len(articles), skipped), file=sys.stderr)
        if skipped and self.strict:
            raise typer.Exit(1)
        if not articles:
            _say("no account could be read; give at least one page, saved text or JSON row")
            raise typer.Exit(1)
        return articles, skipped


def reads(verb: Callable[..., None]) -> Callable[..., None]:
    """A verb whose first parameter is a Reading, as a command with the Reading's argument and options for its own."""
    inputs, *options = signature(Reading, eval_str=True).parameters.values()
    _, *own = signature(verb, eval_str=True).parameters.values()
    shared = {one.name for one in (inputs, *options)}

    @wraps(verb)
    def command(**given: Any) -> None:
        reading = Reading(**{name: value for name, value in given.items() if name in shared})
        verb(reading, **{name: value for name, value in given.items() if name not in shared})

    parameters = [one.replace(kind=one.KEYWORD_ONLY) for one in (inputs, *own, *options)]
    command.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {one.name: one.annotation for one in parameters}
    return command


@app.command()
@reads
def compare(
    given: Reading,
    as_json: AsJson = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown.")] = False,
    html: Annotated[Path | None, typer.Option("--html", help="Write one self-contained page to this file.")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Show which rung fired and what carried it.")] = False,
    show_all: Annotated[bool, typer.Option("--all", help="Show every finding, however minor.")] = False,
    owners: Owners = False,
    story: Annotated[str | None, typer.Option("--story", help="Group the inputs, compare this story alone.")] = None,
) -> None:
    """Compare accounts of one event."""
    pipeline = replace(given.pipeline(), owners=owners)
    articles, skipped = given.articles(pipeline)
    found = pipeline.compare(articles if story is None else pipeline.story(articles, story), skipped)
    _warn_of(found)
    if isinstance(pipeline.read, reports.Ledger):
        print(pipeline.read.stage("align", len(articles), len(found.story.accounts), found.skipped), file=sys.stderr)
    if html is not None:
        html.parent.mkdir(parents=True, exist_ok=True)
        html.write_text(reports.render_html(found), encoding="utf-8")
    if as_json:
        _print(reports.render_json(found))
    elif markdown:
        _print(reports.render_markdown(found))
    else:
        from rich.console import Console

        reports.render_terminal(found, Console(), limit=None if show_all else 8, explain=explain)


@app.command()
@reads
def extract(
    given: Reading,
    as_json: AsJson = False,
    workers: Annotated[int | None, typer.Option(help="Processes; as many as there are cores.", min=1)] = None,
) -> None:
    """Find the article in each page, whatever its language: its text, and who published it when."""
    pipeline = replace(given.pipeline(), extract=partial(extracting.extract, languages=None))
    if workers is not None:
        pipeline = replace(pipeline, workers=extracting.Workers(workers))
    articles, _ = given.articles(pipeline)
    for article in articles:
        _print(reports.render_row(reports.extract_row(article)) if as_json else _body(article))


@app.command()
@reads
def group(
    given: Reading,
    as_json: AsJson = False,
) -> None:
    """Sort a pile of articles into stories, one event each."""
    pipeline = given.pipeline()
    articles, _ = given.articles(pipeline)
    known = {article.id: article for article in articles}
    for one in pipeline.group(articles):
        row = reports.group_row(one, known)
        _print(reports.render_row(row) if as_json else reports.group_line(row))


@app.command()
@reads
def stories(
    given: Reading,
    as_json: AsJson = False,
    contested: Annotated[
        bool | None,
        typer.Option("--contested/--quick", help="Count contested points: seconds a story. Unasked for small piles."),
    ] = None,
    most: Annotated[
        int | None, typer.Option("--most", help="List so many stories, those with most witnesses.", min=1)
    ] = None,
    owners: Owners = False,
) -> None:
    """List the stories of a pile: who tells each, how many independent witnesses, what is contested."""
    pipeline = replace(given.pipeline(), owners=owners)
    articles, _ = given.articles(pipeline)
    known = {article.id: article for article in articles}
    for one in pipeline.stories(articles, contested=contested, most=most):
        row = reports.overview_row(one, known)
        _print(reports.render_row(row) if as_json else reports.overview_lines(row))


@app.command()
@reads
def claims(
    given: Reading,
    as_json: AsJson = False,
) -> None:
    """List what each account says, and whom it credits."""
    pipeline = given.pipeline()
    articles, _ = given.articles(pipeline)
    for account in pipeline.claim(articles):
        for row in reports.claim_rows(account):
            _print(reports.render_row(row) if as_json else _claim_line(row))


@app.command()
@reads
def copies(
    given: Reading,
    as_json: AsJson = False,
    owners: Owners = False,
) -> None:
    """Show which accounts share prose, how much of it, and who copied whom."""
    pipeline = replace(given.pipeline(), owners=owners)
    articles, _ = given.articles(pipeline)
    kinships, families = pipeline.trace(articles)
    if as_json:
        for row in reports.copy_rows(articles, kinships, families):
            _print(reports.render_row(row))
        return
    quoted, houses = common_statements(articles, families), pipeline.houses(articles)
    for line in reports.copy_lines(articles, kinships, families, statements=quoted, owners=houses):
        _print(line)


@app.command()
def relate(pairs: str, as_json: AsJson = False) -> None:
    """Say how two statements of different reports stand to each other; PAIRS is JSONL, or - for standard input."""
    rows = _rows(pairs, ("a", "b"))
    asked = [Statements(r["a"], r["b"], r.get("published_a"), r.get("published_b")) for r in rows]
    for answer in Pipeline().relate(asked):
        row = reports.relation_row({kind: getattr(answer, kind) for kind in RELATIONS}, answer.slots)
        _print(reports.render_row(row) if as_json else f"{row['relation']}  {row['slot']}  {row['confidence']:.2f}")


@app.command()
def judge(pairs: str, as_json: AsJson = False) -> None:
    """Say whether a premise entails or contradicts a hypothesis; PAIRS is JSONL, or - for standard input."""
    rows = _rows(pairs, ("premise", "hypothesis"))
    for answer in Relate().judge([(row["premise"], row["hypothesis"]) for row in rows]):
        _print(reports.render_row({"label": answer.label, **answer._asdict()}) if as_json else answer.label)


class Progress:
    """Names each step on standard error once the whole has taken a second, where somebody is watching."""

    def __init__(self) -> None:
        self.began = time.monotonic()

    def __call__(self, step: str) -> None:
        """A step begins."""
        if sys.stderr.isatty() and time.monotonic() - self.began > 1:
            _say(f"{step} …")


def _warn_of(found: Report) -> None:
    for one in found.skipped:
        if one.stage == "align":
            _say(f"skipped {one.source}: {one.reason}")
    if len(found.story.accounts) == 1:
        _say("only one account: nothing to compare it with; give accounts of other outlets beside it")


def _rows(source: str, wanted: Iterable[str]) -> list[dict[str, Any]]:
    """The rows of a JSONL file, each with the wanted fields; ends the program with 1 where one is off."""
    try:
        text = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
        rows = [json.loads(line) for line in text.decode("utf-8", "replace").splitlines() if line.strip()]
        for number, row in enumerate(rows, 1):
            missing = [name for name in wanted if not isinstance(row, dict) or not isinstance(row.get(name), str)]
            if missing:
                raise ValueError(f"row {number} lacks {' and '.join(missing)}")
    except (OSError, ValueError) as problem:
        _say(f"{source}: {problem}; give JSON rows, one a line, with {' and '.join(wanted)}")
        raise typer.Exit(1) from None
    return rows


def _body(article: Article) -> str:
    body = "\n".join(article.text[start:end] for start, end in article.story())
    return f"{article.title or 'without a title'} ({article.outlet or 'outlet unknown'})\n\n{reports.visible(body)}\n"


def _claim_line(row: dict[str, Any]) -> str:
    speaker = f"{row['speaker']['name']}: " if row["speaker"] else ""
    return reports.visible(f"[{row['certainty']}] {speaker}{' '.join(row['text'].split())}")


def _print(text: str) -> None:
    # Bytes, so that the same report is the same everywhere, whatever the terminal's encoding.
    sys.stdout.buffer.write(text.encode("utf-8") + b"\n")
    sys.stdout.buffer.flush()


def _say(text: str) -> None:
    print(f"rashomon: {reports.visible(text)}", file=sys.stderr)


def main() -> None:
    """Run the command line; a closed pipe or a known error is no traceback."""
    try:
        app()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except RashomonError as problem:
        _say(str(problem))
        sys.exit(1)
