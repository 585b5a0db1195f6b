"""What came into each stage in, where all of it went out: in = stored + duplicate + rejected + quarantined.

Counts things as they pass, and sets against them what the stage says it handed on and left out; what is
missing from the sum is shown as lost, not made up for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rashomon.model import Capture, Outcome, Skipped
from rashomon.report.screen import one_line

HEAD = ("stage", "in", "stored", *(str(outcome) for outcome in Outcome))
PARTICULAR = re.compile(r"(?:https?|file)://\S+|\d[\d,.]*")
REASONS = 12  # of one outcome; an archive of odd records has as many as it has records


@dataclass(frozen=True, slots=True)
class Stage:
    """One row: how many things came into a stage, how many it handed on, and what it left out."""

    name: str
    came: int
    stored: int
    left_out: tuple[Skipped, ...]

    def count(self, outcome: Outcome) -> int:
        """How many things had this outcome."""
        return sum(one.count for one in self.left_out if one.outcome is outcome)

    @property
    def lost(self) -> int:
        """What no column accounts for; 0, or a fault of this program."""
        return self.came - self.stored - sum(self.count(outcome) for outcome in Outcome)

    def lines(self) -> list[str]:
        """The row, and under it the reasons of each outcome with their counts, the most frequent first."""
        cells = (self.name, self.came, self.stored, *(self.count(outcome) for outcome in Outcome))
        printed = [_row(cells) + (f"  LOST {self.lost}" if self.lost else "")]
        for outcome in Outcome:
            reasons: Counter[str] = Counter()
            for one in self.left_out:
                if one.outcome is outcome:
                    reasons[PARTICULAR.sub("…", one_line(one.reason).split("; ")[0])] += one.count
            ranked = sorted(reasons.items(), key=lambda item: (-item[1], item[0]))
            printed += [f"  {count:>8,}  {outcome}: {reason}" for reason, count in ranked[:REASONS]]
            rest = sum(count for _, count in ranked[REASONS:])
            printed += [f"  {rest:>8,}  {outcome}: for {len(ranked) - REASONS} other reasons"] if rest else []
        return printed


@dataclass(slots=True)
class Ledger:
    """Reads as `read` does, and counts what comes of it: put it in the pipeline's place for reading."""

    read: Callable[..., Iterator[Capture | Skipped]]
    came: int = 0
    captures: int = 0

    def __call__(self, *words: Any, **options: Any) -> Iterator[Capture | Skipped]:
        """What `read` gives, counted."""
        for thing in self.read(*words, **options):
            if isinstance(thing, Skipped):
                self.came += thing.count
            else:
                self.came += 1
                self.captures += 1
            yield thing

    def articles(self, stored: int, skipped: Iterable[Skipped]) -> str:
        """The table of the stages up to the articles: `stored` of them, and all that was left out on the way."""
        left_out = tuple(skipped)
        reading = self.stage("read", self.came, self.captures, left_out)
        return "\n".join((_row(HEAD), reading, self.stage("extract", self.captures, stored, left_out)))

    def stage(self, name: str, came: int, stored: int, skipped: Iterable[Skipped]) -> str:
        """The rows of one stage; of `skipped` only what that stage left out counts."""
        return "\n".join(Stage(name, came, stored, tuple(one for one in skipped if one.stage == name)).lines())


def ledger_table(stages: Iterable[tuple[str, int, int, Iterable[Skipped]]]) -> str:
    """The table of some stages that are over: (name, in, stored, left out)."""
    lines = [line for name, came, stored, out in stages for line in Stage(name, came, stored, tuple(out)).lines()]
    return "\n".join((_row(HEAD), *lines))


def _row(cells: Iterable[object]) -> str:
    name, *rest = cells
    return f"{name!s:<10}" + "".join(f"{cell:>12,}" if isinstance(cell, int) else f"{cell!s:>12}" for cell in rest)
