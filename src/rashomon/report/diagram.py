"""Who shares prose with whom, as a drawing: a Sheet in, the coordinates of nodes and arcs out.

The accounts stand under each other in the order they were printed; an arc joins two that share
prose, with an arrow at the copy where that is known. Refuses (None) what would be a tangle.
"""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.report.layout import Shared, Sheet

MOST = 12  # accounts; beyond that the sentences below the drawing tell it better
ROW, TOP, SPINE, WIDTH, LONGEST = 40, 24, 110, 340, 30  # pixels, but for the last: characters of a name


@dataclass(frozen=True, slots=True)
class Node:
    """An account: its name, cut where it is long, and its place."""

    name: str
    article: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Arc:
    """Shared prose: from the origin (or the earlier one) to the other, with the share in percent."""

    start: int
    end: int
    bulge: int
    share: str
    weight: float
    directed: bool
    certain: bool


@dataclass(frozen=True, slots=True)
class Diagram:
    """All of it, with the size of the picture in pixels."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]


def draw(sheet: Sheet) -> Diagram | None:
    """The drawing, or None where nothing is shared or too many accounts are."""
    if not sheet.shared or len(sheet.accounts) > MOST:
        return None
    rows = {told.outlet: TOP + ROW * n for n, told in enumerate(sheet.accounts)}
    nodes = tuple(Node(_short(told.outlet), told.article, SPINE, rows[told.outlet]) for told in sheet.accounts)
    arcs = tuple(_arc(shared, rows) for shared in sheet.shared if {shared.first, shared.second} <= rows.keys())
    return Diagram(WIDTH, TOP * 2 + ROW * (len(nodes) - 1), nodes, arcs)


def _arc(shared: Shared, rows: dict[str, int]) -> Arc:
    start, end = rows[shared.second], rows[shared.first]
    steps = abs(end - start) // ROW
    bulge = SPINE - min(86, 34 + 14 * steps)
    share = shared.share if shared.directed else max(shared.share, shared.back)
    return Arc(start, end, bulge, f"{share:.0%}", round(1 + 3 * share, 2), shared.directed, shared.certain)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"
