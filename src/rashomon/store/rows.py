"""Captures, articles and what was read from them as rows of tables, and articles back from their rows.

An Article that comes back is the Article that went in, id and all; raises StoreError where the row makes another one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from rashomon.errors import StoreError
from rashomon.model import Article, Block, BlockKind, Capture, Claim, Moment, Quote, Speaker
from rashomon.model.text import clean
from rashomon.store.values import packed, spelled

Row = dict[str, Any]
# What an address carries for those who count readers; the same page lies behind it without.
COUNTING = ("utm_", "fbclid", "gclid", "ocid", "cmpid", "ns_", "smid")

CLAIM = tuple("article place id start end exact speaker role voice certainty factuality background".split())
QUOTE = tuple("article place start end exact speaker role via".split())

LONGEST = 500  # characters of what is indexed: PostgreSQL refuses rows of an index beyond 2,704 bytes


def instant(at: datetime | None) -> str | None:
    """A moment as the store writes it: UTC, to the microsecond, so that text sorts as time does."""
    return at.astimezone(UTC).isoformat(timespec="microseconds") if at else None


def capture_row(capture: Capture) -> Row:
    """A row of `capture`."""
    return {
        "id": capture.id,
        "source": clean(capture.source),
        "url": clean(capture.url) if capture.url else None,
        "media_type": capture.media_type,
        "charset": clean(capture.charset) if capture.charset else None,
        "fetched": instant(capture.fetched),
        "size": len(capture.body),
        "body": packed(capture.body),
    }


def article_row(article: Article, capture: Capture | None, run: int) -> Row:
    """A row of `article`, from the capture it was found in."""
    fetched = instant(capture.fetched) if capture else None
    return {
        "id": article.id,
        "capture": capture.id if capture else None,
        "home": home(article),
        "source": clean(article.source),
        **{name: getattr(article, name) for name in ("outlet", "url", "title", "text", "language", "given", "section")},
        "blocks": spelled([[block.start, block.end, block.kind] for block in article.blocks]),
        **moment_columns("published", article.published),
        **moment_columns("modified", article.modified),
        "byline": spelled(article.byline),
        "credits": spelled(article.credits),
        "paywalled": article.paywalled,
        "fetched": fetched,
        "day": article.published.at.date().isoformat() if article.published else (fetched or "")[:10] or None,
        "run": run,
    }


def article_of(row: Mapping[str, Any]) -> Article:
    """The article of a row of `article`; raises StoreError where its text is no longer what its id says."""
    found = Article(
        source=row["source"],
        text=row["text"],
        blocks=tuple(Block(start, end, BlockKind(kind)) for start, end, kind in json.loads(row["blocks"])),
        published=moment_of("published", row),
        modified=moment_of("modified", row),
        byline=tuple(json.loads(row["byline"])),
        credits=tuple(json.loads(row["credits"])),
        **{name: row[name] for name in ("outlet", "url", "title", "language", "given", "section", "paywalled")},
    )
    if found.id != row["id"]:
        raise StoreError(f"article {row['id']}: its text or address is not what it was stored as; run rashomon verify")
    return found


def home(article: Article) -> str:
    """Under which key later texts of an article are its revisions: outlet and address, else the article itself."""
    if not article.url:
        return article.id
    return sha256(f"{(article.outlet or '').casefold()}\x1f{_address(article.url)}".encode()).hexdigest()[:16]


def _address(url: str) -> str:
    """An address without what does not say where it leads: its scheme, its fragment, what counts readers."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:  # brackets that hold no address: not one, but a name all the same
        return url
    asked = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not pair[0].startswith(COUNTING)]
    return urlunsplit(("", parts.netloc.lower(), parts.path.rstrip("/"), urlencode(asked), ""))


def claim_rows(article: str, claims: tuple[Claim, ...]) -> Iterator[tuple[Any, ...]]:
    """The rows of `claim` of one account: the values of the columns CLAIM."""
    for place, claim in enumerate(claims):
        cut = claim.content
        said = sha256(f"{article}\x1f{cut.start}\x1f{cut.end}\x1f{place}".encode()).hexdigest()[:16]
        # `_value_` and not `value`, which is a call: an account has dozens of rows.
        told = (claim.voice._value_, claim.certainty._value_, claim.factuality, claim.background)
        yield (article, place, said, cut.start, cut.end, cut.exact, *_said_by(claim.speaker), *told)


def quote_rows(article: str, quotes: tuple[Quote, ...]) -> Iterator[tuple[Any, ...]]:
    """The rows of `quote` of one account: the values of the columns QUOTE."""
    for place, quote in enumerate(quotes):
        cut = quote.evidence
        yield (article, place, cut.start, cut.end, cut.exact, *_said_by(quote.speaker), quote.via)


def _said_by(speaker: Speaker | None) -> tuple[str | None, str | None]:
    """Whom words are credited to, as far as an index takes it; the whole of it stands in the account's document."""
    return (speaker.name[:LONGEST], speaker.role) if speaker else (None, None)


def moment_columns(name: str, moment: Moment | None) -> Row:
    """A moment as two columns: ISO 8601, and whether its hour is known."""
    return {
        name: moment.at.isoformat() if moment else None,
        f"{name}_hour": moment.hour_known if moment else None,
    }


def moment_of(name: str, row: Mapping[str, Any]) -> Moment | None:
    """The moment of two such columns."""
    return Moment(datetime.fromisoformat(row[name]), row[f"{name}_hour"]) if row[name] else None
