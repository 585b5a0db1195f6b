"""Contestants that do one job, in turn: functions in, medians of their processor seconds and digests of their answers.

Turns alternate, so that what else the machine does falls on all alike. The first turn of each is not counted: it loads
what there is to load.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Took:
    """Medians of processor and wall-clock seconds, and eight characters that tell one answer from another."""

    spent: float
    wall: float
    digest: str


def digest(answer: object) -> str:
    """Eight hexadecimal characters of the SHA-256 of what an answer prints as."""
    return hashlib.sha256(repr(answer).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def race(contestants: Mapping[str, Work], runs: int = 3) -> dict[str, Took]:
    """Each contestant's medians over `runs` turns, by name."""
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in contestants}
    said = {name: digest(work()) for name, work in contestants.items()}
    for _ in range(runs):
        for name, work in contestants.items():
            began, spent = time.perf_counter(), time.process_time()
            work()
            times[name].append((time.process_time() - spent, time.perf_counter() - began))
    return {
        name: Took(median(spent for spent, _ in took), median(wall for _, wall in took), said[name])
        for name, took in times.items()
    }
