"""Which pairs make a story: probabilities of pairs in, sets of articles out, by average link on a sparse graph.

Two groups are joined where the mean over all their pairs is high enough (Sokal and Michener 1958). A pair that
was never weighed counts as strangers, so one bridge between two like events does not join them.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping

Edges = Mapping[str, Mapping[str, float]]


def average_link(members: Iterable[str], edges: Edges, enough: float) -> list[list[str]]:
    """The members in groups, each sorted, in order of their first member.

    `edges` gives for each member its weighed pairs, both ways round, with their probabilities. The result
    depends on the names of the members and the probabilities alone; the surest are joined first.
    """
    ids = sorted(members)
    place = {name: n for n, name in enumerate(ids)}
    groups: dict[int, list[str]] = {n: [name] for name, n in place.items()}
    links = {n: {place[other]: p for other, p in edges.get(name, {}).items() if other in place}
             for name, n in place.items()}  # fmt: skip
    heap = [(-p, a, b) for a, linked in links.items() for b, p in linked.items() if a < b and p >= enough]
    heapq.heapify(heap)
    fresh = len(ids)
    while heap:
        _, a, b = heapq.heappop(heap)
        if a not in groups or b not in groups:
            continue
        groups[fresh] = groups.pop(a) + groups.pop(b)
        links[fresh] = _joined(links, a, b, fresh)
        for other, total in links[fresh].items():
            mean = round(total / (len(groups[fresh]) * len(groups[other])), 9)
            if mean >= enough:
                heapq.heappush(heap, (-mean, min(other, fresh), max(other, fresh)))
        fresh += 1
    return sorted(sorted(group) for group in groups.values())


def _joined(links: dict[int, dict[int, float]], a: int, b: int, fresh: int) -> dict[int, float]:
    """The links of two groups made one: sums of the probabilities of all pairs between it and each other group."""
    total: dict[int, float] = {}
    for part in (a, b):
        for other, sure in links.pop(part).items():
            if other not in (a, b):
                total[other] = total.get(other, 0.0) + sure
    for other, sure in total.items():
        links[other].pop(a, None)
        links[other].pop(b, None)
        links[other][fresh] = sure
    return total
