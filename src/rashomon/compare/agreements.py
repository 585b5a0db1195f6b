"""What accounts agree on, told once and beside what they do not agree on: grounds in, Points and noted Findings out.

Two sentences can share a value and contradict each other on another. A reader who finds them among what is agreed must
learn that there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from rashomon.compare.focus import Focus
from rashomon.compare.judge import Judged
from rashomon.compare.points import Place, Point, gather, pair_key, place
from rashomon.model import Finding, FindingKind

OTHERWISE = "contested: another account says otherwise"
APART = "the same sentences contradict each other on another point"

Ground = tuple[Judged, Focus]


def in_part(grounds: Sequence[Ground], contested: Collection[tuple[Place, Place]]) -> list[Ground]:
    """The grounds of agreements: sentences that contradict each other agree on a value of both, or on nothing."""
    return [(p, f) for p, f in grounds if f.comparison is not None or pair_key(place(p.a), place(p.b)) not in contested]


def once(pairs: Sequence[tuple[Judged, Focus]], agreed: Mapping[tuple[Place, Place], float]) -> tuple[Point, ...]:
    """Points of agreement, each told once: what agrees as a whole adds nothing to a value of the same sentences."""
    points = gather(pairs, agreed, apart=False)
    told = [{place(m.statement) for answer in point.answers for m in answer} for point in points]
    whole = [all(found.comparison is None for _, found in point.pairs) for point in points]
    holding: dict[Place, list[int]] = defaultdict(list)
    for n, places in enumerate(told):
        for each in places:
            holding[each].append(n)
    # Those told as wholes share no statement, or they were one: only a point with a value can hold all of another's.
    return tuple(
        point
        for n, point in enumerate(points)
        if not (whole[n] and any(told[n] <= told[m] for m in holding[min(told[n])] if m != n))
    )


def noted(agreement: Finding, found: Sequence[Finding]) -> Finding:
    """An agreement with a note where its sentences are contested: on this very point, or on another."""
    alike = {cited.evidence for answer in agreement.answers for cited in answer.cited}
    for contested in (f for f in found if f.kind is FindingKind.CONTRADICTION):
        sides = [{cited.evidence for cited in answer.cited} & alike for answer in contested.answers]
        if contested.slot is agreement.slot and any(side == alike for side in sides):
            return replace(agreement, note=OTHERWISE)
        if sum(map(bool, sides)) > 1:
            return replace(agreement, note=APART)
    return agreement
