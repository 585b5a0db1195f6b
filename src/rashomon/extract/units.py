"""A page's text in, its units out: lines, or the runs of lines that a narrow screen broke one paragraph into.

A unit is what is kept or left out as a whole; an offer glued to the last sentence of a line is one of its own.
Blank lines are in none. Refuses nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from rashomon.extract.bylines import looks_like_byline
from rashomon.extract.moments import looks_like_date
from rashomon.extract.pitch import glued
from rashomon.extract.prose import WORD, is_prose

WRAP_WIDTH = (55, 160)  # columns: where mail, news wires and editors break their lines
WRAP_LEAST = 40  # characters of a line from which it tells anything about the width
WRAP_SLACK = 12  # characters of a word by which one line may be longer than the next
WRAP_RUNS = 3  # broken lines needed before a page counts as wrapped


@dataclass(frozen=True)
class Unit:
    """A stretch of the text without white space at its ends: half-open code-point offsets.

    `gap` tells whether a blank line (or the top of the page) stands before it. What many ask of its text is found once.
    """

    start: int
    end: int
    text: str
    gap: bool

    @cached_property
    def lower(self) -> str:
        """The text in lower case."""
        return self.text.lower()

    @cached_property
    def words(self) -> list[str]:
        """The words of the text, in order."""
        return WORD.findall(self.text)

    @cached_property
    def low(self) -> list[str]:
        """The same in lower case."""
        return [word.lower() for word in self.words]

    @cached_property
    def prose(self) -> bool:
        """Whether the text reads as a paragraph of sentences."""
        return is_prose(self.text, self.words)

    @cached_property
    def dated(self) -> bool:
        """Whether the text is a date and little else."""
        return looks_like_date(self.text)

    @cached_property
    def signed(self) -> bool:
        """Whether the text looks like the line that names its writers."""
        return looks_like_byline(self.text)


def units(text: str) -> tuple[Unit, ...]:
    """The units of a text in order: one a line, but one a paragraph where lines are broken at a fixed width."""
    lines = _lines(text)
    width = _width(lines)
    if not width:
        return tuple(lines)
    joined: list[Unit] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last and not line.gap and _full(last.text.rsplit("\n", 1)[-1], line.text, width):
            joined[-1] = Unit(last.start, line.end, text[last.start : line.end], last.gap)
        else:
            joined.append(line)
    return tuple(joined)


def _lines(text: str) -> list[Unit]:
    """The lines that hold anything, stripped, with their offsets."""
    found: list[Unit] = []
    at, gap = 0, True
    for raw in text.split("\n"):
        bare = raw.strip()
        if bare:
            start = at + raw.index(bare)
            cut = glued(bare)
            if cut is None:
                found.append(Unit(start, start + len(bare), bare, gap))
            else:
                found.append(Unit(start, start + cut, bare[:cut], gap))
                found.append(Unit(start + cut, start + len(bare), bare[cut:], False))
        gap = not bare
        at += len(raw) + 1
    return found


def _width(lines: list[Unit]) -> int:
    """The column at which the lines are broken; 0 where they are not.

    Lines are broken where most that have a follower without a blank line between end mid-sentence,
    close to the longest that goes on in lower case. A longer line, of a menu say, tells nothing.
    """
    pairs = [(a.text, b.text) for a, b in pairwise(lines) if not b.gap and len(a.text) >= WRAP_LEAST]
    longest = max((len(a) for a, b in pairs if b[0].islower() and len(a) <= WRAP_WIDTH[1]), default=0)
    if longest < WRAP_WIDTH[0]:
        return 0
    # The fullest line may go on with a name.
    longest = max((len(a) for a, _ in pairs if longest < len(a) <= longest + WRAP_SLACK), default=longest)
    full = [(a, b) for a, b in pairs if _full(a, b, longest)]
    if len(full) == len(pairs) >= WRAP_RUNS:
        return longest  # a short page: its few line ends may well be sentence ends
    broken = [b for a, b in full if b[0].islower() or a[-1] not in '.!?"”:']
    amid = sum(b[0].islower() for b in broken)
    return longest if len(broken) >= max(WRAP_RUNS, 0.5 * len(pairs)) and 2 * amid >= len(broken) else 0


def _full(line: str, following: str, width: int) -> bool:
    """Whether a line is not wider than the column, and the following one's first word would not have fitted on it."""
    first = following.split(None, 1)[0]
    return len(line) <= width < len(line) + 3 + len(first)
