"""Where else the two values of a difference stand: all differences of a story in, features that only the whole shows.

An account that knows both values does not contradict the one that prints one of them ("two dead, 38 hurt" beside "38
hurt"). A third account that gives one of them in the same place sides with it, and the point is one that is reported
on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rashomon.compare.judge import Judged
from rashomon.compare.ladder import Comparison
from rashomon.compare.quantities import value_of as figure_of
from rashomon.compare.times import value_of as time_of
from rashomon.model import Evidence, Statement

Found = Sequence[tuple[Judged, Comparison]]


def echoes(found: Found, statements: Sequence[Statement]) -> list[dict[str, float]]:
    """Features of each difference, in order; symmetric in its two values."""
    known = _known(statements)
    texts = _texts(statements)
    sides = _Sides(found)
    rows = []
    for pair, c in found:
        left, right = pair.a.account, pair.b.account
        elsewhere = [
            _stands(c.left_value, c.left, known[right], texts[right]),
            _stands(c.right_value, c.right, known[left], texts[left]),
        ]
        third = [
            len(sides.accounts[c.left, c.right_value] - {left, right}),
            len(sides.accounts[c.right, c.left_value] - {left, right}),
        ]
        rows.append(
            {
                "known to one": float(any(elsewhere)),
                "known to both": float(all(elsewhere)),
                "sided with": float(max(third)),
                "both sided with": float(min(third)),
                "answers to one": float(max(len(sides.values[c.left]), len(sides.values[c.right]))),
            }
        )
    return rows


class _Sides:
    """Which accounts give which value where a cut gives another."""

    def __init__(self, found: Found) -> None:
        self.accounts: dict[tuple[Evidence, str], set[int]] = defaultdict(set)
        self.values: dict[Evidence, set[str]] = defaultdict(set)
        for pair, c in found:
            self._add(c.left, c.right_value, pair.b.account)
            self._add(c.right, c.left_value, pair.a.account)

    def _add(self, cut: Evidence, value: str, account: int) -> None:
        self.accounts[cut, value].add(account)
        self.values[cut].add(value)


def _known(statements: Iterable[Statement]) -> dict[int, set[str]]:
    """The normal forms of all values that an account gives anywhere."""
    known: dict[int, set[str]] = defaultdict(set)
    for s in statements:
        known[s.account].update(figure_of(q) for q in s.quantities)
        known[s.account].update(time_of(t) for t in s.times)
        known[s.account].update(n.key for n in s.names)
    return known


def _texts(statements: Iterable[Statement]) -> dict[int, str]:
    parts: dict[int, list[str]] = defaultdict(list)
    for s in statements:
        parts[s.account].append(s.evidence.exact.lower())
    return defaultdict(str, {account: "\n".join(lines) for account, lines in parts.items()})


def _stands(value: str, cut: Evidence, known: set[str], text: str) -> bool:
    return value in known or (len(cut.exact) > 3 and cut.exact.lower() in text)
