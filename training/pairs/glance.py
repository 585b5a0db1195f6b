"""Grow the trees that tell, before a pair is read, whether it is worth it.

    python -m training.pairs.glance [--out src/rashomon/weights/glance.npz]

Prints, on stories left out, how many of the pairs of each relation would be read at several thresholds.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from rashomon.compare import Forest, Glance
from training.pairs.laid import CLASSES, FOLDS, Laid, laid_out, learnt
from training.pairs.trees import grow, save

SETTINGS = {"max_iter": 60, "seeds": (7,)}


def glances(stories: Sequence[Laid]) -> list[Glance]:
    """For each story the glance of trees that have not seen it."""
    forests = [grown([s for s in stories if s.number % FOLDS != fold]) for fold in range(FOLDS)]
    return [Glance(forests[story.number % FOLDS]) for story in stories]


def grown(stories: Sequence[Laid]) -> Forest:
    """Trees grown on these stories, altered copies left out."""
    names = list(stories[0].seen[0].features)
    tables = [learnt(story.seen, story.gold, names) for story in stories if story.altered is None]
    x, y = (np.concatenate(parts) for parts in zip(*tables, strict=True))
    return grow(x, y, names, **SETTINGS)


def main() -> None:
    """Print the cross-validation; with --out, grow on all stories and write the trees."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    stories = [story for story in laid_out() if story.altered is None]
    print(f"blocking: {dict(sorted(sum((s.lost() for s in stories), Counter()).items()))}")
    promise = np.concatenate([g.promise(s.seen) for g, s in zip(glances(stories), stories, strict=True)])
    y = np.array([CLASSES.index(s.gold.label(pair.a, pair.b)[0]) for s in stories for pair in s.seen])
    for least in (0.01, 0.02, 0.03, 0.04, 0.05, 0.07, 0.1):
        read = promise >= least
        kept = ", ".join(f"{name} {read[y == n].mean():.3f}" for n, name in enumerate(CLASSES))
        print(f"promise >= {least}: {read.sum()} of {len(y)} read; {kept}")
    if args.out:
        save(grown(stories), args.out)


if __name__ == "__main__":
    main()
