"""What verbs share in words: what is read and how, and in which shape a report is printed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import partial, wraps
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from rashomon import report as reports
from rashomon.cli.screen import Progress, emit, say, write
from rashomon.errors import InputError
from rashomon.intake import Intake
from rashomon.model import Article, Capture, Report, Skipped
from rashomon.read import read

if TYPE_CHECKING:
    from rashomon.pipeline import Pipeline

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
Workers = Annotated[int | None, typer.Option(help="Processes; as many as there are cores.", min=1)]
Place = Annotated[
    str | None,
    typer.Option(
        "--store", help="The store: a file, or postgresql://user@host/name. Unasked: RASHOMON_STORE, else your own."
    ),
]

FORMATS = f"{', '.join(list(reports.FORMATS)[:-1])} or {list(reports.FORMATS)[-1]}"


@dataclass(frozen=True)
class Reading:
    """What is read and how: the argument and the options that every verb on articles shares."""

    inputs: Inputs
    format: Format = None
    strict: Strict = False
    allow_private: Private = False
    ledger: ShowLedger = False

    def intake(self) -> Intake:
        """What reads as the options say, and goes no further than articles."""
        return Intake(read=self._read(), progress=Progress())

    def pipeline(self) -> Pipeline:
        """The whole pipeline, reading as the options say."""
        from rashomon.pipeline import Pipeline

        return Pipeline(read=self._read(), progress=Progress())

    def captures(self, intake: Intake) -> Iterator[Capture | Skipped]:
        """What the inputs hold, as it is read."""
        return intake.read(self.inputs, format=self.format, stdin=self._stdin())

    def articles(self, intake: Intake) -> tuple[tuple[Article, ...], tuple[Skipped, ...]]:
        """The articles and what was left out; ends the program with 1 where there is none, or not all and `strict`."""
        articles, skipped = intake.articles(self.inputs, format=self.format, stdin=self._stdin())
        for one in skipped:
            say(f"skipped {one.source}: {one.reason}")
        self._end(intake, len(articles), skipped)
        return articles, skipped

    def each(self, intake: Intake) -> Iterator[Article]:
        """The articles one by one as they are read, `strict` when all could be; ends the program as `articles` does."""
        if self.strict:
            yield from self.articles(intake)[0]
            return
        count, skipped = 0, []
        for one in intake.each(self.inputs, format=self.format, stdin=self._stdin()):
            if isinstance(one, Skipped):
                say(f"skipped {one.source}: {one.reason}")
                skipped.append(one)
            else:
                count += 1
                yield one
        self._end(intake, count, skipped)

    def _end(self, intake: Intake, count: int, skipped: Sequence[Skipped]) -> None:
        if isinstance(intake.read, reports.Ledger):
            print(intake.read.articles(count, skipped), file=sys.stderr)
        if skipped and self.strict:
            raise typer.Exit(1)
        if not count:
            say("no account could be read; give at least one page, saved text or JSON row")
            raise typer.Exit(1)

    def _read(self) -> Callable[..., Iterator[Capture | Skipped]]:
        reads = partial(read, allow_private=self.allow_private)
        return reports.Ledger(reads) if self.ledger else reads

    def _stdin(self) -> Any:
        return sys.stdin.buffer if "-" in self.inputs else None


@dataclass(frozen=True)
class Maybe(Reading):
    """The same where there may be no inputs: then the verb is about the store."""

    inputs: Annotated[
        list[str] | None,
        typer.Argument(help="What to read, as everywhere; nothing: what the store holds.", show_default=False),
    ] = None  # type: ignore[assignment]


@dataclass(frozen=True)
class Shape:
    """How a report is printed."""

    as_json: AsJson = False
    markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown.")] = False
    html: Annotated[Path | None, typer.Option("--html", help="Write one self-contained page to this file.")] = None
    explain: Annotated[bool, typer.Option("--explain", help="Show which rung fired and what carried it.")] = False
    show_all: Annotated[bool, typer.Option("--all", help="Show every finding, however minor.")] = False
    out: Annotated[str | None, typer.Option("--as", help=f"Print it as {FORMATS}.")] = None

    def __post_init__(self) -> None:
        """Refuse a format that is none before anything is read."""
        if self.out is not None:
            try:
                reports.format_named(self.out)
            except InputError as problem:
                raise typer.BadParameter(str(problem)) from None

    def emit(self, found: Report, kept: reports.Kept | None = None, file: Path | None = None) -> None:
        """Print a report, and write the page where one is wanted; `kept` is what a store knows beside it.

        With a `file` the format that `--as` names goes there. Raises InputError where that cannot be written.
        """
        if self.html is not None:
            self.html.parent.mkdir(parents=True, exist_ok=True)
            self.html.write_text(reports.render_html(found), encoding="utf-8")
        if self.out is not None:
            text = reports.format_named(self.out).render(found, kept)
            text += "" if text.endswith("\n") else "\n"
            if file is None:
                emit(text, end="")
            else:
                write(text, file)
        elif self.as_json:
            emit(reports.render_json(found))
        elif self.markdown:
            emit(reports.render_markdown(found))
        else:
            from rich.console import Console

            limit = None if self.show_all else 8
            reports.render_terminal(found, Console(), limit=limit, explain=self.explain)


@dataclass(frozen=True)
class Shown(Shape):
    """The same where nothing is read, so that a format can only be the one to print."""

    out: Annotated[str | None, typer.Option("--as", "--format", help=f"Print it as {FORMATS}.")] = None


def spread(verb: Callable[..., None]) -> Callable[..., None]:
    """A verb, as a command: a parameter that is a Reading or a Shape becomes the words that it is made of."""
    kinds = get_type_hints(verb)
    given = signature(verb, eval_str=True).parameters
    whole = {name: kinds[name] for name in given if is_dataclass(kinds[name])}
    parts = {name: _words(kind) for name, kind in whole.items()}

    @wraps(verb)
    def command(**words: Any) -> None:
        made = {name: kind(**{part: words.pop(part) for part in parts[name]}) for name, kind in whole.items()}
        verb(**made, **words)

    shared = [one for name in parts for one in parts[name].values()]
    own = [one.replace(kind=Parameter.KEYWORD_ONLY) for name, one in given.items() if name not in whole]
    # The inputs first, then what is the verb's own, then what it shares with others.
    parameters = [one for one in shared if one.name == "inputs"] + own + [one for one in shared if one.name != "inputs"]
    command.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {one.name: one.annotation for one in parameters}
    return command


def _words(kind: Any) -> dict[str, Parameter]:
    """The fields of a dataclass as parameters of a command."""
    hints = get_type_hints(kind, include_extras=True)
    found = {}
    for field in fields(kind):
        default = Parameter.empty if field.default is MISSING else field.default
        found[field.name] = Parameter(field.name, Parameter.KEYWORD_ONLY, default=default, annotation=hints[field.name])
    return found
