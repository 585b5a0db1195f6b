"""Choose the rival's thresholds: stories with their links in, the Cuts of the best F1 out.

Every cosine of the grid is tried with every probability, on all the stories together. Each kind
is tuned for its own F1: one bound for both would serve contradictions at the cost of agreements.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Any

from benchmarks.newssense import Cut, Cuts, Link
from benchmarks.stories import Read, score
from evaluation.score import figures, total
from rashomon.model import Slot

COSINES = (-1.0, 0.3, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
PROBABILITIES = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


def tuned(
    stories: Sequence[Read], cosines: Sequence[float] = COSINES, probabilities: Sequence[float] = PROBABILITIES
) -> Cuts:
    """The cuts with the best F1 of contradictions and of agreements; the stricter of equals."""
    grid = [Cut(*point) for point in product(cosines, probabilities)]
    measured = [(cut, figures(total(score(s, Cuts(cut, cut), unnamed) for s in stories))) for cut in grid]
    return Cuts(_best(measured, "contradiction"), _best(measured, "agreement"))


def unnamed(links: Sequence[Link]) -> list[Slot]:
    """No slot for any link: F1 does not look at it."""
    return [Slot.OTHER] * len(links)


def _best(measured: Sequence[tuple[Cut, dict[str, Any]]], kind: str) -> Cut:
    return max(measured, key=lambda m: (m[1][kind]["f1"] or 0.0, m[0].probability, m[0].cosine))[0]
