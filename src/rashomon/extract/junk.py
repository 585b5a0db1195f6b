"""The units of a page in, each one's chance of being furniture out: a logistic regression, weights in junk.json.

The weights are learned by training/junk/train.py from pages with their junk marked. Raises ModelError
where the weights are damaged.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from rashomon.errors import ModelError
from rashomon.extract.features import features
from rashomon.extract.units import Unit

THRESHOLD = 0.5  # above it a unit is left out


@cache
def _weights() -> tuple[float, dict[str, float]]:
    """The bias, and the weight of each feature by name."""
    try:
        value = json.loads(files("rashomon.extract").joinpath("junk.json").read_text("utf-8"))
        return float(value["bias"]), {str(name): float(weight) for name, weight in value["weights"].items()}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"extract/junk.json: {error}; install the package again, or train it anew") from error


def chances(page: Sequence[Unit]) -> list[float]:
    """How likely each unit is no part of the story, from 0 to 1."""
    bias, weights = _weights()
    return [_logistic(bias + sum(weights.get(n, 0.0) * v for n, v in row.items())) for row in features(page)]


def reasons(page: Sequence[Unit], index: int) -> list[tuple[str, float]]:
    """Which features decided on a unit, and by how much, strongest first: positive speaks for junk."""
    _, weights = _weights()
    parts = [(name, weights.get(name, 0.0) * value) for name, value in features(page)[index].items()]
    return sorted(parts, key=lambda part: (-abs(part[1]), part[0]))


def _logistic(score: float) -> float:
    """A score as a chance."""
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, score))))
