"""A parsed page in, what its JSON-LD, meta tags and headings say of the article out.

Refuses nothing: damaged data are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from selectolax.lexbor import LexborHTMLParser

from rashomon.extract.linked import article_data, authors, line, name_of, text_of
from rashomon.extract.metadata import About
from rashomon.extract.moments import parse_moment
from rashomon.extract.outlets import outlet_of_url
from rashomon.model import Moment

TITLE = ("og:title", "twitter:title", "dc.title", "headline")
SITE = ("og:site_name", "application-name", "dc.publisher", "twitter:site")
PUBLISHED = ("article:published_time", "article:published", "og:published_time", "datepublished", "dc.date.issued",
             "dc.date", "date", "pubdate", "publish-date",
             "parsely-pub-date", "sailthru.date", "dcterms.created")  # fmt: skip
MODIFIED = ("article:modified_time", "article:modified", "og:updated_time", "datemodified", "dcterms.modified",
            "lastmod", "last-modified", "dc.date.modified")  # fmt: skip
AUTHOR = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl", "authors",
          "article:author_name", "citation_author")  # fmt: skip
SECTION = ("article:section", "section", "parsely-section", "sailthru.section")
TIERS = ("article:content_tier", "article.content_tier", "content_tier")
CALLED_DATE = re.compile(r"publi(?:sh|c)|creat|issued|^date|[._:-]date$|pub-?date")
CALLED_CHANGE = re.compile(r"modif|updat|expir|valid|revis|reload")
WORD = re.compile(r"\w+")
HEADLINE = 3  # words from which a first heading may be the headline
ALIKE = 0.3  # how much of a heading must stand in what the page calls itself elsewhere


def told_by(tree: LexborHTMLParser, url: str | None) -> About:
    """What a page's data say: JSON-LD first, then meta tags, then headings and times; the headline as printed."""
    data = article_data(tree)
    meta = _meta(tree)
    address = _canonical(tree) or text_of(data.get("url")) or url
    site = line((name_of(data.get("publisher")) or _first(meta, SITE) or "").lstrip("@"))
    return About(
        title=line(_title(tree, [text_of(data.get("headline")), *(meta.get(k) for k in TITLE)])),
        outlet=site or outlet_of_url(address or url),
        url=address if address and address.startswith(("http://", "https://")) else url,
        published=_moment(data.get("datePublished"), *(meta.get(k) for k in PUBLISHED)) or _time(tree) or _dated(meta),
        modified=_moment(data.get("dateModified"), *(meta.get(k) for k in MODIFIED)),
        byline=authors(data.get("author")) or authors(_first(meta, AUTHOR)) or authors(data.get("creator")),
        language=_language(tree, data),
        section=line(name_of(data.get("articleSection")) or _first(meta, SECTION)),
        paywalled=_paywalled(data, meta),
    )


def _title(tree: LexborHTMLParser, called: list[str | None]) -> str | None:
    """The headline: the only heading of the first rank, else the one most like what the page calls itself.

    Search engines are told another headline than readers are; the readers' one counts.
    """
    window = tree.css_first("title")
    said = next((words for words in called if words), None) or (
        window.text().split(" | ")[0] if window and window.text().strip() else None
    )
    known = set().union(*(_words(words) for words in (*called, window.text() if window else None)))
    tops = [" ".join(node.text(separator=" ").split()) for node in tree.css("h1")[:20]]
    long = [top for top in tops if len(_words(top)) >= HEADLINE]
    if len(long) == 1:
        return long[0]
    best, chosen = ALIKE, said
    for top in tops:
        words = _words(top)
        alike = len(words & known) / len(words) * min(1.0, len(words) / 4) if words else 0.0
        if alike > best:
            best, chosen = alike, top
    return chosen or next((top for top in tops if top), None)


def _words(text: str | None) -> set[str]:
    """The different words of a text."""
    return set(WORD.findall((text or "").casefold()))


def _meta(tree: LexborHTMLParser) -> dict[str, str]:
    """The page's meta tags by lower-case name, the first of each."""
    found: dict[str, str] = {}
    for node in tree.css("meta"):
        given = node.attributes
        name = given.get("property") or given.get("name") or given.get("itemprop")
        content = given.get("content")
        if name and content and content.strip():
            found.setdefault(name.lower(), content)
    return found


def _canonical(tree: LexborHTMLParser) -> str | None:
    """The address that the page gives itself."""
    node = tree.css_first('link[rel="canonical"]')
    href = node.attributes.get("href") if node else None
    return href if href and href.startswith(("http://", "https://")) else None


def _language(tree: LexborHTMLParser, data: Mapping[str, object]) -> str | None:
    """The two letters of the language that the page says it is in."""
    node = tree.css_first("html")
    said = (node.attributes.get("lang") if node else None) or text_of(data.get("inLanguage")) or ""
    code = said.strip().lower()[:2]
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None


def _paywalled(data: Mapping[str, object], meta: Mapping[str, str]) -> bool | None:
    """Whether the page says that reading on costs something; None where it does not say."""
    free = data.get("isAccessibleForFree")
    if isinstance(free, bool):
        return not free
    if isinstance(free, str) and free.strip().lower() in ("true", "false"):
        return free.strip().lower() == "false"
    tier = (_first(meta, TIERS) or "").strip().lower()
    return tier in ("locked", "metered", "paid", "premium") if tier else None


def _time(tree: LexborHTMLParser) -> Moment | None:
    """The first machine-readable time of the page, of its article sooner than of what stands around it."""
    node = tree.css_first("article time[datetime]") or tree.css_first('time[datetime], [itemprop="datePublished"]')
    given = node.attributes if node else {}
    return parse_moment(given.get("datetime") or given.get("content"))


def _dated(meta: Mapping[str, str]) -> Moment | None:
    """The first day under any name that calls it one of publication."""
    named = (value for name, value in meta.items() if CALLED_DATE.search(name) and not CALLED_CHANGE.search(name))
    return _moment(*named)


def _moment(*values: object) -> Moment | None:
    """The first value that is a moment."""
    return next((moment for value in values if (moment := parse_moment(text_of(value)))), None)


def _first(meta: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    """The first meta tag of some that is there."""
    return next((meta[name] for name in names if name in meta), None)
