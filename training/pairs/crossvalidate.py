"""Reports on the training stories by trees that have not seen them.

    python -m training.pairs.crossvalidate [--reports DIR] [--tune]

A fifth of the stories is left out at a time, trees are grown on the rest, and the whole
program runs on those left out. `--reports` writes the reports; `--tune` prints the
figures for thresholds moved down and up.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evaluation.score import figures, score_story, total
from rashomon.compare import Judge, Judged, Thresholds
from rashomon.model import Account, Report, Statement
from rashomon.pipeline import Pipeline
from rashomon.report import render_json
from training.pairs.recorded import Recorded
from training.pairs.table import CLASSES, laid_out, stories
from training.pairs.trees import grow

FOLDS = 6


@dataclass
class Case:
    """A story, judged by trees that have not seen it."""

    path: Path
    accounts: Sequence[Account]
    statements: Sequence[Statement]
    judged: Sequence[Judged]
    judge: Judge


def cases(**settings: float) -> Iterator[Case]:
    """Every training story, judged out of fold."""
    recorded = Recorded.load()
    laid = [(path, *laid_out(path)) for path in stories()]
    rows = [Judge(recorded).rows(accounts, statements, candidates) for _, accounts, statements, candidates, _ in laid]
    names = list(rows[0][0].features)
    x = [np.array([[row.features[n] for n in names] for row in mine]) for mine in rows]
    y = [
        np.array([CLASSES.index(gold.label(row.a, row.b)[0]) for row in mine])
        for (*_, gold), mine in zip(laid, rows, strict=True)
    ]
    for fold in range(FOLDS):
        rest = [n for n in range(len(laid)) if n % FOLDS != fold]
        judge = Judge(
            recorded,
            grow(np.concatenate([x[n] for n in rest]), np.concatenate([y[n] for n in rest]), names, **settings),
        )
        for n in range(fold, len(laid), FOLDS):
            path, accounts, statements, _, _ = laid[n]
            yield Case(path, accounts, statements, judge.weigh(rows[n]), judge)


def report(case: Case, thresholds: Thresholds) -> Report:
    """The program's report on a story, with the judgements given."""
    pipeline = Pipeline(judge=case.judge, thresholds=thresholds)
    return pipeline.report(case.accounts, case.statements, case.judged)


def score(case: Case, thresholds: Thresholds):
    """How the report on a story compares with its gold."""
    gold = json.loads((case.path / "gold.json").read_text(encoding="utf-8"))
    return score_story(gold, json.loads(render_json(report(case, thresholds))))


def main() -> None:
    """Print the figures; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path)
    parser.add_argument("--tune", action="store_true")
    args = parser.parse_args()
    found = list(cases())
    if args.reports:
        args.reports.mkdir(parents=True, exist_ok=True)
        for case in found:
            (args.reports / f"{case.path.name}.json").write_text(
                render_json(report(case, Thresholds.load())), encoding="utf-8"
            )
        return
    shipped = Thresholds.load()
    for step in (-0.05, 0.0, 0.05, 0.1) if args.tune else (0.0,):
        moved = {slot: at + step for slot, at in shipped.contradiction.items()}
        thresholds = Thresholds(moved, shipped.update + step, shipped.agreement + step)
        measured = figures(total(score(case, thresholds) for case in found))
        for kind in ("contradiction", "update", "agreement", "single"):
            print(f"{step:+.2f} {kind:14}", measured[kind], flush=True)


if __name__ == "__main__":
    main()
