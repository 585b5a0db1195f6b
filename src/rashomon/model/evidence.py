"""Evidence: a cut from one article, made only by `article.quote(start, end)`, or cut from such a one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Half-open code-point offsets in an article's text, and the words they cut.

    Holds always: `0 <= start < end` and `article.text[start:end] == exact`.
    """

    article: str
    start: int
    end: int
    exact: str

    def covers(self, other: Evidence) -> bool:
        """Whether `other` lies within this cut."""
        return self.article == other.article and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Evidence) -> bool:
        """Whether the two cuts share a character."""
        return self.article == other.article and self.start < other.end and other.start < self.end

    def cut(self, start: int, end: int) -> Evidence:
        """The part of this cut from its own character `start` to `end`, half-open."""
        return Evidence(self.article, self.start + start, self.start + end, self.exact[start:end])
