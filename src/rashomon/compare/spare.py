"""Which pairs of a large story are read: promising pairs in, of those that would say the same thing over again few out.

Forty accounts of one event tell each of its points dozens of times. Read are, for each statement, the most promising
wordings that it meets, one for each answer first: what gives the same figures, times and names gives one answer. A
wording that many accounts print is read once, and costs nothing more. Stories of up to `usual` accounts are read whole.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from rashomon.compare.glance import Seen
from rashomon.compare.quantities import value_of as figure_of
from rashomon.model import Statement

Promising = tuple[Seen, float]  # a pair, and how likely it is to share a point
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Spare:
    """In stories of more than `usual` accounts each statement chooses so many `wordings` of others to be read with.

    A pair is read where either of its two statements chose it.
    """

    usual: int = 12
    wordings: int = 24

    def __call__(self, pairs: Sequence[Promising], /) -> list[Seen]:
        """The pairs to be read, in the order given."""
        if len({s.account for pair, _ in pairs for s in (pair.a, pair.b)}) <= self.usual:
            return [pair for pair, _ in pairs]
        mine: dict[Place, list[int]] = defaultdict(list)
        for number, (pair, _) in enumerate(pairs):
            mine[_place(pair.a)].append(number)
            mine[_place(pair.b)].append(number)
        chosen = {number for place, numbers in mine.items() for number in self._chosen(place, numbers, pairs)}
        return [pair for number, (pair, _) in enumerate(pairs) if number in chosen]

    def _chosen(self, place: Place, numbers: Sequence[int], pairs: Sequence[Promising]) -> list[int]:
        """Of a statement's pairs those that it is read in: the best of each answer, then the second of each."""
        told: Counter[Hashable] = Counter()
        turns: dict[Hashable, tuple[int, float, int]] = {}
        others = {n: pairs[n][0].b if _place(pairs[n][0].a) == place else pairs[n][0].a for n in numbers}
        for number in sorted(numbers, key=lambda n: (-pairs[n][1], n)):
            other = others[number]
            if _wording(other) not in turns:
                answer = other.once(answer_of)
                turns[_wording(other)] = told[answer], -pairs[number][1], number
                told[answer] += 1
        read = set(sorted(turns, key=lambda wording: turns[wording])[: self.wordings])
        return [number for number in numbers if _wording(others[number]) in read]


def _place(statement: Statement) -> Place:
    return statement.account, statement.index


def _wording(statement: Statement) -> Hashable:
    """What the cross-encoder reads of a statement: its words, and the day that it was printed on."""
    return statement.evidence.exact, statement.published.at.date() if statement.published else None


def answer_of(statement: Statement) -> Hashable:
    """The values that a statement gives, whatever its words."""
    figures = frozenset(figure_of(q) for q in statement.quantities)
    states = frozenset((s.predicate, s.state, s.negated) for s in statement.statuses)
    return figures, frozenset(t.value for t in statement.times), statement.keys, states
