"""Learn to group, and print how it does on stories that were not learned from.

    python -m training.group.train [--out src/rashomon/weights/stories.npz]

Needs the `train` extra and the data of training/group/data.py. Cross-validation leaves whole stories out: a pair
is weighed by trees that saw no article of its stories, or of one of them where it joins two. The threshold is the
one with the best mean F1 of the three sources there. Nothing is chosen by any other set.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from rashomon.group.pile import FEATURES
from rashomon.group.sketch import SLOTS, sketches
from training.group.data import DISTRACTORS, LEARNED_FROM, labelled
from training.group.measure import b_cubed, linked
from training.group.table import Table, table

FOLDS = 3
SETTINGS = {"max_iter": 120, "learning_rate": 0.08, "max_leaf_nodes": 15, "min_samples_leaf": 40,
            "l2_regularization": 1.0, "early_stopping": False, "random_state": 7}  # fmt: skip
WEIGHT = {"gva": 1.0, "allsides": 1.0, "ecb": 0.3}  # a few dozen events in ten articles each would outvote the rest
FEWEST = 8  # articles of general news that hold a term, for it to be kept
NOISY = "allsides"  # consecutive round-ups of one running story: some pairs of two stories are of one
CLEARLY = 0.5  # such a pair is left out from this probability on, printed within
WITHIN = np.log1p(4.0)  # days
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)

Tables = dict[str, Table]
Kept = dict[str, np.ndarray]


def grow(tables: Tables, kept: Kept, without: int | None = None) -> HistGradientBoostingClassifier:
    """Trees on the kept pairs, those with a story of one fold left out."""
    x, y, weight = [], [], []
    for name, one in tables.items():
        use = kept[name] & (one.stories % FOLDS != without).all(axis=1) if without is not None else kept[name]
        x.append(one.x[use])
        y.append(one.y[use])
        weight.append(np.full(use.sum(), WEIGHT[name]))
    model = HistGradientBoostingClassifier(**SETTINGS)
    return model.fit(np.concatenate(x), np.concatenate(y), sample_weight=np.concatenate(weight))


def crossvalidated(tables: Tables, kept: Kept) -> dict[str, np.ndarray]:
    """The probability of every pair by trees that have not seen it."""
    total = {name: np.zeros(len(one.y)) for name, one in tables.items()}
    times = {name: np.zeros(len(one.y)) for name, one in tables.items()}
    for fold in range(FOLDS):
        model = grow(tables, kept, fold)
        for name, one in tables.items():
            touched = (one.stories % FOLDS == fold).any(axis=1)
            total[name][touched] += model.predict_proba(one.x[touched])[:, 1]
            times[name][touched] += 1
    return {name: total[name] / times[name] for name in tables}


def cleaned(tables: Tables, chances: dict[str, np.ndarray]) -> Kept:
    """Which pairs to learn from: those that gold keeps apart and everything else says are one are left out."""
    kept = {name: np.ones(len(one.y), dtype=bool) for name, one in tables.items()}
    near = tables[NOISY].x[:, FEATURES.index("days apart")] < WITHIN
    kept[NOISY] = tables[NOISY].y | (chances[NOISY] < CLEARLY) | ~near
    return kept


def chosen(tables: Tables, chances: dict[str, np.ndarray], sizes: dict[str, int]) -> float:
    """The threshold with the best mean F1; prints the table it was taken from."""
    means = []
    for enough in THRESHOLDS:
        scores = {}
        for name, one in tables.items():
            part = slice(0, one.whole)
            gold = np.zeros(sizes[name], dtype=int) - np.arange(sizes[name]) - 1
            gold[one.places.ravel()] = one.stories.ravel()
            scores[name] = b_cubed(linked(sizes[name], one.places[part], chances[name][part], enough), gold.tolist())
        means.append(np.mean([f1 for _, _, f1 in scores.values()]))
        shown = "  ".join(f"{name} {p:.3f} {r:.3f} {f1:.3f}" for name, (p, r, f1) in scores.items())
        print(f"threshold {enough:.2f}  {shown}  mean F1 {means[-1]:.4f}", flush=True)
    enough = THRESHOLDS[int(np.argmax(means))]
    for name, one in tables.items():
        said, true = chances[name][one.whole :] >= enough, one.y[one.whole :]
        hit = (said & true).sum()
        print(f"{name}: pairs of small piles, precision {hit / said.sum():.3f}, recall {hit / true.sum():.3f}")
    return enough


def laid_out(model: HistGradientBoostingClassifier) -> dict[str, np.ndarray]:
    """The model's trees end to end, as rashomon.group.learned walks them."""
    columns: dict[str, list[float]] = {name: [] for name in ("feature", "threshold", "left", "right", "value")}
    roots = []
    for (tree,) in model._predictors:
        base = len(columns["feature"])
        roots.append(base)
        for node in tree.nodes:
            leaf = bool(node["is_leaf"])
            columns["feature"].append(-1 if leaf else int(node["feature_idx"]))
            columns["threshold"].append(float(node["num_threshold"]))
            columns["left"].append(base + int(node["left"]))
            columns["right"].append(base + int(node["right"]))
            columns["value"].append(float(node["value"]) if leaf else 0.0)
    whole = {name: np.array(columns[name], dtype=np.int32) for name in ("feature", "left", "right")}
    return {**whole, "roots": np.array(roots, dtype=np.int32),
            **{name: np.array(columns[name]) for name in ("threshold", "value")}}  # fmt: skip


def main() -> None:
    """Print the cross-validation; with --out, learn from everything and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    sources = {name: labelled(path) for name, path in LEARNED_FROM.items()}
    read = {name: sketches(source.articles) for name, source in sources.items()}
    common = [*read["allsides"], *read["ecb"], *sketches(labelled(DISTRACTORS).articles)]
    seen = np.zeros(SLOTS, dtype=np.int32)
    for sketch in common:
        seen[sketch.terms] += 1
    seen[seen < FEWEST] = 0
    general = (seen / np.float32(len(common))).astype(np.float32)
    tables = {name: table(read[name], sources[name].stories, general) for name in sources}
    for name, one in tables.items():
        print(f"{name}: {len(read[name])} articles, {len(one.y)} pairs, {one.y.sum()} of one story", flush=True)
    everything = {name: np.ones(len(one.y), dtype=bool) for name, one in tables.items()}
    kept = cleaned(tables, crossvalidated(tables, everything))
    print(f"{NOISY}: {(~kept[NOISY]).sum()} pairs left out as one story under two names", flush=True)
    enough = chosen(tables, crossvalidated(tables, kept), {name: len(one) for name, one in read.items()})
    if args.out:
        model = grow(tables, kept)
        told = {"features": FEATURES, "base": float(model._baseline_prediction[0, 0]), "enough": enough}
        slots = np.flatnonzero(seen).astype(np.int32)
        np.savez_compressed(args.out, told=json.dumps(told), articles=len(common), slots=slots,
                            seen=seen[slots].astype(np.uint16), **laid_out(model))  # fmt: skip
        print(f"{args.out}: threshold {enough}, {args.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
