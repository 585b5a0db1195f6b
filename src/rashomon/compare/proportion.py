"""How much rarer contradictions are in a large story: what was judged in, the same with lower odds out.

Thresholds were set on stories of a few short accounts. Pairs of statements grow with the square of the accounts, and
with the square of their length; the points on which accounts contradict each other grow far slower. Of the same
features a pair of a longer story is therefore less likely a contradiction: its odds fall as the share of contradictions
falls (the correction for another prior: Saerens, Latinne and Decaestecker 2002).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from rashomon.compare.differences import Difference
from rashomon.compare.focus import told
from rashomon.compare.judge import Judged
from rashomon.model import Slot

Weighed = TypeVar("Weighed", Judged, Difference)

ACCOUNTS, SENTENCES = 5, 16  # of a story that thresholds were set on, and of one account in it


def in_proportion(judged: Sequence[Judged], differing: Sequence[Difference]) -> tuple[list[Judged], list[Difference]]:
    """Both with the odds of contradictions lower where the story is larger than those that thresholds were set on.

    Two values differ in pairs whose words are alike: of those a story has the more, the more sentences it has in all.
    Any two sentences may contradict each other as a whole, and they grow with the square of an account's length. One
    remark in two wordings is known by its words, however much else is printed.
    """
    length: dict[int, int] = {}
    for statement in (s for pair in judged for s in (pair.a, pair.b)):
        length[statement.account] = max(length.get(statement.account, 0), statement.index + 1)
    crowd = max(1.0, len(length) / ACCOUNTS)
    long = max(1.0, sum(length.values()) / max(1, len(length)) / SENTENCES)
    large = max(crowd, sum(length.values()) / (ACCOUNTS * SENTENCES))
    return (
        [_rarer(pair, crowd * long * long) for pair in judged],
        [_rarer(d, crowd if told(d, 0.0).slot is Slot.QUOTE else large) for d in differing],
    )


def _rarer(judged: Weighed, times: float) -> Weighed:
    """What was judged, its odds of a contradiction that many times lower."""
    if times <= 1.0:
        return judged
    kept = judged.contradiction / (judged.contradiction + (1.0 - judged.contradiction) * times)
    return replace(judged, contradiction=round(kept, 6))
