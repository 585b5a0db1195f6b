"""The NewsSense method and the program on the same stories: `python -m benchmarks.rival`.

Tunes the rival on training/accounts, measures it there and on evaluation/accounts beside the
program, prints one table and writes it into README.md. Nothing is written where a step fails.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from benchmarks.newssense import Cut, Cuts, NewsSense
from benchmarks.stories import Read, files_of, gold_of, read, score
from benchmarks.tuning import COSINES, PROBABILITIES, tuned
from evaluation import crossvalidate, data, table
from evaluation.score import Tally, figures, score_story, total
from rashomon.compare import Differences, Judge, Relate, Relation, Statements
from rashomon.errors import RashomonError
from rashomon.pipeline import Pipeline
from rashomon.report.json import report_row

PAGE = Path(__file__).with_name("README.md")
BEGIN, END = "<!-- figures: written by python -m benchmarks.rival -->", "<!-- end of figures -->"
KINDS = ("contradiction", "agreement")
SHARES = ("precision", "recall", "f1")
SHORT = {"precision": "P", "recall": "R", "f1": "F1"}
HEAD = ("method", *(f"{kind} {SHORT[share]}" for kind in KINDS for share in SHARES), "s a story", "pairs read a story")


@dataclass(frozen=True, slots=True)
class Row:
    """A method on some stories: its figures (None: not measured), seconds and pairs read by the model, a story."""

    name: str
    figures: dict[str, Any] | None
    seconds: float
    pairs: float

    def cells(self) -> tuple[str, ...]:
        """The row as the table shows it."""
        shares = [(self.figures or {}).get(kind, {}).get(share) for kind in KINDS for share in SHARES]
        return (self.name, *map(table.show, shares), f"{self.seconds:.2f}", f"{self.pairs:.0f}")


@dataclass(slots=True)
class Counted:
    """The pair model, and how many pairs it was given."""

    relate: Relate = field(default_factory=Relate)
    count: int = 0

    def __call__(self, pairs: Sequence[Statements], /) -> list[Relation]:
        """What the model says of the pairs."""
        self.count += len(pairs)
        return self.relate(pairs)


def program(stories: Sequence[Path]) -> Row:
    """The program as it is shipped: the one place here that calls it."""
    counted = Counted()
    pipeline = Pipeline(judge=Judge(counted), differences=Differences(counted))
    pipeline.compare(*pipeline.articles(files_of(stories[0])))  # pays for loading the models
    counted.count, took = 0, 0.0
    tallies: list[Tally] = []
    for story in stories:
        began = time.perf_counter()
        report = pipeline.compare(*pipeline.articles(files_of(story)))
        took += time.perf_counter() - began
        tallies.append(score_story(gold_of(story), report_row(report)))
    return Row("this program", figures(total(tallies)), took / len(stories), counted.count / len(stories))


def unseen(row: Row) -> Row:
    """The program's row on the training stories, with the figures of models that have not seen them, or none."""
    fair = crossvalidate.measure() if crossvalidate.present() else None
    return replace(row, name=f"{row.name}, each story by models that have not seen it", figures=fair)


def rival(name: str, stories: Sequence[Read], cuts: Cuts) -> Row:
    """The rival at these cuts. The slots are named outside its time: the method has none."""
    measured = figures(total(score(story, cuts) for story in stories))
    n = len(stories)
    return Row(name, measured, sum(s.seconds for s in stories) / n, sum(s.pairs for s in stories) / n)


def read_all(stories: Sequence[Path], method: NewsSense) -> list[Read]:
    """Every story, once the first one has paid for loading the models."""
    read(stories[0], method)
    return [read(story, method) for story in stories]


def measure(training: Sequence[Path], unlearned: Sequence[Path]) -> str:
    """Tune on the first stories, measure on both; the tables as Markdown."""
    ours = unseen(program(training))  # first: what cannot be measured is known at once
    whole = read_all(training, NewsSense())
    cuts = tuned(whole)
    least = NewsSense(floor=cuts.floor)
    on_training = [
        rival("NewsSense, thresholds of its authors", whole, Cuts()),
        rival("NewsSense, tuned on these stories", read_all(training, least), cuts),
        ours,
    ]
    on_unlearned = [
        rival("NewsSense, thresholds of its authors", read_all(unlearned, NewsSense()), Cuts()),
        rival("NewsSense, tuned on the training accounts", read_all(unlearned, least), cuts),
        program(unlearned),
    ]
    return "\n".join(
        [
            *_section(f"{len(unlearned)} accounts never learned from", on_unlearned),
            *_section(f"{len(training)} training accounts", on_training),
            f"Tuned: a contradiction {_said(cuts.contradiction)}; an agreement {_said(cuts.agreement)}.",
            f"Tried: cosine {', '.join(map(_bound, COSINES))}; probability {', '.join(map(str, PROBABILITIES))}.",
        ]
    )


def embed(page: str, tables: str) -> str:
    """The page with the tables between its markers; raises ValueError where the markers are not there once each."""
    if page.count(BEGIN) != 1 or page.count(END) != 1:
        raise ValueError(f"benchmarks/README.md must hold {BEGIN!r} and {END!r} once each")
    head, rest = page.split(BEGIN)
    return f"{head}{BEGIN}\n{tables}\n{END}{rest.split(END)[1]}"


def _section(title: str, rows: Sequence[Row]) -> list[str]:
    return [f"### {title}", "", *table.rows(HEAD, [row.cells() for row in rows]), ""]


def _said(cut: Cut) -> str:
    return f"from cosine {_bound(cut.cosine)} and probability {cut.probability:g} on"


def _bound(cosine: float) -> str:
    return "any" if cosine <= -1 else f"{cosine:g}"


def main() -> int:
    """Measure, print the tables and write them into the page."""
    argparse.ArgumentParser(prog="python -m benchmarks.rival", description=__doc__).parse_args()
    page = PAGE.read_text("utf-8")
    embed(page, "")  # refuses a page without its markers before the long work
    try:
        tables = measure(data.stories(data.TRAINING), data.stories(data.ACCOUNTS))
    except RashomonError as problem:
        print(f"rival: not measured: {problem}", file=sys.stderr)
        return 1
    PAGE.write_text(embed(page, tables), "utf-8")
    print(tables)
    return 0


if __name__ == "__main__":
    sys.exit(main())
