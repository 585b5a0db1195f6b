"""A parsed page in, what its JSON-LD and meta tags say of the article out.

Refuses nothing: damaged data are passed over.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser

from rashomon.extract.metadata import About
from rashomon.extract.moments import parse_moment
from rashomon.extract.outlets import outlet_of_url
from rashomon.model import Moment

ARTICLES = ("Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting", "LiveBlogPosting",
            "OpinionNewsArticle", "BackgroundNewsArticle", "Report", "SocialMediaPosting", "WebPage")  # fmt: skip
TITLE = ("og:title", "twitter:title", "dc.title", "headline")
SITE = ("og:site_name", "application-name", "dc.publisher", "twitter:site")
PUBLISHED = ("article:published_time", "article:published", "og:published_time", "datepublished", "dc.date.issued",
             "dc.date", "date", "pubdate", "publish-date",
             "parsely-pub-date", "sailthru.date", "dcterms.created")  # fmt: skip
MODIFIED = (
    "article:modified_time",
    "article:modified",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "lastmod",
)
AUTHOR = ("author", "article:author", "dc.creator", "parsely-author", "byl")
LARGEST = 500_000  # characters of one JSON-LD block


def told_by(tree: LexborHTMLParser, url: str | None) -> About:
    """What a page's data say: JSON-LD first, then meta tags, then the first heading and time."""
    data = _article_data(tree)
    meta = _meta(tree)
    address = _canonical(tree) or _text(data.get("url")) or url
    title = _text(data.get("headline")) or _first(meta, TITLE) or _heading(tree)
    site = _name(data.get("publisher")) or _first(meta, SITE)
    return About(
        title=_line(title),
        outlet=_line((site or "").lstrip("@")) or outlet_of_url(address or url),
        url=address if address and address.startswith(("http://", "https://")) else url,
        published=_moment(data.get("datePublished"), *(meta.get(k) for k in PUBLISHED)) or _time(tree),
        modified=_moment(data.get("dateModified"), *(meta.get(k) for k in MODIFIED)),
        byline=_authors(data.get("author")) or _authors(_first(meta, AUTHOR)),
    )


def _article_data(tree: LexborHTMLParser) -> Mapping[str, object]:
    """The JSON-LD object that describes the article; empty where there is none."""
    found: Mapping[str, object] = {}
    for node in tree.css('script[type="application/ld+json"]'):
        source = node.text(deep=True) or ""
        if len(source) > LARGEST:
            continue
        try:
            value = json.loads(source, strict=False)
        except (json.JSONDecodeError, RecursionError):
            continue
        for item in _objects(value, 4):
            kinds = item.get("@type")
            named = set(kinds) if isinstance(kinds, list) else {kinds}
            if named & set(ARTICLES[:-1]):
                return item
            if "WebPage" in named and not found:
                found = item
    return found


def _objects(value: object, depth: int) -> Iterator[Mapping[str, object]]:
    """The objects within a value, to a depth: pages wrap them in lists and graphs."""
    if isinstance(value, Mapping):
        yield value
        inner: object = [value.get("@graph"), value.get("mainEntity"), value.get("mainEntityOfPage")]
    else:
        inner = value
    if isinstance(inner, list) and depth:
        for part in inner[:200]:
            yield from _objects(part, depth - 1)


def _meta(tree: LexborHTMLParser) -> dict[str, str]:
    """The page's meta tags by lower-case name, the first of each."""
    found: dict[str, str] = {}
    for node in tree.css("meta"):
        name = node.attributes.get("property") or node.attributes.get("name") or node.attributes.get("itemprop")
        content = node.attributes.get("content")
        if name and content and content.strip():
            found.setdefault(name.lower(), content)
    return found


def _canonical(tree: LexborHTMLParser) -> str | None:
    """The address that the page gives itself."""
    node = tree.css_first('link[rel="canonical"]')
    href = node.attributes.get("href") if node else None
    return href if href and href.startswith(("http://", "https://")) else None


def _heading(tree: LexborHTMLParser) -> str | None:
    """The first heading, else the title of the window up to its separator."""
    node = tree.css_first("h1")
    if node and node.text().strip():
        return node.text(separator=" ")
    node = tree.css_first("title")
    return node.text().split(" | ")[0] if node and node.text().strip() else None


def _time(tree: LexborHTMLParser) -> Moment | None:
    """The first machine-readable time of the page."""
    node = tree.css_first("article time[datetime], time[datetime]")
    return parse_moment(node.attributes.get("datetime")) if node else None


def _moment(*values: object) -> Moment | None:
    """The first value that is a moment."""
    return next((moment for value in values if (moment := parse_moment(_text(value)))), None)


def _authors(value: object) -> tuple[str, ...]:
    """The writers' names out of a name, an object or a list of them; addresses are no names."""
    parts = value if isinstance(value, list) else [value]
    names: list[str] = []
    for part in parts[:20]:
        name = _name(part)
        if name and not name.startswith(("http://", "https://")) and "@" not in name:
            bare = name[3:] if name[:3].lower() == "by " else name
            names += [n for n in (_line(n) for n in bare.replace(" and ", ",").split(",")) if n]
    return tuple(dict.fromkeys(names))


def _name(value: object) -> str | None:
    """The name of a JSON-LD thing, or the text itself."""
    if isinstance(value, list) and value:
        value = value[0]
    return _text(value.get("name")) if isinstance(value, Mapping) else _text(value)


def _text(value: object) -> str | None:
    """A value's text, if it has any."""
    return value if isinstance(value, str) and value.strip() else None


def _first(meta: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    """The first meta tag of some that is there."""
    return next((meta[name] for name in names if name in meta), None)


def _line(value: str | None) -> str | None:
    """A value on one line, its entities turned into characters."""
    return " ".join(html.unescape(value).split()) or None if value else None
