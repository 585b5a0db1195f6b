"""A parsed page in, the JSON-LD object that describes its article out, with readers for its parts.

Refuses nothing: damaged data are passed over.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser

ARTICLES = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle AdvertiserContentArticle BlogPosting LiveBlogPosting "
    "OpinionNewsArticle BackgroundNewsArticle ReviewNewsArticle Report Review SocialMediaPosting ScholarlyArticle "
    "TechArticle".split()
)
LARGEST = 500_000  # characters of one block
LIKEST = ("headline", "datePublished", "author")  # what an object has that describes some other kind of account
LINE = 300  # characters of a name
CREDENTIAL = 6  # letters; "RDN", "Ph.D." after a name


def article_data(tree: LexborHTMLParser) -> Mapping[str, object]:
    """The object that describes the article, else the one most like it; empty where there is none."""
    best: Mapping[str, object] = {}
    score = 0
    for node in tree.css('script[type="application/ld+json"]'):
        source = node.text(deep=True) or ""
        if len(source) > LARGEST:
            continue
        try:
            value = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(value, 4):
            likeness = 10 * bool(kinds(item) & ARTICLES) + sum(key in item for key in LIKEST)
            if likeness > score:
                best, score = item, likeness
    return best


def kinds(item: Mapping[str, object]) -> set[str]:
    """The types that an object has."""
    named = item.get("@type")
    return {kind for kind in (named if isinstance(named, list) else [named]) if isinstance(kind, str)}


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


def authors(value: object) -> tuple[str, ...]:
    """The writers' names out of a name, an object or a list of them; addresses are no names, nor is what follows |."""
    parts = value if isinstance(value, list) else [value]
    names: list[str] = []
    for part in parts[:20]:
        name = name_of(part)
        if not name or name.startswith(("http://", "https://")) or "@" in name:
            continue
        bare = html.unescape(name)[:LINE].split(" | ")[0]
        bare = bare[3:] if bare[:3].lower() == "by " else bare
        split = [line(piece) for piece in bare.replace(" and ", ",").replace(";", ",").split(",")]
        names += [piece for n, piece in enumerate(split) if piece and not (n and _credential(piece))]
    return tuple(dict.fromkeys(names))


def _credential(piece: str) -> bool:
    """Whether what follows a comma is a degree, not another writer."""
    return len(piece) <= CREDENTIAL and " " not in piece and sum(map(str.isupper, piece)) > 1


def name_of(value: object) -> str | None:
    """The name of a thing, or the text itself; of the first thing of a list."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, Mapping):
        value = value.get("name")
        value = value[0] if isinstance(value, list) and value else value
    return text_of(value)


def text_of(value: object) -> str | None:
    """A value's text, if it has any."""
    return value if isinstance(value, str) and value.strip() else None


def line(value: str | None) -> str | None:
    """A value on one line, its entities turned into characters."""
    return " ".join(html.unescape(value).split()) or None if value else None
