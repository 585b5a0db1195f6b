"""Reports on the training stories by trees that have not seen them.

    python -m training.pairs.crossvalidate [--reports DIR] [--tune] [--unrecorded MODEL.onnx]

A sixth of the stories is left out at a time, trees are grown on the rest, and the whole program runs on those left out
that `training/accounts` holds: the further ones are to learn from alone. `--reports` writes the reports; `--tune`
prints the figures at all thresholds a step higher and lower, from which those in `weights/thresholds.json` are chosen
by hand. Where sentences are cut otherwise since the fold models were made, some pairs are not recorded: `--unrecorded`
names who reads them, and how many they are is said.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from evaluation.score import figures, score_story, total
from rashomon.compare import Differences, Forest, Judge, Judged, Thresholds
from rashomon.model import Report
from rashomon.pipeline import Pipeline
from rashomon.report import render_json
from training.pairs.differing import grown, labelled
from training.pairs.glance import glances
from training.pairs.laid import ACCOUNTS, FOLDS, Laid, laid_out, learned_from, learnt
from training.pairs.recorded import Recorded
from training.pairs.table import fold_model
from training.pairs.trees import grow

Table = np.ndarray


@dataclass(frozen=True)
class Case:
    """A story, judged by trees that have not seen it."""

    laid: Laid
    judged: Sequence[Judged]
    judge: Judge
    differences: Differences


def cases(recorded: Recorded | None = None, models: str | None = None) -> list[Case]:
    """Every training story and altered copy with its pairs and differences, judged out of fold.

    `models` is the path of the fold models with {fold} in it: what is not recorded is read by the one that has not
    seen the story.
    """
    relate = recorded or Recorded.load()
    judged = _judged(relate, models)
    rows = []
    for case in judged:
        relate.fallback = fold_model(models, case.laid.number)
        rows.append(labelled(case.differences, case.judged, case.laid.gold))
    stories = [case.laid for case in judged]
    forests = [grown([rows[n] for n in learned_from(stories, fold)]) for fold in range(FOLDS)]
    return [replace(case, differences=Differences(relate, forests[case.laid.number % FOLDS])) for case in judged]


def _judged(relate: Recorded, models: str | None) -> list[Case]:
    stories = laid_out()
    rows = []
    for story, glance in zip(stories, glances(stories), strict=True):
        relate.fallback = fold_model(models, story.number)
        rows.append(story.own(Judge(relate, glance=glance).rows(story.seen)))
    names = list(rows[0][0].features)
    tables = [learnt(mine, story.gold, names) for mine, story in zip(rows, stories, strict=True)]
    judges = [Judge(relate, _without(fold, stories, tables, names)) for fold in range(FOLDS)]
    return [
        Case(story, judges[story.number % FOLDS].weigh(mine), judges[story.number % FOLDS], Differences(relate))
        for story, mine in zip(stories, rows, strict=True)
    ]


def _without(fold: int, stories: Sequence[Laid], tables: Sequence[tuple[Table, Table]], names: list[str]) -> Forest:
    x, y = zip(*(tables[n] for n in learned_from(stories, fold)), strict=True)
    return grow(np.concatenate(x), np.concatenate(y), names)


def report(case: Case, thresholds: Thresholds) -> Report:
    """The program's report on a story, with the judgements given."""
    pipeline = Pipeline(judge=case.judge, differences=case.differences, thresholds=thresholds)
    return pipeline.report(case.laid.accounts, case.laid.statements, case.judged)


def score(case: Case, thresholds: Thresholds):
    """How the report on a story compares with its gold."""
    gold = json.loads((case.laid.path / "gold.json").read_text(encoding="utf-8"))
    return score_story(gold, json.loads(render_json(report(case, thresholds))))


def main() -> None:
    """Print the figures; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path)
    parser.add_argument("--tune", action="store_true")
    parser.add_argument("--unrecorded", help="who reads pairs that are not recorded: the fold models, or one")
    args = parser.parse_args()
    recorded = Recorded.load()
    known = len(recorded.known)
    found = [case for case in cases(recorded, args.unrecorded) if case.laid.path.parent.name == ACCOUNTS.name]
    print(f"{len(recorded.known) - known:,} of {len(recorded.known):,} pairs were not recorded", file=sys.stderr)
    if args.reports:
        args.reports.mkdir(parents=True, exist_ok=True)
        for case in found:
            (args.reports / f"{case.laid.path.name}.json").write_text(
                render_json(report(case, Thresholds.load())), encoding="utf-8"
            )
        return
    shipped = Thresholds.load()
    for step in (-0.1, -0.05, 0.0, 0.05, 0.1, 0.15) if args.tune else (0.0,):
        measured = figures(total(score(case, shipped.moved(step)) for case in found))
        for kind in ("contradiction", "update", "agreement", "single"):
            print(f"{step:+.2f} {kind:14}", measured[kind], flush=True)


if __name__ == "__main__":
    main()
