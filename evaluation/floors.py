"""Floors: the figures that may not fall. Figures in, what is under its floor out; a lowered floor is refused.

floors.json maps a figure's path in figures.json ("accounts.contradiction.precision") to the
least it may be. A floor is raised by `python -m evaluation.gate --raise` and never lowered:
what the history of the repository once held is what holds.
"""

from __future__ import annotations

import json
import math
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

PATH = Path(__file__).with_name("floors.json")
# What a machine with other arithmetic (int8 kernels differ) may lose without anybody having changed anything.
SLACK = 0.01
# Shares that the gate holds, by their path: those of the main benchmark, and what the outside data gave.
HELD = (
    "accounts.contradiction.precision",
    "accounts.contradiction.recall",
    "accounts.contradiction.slot_accuracy",
    "accounts.update.precision",
    "accounts.update.recall",
    "accounts.agreement.precision",
    "accounts.agreement.recall",
    "accounts.single.precision",
    "accounts.quotes.recall",
    "accounts.quotes.speaker_accuracy",
    "accounts.boilerplate.dropped",
    "accounts.boilerplate.story_kept",
    "accounts.copies.precision",
    "accounts.copies.recall",
    "copies.training.precision",
    "copies.training.recall",
    "copies.wire.same_text.recall",
    "copies.wire.marked.recall",
    "copies.wire.unmixed",
    "training.contradiction.precision",
    "training.contradiction.recall",
    "judge.vitaminc_real.accuracy",
    "judge.fever_symmetric.accuracy",
    "times.relaxed.f1",
    "times.value.f1",
    "attribution.source.f1",
    "attribution.cue.f1",
    "attribution.content.f1",
    "factuality.uw.pearson",
)

Floors = dict[str, float]


class Row(NamedTuple):
    """A figure beside its floor; the figure is None where it was not measured."""

    name: str
    figure: float | None
    floor: float

    @property
    def holds(self) -> bool:
        """Whether the figure was measured and is not under its floor."""
        return self.figure is not None and self.figure >= self.floor


def load(path: Path = PATH) -> Floors:
    """The floors of a file, none where there is no file."""
    return {str(k): float(v) for k, v in json.loads(path.read_text("utf-8")).items()} if path.exists() else {}


def at(figures: dict[str, Any], name: str) -> float | None:
    """The figure at a path with dots, None where there is none."""
    found: Any = figures
    for part in name.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    return None if found is None else float(found)


def hold(figures: dict[str, Any], floors: Floors) -> list[Row]:
    """Each floor with its figure, in the order of the floors."""
    return [Row(name, at(figures, name), floor) for name, floor in floors.items()]


def lowered(now: Floors, before: Floors) -> list[str]:
    """One line for each floor that is lower than it was, or gone."""
    lines = []
    for name, floor in sorted(before.items()):
        if name not in now:
            lines.append(f"{name}: the floor of {floor} was taken out")
        elif now[name] < floor:
            lines.append(f"{name}: the floor was lowered from {floor} to {now[name]}")
    return lines


def raised(figures: dict[str, Any], floors: Floors) -> Floors:
    """The floors, each raised to its figure less the slack where that is more; new ones for held figures without."""
    result = dict(floors)
    for name in HELD:
        figure = at(figures, name)
        if figure is not None:
            # Down to three places, so that a floor is never above what was measured.
            result[name] = max(floors.get(name, 0.0), math.floor((figure - SLACK) * 1000) / 1000, 0.0)
    return result


def history(path: Path = PATH) -> Floors:
    """The highest that each floor ever was in the commits behind HEAD; none outside a repository."""
    highest: Floors = {}
    for commit in _git(path, "log", "--format=%H", "--", path.name).split():
        try:
            floors = json.loads(_git(path, "show", f"{commit}:./{path.name}") or "{}")
        except json.JSONDecodeError:
            continue
        for name, floor in floors.items():
            highest[name] = max(float(floor), highest.get(name, float(floor)))
    return highest


def _git(path: Path, *words: str) -> str:
    """What git prints in the file's folder; nothing where there is no git or no repository."""
    try:
        done = subprocess.run(["git", *words], cwd=path.parent, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return ""
    return done.stdout if done.returncode == 0 else ""
