"""From bytes to articles: reading and extraction, of which what comes later knows nothing but the articles.

Whatever is left out comes back as Skipped: in = out + skipped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import BinaryIO

from rashomon import extract as extracting
from rashomon import read as reading
from rashomon.model import Article, Capture, Outcome, Skipped

Sources = Iterable[str]
Progress = Callable[[str], None]


def silent(step: str) -> None:
    """Report no progress."""


@dataclass(frozen=True, slots=True)
class Intake:
    """The steps from bytes to articles, one typed slot a step; `progress` is told the name of each as it begins."""

    read: Callable[..., Iterator[Capture | Skipped]] = reading.read
    extract: Callable[[Capture], Article | Skipped] = extracting.extract
    workers: extracting.Workers = field(default_factory=extracting.Workers)
    progress: Progress = silent

    def articles(
        self, sources: Sources, *, format: str | None = None, stdin: bytes | BinaryIO | None = None
    ) -> tuple[tuple[Article, ...], tuple[Skipped, ...]]:
        """Read and extract: each article once, sorted by id, and all that was left out.

        A day that a page prints without its year takes the year of the articles beside it.
        """
        self.progress("reading")
        kept: dict[str, Article] = {}
        skipped: list[Skipped] = []
        for article in self.workers(self.extract, self.read(sources, format=format, stdin=stdin)):
            if isinstance(article, Skipped):
                skipped.append(article)
                continue
            first, second = sorted((article, kept.get(article.id, article)), key=lambda a: a.source)
            if article.id in kept:
                skipped.append(_twice(second.source, first.source))
            kept[article.id] = first
        return self.dated(_told_apart(kept.values())), tuple(sorted(skipped))

    def dated(self, articles: Sequence[Article]) -> tuple[Article, ...]:
        """The articles in the order given; a day that one prints without its year takes the year of those beside it."""
        return extracting.redated(articles)

    def each(
        self, sources: Sources, *, format: str | None = None, stdin: bytes | BinaryIO | None = None
    ) -> Iterator[Article | Skipped]:
        """The same one by one as they are read, for a pile that no memory holds: of two alike the first is kept.

        Those come last that print a day without its year: it is taken from all the others.
        """
        self.progress("reading")
        known: dict[str, str] = {}
        names: set[str] = set()
        days: list[date] = []
        waiting: list[Article] = []
        for one in self.workers(self.extract, self.read(sources, format=format, stdin=stdin)):
            if isinstance(one, Skipped):
                yield one
                continue
            if one.id in known:
                yield _twice(one.source, known[one.id])
                continue
            known[one.id] = one.source
            article = _named(one, names)
            if article.published:
                days.append(article.published.at.date())
            if extracting.wants_year(article):
                waiting.append(article)
            else:
                yield article
        yield from extracting.redated(waiting, days)


def _twice(source: str, first: str) -> Skipped:
    """An account that another input held as well."""
    return Skipped(source, "extract", f"the same account as {first}; it is read once", Outcome.DUPLICATE)


def _told_apart(articles: Iterable[Article]) -> list[Article]:
    """The articles, each under an id of its own, sorted by it: of rows with one id only the first keeps that one."""
    names: set[str] = set()
    return sorted((_named(a, names) for a in sorted(articles, key=lambda a: (a.source, a.id))), key=lambda a: a.id)


def _named(article: Article, names: set[str]) -> Article:
    """An article that brought along the id of another: under its digest, which is a name of its own."""
    if article.given is None:
        return article
    told = replace(article, given=article.id) if article.given in names else article
    names.add(article.given)
    return told
