"""A Report as CSV (RFC 4180): a row a claim mention, every column, to be sorted and counted in a spreadsheet.

A spreadsheet takes a cell that begins with = + - @ for a formula: such a cell gets an apostrophe in front, which it
shows as text. Characters that a screen obeys are shown as symbols. Several values of one cell are parted by "; ".
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from rashomon.model import Account, Article, Claim, Evidence, Finding, Quantity, Report, Time
from rashomon.report.json import copied_from
from rashomon.report.rows import moment, number
from rashomon.report.screen import visible

# What a spreadsheet may calculate, full-width signs too; white space before it is passed over. Apostrophes in front
# count, so that the one that is added can be taken away again without loss.
FORMULA = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")

Cell = str | int | float | bool | None


def render_csv(report: Report) -> str:
    """All claims of all accounts, accounts by id, claims in their order; lines end with CR LF."""
    out = io.StringIO()
    rows = [row for account in _accounts(report) for row in _rows(report, account)]
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return out.getvalue()


def tamed(text: str) -> str:
    """Words as a cell that nothing calculates."""
    return f"'{text}" if FORMULA.match(text) else text


def untamed(cell: str) -> str:
    """The words of such a cell again."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def _cell(value: Cell) -> Cell:
    """A figure of the program's own stays a figure."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return tamed(visible(value)) if isinstance(value, str) else value


def _accounts(report: Report) -> list[Account]:
    return sorted(report.story.accounts, key=lambda account: account.article.id)


def _rows(report: Report, account: Account) -> Iterator[dict[str, Cell]]:
    origin = copied_from(account.article.id, report.story.kinships)
    told = _article(account.article) | {"copied_from": origin}
    shown = _shown(report.findings, account.article.id)
    for claim in account.claims:
        if not claim.continued:
            yield {"story": report.title, **told, **_claim(claim), **_readings(claim), **_findings(claim, shown)}


def _article(article: Article) -> dict[str, Cell]:
    return {
        "article": article.id,
        "given": article.given,
        "source": article.source,
        "outlet": article.outlet,
        "title": article.title,
        "url": article.url,
        "published": moment(article.published),
        "modified": moment(article.modified),
        "byline": _joined(article.byline),
        "credits": _joined(article.credits),
        "language": article.language,
    }


def _claim(claim: Claim) -> dict[str, Cell]:
    speaker, cue = claim.speaker, claim.cue
    return {
        "start": claim.content.start,
        "end": claim.content.end,
        "text": claim.content.exact,
        "sentence_start": claim.sentence.start,
        "sentence_end": claim.sentence.end,
        "sentence": claim.sentence.exact,
        "index": claim.index,
        "speaker": speaker.name if speaker else None,
        "speaker_role": speaker.role if speaker else None,
        "speaker_text": speaker.evidence.exact if speaker else None,
        "cue": cue.exact if cue else None,
        "voice": claim.voice.value,
        "certainty": claim.certainty.value,
        "factuality": number(claim.factuality),
        "background": claim.background,
        "heading": claim.heading,
    }


def _readings(claim: Claim) -> dict[str, Cell]:
    return {
        "times": _joined(map(_time, claim.times())),
        "quantities": _joined(map(_quantity, claim.quantities())),
        "names": _joined(dict.fromkeys(f"{name.key} ({name.kind})" for name in claim.names())),
        "statuses": _joined(f"{status.predicate}: {status.state}" for status in claim.statuses()),
    }


def _findings(claim: Claim, shown: Sequence[tuple[Evidence, Finding]]) -> dict[str, Cell]:
    """The findings that show the claim's words, or words of it."""
    found = {finding.id: finding for cut, finding in shown if cut.overlaps(claim.content)}
    return {
        "findings": _joined(found),
        "kinds": _joined(dict.fromkeys(finding.kind.value for finding in found.values())),
        "slots": _joined(dict.fromkeys(finding.slot.value for finding in found.values())),
        "questions": _joined(finding.question for finding in found.values()),
    }


def _shown(findings: Iterable[Finding], article: str) -> list[tuple[Evidence, Finding]]:
    """What of an account the findings show: the words in question where they are known, else the sentence."""
    shown = ((c.focus or c.evidence, f) for f in findings for answer in f.answers for c in answer.cited)
    return [(cut, finding) for cut, finding in shown if cut.article == article]


def _time(time: Time) -> str:
    bounds = f" [{time.start.isoformat()}, {time.end.isoformat()})" if time.start and time.end else ""
    return f"{time.value} {time.role}{bounds}"


def _quantity(quantity: Quantity) -> str:
    low, high = number(quantity.low), number(quantity.high)
    figure = str(low) if low == high else f"{'' if low is None else low}..{'' if high is None else high}"
    return " ".join(part for part in (figure, quantity.unit, f"of {quantity.of}" if quantity.of else "") if part)


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(parts)


COLUMNS = (
    *"story article given source outlet title url published modified byline credits language copied_from".split(),
    *"start end text sentence_start sentence_end sentence index".split(),
    *"speaker speaker_role speaker_text cue voice certainty factuality background heading".split(),
    *"times quantities names statuses findings kinds slots questions".split(),
)
