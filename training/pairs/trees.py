"""Grow boosted trees on the pair table and lay them out for the run time: arrays in, a Forest out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from rashomon.compare.forest import ARRAYS, Forest
from training.pairs.laid import CLASSES

# Chosen by cross-validation over stories (training/pairs/README.md has the table).
SETTINGS = {
    "max_iter": 90,
    "learning_rate": 0.07,
    "max_leaf_nodes": 8,
    "min_samples_leaf": 20,
    "l2_regularization": 5.0,
    "max_features": 0.3,
}
# Most candidates are of no point at all: a third of them, weighing three times as much, says the same sooner.
THIN = 3
SEEDS = (7, 8, 9)  # a few hundred examples: what one draw of features chances on, the mean of several does not
STRENGTH = 0.005  # inverse strength of the linear view's penalty


def grow(
    x: np.ndarray,
    y: np.ndarray,
    names: list[str],
    *,
    classes: Sequence[str] = CLASSES,
    thin: int = THIN,
    strength: float = STRENGTH,
    seeds: Sequence[int] = SEEDS,
    **settings: float,
) -> Forest:
    """A forest of one class of trees a relation; `y` numbers `classes`, the last of them the common one."""
    last = len(classes) - 1
    kept = np.sort(np.concatenate([np.flatnonzero(y != last), np.flatnonzero(y == last)[::thin]]))
    weight = np.where(y[kept] == last, float(thin), 1.0)
    settings = {**SETTINGS, **settings}
    models = [HistGradientBoostingClassifier(**settings, random_state=seed, early_stopping=False) for seed in seeds]
    # One thread: sums differ in their last digit with the order of threads, and the trees with them.
    with threadpool_limits(1):
        for model in models:
            model.fit(x[kept], y[kept], sample_weight=weight)
        view = linear(x[kept], y[kept], weight, len(classes), strength)
    return lay_out(models, names, classes, view)


def linear(
    x: np.ndarray, y: np.ndarray, weight: np.ndarray, classes: int, strength: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The linear view: centre and spread of the features, and weights with the constants in the last row."""
    centre, spread = x.mean(axis=0), x.std(axis=0)
    spread = np.where(spread > 1e-9, spread, 1.0)
    model = LogisticRegression(C=strength, max_iter=150).fit((x - centre) / spread, y, sample_weight=weight)
    weights = np.zeros((x.shape[1] + 1, classes))
    weights[:-1, model.classes_], weights[-1, model.classes_] = model.coef_.T, model.intercept_
    return centre, spread, weights


def lay_out(
    models: Sequence[HistGradientBoostingClassifier],
    names: list[str],
    classes: Sequence[str],
    view: tuple[np.ndarray, ...],
) -> Forest:
    """The models' trees end to end, each model with an equal say; an inner node's value is the mean of its leaves."""
    feature, threshold, left, right, value, roots, owner = [], [], [], [], [], [], []
    for stage in (stage for model in models for stage in model._predictors):
        for label, tree in enumerate(stage):
            base = len(feature)
            nodes = tree.nodes
            roots.append(base)
            owner.append(int(models[0].classes_[label]))
            means = _means(nodes)
            for n, node in enumerate(nodes):
                feature.append(-1 if node["is_leaf"] else int(node["feature_idx"]))
                threshold.append(float(node["num_threshold"]))
                left.append(base + int(node["left"]))
                right.append(base + int(node["right"]))
                value.append(means[n] / len(models))
    start = np.full(len(classes), -20.0)
    start[models[0].classes_] = models[0]._baseline_prediction.ravel()
    return Forest(
        tuple(names),
        tuple(classes),
        np.array(feature, np.int32),
        np.array(threshold),
        np.array(left, np.int32),
        np.array(right, np.int32),
        np.array(value),
        np.array(roots, np.int32),
        np.array(owner, np.int32),
        start,
        *view,
    )


def _means(nodes: np.ndarray) -> list[float]:
    means = [0.0] * len(nodes)
    for n in reversed(range(len(nodes))):  # children stand behind their parent
        node = nodes[n]
        if node["is_leaf"]:
            means[n] = float(node["value"])
        else:
            a, b = int(node["left"]), int(node["right"])
            means[n] = (means[a] * nodes[a]["count"] + means[b] * nodes[b]["count"]) / (
                nodes[a]["count"] + nodes[b]["count"]
            )
    return means


def save(forest: Forest, path: Path) -> None:
    """Write the forest where the program loads it from."""
    named = json.dumps({"features": forest.names, "classes": forest.classes})
    np.savez_compressed(path, names=named, **{name: getattr(forest, name) for name in ARRAYS})
