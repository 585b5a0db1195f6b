"""The accounts' full texts with their marks: a Report in, parts of text out, ready to be drawn.

Each part is a block of the page (or junk between blocks), cut into pieces wherever a mark or an
anchor begins or ends. Where marks overlap, the strongest shows: contested, changed,
corroborated, repeated, only here. What no finding speaks of carries no mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, pairwise

from rashomon.model import Answer, Article, Cited, Evidence, Finding, FindingKind, Report
from rashomon.report.layout import anchor
from rashomon.report.screen import visible

STRENGTH = ("contested", "changed", "corroborated", "repeated", "only-here")
KINDS = {FindingKind.CONTRADICTION: "contested", FindingKind.UPDATE: "changed", FindingKind.SINGLE: "only-here"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under one mark (empty: none), the finding it leads to, the anchors that begin here."""

    text: str
    mark: str
    finding: str
    focus: bool
    last: bool  # the mark ends here
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A block of an account: `kind` is the block's, or "junk" for what is not the story."""

    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Half-open code-point offsets under one mark."""

    start: int
    end: int
    kind: str
    finding: str


@dataclass(slots=True)
class _Sheet:
    """What is to be drawn on one article's text."""

    marks: list[Mark] = field(default_factory=list)
    focus: list[Evidence] = field(default_factory=list)
    anchors: dict[int, set[str]] = field(default_factory=dict)

    def anchor(self, evidence: Evidence) -> None:
        self.anchors.setdefault(evidence.start, set()).add(anchor(evidence))


def marked_texts(report: Report, also: Iterable[Evidence] = ()) -> dict[str, tuple[Part, ...]]:
    """Each account's text in parts, by article id; `also` is evidence that others than the report link to."""
    sheets = {account.article.id: _Sheet() for account in report.story.accounts}
    for finding in report.findings:
        for answer in finding.answers:
            for cited in answer.cited:
                if cited.evidence.article in sheets:
                    _mark(sheets[cited.evidence.article], finding, answer, cited)
    for evidence in chain(_linked(report), also):
        if evidence.article in sheets:
            sheets[evidence.article].anchor(evidence)
    return {a.article.id: tuple(_parts(a.article, sheets[a.article.id])) for a in report.story.accounts}


def _mark(sheet: _Sheet, finding: Finding, answer: Answer, cited: Cited) -> None:
    # Copies of one text agree with each other, which corroborates nothing.
    kind = KINDS.get(finding.kind) or ("corroborated" if answer.witnesses > 1 else "repeated")
    sheet.marks.append(Mark(cited.evidence.start, cited.evidence.end, kind, f"f-{finding.id}"))
    if cited.focus and kind in STRENGTH[:2]:
        sheet.focus.append(cited.focus)


def _linked(report: Report) -> Iterator[Evidence]:
    """Every evidence that the page links to."""
    cited: list[Cited] = [c for f in report.findings for a in f.answers for c in a.cited]
    cited += [c for e in report.timeline for c in e.cited] + [c for b in report.brief for c in b.cited]
    yield from (c.evidence for c in cited)
    yield from (quote.evidence for account in report.story.accounts for quote in account.quotes)
    for kinship in report.story.kinships:
        for copy in kinship.passages:
            yield from (copy.origin, copy.copy)


def _parts(article: Article, sheet: _Sheet) -> Iterator[Part]:
    at = 0
    for block in article.blocks:
        yield from _junk(article, sheet, at, block.start)
        yield Part(block.kind.value, tuple(_pieces(article, sheet, block.start, block.end)))
        at = block.end
    yield from _junk(article, sheet, at, len(article.text))


def _junk(article: Article, sheet: _Sheet, start: int, end: int) -> Iterator[Part]:
    while start < end and article.text[start].isspace():
        start += 1
    if start < end:
        yield Part("junk", tuple(_pieces(article, sheet, start, end)))


def _pieces(article: Article, sheet: _Sheet, start: int, end: int) -> Iterator[Piece]:
    marks = [m for m in sheet.marks if m.start < end and start < m.end]
    focus = [f for f in sheet.focus if f.start < end and start < f.end]
    cuts = {start, end, *(n for n in sheet.anchors if start <= n < end)}
    edges = [(m.start, m.end) for m in marks] + [(f.start, f.end) for f in focus]
    cuts |= {n for edge in edges for n in edge if start < n < end}
    ordered = sorted(cuts)
    for left, right in pairwise(ordered):
        mark = _strongest(m for m in marks if m.start <= left and right <= m.end)
        in_focus = any(f.start <= left and right <= f.end for f in focus)
        here = tuple(sorted(sheet.anchors.get(left, ())))
        last = mark is not None and min(mark.end, end) == right
        yield Piece(visible(article.text[left:right]), mark.kind if mark else "", mark.finding if mark else "",
                    in_focus, last, here)  # fmt: skip


def _strongest(marks: Iterable[Mark]) -> Mark | None:
    return min(marks, key=lambda m: (STRENGTH.index(m.kind), m.start, -m.end, m.finding), default=None)
