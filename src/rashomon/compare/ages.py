"""Ages: two of them in one account are two people's, and then they are so in every other account of the story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rashomon.compare.differences import Difference
from rashomon.compare.judge import Judged
from rashomon.model import Evidence, QuantityKind, Statement

Age = tuple[float | None, float | None]


def of_one_person(judged: Sequence[Judged], differing: Sequence[Difference]) -> list[Difference]:
    """The differences that are left when ages that one account gives side by side are taken for two people's.

    "The 42-year-old driver" and "a 23-year-old" differ between any two accounts; a third one that has both tells why.
    """
    given: dict[int, set[Age]] = defaultdict(set)
    for statement in {(s.account, s.index): s for pair in judged for s in (pair.a, pair.b)}.values():
        given[statement.account].update((q.low, q.high) for q in statement.quantities if q.kind is QuantityKind.AGE)
    return [d for d in differing if not _side_by_side(d, given.values())]


def _side_by_side(difference: Difference, given: Iterable[set[Age]]) -> bool:
    a, b = difference.pair.a, difference.pair.b
    one, other = _age(a, difference.comparison.left), _age(b, difference.comparison.right)
    both = {one, other}
    return one is not None and other is not None and any(both <= ages for ages in given)


def _age(statement: Statement, cut: Evidence) -> Age | None:
    return next(
        ((q.low, q.high) for q in statement.quantities if q.evidence == cut and q.kind is QuantityKind.AGE), None
    )
