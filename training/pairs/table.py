"""The training table: every pair of every training story that is read, with its features and its gold label.

    python -m training.pairs.table OUT.npz [--relate 'DIR/fold{fold}.onnx']

Which pairs are read is decided by trees that have not seen the story. With `--relate`, story n (in their
order) is read by the cross-encoder of fold n modulo 3, which was trained without it, and what it says of pairs not yet
recorded is recorded: features are as honest as on an unseen story. Remove relations.npz first where the fold models
are new.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from rashomon.compare import Judge, Relate
from training.pairs.glance import glances
from training.pairs.laid import laid_out, learnt
from training.pairs.recorded import Recorded

FOLDS = 3  # of the cross-encoder


def fold_model(models: str | None, story: int) -> Relate | None:
    """The cross-encoder that has not seen story number `story`; None without a path to the fold models."""
    return Relate(Path(models.format(fold=story % FOLDS))) if models else None


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--relate", help="path of the fold models, with {fold} in it; default: what is recorded")
    args = parser.parse_args()
    recorded = Recorded.load()
    tables, owners, names = [], [], []
    stories = laid_out()
    for story, glance in zip(stories, glances(stories), strict=True):
        recorded.fallback = fold_model(args.relate, story.number)
        rows = story.own(Judge(recorded, glance=glance).rows(story.seen))
        names = names or list(rows[0].features)
        tables.append(learnt(rows, story.gold, names))
        owners += [(story.number, story.times, story.altered is not None)] * len(rows)
    if args.relate:
        recorded.save()
    np.savez_compressed(
        args.out,
        x=np.concatenate([x for x, _ in tables]).astype(np.float32),
        y=np.concatenate([y for _, y in tables]),
        story=np.array([number for number, _, _ in owners]),
        times=np.array([times for _, times, _ in owners]),
        altered=np.array([altered for _, _, altered in owners]),
        names=json.dumps(names),
    )
    print(f"{len(owners)} pairs of {len(stories)} stories and altered copies")


if __name__ == "__main__":
    main()
