"""What a reader sees, in a reader's order: a Report in, a Sheet out, ready to be drawn in any format.

Every string of a Sheet is visible text on one line (control characters shown, white space
joined), so no format can forget that. Nothing is written here that the report does not say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.model import (
    Account,
    Answer,
    Article,
    Certainty,
    Cited,
    Direction,
    Evidence,
    Finding,
    FindingKind,
    Ground,
    Kinship,
    Quote,
    Report,
)
from rashomon.report import dates
from rashomon.report.json import outlets
from rashomon.report.sayings import Saying, sayings
from rashomon.report.screen import one_line


@dataclass(frozen=True, slots=True)
class Passage:
    """Evidence in three pieces: before the words in question, those words, after them."""

    outlet: str
    printed: str  # when the account was
    anchor: str
    before: str
    marked: str
    after: str
    speaker: str | None
    hedge: str | None  # how sure the account is, where it does not plainly assert


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer to a point's question; `meant` the date that its words stand for where they name none."""

    text: str
    value: str
    meant: str
    witnesses: int
    outlets: tuple[str, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A finding as a reader sees it; `anchor` names it within a page."""

    anchor: str
    kind: FindingKind
    slot: str
    question: str
    replies: tuple[Reply, ...]
    note: str | None
    level: str
    features: tuple[tuple[str, float], ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Said:
    """One wording of a remark: (text, whether it differs) pieces, and who prints it, through whom."""

    pieces: tuple[tuple[str, bool], ...]
    printed_by: tuple[tuple[str, str, str | None], ...]  # outlet, anchor, via


@dataclass(frozen=True, slots=True)
class Voiced:
    """A speaker and the remarks, each in its wordings."""

    name: str | None
    role: str | None
    remarks: tuple[tuple[Said, ...], ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """A line of the timeline."""

    when: str
    what: str
    status: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """Two accounts that share prose. `share` is of the first one's words, `back` of the second one's.

    Where it is known who copied, `first` is the copy and `second` its origin.
    """

    first: str
    second: str
    share: float
    back: float
    directed: bool
    certain: bool
    ground: Ground | None
    agency: str | None  # that both credit
    passages: tuple[tuple[str, str, str], ...]  # words, anchor in the first, anchor in the second


@dataclass(frozen=True, slots=True)
class Told:
    """An account: who printed it, when, with what credits. `article` is the id of its text."""

    article: str
    outlet: str
    title: str
    printed: str
    byline: str
    credits: str
    source: str
    url: str | None  # only where it is a web address


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole report in reader's order."""

    title: str
    outlets: int
    witnesses: int
    accounts: tuple[Told, ...]
    points: Mapping[FindingKind, tuple[Point, ...]]
    voices: tuple[Voiced, ...]
    timeline: tuple[Dated, ...]
    shared: tuple[Shared, ...]
    families: tuple[tuple[str, ...], ...]
    brief: tuple[tuple[str, tuple[Passage, ...]], ...]
    skipped: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Names:
    """What to call each article id, and when it was printed."""

    outlets: Mapping[str, str]
    printed: Mapping[str, str]

    def outlet(self, evidence: Evidence) -> str:
        """The outlet whose words the evidence cuts."""
        return self.outlets.get(evidence.article, "unknown outlet")


def anchor(evidence: Evidence) -> str:
    """The name of a cut within a page: letters, digits and hyphens alone."""
    return f"e-{evidence.article}-{evidence.start}-{evidence.end}"


def in_order(report: Report) -> list[Account]:
    """The accounts in the order they were printed, those without a date last."""
    return sorted(report.story.accounts, key=lambda a: (dates.order(a.article.published), a.article.id))


def named(report: Report) -> Names:
    """What to call the accounts of a report."""
    articles = [account.article for account in in_order(report)]
    return Names(outlet_names(articles), {article.id: _printed(article) for article in articles})


def lay_out(report: Report) -> Sheet:
    """The report's sections, findings in the report's order, accounts in the order they were printed."""
    accounts, names = in_order(report), named(report)
    points = [_point(finding, names) for finding in report.findings]
    return Sheet(
        title=one_line(report.title),
        outlets=outlets(report),
        witnesses=report.witnesses,
        accounts=tuple(_told(a, names) for a in accounts),
        points={kind: tuple(p for p in points if p.kind is kind) for kind in FindingKind},
        voices=tuple(_voiced(s, names) for s in sayings(q for a in accounts for q in a.quotes)),
        timeline=tuple(
            Dated(dates.period(e.start, e.end), one_line(e.what), one_line(e.status), _passages(e.cited, names))
            for e in report.timeline
        ),
        shared=tuple(shared_prose(k, names) for k in report.story.kinships),
        families=tuple(_family(f, names) for f in report.story.families if len(f) > 1),
        brief=tuple((one_line(b.text), _passages(b.cited, names)) for b in report.brief),
        skipped=tuple((one_line(s.source), one_line(s.stage), one_line(s.reason)) for s in report.skipped),
    )


def outlet_names(articles: list[Article]) -> dict[str, str]:
    """A name to show for each article id: the outlet, else where it came from; numbered where two are alike."""
    names: dict[str, str] = {}
    seen: dict[str, int] = {}
    for article in articles:
        name = one_line(article.outlet or article.source).strip() or "unknown outlet"
        seen[name] = seen.get(name, 0) + 1
        names[article.id] = name if seen[name] == 1 else f"{name} ({seen[name]})"
    return names


def _printed(article: Article) -> str:
    """When an account was printed and amended, as far as it says."""
    amended = f", amended {dates.moment(article.modified)}" if article.modified else ""
    return f"{dates.moment(article.published) or 'date unknown'}{amended}"


def web(url: str | None) -> str | None:
    """The address, where it leads to the web: a page must not carry a link that runs something."""
    return one_line(url) if url and url.lower().startswith(("https://", "http://")) else None


def _family(family: frozenset[str], names: Names) -> tuple[str, ...]:
    return tuple(outlet for article, outlet in names.outlets.items() if article in family)


def _told(account: Account, names: Names) -> Told:
    article = account.article
    byline, credits = (one_line(", ".join(words)) for words in (article.byline, article.credits))
    return Told(
        article.id, names.outlets[article.id], one_line(article.title or "untitled"), names.printed[article.id],
        byline, credits, one_line(article.source), web(article.url),
    )  # fmt: skip


def _point(finding: Finding, names: Names) -> Point:
    return Point(
        f"f-{finding.id}", finding.kind, finding.slot.value, one_line(finding.question),
        tuple(_reply(answer, names) for answer in finding.answers),
        one_line(finding.note) if finding.note else None, one_line(finding.level),
        tuple((one_line(name), weight) for name, weight in finding.features), finding.confidence,
    )  # fmt: skip


def _reply(answer: Answer, names: Names) -> Reply:
    passages = _passages(answer.cited, names)
    who, text = tuple(dict.fromkeys(p.outlet for p in passages)), one_line(answer.text)
    return Reply(text, one_line(answer.value), dates.meant(text, answer.value), answer.witnesses, who, passages)


def _passages(shown: tuple[Cited, ...], names: Names) -> tuple[Passage, ...]:
    return tuple(passage(cited, names) for cited in shown)


def passage(cited: Cited, names: Names) -> Passage:
    """Evidence as it is shown: in three pieces, with its outlet and whom that credits."""
    evidence, focus = cited.evidence, cited.focus
    first = last = len(evidence.exact)
    if focus and evidence.covers(focus):
        first, last = focus.start - evidence.start, focus.end - evidence.start
    words = evidence.exact
    before, marked, after = (one_line(piece) for piece in (words[:first], words[first:last], words[last:]))
    hedge = None if cited.certainty is Certainty.ASSERTED else cited.certainty.value
    speaker = one_line(cited.speaker) if cited.speaker else None
    printed = names.printed.get(evidence.article, "date unknown")
    return Passage(names.outlet(evidence), printed, anchor(evidence), before, marked, after, speaker, hedge)


def _voiced(saying: Saying, names: Names) -> Voiced:
    def printed(quote: Quote) -> tuple[str, str, str | None]:
        via = one_line(quote.via) if quote.via else None
        return names.outlet(quote.evidence), anchor(quote.evidence), via

    remarks = tuple(
        tuple(
            Said(tuple((one_line(t), m) for t, m in w.pieces), tuple(dict.fromkeys(printed(q) for q in w.quotes)))
            for w in remark
        )
        for remark in saying.remarks
    )
    name, role = (one_line(words) if words else None for words in (saying.name, saying.role))
    return Voiced(name, role, remarks)


def shared_prose(kinship: Kinship, names: Names) -> Shared:
    """A kinship as it is shown: the copy first, where it is known which one that is."""
    first, second, share, back = kinship.a, kinship.b, kinship.share_a, kinship.share_b
    if kinship.origin == first:
        first, second, share, back = second, first, back, share
    passages = []
    for copy in kinship.passages:
        here, there = (copy.copy, copy.origin) if copy.copy.article == first else (copy.origin, copy.copy)
        passages.append((one_line(here.exact), anchor(here), anchor(there)))
    known = any(copy.direction is Direction.KNOWN for copy in kinship.passages)
    return Shared(names.outlets.get(first, first), names.outlets.get(second, second), share, back,
                  kinship.origin is not None, known, kinship.ground, kinship.agency, tuple(passages))  # fmt: skip
