"""How well pairs make stories: probabilities and gold in, B-cubed out (Bagga and Baldwin 1998)."""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np

from rashomon.group.cluster import average_link


def b_cubed(said: list[int], gold: list[int]) -> tuple[float, float, float]:
    """Precision, recall and F1 of one grouping against another, both as a number an article."""
    mine, true, both = Counter(said), Counter(gold), Counter(zip(said, gold, strict=True))
    pairs = list(zip(said, gold, strict=True))
    precision = sum(both[pair] / mine[pair[0]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / true[pair[1]] for pair in pairs) / len(pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)


def linked(size: int, places: np.ndarray, chances: np.ndarray, enough: float) -> list[int]:
    """The group of each of `size` articles, from the probabilities of pairs of their places."""
    names = [f"{n:08}" for n in range(size)]
    edges: dict[str, dict[str, float]] = defaultdict(dict)
    for (a, b), chance in zip(places.tolist(), chances.tolist(), strict=True):
        edges[names[a]][names[b]] = edges[names[b]][names[a]] = chance
    groups = average_link(names, edges, enough)
    home = {name: number for number, group in enumerate(groups) for name in group}
    return [home[name] for name in names]
