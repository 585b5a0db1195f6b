"""A pattern that is dear to search a text for, with the words that no match can be without: these are looked for first.

An alternation behind a word boundary is tried at every character of a text; a plain word is found a hundred times
faster, and most texts hold none. What is found is what the pattern alone finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sought:
    """A pattern, and its needs: every match holds at least one of them.

    `opens` is tried at the start of a text alone. `also` is for short words, which would be needs of every text
    ("app" stands in "happened"): a pattern that begins with plain letters.
    """

    needs: tuple[str, ...]
    pattern: re.Pattern[str] | None
    opens: re.Pattern[str] | None = None
    also: re.Pattern[str] | None = None

    def within(self, text: str) -> bool:
        """Whether a text holds a match."""
        if self.opens is not None and self.opens.match(text):
            return True
        if self.pattern is not None:
            for need in self.needs:
                if need in text:
                    if self.pattern.search(text):
                        return True
                    break
        return self.also is not None and self.also.search(text) is not None

    def each(self, text: str) -> Iterator[re.Match[str]]:
        """The matches of the pattern in a text that do not overlap, in order."""
        if self.pattern is not None and any(need in text for need in self.needs):
            yield from self.pattern.finditer(text)

    def count(self, text: str) -> int:
        """How many matches of the pattern a text holds that do not overlap."""
        if self.pattern is not None:
            for need in self.needs:
                if need in text:
                    return len(self.pattern.findall(text))
        return 0


def sought(needs: str, pattern: str, *, opens: str = "", also: str = "") -> Sought:
    """A pattern with its needs, parted by `|`."""
    return Sought(
        tuple(needs.split("|")),
        re.compile(pattern) if pattern else None,
        re.compile(opens) if opens else None,
        re.compile(also) if also else None,
    )
