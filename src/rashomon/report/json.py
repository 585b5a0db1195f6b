"""A Report as one JSON object: the contract `rashomon/report/1`, described by `schema.json`.

The same report gives the same bytes: keys keep one order, articles are sorted by id, figures
are rounded to four decimals. Control and direction characters of article text are written as
escapes, so that the object can be printed on any screen; parsed, they are what they were.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from rashomon.model import Account, Copy, Entry, Finding, Kinship, Line, Quote, Report, Skipped
from rashomon.report.rows import Row, article_row, cited, number, span

VERSION = "rashomon/report/1"
SCHEMA = Path(__file__).with_name("schema.json")
# JSON allows these raw inside strings, but a terminal or an editor obeys them.
OBEYED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def render_json(report: Report, *, indent: int | None = None) -> str:
    """The report as JSON text, on one line unless `indent` is given; ends without a newline."""
    return render_row(report_row(report), indent=indent)


def render_row(row: Row | list[Row], *, indent: int | None = None) -> str:
    """Any row as JSON text: what the other verbs print, one row a line."""
    text = json.dumps(row, ensure_ascii=False, allow_nan=False, indent=indent)
    return OBEYED.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def report_row(report: Report) -> Row:
    """The report as plain dicts and lists, in the order in which they are printed."""
    story = report.story
    accounts = sorted(story.accounts, key=lambda account: account.article.id)
    return {
        "schema": VERSION,
        "story": {
            "title": report.title,
            "outlets": outlets(report),
            "witnesses": report.witnesses,
            "families": sorted(sorted(family) for family in story.families),
        },
        "articles": [_article(account, story.kinships) for account in accounts],
        "findings": [_finding(finding) for finding in report.findings],
        "quotes": [_quote(quote) for account in accounts for quote in account.quotes],
        "timeline": [_entry(entry) for entry in report.timeline],
        "kinships": [_kinship(kinship) for kinship in story.kinships],
        "copies": [_copy(passage) for kinship in story.kinships for passage in kinship.passages],
        "brief": [_line(line) for line in report.brief],
        "skipped": [_skipped(skipped) for skipped in report.skipped],
    }


def outlets(report: Report) -> int:
    """How many outlets stand behind the story; an account whose outlet is unknown counts as one."""
    named = {a.article.outlet for a in report.story.accounts if a.article.outlet}
    return len(named) + sum(not a.article.outlet for a in report.story.accounts)


def copied_from(article: str, kinships: tuple[Kinship, ...]) -> str | None:
    """The account that an article was copied from, where that is known: the one it owes most words to."""
    owed = []
    for kinship in kinships:
        if article in (kinship.a, kinship.b) and kinship.origin not in (None, article):
            owed.append((kinship.share_a if article == kinship.a else kinship.share_b, str(kinship.origin)))
    return min(owed, key=lambda pair: (-pair[0], pair[1]))[1] if owed else None


def _article(account: Account, kinships: tuple[Kinship, ...]) -> Row:
    article = account.article
    row = article_row(article)
    # Evidence points at the digest: ids that rows bring along need not be unique among the inputs.
    return {**row, "id": article.id, "given": article.given, "copied_from": copied_from(article.id, kinships)}


def _finding(finding: Finding) -> Row:
    return {
        "id": finding.id,
        "kind": finding.kind.value,
        "slot": finding.slot.value,
        "question": finding.question,
        "salience": number(finding.salience),
        "confidence": number(finding.confidence),
        "level": finding.level,
        "features": [{"name": name, "weight": number(weight)} for name, weight in finding.features],
        "note": finding.note,
        "answers": [
            {"value": a.value, "text": a.text, "witnesses": a.witnesses, "evidence": [cited(c) for c in a.cited]}
            for a in finding.answers
        ],
    }


def _quote(quote: Quote) -> Row:
    return {
        "article": quote.evidence.article,
        **span(quote.evidence),
        "speaker": quote.speaker.name if quote.speaker else None,
        "role": quote.speaker.role if quote.speaker else None,
        "reported_by": quote.via,
    }


def _entry(entry: Entry) -> Row:
    return {
        "start": entry.start,
        "end": entry.end,
        "what": entry.what,
        "status": entry.status,
        "evidence": [cited(c) for c in entry.cited],
    }


def _kinship(kinship: Kinship) -> Row:
    return {
        "a": kinship.a,
        "b": kinship.b,
        "share_a": number(kinship.share_a),
        "share_b": number(kinship.share_b),
        "origin": kinship.origin,
        "ground": kinship.ground.value if kinship.ground else None,
        "agency": kinship.agency,
    }


def _copy(passage: Copy) -> Row:
    ends = {"from": passage.origin, "to": passage.copy}
    return {
        **{name: {"article": cut.article, "start": cut.start, "end": cut.end} for name, cut in ends.items()},
        "direction": passage.direction.value,
    }


def _line(line: Line) -> Row:
    return {"text": line.text, "evidence": [cited(c) for c in line.cited]}


def _skipped(skipped: Skipped) -> Row:
    return {"source": skipped.source, "stage": skipped.stage, "reason": skipped.reason}
