"""One JSON row in, its text and what it says about itself out.

Takes our own rows and those of news-please, Fundus, trafilatura and ninjs. Refuses a row with neither
text nor HTML: ExtractError.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from rashomon.errors import ExtractError
from rashomon.extract.metadata import About
from rashomon.extract.moments import parse_moment
from rashomon.extract.outlets import outlet_of_url
from rashomon.extract.web import Page, page_of
from rashomon.model import Moment

TEXTS = ("text", "maintext", "plaintext", "raw_text", "body_text", "content", "articleBody", "article_text", "body")
PAGES = ("html", "body_xhtml", "body_html", "raw_html", "content_html")
TITLES = ("title", "headline", "headlines")
OUTLETS = (
    "outlet",
    "publisher",
    "sitename",
    "source_name",
    "source",
    "publication",
    "provider",
    "hostname",
    "source_domain",
)
PUBLISHED = ("published", "date_publish", "publishing_date", "published_at", "publishedAt", "date",
             "firstcreated", "versioncreated", "datePublished",
             "pub_date", "publish_date", "pubDate", "seendate", "timestamp")  # fmt: skip
MODIFIED = ("modified", "date_modify", "modified_at", "updated", "updated_at", "dateModified", "lastmod")
WRITERS = ("byline", "authors", "author", "by")
ADDRESSES = ("url", "source_url", "canonical_url", "uri", "link")
IDS = ("id", "guid", "fingerprint", "article_id", "uri", "_id")


def row_of(text: str, url: str | None) -> tuple[str, About] | Page:
    """The text of a row as it stands and what it says about itself, or its page; raises ExtractError."""
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ExtractError(f"the row is not JSON: {error}; mend it") from error
    if not isinstance(row, dict):
        raise ExtractError('the row is no object; an article is {"text": …}')
    told = _about(row, url)
    plain = _words(row, TEXTS)
    if plain and not _marked_up(plain):
        return plain, told
    page = _words(row, PAGES) or plain
    if page is None:
        raise ExtractError(
            f"the row has neither text nor html (it has {', '.join(sorted(map(str, row))[:8]) or 'nothing'})"
        )
    found = page_of(page, told.url)
    return Page(found.lines, _merged(told, found.told))


def _about(row: Mapping[str, object], url: str | None) -> About:
    """What a row's fields say."""
    address = _words(row, ADDRESSES)
    address = address if address and address.startswith(("http://", "https://")) else url
    known = _words(row, TEXTS) or ""
    given = next((row[key] for key in IDS if isinstance(row.get(key), str | int) and row[key] != ""), None)
    return About(
        title=_line(_words(row, TITLES)),
        outlet=_line(_words(row, OUTLETS)) or outlet_of_url(address),
        url=address,
        published=_moment(row, PUBLISHED, known),
        modified=_moment(row, MODIFIED, known),
        byline=_names(row),
        credits=_credited(row.get("credits")),
        given=None if given is None else str(given),
    )


def _words(row: Mapping[str, object], keys: tuple[str, ...]) -> str | None:
    """The first field that holds text; an object's own "name", "main" or "text" where it is one."""
    for key in keys:
        value = row.get(key)
        if isinstance(value, Mapping):
            value = next(
                (value[k] for k in ("name", "main", "text", "rendered") if isinstance(value.get(k), str)), None
            )
        if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
            value = "\n".join(value)
        if isinstance(value, str) and value.strip():
            return value
    return None


def _line(value: str | None) -> str | None:
    """A field on one line."""
    return " ".join(value.split()) if value else None


def _moment(row: Mapping[str, object], keys: tuple[str, ...], page: str) -> Moment | None:
    """The first field that holds a moment."""
    return next((moment for key in keys if (moment := parse_moment(row.get(key), page))), None)


def _names(row: Mapping[str, object]) -> tuple[str, ...]:
    """The writers, as a list or as one field with separators."""
    for key in WRITERS:
        value = row.get(key)
        if isinstance(value, list):
            names = [str(v.get("name", "")) if isinstance(v, Mapping) else str(v) for v in value]
        elif isinstance(value, str):
            bare = value.strip()
            bare = bare[3:] if bare[:3].lower() == "by " else bare
            names = bare.replace(" and ", ";").replace(",", ";").split(";")
        else:
            continue
        kept = tuple(" ".join(name.split()) for name in names if name.strip())
        if kept:
            return kept
    return ()


def _credited(value: object) -> tuple[str, ...]:
    """The agencies a row credits."""
    if isinstance(value, str) and value.strip():
        return (value.strip(),)
    return tuple(v for v in value if isinstance(v, str) and v.strip()) if isinstance(value, list) else ()


def _marked_up(text: str) -> bool:
    """Whether a field that should hold text holds a page's markup."""
    return text.lstrip()[:1] == "<" and text.count("</") >= 2


def _merged(told: About, printed: About) -> About:
    """What the row says, filled in from its page."""
    return replace(
        printed,
        title=told.title or printed.title,
        outlet=told.outlet or printed.outlet,
        url=told.url or printed.url,
        published=told.published or printed.published,
        modified=told.modified or printed.modified,
        byline=told.byline or printed.byline,
        credits=told.credits,
        given=told.given,
    )
