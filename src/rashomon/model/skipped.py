"""What was left out, where, and why: at every stage, in = out + skipped."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Skipped:
    """One thing that a stage did not hand on.

    `source` names the thing as the user knows it, `stage` the verb that left it out,
    `reason` what was wrong and what to do about it.
    """

    source: str
    stage: str
    reason: str
