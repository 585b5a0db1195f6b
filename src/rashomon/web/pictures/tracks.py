"""Tracks: a figure that changed as time passed, as a line of steps. A Point in, places out.

Refuses (None) what are no figures of one unit: words have no height.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.report.layout import Point
from rashomon.web.contexts.told import told

FIGURE = re.compile(r"^(-?\d+(?:\.\d+)?)(?:\.\.(-?\d+(?:\.\d+)?))?(?:\s+(.*))?$")
WIDTH, HEIGHT, MARGIN = 640, 170, 44


@dataclass(frozen=True, slots=True)
class Step:
    """One value: where it lies, and what is printed."""

    x: int = told("from the left")
    y: int = told("from the top")
    value: str = told("the words of the account")
    outlet: str = told("who prints it first")
    printed: str = told("when")
    anchor: str = told("where it stands")


@dataclass(frozen=True, slots=True)
class Moves:
    """The track."""

    width: int = told("of the picture, in pixels")
    height: int = told("of the picture, in pixels")
    path: str = told("the line, as an SVG path")
    steps: tuple[Step, ...] = told("the values, the first one first")


def track(point: Point) -> Moves | None:
    """The track of a point whose answers are figures of one unit."""
    read = [FIGURE.match(reply.value) for reply in point.replies]
    if len(read) < 2 or len({found.group(3) if found else None for found in read}) != 1 or not all(read):
        return None
    figures = [float(found.group(1)) for found in read if found]
    replies = [reply for reply in point.replies if reply.passages]
    if len(replies) != len(figures):
        return None
    steps = tuple(
        Step(x, y, reply.text, reply.passages[0].outlet, reply.passages[0].printed, reply.passages[0].anchor)
        for (x, y), reply in zip(_places(figures), replies, strict=True)
    )
    path = f"M{steps[0].x} {steps[0].y}" + "".join(f"H{step.x}V{step.y}" for step in steps[1:])
    return Moves(WIDTH, HEIGHT, path, steps)


def _places(figures: Sequence[float]) -> list[tuple[int, int]]:
    low, high = min(figures), max(figures)
    wide, tall = WIDTH - 2 * MARGIN - 60, HEIGHT - 2 * MARGIN
    return [
        (MARGIN + round(wide * n / (len(figures) - 1)), HEIGHT - MARGIN - round(tall * (f - low) / ((high - low) or 1)))
        for n, f in enumerate(figures)
    ]
