"""Gather judged pairs into points: pairs that differ (or agree) on one thing become one point with its answers.

Judged pairs in, Points out. Statements are joined while they share a slot and, where a
value was read, the value's own words; answers are kept apart where a pair among them
differs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.compare.focus import Focus
from rashomon.compare.judge import Judged
from rashomon.model import Evidence, Slot, Statement

Place = tuple[str, int]  # article, start of the sentence


@dataclass(frozen=True, slots=True)
class Member:
    """A statement under an answer, with its words in question and their value."""

    statement: Statement
    focus: Evidence
    value: str


@dataclass(frozen=True, slots=True)
class Point:
    """One thing the accounts speak of: its slot, its answers, and the pairs it rests on, strongest first."""

    slot: Slot
    answers: tuple[tuple[Member, ...], ...]
    pairs: tuple[tuple[Judged, Focus], ...]


def place(statement: Statement) -> Place:
    """Where a statement stands: its article and its first character."""
    return statement.evidence.article, statement.evidence.start


def gather(
    pairs: Sequence[tuple[Judged, Focus]], agreed: Mapping[tuple[Place, Place], float], *, apart: bool
) -> tuple[Point, ...]:
    """Points from pairs that differ (`apart`) or agree; `agreed` holds how far other pairs of statements agree."""
    heaps = _connected(pairs, apart=apart)
    points = [_point(heap, agreed, apart=apart) for heap in heaps]
    return tuple(sorted(points, key=lambda p: (-_strength(p), place(p.pairs[0][0].a), place(p.pairs[0][0].b))))


def _strength(point: Point) -> float:
    return max(found.probability for _, found in point.pairs)


def _connected(pairs: Sequence[tuple[Judged, Focus]], *, apart: bool) -> list[list[tuple[Judged, Focus]]]:
    """Pairs linked by a shared statement in the same slot and, for values read, with the same words in question.

    Two statements that agree as a whole agree on everything, whatever slot each pair was heard in.
    """
    owner: dict[tuple[Slot | None, Evidence], int] = {}
    heaps: dict[int, list[tuple[Judged, Focus]]] = {}
    for number, (pair, found) in enumerate(sorted(pairs, key=lambda p: (place(p[0].a), place(p[0].b)))):
        keys: list[tuple[Slot | None, Evidence]] = [(found.slot, found.left), (found.slot, found.right)]
        if found.comparison is None:
            slot = found.slot if apart else None
            keys = [(slot, pair.a.evidence), (slot, pair.b.evidence)]
        touched = sorted({owner[k] for k in keys if k in owner})
        home = touched[0] if touched else number
        heap = heaps.setdefault(home, [])
        for other in touched[1:]:
            heap.extend(heaps.pop(other))
            owner.update({k: home for k, v in owner.items() if v == other})
        heap.append((pair, found))
        owner.update(dict.fromkeys(keys, home))
    return list(heaps.values())


def _point(heap: Sequence[tuple[Judged, Focus]], agreed: Mapping[tuple[Place, Place], float], *, apart: bool) -> Point:
    ranked = sorted(heap, key=lambda p: (-p[1].probability, place(p[0].a), place(p[0].b)))
    members: dict[Place, Member] = {}
    rivals: dict[Place, set[Place]] = defaultdict(set)
    for pair, found in ranked:
        members.setdefault(place(pair.a), Member(pair.a, found.left, found.left_value))
        members.setdefault(place(pair.b), Member(pair.b, found.right, found.right_value))
        if apart:
            rivals[place(pair.a)].add(place(pair.b))
            rivals[place(pair.b)].add(place(pair.a))
    answers: list[list[Member]] = []
    for key, member in members.items():
        home = _home(key, member, answers, rivals[key], agreed) if apart else (answers[0] if answers else None)
        if home is None:
            answers.append([member])
        else:
            home.append(member)
    ordered = [tuple(sorted(a, key=lambda m: (m.statement.account, m.statement.index))) for a in answers]
    return Point(
        ranked[0][1].slot,
        tuple(sorted(ordered, key=lambda a: (a[0].statement.account, a[0].statement.index))),
        tuple(ranked),
    )


def _home(
    key: Place,
    member: Member,
    answers: Iterable[list[Member]],
    rivals: set[Place],
    agreed: Mapping[tuple[Place, Place], float],
) -> list[Member] | None:
    """The answer a statement belongs to: no rival in it, and the same value, or the most agreement."""
    best, score = None, 0.0
    for answer in answers:
        if any(place(m.statement) in rivals for m in answer):
            continue
        near = max(agreed.get(pair_key(key, place(m.statement)), 0.0) for m in answer)
        near += 1.0 if any(m.value == member.value for m in answer) else 0.0
        # Sharing a rival is agreement enough where nothing speaks against it.
        if near + 0.01 > score:
            best, score = answer, near + 0.01
    return best


def pair_key(a: Place, b: Place) -> tuple[Place, Place]:
    """The key of an unordered pair."""
    return (a, b) if a <= b else (b, a)
