"""Tolls that rise: two counts of the dead, hurt or missing in, whether time alone may lie between them out.

While rescuers search, each account counts further than the one before it. Larger figures of later accounts are news,
not disagreement; figures of one day of which nobody knows the hour may be either, and nothing is said of them.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

from rashomon.compare.differences import Difference
from rashomon.compare.judge import Compared
from rashomon.compare.ladder import Comparison
from rashomon.compare.later import hours_later, size_of
from rashomon.model import Evidence, QuantityKind, Slot, Statement

HOSPITAL = "hospital"
PEOPLE = frozenset("people person patient casualty victim passenger".split())
GROWING = frozenset("dead injured missing arrested rescued evacuated infected trapped sick freed".split())


class Grown(Enum):
    """Whether a toll has grown from one account to the other."""

    NO = "no"
    YES = "yes"
    PERHAPS = "perhaps"  # printed on one day, at hours that nobody knows


def grown(pair: Compared, comparison: Comparison) -> Grown:
    """Whether what differs is a toll, and the larger figure the later one."""
    if comparison.slot is not Slot.COUNT or not (_tolls(pair.a, comparison.left) & _tolls(pair.b, comparison.right)):
        return Grown.NO
    one, other = size_of(pair.a, comparison.left), size_of(pair.b, comparison.right)
    if one is None or other is None or one == other or pair.a.published is None or pair.b.published is None:
        return Grown.NO
    hours = hours_later(pair.a, pair.b)
    if hours == 0:
        return Grown.NO if _hours_known(pair) else Grown.PERHAPS
    return Grown.YES if (other > one) == (hours > 0) else Grown.NO


def in_time(difference: Difference) -> Difference:
    """A difference as it is once time is thought of: a toll that has grown, or may have, contradicts nothing."""
    toll = grown(difference.pair, difference.comparison)
    if toll is Grown.NO:
        return difference
    newer = difference.contradiction if toll is Grown.YES else 0.0
    return replace(difference, contradiction=0.0, update=round(difference.update + newer, 6))


def _hours_known(pair: Compared) -> bool:
    return all(s.published is not None and s.published.hour_known for s in (pair.a, pair.b))


def _tolls(statement: Statement, cut: Evidence) -> frozenset[str]:
    """What classes of harm or rescue the figure at `cut` counts; who is brought to hospital is hurt."""
    counted = (q.of for q in statement.quantities if q.evidence == cut and q.kind is QuantityKind.COUNT)
    words = frozenset(word for of in counted for word in of.split())
    treated = {"injured"} if words & PEOPLE and HOSPITAL in statement.evidence.exact.lower() else set()
    return (words & GROWING) | treated
