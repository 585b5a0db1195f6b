"""A story as an Atom feed (RFC 4287), its findings as entries; and the stories of a desk as one.

Ids are those of story and finding, the same from one drawing to the next, so that a reader shows an entry once. The
words of articles are text in it, never markup; a link is one only where it leads to the web.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml import etree

from rashomon.model import Article, Finding, FindingKind, Moment, Overview, Report
from rashomon.report.addresses import address, finding_urn, report_urn, urn
from rashomon.report.dates import order
from rashomon.report.formats import Kept
from rashomon.report.layout import Names, named, passage
from rashomon.report.phrases import count, outlets_of, said_by
from rashomon.report.screen import one_line

SPACE = "http://www.w3.org/2005/Atom"
# What XML 1.0 cannot hold, not even escaped.
UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
BEGAN = datetime(1970, 1, 1, tzinfo=UTC)
WORDS = {
    FindingKind.CONTRADICTION: "Contested",
    FindingKind.UPDATE: "Changed",
    FindingKind.AGREEMENT: "Agreed",
    FindingKind.SINGLE: "Only one",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry of a feed says."""

    id: str
    title: str
    updated: datetime
    content: str
    categories: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


NOTHING = Kept()


def render_atom(report: Report, kept: Kept = NOTHING) -> str:
    """The feed of a story, the newest finding first.

    A finding is dated from when it stands in the store; without one, from the last account that it cites.
    """
    articles, names = {account.article.id: account.article for account in report.story.accounts}, named(report)
    entries = [_finding(finding, kept, articles, names) for finding in report.findings]
    return _feed(report_urn(report, kept.story), one_line(report.title), entries)


def render_desk(stories: Iterable[tuple[Overview, Sequence[Article]]], changed: Mapping[str, datetime]) -> str:
    """The feed of a desk: an entry a story with its articles, dated from when it last changed, by its id."""
    entries = [_story(overview, articles, changed.get(overview.group.id)) for overview, articles in stories]
    return _feed(urn("desk", "stories"), "Rashomon: stories", entries)


def _finding(finding: Finding, kept: Kept, articles: Mapping[str, Article], names: Names) -> Entry:
    cited = [c for answer in finding.answers for c in answer.cited]
    told = [articles[c.evidence.article] for c in cited if c.evidence.article in articles]
    updated = kept.since.get(finding.id) or max((at for one in told if (at := _printed(one))), default=BEGAN)
    title = f"{WORDS[finding.kind]}: {one_line(finding.question)}"
    links = _links(told)
    content = "\n".join(_answers(finding, names))
    return Entry(finding_urn(finding), title, updated, content, (finding.kind.value, finding.slot.value), links)


def _answers(finding: Finding, names: Names) -> Iterator[str]:
    for answer in finding.answers:
        shown = [passage(cited, names) for cited in answer.cited]
        yield f"{one_line(answer.text)} ({count(answer.witnesses, 'witness')}: {outlets_of(shown)})"
        for cited, one in zip(answer.cited, shown, strict=True):
            yield f"  {one.outlet}: \u201c{one_line(cited.evidence.exact)}\u201d{said_by(one)}"
    if finding.note:
        yield f"Note: {one_line(finding.note)}"


def _story(overview: Overview, articles: Sequence[Article], changed: datetime | None) -> Entry:
    counts = [count(len(overview.outlets), "outlet"), count(overview.witnesses, "witness")]
    if overview.contested is not None:
        counts.append(f"{overview.contested} contested point{'' if overview.contested == 1 else 's'}")
    updated = changed or max((at for article in articles if (at := _printed(article))), default=BEGAN)
    content = f"{', '.join(counts)}\n{one_line(', '.join(overview.outlets))}"
    links = _links(articles)
    title = one_line(overview.group.title or "without a title")
    return Entry(urn("story", overview.group.id), title, updated, content, links=links)


def _links(articles: Iterable[Article]) -> tuple[str, ...]:
    """The pages of some accounts, each once."""
    return tuple(dict.fromkeys(at for article in articles if (at := address(article))))


def _printed(article: Article) -> datetime | None:
    """When an account was last printed, aware; a clock without a zone is read as UTC."""
    at: Moment | None = article.modified or article.published
    return order(at)[1] if at else None


def _feed(name: str, title: str, entries: list[Entry]) -> str:
    feed = etree.Element(f"{{{SPACE}}}feed", nsmap={None: SPACE})
    _add(feed, "id", name)
    _add(feed, "title", title)
    _add(feed, "updated", _stamp(max((one.updated for one in entries), default=BEGAN)))
    _add(_add(feed, "author"), "name", "Rashomon")
    _add(feed, "generator", "Rashomon")
    for one in sorted(entries, key=lambda one: one.updated, reverse=True):
        _entry(_add(feed, "entry"), one)
    return str(etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True), "utf-8")


def _entry(element: etree._Element, one: Entry) -> None:
    _add(element, "id", one.id)
    _add(element, "title", one.title)
    _add(element, "updated", _stamp(one.updated))
    for category in one.categories:
        _add(element, "category").set("term", category)
    for at in one.links:
        link = _add(element, "link")
        link.set("rel", "related")
        link.set("href", at)
    _add(element, "content", one.content).set("type", "text")


def _add(above: etree._Element, name: str, text: str | None = None) -> etree._Element:
    """An element of that name, with that text."""
    element = etree.SubElement(above, f"{{{SPACE}}}{name}")
    element.text = UNFIT.sub("\ufffd", text) if text is not None else None
    return element


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
