"""Accounts of one story in, the same accounts out, the years that their pages leave out filled in from the others.

A wire report prints "ACCRA, June 12" and no year; the accounts beside it do. Refuses to lend more than
the year: a page that prints no day stays without one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from rashomon.extract.layout import lay_out
from rashomon.extract.metadata import about
from rashomon.extract.moments import DATE_LINE, dateline
from rashomon.extract.stamps import stamps
from rashomon.extract.units import Unit, units
from rashomon.model import Article


def redated(articles: Sequence[Article], beside: Iterable[date] = ()) -> tuple[Article, ...]:
    """The articles in the order given; where one has no `published`, a day that it prints takes its year from the rest.

    The rest is taken at its middle day, those `beside` the articles counted in; a printed day more than some weeks from
    it is left unread. Ids, texts and offsets stay.
    """
    days = sorted([*beside, *(article.published.at.date() for article in articles if article.published)])
    if not days:
        return tuple(articles)
    middle = days[len(days) // 2]
    return tuple(article if article.published else _redated(article, middle) for article in articles)


def wants_year(article: Article) -> bool:
    """Whether an article without `published` prints a day: only the accounts beside it can tell of which year."""
    return article.published is None and any(map(_prints_day, units(article.text)))


def _redated(article: Article, near: date) -> Article:
    """An article with the moment that its page prints, given a day it must lie close to."""
    if not wants_year(article):
        return article  # nothing to lay a page out for
    printed = about(lay_out(article.text), article.text, near)
    return replace(article, published=printed.published) if printed.published else article


def _prints_day(unit: Unit) -> bool:
    """Whether a line is one that a day is read from: a short one with a day on it, or one with a dateline."""
    if len(unit.text) <= DATE_LINE and any(stamp.day is not None for stamp in stamps(unit.text)):
        return True
    return dateline(unit.text) is not None
