"""Pages with their main text in, the trees that pick the story's blocks out: src/rashomon/extract/page.npz.

    PYTHONPATH=src:. python -m training.pages.train --pages FOLDER [--write]

Prints what cross-validation by site measures at each threshold, and the same where pages of which the trees
are unsure are left to trafilatura; writes the weights with --write.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from statistics import mean
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from rashomon.extract.page_features import NAMES, Floats
from rashomon.extract.page_story import KEPT, SURE, certainty
from rashomon.extract.web import main_text
from training.pages.labelled import SETS, SHINGLE, WORD, Labelled, labelled

OUT = Path("src/rashomon/extract/page.npz")
FOLDS = 5
SETTINGS = dict(max_iter=110, max_leaf_nodes=16, max_depth=6, learning_rate=0.1, l2_regularization=1.0,
                min_samples_leaf=40, early_stopping=False, random_state=0)  # fmt: skip


def fold(page: Labelled) -> int:
    """Which part of the cross-validation a site belongs to."""
    return int(sha256(page.site.encode()).hexdigest(), 16) % FOLDS


def fit(pages: Sequence[Labelled]) -> Any:
    """Boosted trees on the blocks of some pages; every page weighs the same, longer blocks of it more."""
    weights = []
    for page in pages:
        weight = np.sqrt([len(WORD.findall(text)) + 3.0 for text in page.texts])
        weights.append(weight / max(weight.sum(), 1.0))
    weight = np.concatenate(weights)
    table = np.concatenate([page.table for page in pages])
    marks = np.concatenate([page.shares > 0.5 for page in pages])
    return HistGradientBoostingClassifier(**SETTINGS).fit(table, marks, sample_weight=weight / weight.mean())


def unseen(pages: Sequence[Labelled]) -> list[Floats]:
    """Each page's chances, by trees that have not seen its site."""
    found: dict[int, Floats] = {}
    for part in range(FOLDS):
        model = fit([page for page in pages if fold(page) != part])
        for i, page in enumerate(pages):
            if fold(page) == part:
                found[i] = model.predict_proba(page.table)[:, 1] if len(page.table) else np.zeros(0)
    return [found[i] for i in range(len(pages))]


def scored(gold: str, text: str) -> tuple[float | None, float, float]:
    """Shingle precision (None: nothing said), shingle recall and word F1 of a text against the main text."""
    a, b = WORD.findall(gold), WORD.findall(text)
    one, other = _runs(a), _runs(b)
    hit = sum((one & other).values())
    both = sum((Counter(a) & Counter(b)).values())
    return (
        hit / sum(other.values()) if other else None,
        hit / max(1, sum(one.values())),
        2 * both / max(1, len(a) + len(b)),
    )


def _runs(words: Sequence[str]) -> Counter[tuple[str, ...]]:
    last = max(1, len(words) - SHINGLE + 1) if words else 0
    return Counter(tuple(words[i : i + SHINGLE]) for i in range(last))


def figures(pages: Iterable[Labelled], texts: Iterable[str]) -> str:
    """The figures of some texts, one line."""
    rows = [scored(page.gold, text) for page, text in zip(pages, texts, strict=True)]
    p, r = mean(row[0] for row in rows if row[0] is not None), mean(row[1] for row in rows)
    words = mean(row[2] for row in rows)
    return f"precision {p:.4f} recall {r:.4f} shingle F1 {2 * p * r / (p + r):.4f} word F1 {words:.4f}"


def kept(page: Labelled, chances: Floats, threshold: float = KEPT) -> str:
    """The text of the blocks past the threshold."""
    return "\n".join(text for text, chance in zip(page.texts, chances, strict=True) if chance > threshold)


def measure(pages: Sequence[Labelled]) -> None:
    """Print what cross-validation says, set by set."""
    chances = unseen(pages)
    slow = [main_text(page.markup) for page in pages]
    for name in SETS:
        own = [i for i, page in enumerate(pages) if page.name == name]
        some = [pages[i] for i in own]
        print(f"{name}: {len(some)} pages\n  trafilatura alone       {figures(some, [slow[i] for i in own])}")
        for threshold in (0.3, 0.4, 0.5):
            texts = [kept(pages[i], chances[i], threshold) for i in own]
            print(f"  trees, above {threshold:<10} {figures(some, texts)}")
        for sure in (0.85, 0.9, 0.93):
            doubted = [certainty(pages[i].texts, chances[i]) < sure for i in own]
            mixed = [slow[i] if doubt else kept(pages[i], chances[i]) for i, doubt in zip(own, doubted, strict=True)]
            print(f"  unsure below {sure:<10} {figures(some, mixed)}  {mean(doubted):.2f} of pages left to trafilatura")


def flat(model: Any) -> dict[str, Any]:
    """The trees of a fitted model laid end to end, children of a node beside each other, as Trees wants them."""
    feature: list[int] = []
    threshold: list[float] = []
    left: list[int] = []
    value: list[float] = []
    roots = []
    deepest = 0
    for (predictor,) in model._predictors:
        nodes = predictor.nodes
        roots.append(len(feature))
        queue = [(0, len(feature))]
        for column in (feature, threshold, left, value):
            column.append(0)
        while queue:
            old, new = queue.pop(0)
            node = nodes[old]
            deepest = max(deepest, int(node["depth"]))
            value[new] = float(node["value"])
            if node["is_leaf"]:
                feature[new], threshold[new], left[new] = 0, np.inf, new
                continue
            at = len(feature)
            feature[new], threshold[new], left[new] = int(node["feature_idx"]), float(node["num_threshold"]), at
            for column in (feature, threshold, left, value):
                column += [0, 0]
            queue += [(int(node["left"]), at), (int(node["right"]), at + 1)]
    return {
        "feature": np.array(feature, np.int32),
        "threshold": np.array(threshold, np.float32),
        "left": np.array(left, np.int32),
        "value": np.array(value, np.float32),
        "roots": np.array(roots, np.int32),
        "base": float(np.ravel(model._baseline_prediction)[0]),
        "depth": deepest,
        "names": " ".join(NAMES),
    }


def main() -> None:
    """Measure, and write the weights where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--quick", action="store_true", help="fit and write without the cross-validation")
    given = parser.parse_args()
    pages = list(labelled(given.pages))
    if not given.quick:
        print(f"trees are sure of a page from {SURE}, and keep a block above {KEPT}")
        measure(pages)
    if given.write:
        np.savez_compressed(OUT, **flat(fit(pages)))
        print(f"{OUT}: {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
