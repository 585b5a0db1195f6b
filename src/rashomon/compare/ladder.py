"""Ladders: two readings in, the rung that fires out. The rung's name is the explanation.

Every kind of reading has a ladder, climbed from "nothing to compare" through "same" and
"compatible" to "differs". What the words leave open is never "differs".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model import Evidence, Slot


class Verdict(StrEnum):
    """How two readings stand to each other."""

    NOTHING = "nothing to compare"
    SAME = "same"
    COMPATIBLE = "compatible"
    UNDECIDED = "undecided"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Rung:
    """A named level of a ladder."""

    verdict: Verdict
    name: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two readings on their rung.

    `left` and `right` are the words compared, the values `left_value` and `right_value`
    their normal forms. `likeness` (0 to 1) says how alike the two are in what they are
    values *of*: what is counted, which role a date plays, which person a title is of.
    """

    slot: Slot
    rung: Rung
    left: Evidence
    right: Evidence
    left_value: str
    right_value: str
    likeness: float
