"""The answers of each tool: a Store and a question in, a row of JSON out that fits into LARGEST characters.

Raises RashomonError for what is not there, with what to ask instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from rashomon.errors import InputError, StoreError
from rashomon.mcp.bounds import CALLED, ESCAPED, MOST, Row, begins, cut, fitting, focused, short, spelled
from rashomon.model import Answer, Article, Cited, Finding, FindingKind, Hit, Report
from rashomon.pipeline import Pipeline
from rashomon.report.layout import named
from rashomon.report.rows import moment
from rashomon.store import Listed, Store, Wanted
from rashomon.store.engine import reading
from rashomon.store.filters import Filters
from rashomon.store.naming import article_named
from rashomon.store.search import Asked
from rashomon.store.search import search as find

# What a reader asks first comes first, whatever the report's order.
ORDER = (FindingKind.CONTRADICTION, FindingKind.UPDATE, FindingKind.AGREEMENT, FindingKind.SINGLE)
KINDS = {"contested": ORDER[0], "changed": ORDER[1], "agreed": ORDER[2], "single": ORDER[3]}
ANSWERS = 4  # of a finding in short
SEVERAL = 6  # outlets that are named beside a number
LENGTH = 2_000  # code points of a text that are shown unasked
LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class Answers:
    """What a store answers."""

    store: Store
    pipeline: Pipeline

    def list_stories(self, since: str | None, outlet: str | None, skip: int) -> Row:
        """The stories, those with the latest news first: who tells each, witnesses, contested points."""
        first = begins(skip)
        found, more = self.store.stories(self.pipeline, Wanted(day("since", since), outlet, first + MOST))
        rows = [_overview(one) for one in found[first:]]
        return fitting({}, "stories", rows, first, len(found) + more)

    def story(self, story: str, kind: str | None, skip: int) -> Row:
        """A story in short: its findings, contested first, each answer with its best evidence."""
        name = self.store.story(story)
        report = self.store.shown(name, self.pipeline)
        findings = sorted(report.findings, key=lambda one: ORDER.index(one.kind))
        wanted = [one for one in findings if kind is None or one.kind is _kind(kind)]
        first = begins(skip)
        names = named(report).outlets
        rows = [_finding(one, names) for one in wanted[first : first + MOST]]
        told = {
            "story": name,
            "title": short(report.title),
            "accounts": len(report.story.accounts),
            "witnesses": report.witnesses,
            **{word: sum(one.kind is sort for one in findings) for word, sort in KINDS.items()},
        }
        return fitting(told, "findings", rows, first, len(wanted))

    def finding(self, story: str, finding: str, skip: int) -> Row:
        """One finding with all of its evidence."""
        report = self.store.shown(story, self.pipeline)
        known = {one.id: one for one in report.findings}
        if finding not in known:
            raise StoreError(f"finding {finding}: the story has none of that id as it stands; ask for the story")
        one, names, articles = known[finding], named(report).outlets, _articles(report)
        cited = [(answer, c) for answer in one.answers for c in answer.cited]
        first = begins(skip)
        rows = [
            {"answer": short(answer.text, CALLED), **_cited(c, names), **_published(articles[c.evidence.article])}
            for answer, c in cited[first : first + MOST]
        ]
        answers = [
            {"text": short(a.text, CALLED), "value": short(a.value, CALLED), "witnesses": a.witnesses}
            for a in one.answers[:8]
        ]
        told = {**_head(one), "level": short(one.level), "note": short(one.note), "answers": answers}
        return fitting(told, "evidence", rows, first, len(cited))

    def account(self, article: str, start: int, length: int) -> Row:
        """A slice of an account's text by offsets in code points, half-open; who published it, when."""
        with reading(self.store.engine) as conn:
            name = article_named(conn, article)
        (found,) = self.store.articles([name]) or (None,)
        if found is None:
            raise StoreError(f"article {name}: its text is not in the store any more")
        total = len(found.text)
        if not 0 <= start < total:
            raise InputError(f"start {start}: the text has {total:,} characters, from 0")
        end = min(total, start + max(1, min(length, LONGEST)))
        if spelled(found.text[start:end]) > LONGEST * 1.5:
            end = min(end, start + LONGEST // ESCAPED)
        told = {"article": name, "outlet": short(found.outlet), "title": short(found.title), "url": short(found.url)}
        row = {**told, **_published(found), "length": total, "start": start, "end": end, "text": found.text[start:end]}
        return row | ({"left": total - end, "next": end} if end < total else {})

    def search(self, words: str, part: str, filters: Filters, skip: int) -> Row:
        """What holds the words, the best first: each hit cut from its article. Of what is left one is sure."""
        first = begins(skip)
        if filters.story:
            filters = replace(filters, story=self.store.story(filters.story))
        with reading(self.store.engine) as conn:
            hits, more = find(conn, Asked(words, part, filters, first + MOST))
        return fitting({}, "hits", map(_hit, hits[first:]), first, len(hits) + more)


def _overview(one: Listed) -> Row:
    overview = one.overview
    return {
        "story": overview.group.id,
        "title": short(overview.group.title),
        "outlets": [short(outlet, CALLED) for outlet in overview.outlets[:SEVERAL]],
        "accounts": len(overview.group.articles),
        "witnesses": overview.witnesses,
        "contested": overview.contested,
        "started": moment(overview.group.started),
        "ended": moment(overview.group.ended),
        "stale": one.stale,
    }


def _head(one: Finding) -> Row:
    return {"finding": one.id, "kind": one.kind.value, "slot": one.slot.value, "question": short(one.question)}


def _finding(one: Finding, names: Mapping[str, str]) -> Row:
    row = {**_head(one), "answers": [_answer(answer, names) for answer in one.answers[:ANSWERS]]}
    left = len(one.answers) - ANSWERS
    return {**row, **({"answers_left": left} if left > 0 else {})}


def _answer(answer: Answer, names: Mapping[str, str]) -> Row:
    outlets = list(dict.fromkeys(names[c.evidence.article] for c in answer.cited))
    shown = [short(outlet, CALLED) for outlet in outlets[:SEVERAL]]
    told = {"text": short(answer.text, CALLED), "witnesses": answer.witnesses, "outlets": shown}
    return {**told, "evidence": [_cited(c, names) for c in answer.cited[:1]]}


def _cited(cited: Cited, names: Mapping[str, str]) -> Row:
    told = {"article": cited.evidence.article, "outlet": short(names[cited.evidence.article], CALLED), **focused(cited)}
    return {**told, "speaker": short(cited.speaker, CALLED), "certainty": cited.certainty.value}


def _hit(hit: Hit) -> Row:
    told = {"article": hit.article.id, "outlet": short(hit.article.outlet, CALLED), **_published(hit.article)}
    words = cut(hit.evidence, hit.met[0] if hit.met else None)
    return {**told, "story": hit.story, "speaker": short(hit.speaker, CALLED), **words}


def _published(article: Article) -> Row:
    return {"published": moment(article.published)}


def _articles(report: Report) -> Mapping[str, Article]:
    return {account.article.id: account.article for account in report.story.accounts}


def _kind(given: str) -> FindingKind:
    if given not in KINDS:
        raise InputError(f"kind {given}: not one of {', '.join(KINDS)}")
    return KINDS[given]


def day(name: str, given: str | None) -> date | None:
    """The day that is meant; raises InputError for what is none."""
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise InputError(f"{name} {given}: not a day; give one as 2025-10-31") from None
