"""A Report in and out of a store: its findings and kinships row by row, the rest as one document.

What comes back is the Report that went in, in the order in which it was printed; its evidence is cut anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Table, select

from rashomon.errors import StoreError
from rashomon.model import (
    Account,
    Article,
    Entry,
    Finding,
    FindingKind,
    Kinship,
    Line,
    Moment,
    Report,
    Skipped,
    Story,
)
from rashomon.store import schema
from rashomon.store.accounts import accounts_of, articles
from rashomon.store.held import Diff, holding, renew
from rashomon.store.points import reached
from rashomon.store.rows import Row
from rashomon.store.values import document, spelled, value_of


@dataclass(frozen=True, slots=True)
class Told:
    """An account of a report, and when it is taken to be published: a day may take its year from the others."""

    article: str
    published: Moment | None


@dataclass(frozen=True, slots=True)
class Frame:
    """What a report says beside its findings and kinships."""

    title: str
    witnesses: int
    accounts: tuple[Told, ...]
    families: tuple[tuple[str, ...], ...]
    timeline: tuple[Entry, ...]
    brief: tuple[Line, ...]
    skipped: tuple[Skipped, ...]


def keep_report(conn: Connection, story: str, edition: int, report: Report) -> Diff:
    """Make a report the one of its story from an edition on; gives what that changes among its findings."""
    contested = sum(finding.kind is FindingKind.CONTRADICTION for finding in report.findings)
    frame = document(_frame(report), Frame)
    counted = {"witnesses": report.witnesses, "contested": contested, "document": frame}
    renew(conn, schema.report, story, edition, [counted], ())
    reached("mid-findings")
    renew(conn, schema.kinship, story, edition, map(kinship_row, report.story.kinships), ("a", "b"))
    findings = {finding.id: finding for finding in reversed(report.findings)}
    diff = renew(conn, schema.finding, story, edition, map(finding_row, findings.values()), ("id",))
    cited = [row for (name,) in (*diff.new, *diff.changed) for row in cited_rows(findings[name], story, edition)]
    if cited:
        conn.execute(schema.cited.insert(), cited)
    return diff


def report_of(conn: Connection, story: str, edition: int | None = None) -> Report | None:
    """The report of a story, now or as it stood in an edition; None where it was not compared yet."""
    kept = _documents(conn, schema.report, story, edition)
    if not kept:
        return None
    kinships, found = (_documents(conn, table, story, edition) for table in (schema.kinship, schema.finding))
    by_id = _dated(conn, kept[0])
    frame = value_of(Frame, kept[0], by_id)
    read = accounts_of(conn, list(by_id.values()), any_reader=True)
    accounts = tuple(read.get(name) or Account(article, (), ()) for name, article in sorted(by_id.items()))
    findings = (value_of(Finding, one, by_id) for one in found)
    return Report(
        story=Story(
            accounts,
            tuple(sorted((value_of(Kinship, one, by_id) for one in kinships), key=lambda k: (k.a, k.b))),
            tuple(frozenset(family) for family in frame.families),
        ),
        title=frame.title,
        witnesses=frame.witnesses,
        findings=tuple(sorted(findings, key=lambda f: (-f.salience, f.kind, f.id))),
        timeline=frame.timeline,
        brief=frame.brief,
        skipped=frame.skipped,
    )


def _frame(report: Report) -> Frame:
    accounts = sorted(report.story.accounts, key=lambda account: account.article.id)
    return Frame(
        report.title,
        report.witnesses,
        tuple(Told(account.article.id, account.article.published) for account in accounts),
        tuple(tuple(sorted(family)) for family in report.story.families),
        report.timeline,
        report.brief,
        report.skipped,
    )


def _dated(conn: Connection, frame: str) -> dict[str, Article]:
    """The articles of a report as it took them to be published."""
    told = value_of(tuple[Told, ...], spelled(json.loads(frame)["accounts"]), {})
    there = articles(conn, [one.article for one in told])
    missing = [one.article for one in told if one.article not in there]
    if missing:
        raise StoreError(
            f"articles {', '.join(missing)}: a report tells of them, and they are gone; run rashomon verify"
        )
    return {one.article: replace(there[one.article], published=one.published) for one in told}


def _documents(conn: Connection, table: Table, story: str, edition: int | None) -> Sequence[str]:
    asked = select(table.c.document).where(table.c.story == story, holding(table, edition))
    return conn.execute(asked).scalars().all()


def finding_row(finding: Finding) -> Row:
    """The columns of a finding that follow from it."""
    return {
        "id": finding.id,
        "kind": finding.kind.value,
        "slot": finding.slot.value,
        "question": finding.question,
        "salience": finding.salience,
        "confidence": finding.confidence,
        "document": document(finding, Finding),
    }


def cited_rows(finding: Finding, story: str, edition: int) -> Iterator[Row]:
    """The evidence of a finding, and within it the words in question."""
    cuts = [(c.evidence, c.focus) for answer in finding.answers for c in answer.cited]
    parts = [(part, cut) for pair in cuts for part, cut in zip(("evidence", "focus"), pair, strict=True) if cut]
    for place, (part, cut) in enumerate(parts):
        yield {
            "story": story,
            "finding": finding.id,
            "since": edition,
            "place": place,
            "part": part,
            "article": cut.article,
            "start": cut.start,
            "end": cut.end,
            "exact": cut.exact,
        }


def kinship_row(kinship: Kinship) -> Row:
    """The columns of a kinship that follow from it."""
    named = ("a", "b", "share_a", "share_b", "origin")
    return {**{name: getattr(kinship, name) for name in named}, "document": document(kinship, Kinship)}
