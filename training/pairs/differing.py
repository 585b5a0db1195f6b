"""Grow the trees that weigh differences, from judged pairs and their gold.

    python -m training.pairs.differing [--relate 'DIR/fold{fold}.onnx'] [--out src/rashomon/weights/differences.npz]

The pairs' own probabilities, which are among the features, come from trees that have not seen the story
(training/pairs/crossvalidate). Prints how the differences are told apart on stories left out.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.metrics import average_precision_score

from rashomon.compare import Difference, Differences, Forest, Judged
from rashomon.compare.differences import CLASSES
from training.pairs.labels import Gold
from training.pairs.laid import learned_from
from training.pairs.recorded import Recorded
from training.pairs.trees import grow, save

# Chosen by cross-validation over stories; there are two hundred and thirty contradictions to learn from.
SETTINGS = {"max_iter": 80, "learning_rate": 0.06, "max_leaf_nodes": 7, "min_samples_leaf": 12}
STRENGTH = 0.007

Labelled = tuple[list[Difference], list[int]]


def labelled(differences: Differences, judged: Sequence[Judged], gold: Gold) -> Labelled:
    """The differences of a story's pairs, each with the number of its class."""
    found, labels = differences.rows(judged), []
    start = 0
    while start < len(found):
        end = start
        while end < len(found) and found[end].pair is found[start].pair:
            end += 1
        said = gold.differing(found[start].pair, [d.comparison for d in found[start:end]])
        labels += [CLASSES.index(name) for name in said]
        start = end
    return found, labels


def grown(stories: Sequence[Labelled]) -> Forest:
    """The trees grown on these stories."""
    names = list(next(found[0] for found, _ in stories if found).features)
    x = np.array([[d.features[n] for n in names] for found, _ in stories for d in found])
    y = np.array([label for _, labels in stories for label in labels])
    return grow(x, y, names, classes=CLASSES, thin=1, strength=STRENGTH, **SETTINGS)


def main() -> None:
    """Print the cross-validation; with --out, grow on all stories and write the trees."""
    from training.pairs.crossvalidate import cases

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--relate", help="path of the fold models, with {fold} in it; default: what is recorded")
    args = parser.parse_args()
    recorded = Recorded.load()
    found = cases(recorded, args.relate)
    if args.relate:
        recorded.save()
    stories = [labelled(case.differences, case.judged, case.laid.gold) for case in found]
    told = [(case, rows) for case, rows in zip(found, stories, strict=True) if case.laid.altered is None]
    weighed = [case.differences.weigh(rows) for case, (rows, _) in told]
    y = np.array([label for _, (_, labels) in told for label in labels])
    for n, kind in enumerate(CLASSES[:2]):
        p = np.array([getattr(d, kind) for story in weighed for d in story])
        alone = np.array([getattr(d.pair, kind) for story in weighed for d in story])
        print(f"{kind}: {(y == n).sum()} of {len(y)}, average precision {average_precision_score(y == n, p):.3f}")
        print(f"  by the pair's probability alone: {average_precision_score(y == n, alone):.3f}")
        for at in (0.2, 0.3, 0.4, 0.5, 0.6):
            said = p >= at
            print(
                f"  >= {at}: precision {(y[said] == n).mean():.3f} recall {(y[said] == n).sum() / (y == n).sum():.3f}"
            )
    if args.out:
        save(grown([stories[n] for n in learned_from([case.laid for case in found])]), args.out)


if __name__ == "__main__":
    main()
