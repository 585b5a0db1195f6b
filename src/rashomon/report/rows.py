"""Values as plain rows: an Article, a Claim or evidence in, dicts ready for JSON out.

Every row that shows words gives their half-open code-point offsets beside them. Keys keep
one order; figures are rounded to four decimals; what is not finite becomes null. Refuses
nothing: the values were checked at birth.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from rashomon.model import Account, Article, BlockKind, Cited, Claim, Evidence, Moment, Quantity, Speaker, Time

Row = dict[str, Any]


def article_row(article: Article) -> Row:
    """An article as a row; `id` is the id the input brought along, else the digest."""
    return {
        "id": article.given or article.id,
        "source": article.source,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "published": moment(article.published),
        "modified": moment(article.modified),
        "byline": list(article.byline),
        "credits": list(article.credits),
        "language": article.language,
        "text": article.text,
        "body": [{"start": start, "end": end} for start, end in article.body()],
    }


def extract_row(article: Article) -> Row:
    """One row of `rashomon extract --json`: its `body` is the running text, without the headline and its signing lines.

    They are fields of the row; `notes` are the outlet's words on its own account.
    """
    row = article_row(article)
    notes = [article.text[b.start : b.end] for b in article.blocks if b.kind is BlockKind.NOTE]
    body = [{"start": start, "end": end} for start, end in article.story()]
    return {**row, "section": article.section, "paywalled": article.paywalled, "notes": notes, "body": body}


def claim_rows(account: Account) -> Iterator[Row]:
    """The rows of `rashomon claims --json`: every claim of the account, in its own order, each once.

    A reading lies in each claim whose content holds its words, so a time inside a reported
    clause comes with that clause's row and with the narration's.
    """
    name = account.article.given or account.article.id
    return (claim_row(name, claim) for claim in account.claims if not claim.continued)


def claim_row(name: str, claim: Claim) -> Row:
    """One claim as a row; `name` is what the row calls its article."""
    return {
        "article": name,
        **span(claim.content),
        "speaker": _speaker(claim.speaker),
        "cue": span(claim.cue) if claim.cue else None,
        "voice": claim.voice.value,
        "certainty": claim.certainty.value,
        "factuality": number(claim.factuality),
        "times": [_time(t) for t in claim.times()],
        "quantities": [_quantity(q) for q in claim.quantities()],
        "sentence": place(claim.sentence),
        "index": claim.index,
        "background": claim.background,
        "heading": claim.heading,
    }


def span(evidence: Evidence) -> Row:
    """`{start, end, text}`: half-open code-point offsets and the words they cut."""
    return {"start": evidence.start, "end": evidence.end, "text": evidence.exact}


def place(evidence: Evidence) -> Row:
    """`{start, end}` alone, where the words stand elsewhere in the row."""
    return {"start": evidence.start, "end": evidence.end}


def cited(shown: Cited) -> Row:
    """Evidence under a finding, a line of the timeline or a line of the brief."""
    return {
        "article": shown.evidence.article,
        **span(shown.evidence),
        "focus": place(shown.focus) if shown.focus else None,
        "speaker": shown.speaker,
        "certainty": shown.certainty.value,
    }


def moment(at: Moment | None) -> str | None:
    """ISO 8601, a bare date where no hour is known, or null."""
    return at.iso() if at else None


def number(value: float | None) -> int | float | None:
    """A figure as JSON writes it: whole where it is whole, else four decimals; null where it is not finite."""
    if value is None or not math.isfinite(value):
        return None
    return int(value) if float(value).is_integer() else round(value, 4)


def _speaker(speaker: Speaker | None) -> Row | None:
    if speaker is None:
        return None
    return {**span(speaker.evidence), "name": speaker.name, "role": speaker.role}


def _time(time: Time) -> Row:
    return {
        **span(time.evidence),
        "type": time.kind.value,
        "value": time.value,
        "role": time.role.value,
        "from": time.start.isoformat() if time.start else None,
        "until": time.end.isoformat() if time.end else None,
    }


def _quantity(quantity: Quantity) -> Row:
    return {
        **span(quantity.evidence),
        "low": number(quantity.low),
        "high": number(quantity.high),
        "unit": quantity.unit,
        "of": quantity.of,
        "kind": quantity.kind.value,
        "bound": quantity.bound.value,
    }
