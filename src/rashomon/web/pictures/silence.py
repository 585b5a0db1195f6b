"""The silence matrix: which outlet says which point, and of each blank why it may be one.

A Report in; a row a point, most salient first, a cell an account. A blank has the first reason that holds: the account
was printed before what is told had happened; its text is cut off; it was printed before any account that tells of it;
else it does not mention it. What is told had happened by the last day that the words name and do not plan.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from rashomon.model import Account, Article, Certainty, Finding, FindingKind, Moment, Report, Time, TimeKind
from rashomon.report.layout import Point, Told, anchor
from rashomon.web.contexts.told import told

MOST = 16  # rows: the most salient points
LONGEST = 96  # characters of a row's words
COLUMNS = 12  # accounts; a wider table is no picture any more
ENDS = re.compile("[.!?…\"'”’»)\\]]\\s*$")
CUT = re.compile(r"(?:…|\.\.\.|\[\+\d+ chars\])\s*$")
ASKED = (FindingKind.CONTRADICTION, FindingKind.UPDATE)
KINDS = (FindingKind.CONTRADICTION, FindingKind.UPDATE, FindingKind.AGREEMENT, FindingKind.SINGLE)


class Blank(StrEnum):
    """Why an account may say nothing of a point."""

    BEFORE = "printed before it happened"
    CUT = "text cut off"
    EARLIER = "printed before any account that tells of it"
    SILENT = "not mentioned"


SIGNS = {Blank.BEFORE: "before", Blank.CUT: "cut", Blank.EARLIER: "earlier", Blank.SILENT: "silent"}


@dataclass(frozen=True, slots=True)
class Cell:
    """What one account has of one point: an answer, or a reason for none."""

    sign: str = told("answer, before, cut, earlier or silent")
    answer: int = told("which answer it gives, from 0; -1 for none")
    words: str = told("the answer, or the reason, in words")
    anchor: str | None = told("where it says so; None for a blank")


@dataclass(frozen=True, slots=True)
class Line:
    """One point over all accounts."""

    anchor: str = told("its finding on the story's page")
    kind: str = told("contradiction, update, agreement or single")
    words: str = told("what is asked; of what is agreed or single the words of an account")
    several: bool = told("whether there is more than one answer")
    cells: tuple[Cell, ...] = told("one an account, in the order of the columns")


@dataclass(frozen=True, slots=True)
class Silence:
    """The matrix."""

    outlets: tuple[str, ...] = told("the columns")
    lines: tuple[Line, ...] = told("the rows")
    left_out: int = told("how many points are not in it, because there are too many")
    reasons: tuple[tuple[str, str], ...] = told("the signs of the blanks that occur, and what each means")


def silence(report: Report, points: Mapping[str, Point], accounts: Sequence[Told]) -> Silence | None:
    """The matrix of a report; `points` are its points by anchor. None where there are too few accounts, or too many."""
    if not 1 < len(accounts) <= COLUMNS or not report.findings:
        return None
    by_id = {account.article.id: account for account in report.story.accounts}
    told_in = [by_id[one.article] for one in accounts]
    found = sorted(report.findings, key=lambda f: KINDS.index(f.kind))
    lines = tuple(_line(f, points[f"f-{f.id}"], told_in) for f in found[:MOST])
    met = {cell.sign for line in lines for cell in line.cells}
    reasons = tuple((sign, blank.value) for blank, sign in SIGNS.items() if sign in met)
    return Silence(tuple(one.outlet for one in accounts), lines, max(0, len(found) - MOST), reasons)


def _line(finding: Finding, point: Point, accounts: Sequence[Account]) -> Line:
    said = {c.evidence.article: (n, anchor(c.evidence)) for n, a in reversed(list(enumerate(finding.answers)))
            for c in reversed(a.cited)}  # fmt: skip
    cells = tuple(
        Cell("answer", said[a.article.id][0], point.replies[said[a.article.id][0]].text, said[a.article.id][1])
        if a.article.id in said
        else _blank(finding, a, accounts)
        for a in accounts
    )
    return Line(point.anchor, finding.kind.value, _words(point), len(finding.answers) > 1, cells)


def _words(point: Point) -> str:
    """What a row is called: a question where answers differ, else the sentence on which it rests, cut to a line."""
    if point.kind in ASKED or not point.replies or not point.replies[0].passages:
        return point.question
    passage = min(point.replies[0].passages, key=lambda p: len(p.before + p.marked + p.after))
    words = f"{passage.before}{passage.marked}{passage.after}".strip()
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"


def _blank(finding: Finding, account: Account, accounts: Sequence[Account]) -> Cell:
    reason = _reason(finding, account, accounts)
    return Cell(SIGNS[reason], -1, reason.value, None)


def _reason(finding: Finding, account: Account, accounts: Sequence[Account]) -> Blank:
    printed = _instant(account.article.modified or account.article.published)
    happened = _happened(finding, accounts)
    if printed and happened and printed < happened:
        return Blank.BEFORE
    if is_cut(account.article):
        return Blank.CUT
    telling = {c.evidence.article for a in finding.answers for c in a.cited}
    first = [_instant(a.article.published) for a in accounts if a.article.id in telling]
    if printed and first and all(at is not None and printed < at for at in first):
        return Blank.EARLIER
    return Blank.SILENT


def _happened(finding: Finding, accounts: Sequence[Account]) -> datetime | None:
    """When what is told had happened, as far as its words say; None where they plan it, or name no day."""
    by_id = {account.article.id: account for account in accounts}
    starts = [
        time.start
        for answer in finding.answers
        for cited in answer.cited
        if cited.certainty is Certainty.ASSERTED and cited.evidence.article in by_id
        for claim in by_id[cited.evidence.article].claims
        if cited.evidence.covers(claim.content) and not claim.background
        for time in claim.times()
        if _past(time, by_id[cited.evidence.article].article)
    ]
    return max((_plain(at) for at in starts if at is not None), default=None)


def _past(time: Time, article: Article) -> bool:
    """Whether a time lay behind its account when that was printed."""
    printed = _instant(article.published)
    day = time.kind in (TimeKind.DATE, TimeKind.TIME) and time.start is not None
    return bool(day and printed and time.start and _plain(time.start) <= printed)


def is_cut(article: Article) -> bool:
    """Whether the text breaks off: the page sells the rest, or the last words end no sentence."""
    spans = article.story()
    last = article.text[spans[-1][0] : spans[-1][1]] if spans else article.text
    return bool(article.paywalled or CUT.search(last) or not ENDS.search(last))


def _instant(moment: Moment | None) -> datetime | None:
    return _plain(moment.at) if moment else None


def _plain(at: datetime) -> datetime:
    """On one clock, so that days can be held against each other; without a zone as if in UTC."""
    return at.astimezone(UTC).replace(tzinfo=None) if at.tzinfo else at
