"""Grow the trees that relate two bare statements, from pairs that the cross-encoder has not read.

    python -m training.relate.bare [--folds DIR] [--out src/rashomon/weights/bare.npz] [--figures FILE]

The pairs: those of the bundles kept aside, and the marked pairs of the training stories, each read by the fold model
that never saw its story (`--folds`; without it, from the record in training/pairs). Prints the figures by
cross-validation over bundles and stories, beside the cross-encoder alone and beside a reader of one sentence of the
two; `--figures` writes them.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zlib import crc32

import numpy as np

from evaluation.statements import figures
from rashomon.compare import RELATIONS, Bare, Forest, Relate, Relation
from rashomon.pipeline import Pipeline
from training.pairs.recorded import Recorded
from training.pairs.trees import grow, save
from training.relate import data
from training.relate.data import Row
from training.relate.measure import asked, relations
from training.relate.render import day, movable
from training.relate.stories import fold_of, rows_in, stories

FOLDS = 5
SETTINGS = {"max_iter": 120, "learning_rate": 0.06, "max_leaf_nodes": 8, "min_samples_leaf": 20}
STRENGTH = 0.01


Table = tuple[list[Relation], list[dict[str, float]]]


def table(rows: Sequence[Row], relate: Callable) -> Table:
    """What the cross-encoder says of each pair, and the features of the whole."""
    read = Bare(relate).rows(Pipeline().told(asked(list(rows))))
    return [row.relation for row in read], [row.features for row in read]


def kept_aside() -> list[Row]:
    """The pairs of the bundles that no stage of the cross-encoder reads."""
    return data.bundle_rows([b for b in data.bundles() if data.kept_aside(b["id"])])


def moved(rows: Sequence[Row], rng: random.Random) -> list[Row]:
    """The rows as they might have been printed on other days: in the bundles only updates are of two days, and trees
    would take the days for the answer."""
    found = []
    for row in rows:
        old = day(row.published_b)
        new = old + timedelta(days=rng.choice((-2, -1, 1, 2, 3))) if old else None
        if RELATIONS[row.relation] != "update" and old and new and movable(row.b, old, new):
            found.append(replace(row, published_b=new.isoformat()))
    return found


def marked(fold: int) -> list[Row]:
    """The pairs of the training stories of one fold that the gold says something of."""
    rows = [r for s in stories() if fold_of(s) == fold for r in rows_in(s)]
    return [r for r in rows if RELATIONS[r.relation] != "other"]


def grown(x: np.ndarray, y: np.ndarray, names: list[str]) -> Forest:
    """The trees on these rows."""
    return grow(x, y, names, classes=RELATIONS, thin=1, strength=STRENGTH, **SETTINGS)


def crossvalidated(x: np.ndarray, y: np.ndarray, groups: np.ndarray, names: list[str]) -> np.ndarray:
    """Probabilities of every row by trees that have not seen its bundle or story."""
    found = np.zeros((len(y), len(RELATIONS)))
    for fold in range(FOLDS):
        aside = groups % FOLDS == fold
        rows = [dict(zip(names, row, strict=True)) for row in x[aside].tolist()]
        found[aside] = grown(x[~aside], y[~aside], names)(rows)
    return found


def said(read: Sequence[Relation], found: np.ndarray) -> list[Relation]:
    """The relations with other probabilities."""
    return [replace(r, **dict(zip(RELATIONS, p, strict=True))) for r, p in zip(read, found.tolist(), strict=True)]


def read_stories(folds: Path | None) -> tuple[list[Row], Table]:
    """The marked pairs of the training stories, from the record; with `folds`, what is missing is read and kept."""
    recorded = Recorded.load()
    rows: list[Row] = []
    read: list[Relation] = []
    features: list[dict[str, float]] = []
    for fold in range(3):
        recorded.fallback = Relate(folds / f"fold{fold}.onnx") if folds else None
        more = marked(fold)
        also, theirs = table(more, recorded)
        rows, read, features = rows + more, read + also, features + theirs
    if folds:
        recorded.save()
    return rows, (read, features)


def main() -> None:
    """Print the figures; with --out, write the trees."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--figures", type=Path)
    args = parser.parse_args()
    aside = kept_aside()
    further = moved(aside, random.Random(3))
    marks, told = read_stories(args.folds)
    tables = [table(aside, Relate()), table(further, Relate()), told]
    rows = aside + further + marks
    features = [f for _, each in tables for f in each]
    read = [r for each, _ in tables for r in each]
    names = list(features[0])
    x = np.array([[f[n] for n in names] for f in features])
    y, groups = np.array([r.relation for r in rows]), np.array([crc32(r.group.encode()) for r in rows])
    answers = said(read, crossvalidated(x, y, groups, names))
    n = len(aside)
    found = {
        "bundles kept aside": (aside, answers[:n]),
        "bundles kept aside, cross-encoder alone": (aside, read[:n]),
        "bundles kept aside, one sentence alone": (aside, Relate()([replace(p, b="") for p in asked(aside)])),
        "pairs of the training stories": (marks, answers[-len(marks) :]),
    }
    for name, (pairs, said_of) in found.items():
        print(name)
        relations(pairs, said_of)
    if args.out:
        save(grown(x, y, names), args.out)
    if args.figures:
        args.figures.write_text(
            json.dumps(
                {name: figures([RELATIONS[r.relation] for r in pairs], each) for name, (pairs, each) in found.items()}
            ),
            "utf-8",
        )


if __name__ == "__main__":
    main()
