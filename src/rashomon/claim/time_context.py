"""What a time is read against: the account's day, the day named last, the verb that governs it.

In: the sentences of one article. Out: a `Context` that the rules of the grammar ask.
Without a date of publication nothing relative resolves; a year that the text names once
in a full date stands in for the missing one of month-days.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from spacy.tokens import Token as Word

from rashomon.claim.parse import Sentence
from rashomon.claim.time_calendar import countable, safe
from rashomon.claim.time_tense import Tense, scheduled, tense
from rashomon.claim.time_words import MEANING, MONTHS
from rashomon.model import Granularity

_MONTH = rf"(?:{'|'.join(MONTHS)}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
_FULL_DATE = re.compile(rf"\b(?:{_MONTH} \d{{1,2}},? |\d{{1,2}} {_MONTH},? )((?:19|20)\d\d)\b", re.IGNORECASE)
# "ACCRA, June 12 (Agency) -": the day the copy was written, which may be the day before it was published.
_DATELINE = re.compile(
    rf"[A-Z][A-Z .'-]{{2,30}}(?:, [A-Z][\w.' ]{{1,20}})?, (?P<m>{_MONTH}) (?P<d>\d{{1,2}}) ?(?:\(|--|-|–|—)",
    re.IGNORECASE,
)
_HEAD = 2000  # characters at the top of an article that may hold its dateline
_AHEAD = re.compile(r"\b(?:until|till|by|from|starting|beginning|through|as of)(?: on| the)? $")
# A verb's tense against a date costs this much: a nearer date on the wrong side still wins over one far off.
_AGAINST_TENSE = 4.0
_WRONG_WEEKDAY = 3.0
_DAYS = frozenset((Granularity.DAY, Granularity.DAYPART, Granularity.MINUTE))
_MONTHS = _DAYS | {Granularity.MONTH, Granularity.WEEK, Granularity.WEEKEND}
_BETWEEN = frozenset((Granularity.MONTH, Granularity.WEEK, Granularity.WEEKEND, Granularity.SEASON))
_YEARS = _MONTHS | {Granularity.YEAR, Granularity.QUARTER, Granularity.SEASON}


@dataclass(slots=True)
class Context:
    """State of one pass over one article; `today` is its day, `named` the day its text named last."""

    today: date | None
    year: int | None
    named: date | None = None
    named_part: str | None = None
    named_in: int = -9  # the index of the sentence that named it
    # The last mention that fixed a year, a month, a day: what "that year" means.
    seen: dict[str, date] = field(default_factory=dict)
    sentence: Sentence = field(init=False)
    text: str = ""  # the sentence's, cut from the parse once
    _starts: list[int] | None = None
    _tenses: dict[int, Tense] = field(default_factory=dict)

    def enter(self, sentence: Sentence) -> None:
        """Go on to the next sentence."""
        self.sentence, self.text = sentence, sentence.text
        self._starts = None
        self._tenses = {}

    def name(self, day: date, part: str | None = None) -> None:
        """Remember the day that the text has just named, and the part of it."""
        self.named, self.named_part, self.named_in = day, part, self.sentence.index

    def note(self, begin: date, until: date, granularity: Granularity) -> None:
        """Remember a stretch that the text has fixed, at its own grain and every coarser one.

        Where the talk has moved on to another week or month, "that day" is a day of it that nobody named.
        """
        if granularity in _BETWEEN and "day" in self.seen and not begin <= self.seen["day"] < until:
            del self.seen["day"]
        for unit, grains in (("day", _DAYS), ("month", _MONTHS), ("year", _YEARS)):
            if granularity in grains:
                self.seen[unit] = begin

    @property
    def reference(self) -> date | None:
        """What "the day before" counts from: the day named last, else the account's."""
        return self.named or self.today

    def word(self, offset: int) -> Word | None:
        """The parsed word at an offset of the sentence's text."""
        span = self.sentence.span
        if self._starts is None:
            self._starts = [w.idx for w in span]
        at = bisect_right(self._starts, span.start_char + offset) - 1
        return span[at] if at >= 0 else None

    def tense(self, offset: int) -> Tense:
        """The tense of the verb that governs the word at an offset."""
        if offset not in self._tenses:
            word = self.word(offset)
            self._tenses[offset] = Tense.NONE if word is None else tense(word)
        return self._tenses[offset]

    def leaning(self, offset: int, start: int, end: int) -> Tense:
        """The tense around the word at `offset` of a time that runs from `start` to `end`, its surroundings weighed in.

        What dates a noun ("the November trip") does not look ahead with its verb; where no
        verb speaks, "until" and "from" look ahead.
        """
        word, when = self.word(offset), self.tense(offset)
        if when in (Tense.NONE, Tense.PRESENT):
            return Tense.FUTURE if _AHEAD.search(self.text[max(0, start - 16) : start].lower()) else when
        if when is Tense.PAST or word is None or word.dep_ not in ("compound", "nmod", "amod", "poss"):
            return when
        outside = word.head.idx >= self.sentence.span.start_char + end
        return Tense.NONE if outside and not scheduled(word) else when

    def month_day(self, month: int, day: int, when: Tense, weekday: int | None = None) -> date | None:
        """The date nearest to the account's day, the tense and a printed weekday weighed in; None without any year."""
        if self.today is None:
            return safe(self.year, month, day) if self.year else None
        best: tuple[float, date] | None = None
        for year in (self.today.year - 1, self.today.year, self.today.year + 1):
            found = safe(year, month, day)
            if found is None:
                continue
            cost = abs((found - self.today).days) * self._against(found, when)
            if weekday is not None and found.weekday() != weekday:
                cost *= _WRONG_WEEKDAY
            if best is None or cost < best[0]:
                best = cost, found
        return best[1] if best else None

    def nearest(self, options: list[date], when: Tense) -> date | None:
        """The option nearest to the account's day, the tense weighed in; the first without a day."""
        today = self.today
        if today is None:
            return options[0] if options else None
        return min(options, key=lambda d: abs((d - today).days) * self._against(d, when), default=None)

    def _against(self, found: date, when: Tense) -> float:
        assert self.today is not None
        wrong = found > self.today if when is Tense.PAST else found < self.today if when is Tense.FUTURE else False
        return _AGAINST_TENSE if wrong else 1.0

    def weekday(self, weekday: int, when: Tense) -> date | None:
        """The day that a bare weekday names: today or the last one, or, looking ahead, today or the next one."""
        if self.today is None:
            return None
        ahead = (weekday - self.today.weekday()) % 7
        if when in (Tense.FUTURE, Tense.PRESENT):
            return self.today + timedelta(days=ahead)
        return self.today - timedelta(days=-ahead % 7)


def context(sentences: Sequence[Sentence]) -> Context:
    """Where one article's times are read from: its own date, the dateline's if that is a day or two older.

    A date of publication at either end of the calendar stands for none.
    """
    article = sentences[0].article
    published = article.published.at.date() if article.published else None
    if published and not countable(published):
        published = None  # 9999 and 0001 are what a database writes for "unknown"
    full = _FULL_DATE.search(article.text)
    year = int(full[1]) if full else None
    # A dateline on a line of its own is no sentence of the story, but stands in its text.
    head = article.text[: min(_HEAD, sentences[:4][-1].end)]
    for printed in (*(s.text for s in sentences[:4]), *map(str.strip, head.splitlines())):
        line = _DATELINE.match(printed)
        if line:
            month = int(MEANING[line["m"].lower().rstrip(".")][1])
            return Context(_dateline_day(published, year, month, int(line["d"])), year)
    return Context(published, year)


def _dateline_day(published: date | None, year: int | None, month: int, day: int) -> date | None:
    if published is None:
        return safe(year, month, day) if year else None
    written = safe(published.year, month, day)
    if written is not None and written > published:
        written = safe(published.year - 1, month, day)
    near = written is not None and (published - written).days <= 2
    return written if near else published
