"""What was left out, where, and why: at every stage, in = out + skipped."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What became of a thing that was not handed on."""

    DUPLICATE = "duplicate"  # the same thing was handed on already
    REJECTED = "rejected"  # read, and not what the stage can use
    QUARANTINED = "quarantined"  # could not be read within the bounds of time, size or sanity: set aside


@dataclass(frozen=True, slots=True, order=True)
class Skipped:
    """One thing that a stage did not hand on, or several of one kind.

    `source` names the thing as the user knows it, `stage` the verb that left it out,
    `reason` what was wrong and what to do about it, `outcome` the column of the ledger it counts in.
    `count` is how many it stands for: the requests of a web archive are one line, not ten thousand.
    """

    source: str
    stage: str
    reason: str
    outcome: Outcome = Outcome.REJECTED
    count: int = 1
