"""Train the pair trees and print how they do on stories they have not seen.

    python -m training.pairs.train TABLE.npz [--out src/rashomon/weights/pairs.npz]

Cross-validation leaves whole stories out. Printed for each relation: average precision,
and precision and recall of contradictions at several thresholds, pair by pair.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from sklearn.metrics import average_precision_score

from training.pairs.laid import CLASSES, FOLDS
from training.pairs.trees import grow, save


def crossvalidate(
    x: np.ndarray, y: np.ndarray, story: np.ndarray, times: np.ndarray, names: list[str], **settings: float
) -> np.ndarray:
    """Probabilities of every row by a forest that has not seen its story, (n, classes).

    `times` is how often a row is learned from.
    """
    found = np.zeros((len(y), len(CLASSES)))
    for fold in range(FOLDS):
        aside = story % FOLDS == fold
        rows = np.repeat(np.flatnonzero(~aside), times[~aside])
        forest = grow(x[rows], y[rows], names, **settings)
        found[aside] = forest([dict(zip(names, row, strict=True)) for row in x[aside].tolist()])
    return found


def describe(found: np.ndarray, y: np.ndarray) -> str:
    """The table that is printed."""
    lines = [
        "average precision: "
        + ", ".join(f"{name} {average_precision_score(y == n, found[:, n]):.3f}" for n, name in enumerate(CLASSES))
    ]
    for kind in ("contradiction", "update", "agreement"):
        n = CLASSES.index(kind)
        for at in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
            said = found[:, n] >= at
            hit = (said & (y == n)).sum()
            precision, recall = hit / max(1, said.sum()), hit / max(1, (y == n).sum())
            lines.append(f"{kind:14} >= {at}: precision {precision:.3f} recall {recall:.3f} said {said.sum()}")
    return "\n".join(lines)


def main() -> None:
    """Print the cross-validation; with --out, train on all stories and write the forest."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", type=Path)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    stored = np.load(args.table)
    x, y, story, times, names = *(stored[key] for key in ("x", "y", "story", "times")), json.loads(str(stored["names"]))
    found, told = crossvalidate(x, y, story, times, names), ~stored["altered"]
    print(describe(found[told], y[told]))
    if args.out:
        rows = np.repeat(np.arange(len(y)), times)
        save(grow(x[rows], y[rows], names), args.out)


if __name__ == "__main__":
    main()
