"""One item of a feed in, the row of an account out, or why it is none.

An item that brings its words is an account. One that brings a link and a summary is a pointer to one, and is
said to be: a summary compared as if it were the account would leave out what the account says.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace

from rashomon.model import Capture, Skipped

STAGE = "read"
JSON = "application/json"
# Feeds without a field for the whole text put it, or a teaser, into the summary: a teaser is a sentence or three.
WHOLE = 100
TAGS = re.compile(r"<[^<>]{0,2000}>")
MARKED = re.compile(r"<[a-zA-Z/!]")


@dataclass(frozen=True, slots=True)
class Item:
    """What a feed says of one account; None and empty where it says nothing.

    `outlet` is who published it (the item's own `<source>`, where an aggregator lists others' accounts);
    `content` and `summary` are text or markup, as the feed has them.
    """

    title: str | None = None
    link: str | None = None
    id: str | None = None
    outlet: str | None = None
    published: str | None = None
    modified: str | None = None
    writers: tuple[str, ...] = ()
    content: str | None = field(default=None, repr=False)
    summary: str | None = field(default=None, repr=False)

    def within(self, feed: str | None) -> Item:
        """The item as one of a feed of that title: published by it, unless it names its source."""
        return self if self.outlet else replace(self, outlet=feed)


def account(source: str, item: Item) -> Capture | Skipped:
    """The item as a row for extract, or the reason why it is no account."""
    body = item.content if item.content and _words(item.content) else None
    if body is None and item.summary and _words(item.summary) >= WHOLE:
        body = item.summary
    if body is None:
        return Skipped(source, STAGE, pointer(item.summary or item.content, item.link))
    link = item.link if item.link and item.link.startswith(("http://", "https://")) else None
    row: dict[str, object] = {
        "title": _plain(item.title),
        ("html" if MARKED.search(body) else "text"): body,
        "url": link,
        "outlet": _plain(item.outlet),
        "published": item.published,
        "modified": item.modified,
        "authors": [name for name in map(_plain, item.writers) if name],
        "id": item.id,
    }
    told = {name: value for name, value in row.items() if value}
    written = json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")
    return Capture(source, written, JSON, url=link)


def pointer(summary: str | None, link: str | None) -> str:
    """The reason given for an item without its words."""
    words = _words(summary or "")
    brings = f"a summary of {words} word{'s' if words != 1 else ''}" if words else "no text"
    way_out = f"give the page itself: {link}" if link else "and it has no link; leave it out"
    return f"the feed brings {brings}, not the account; {way_out}"


def _words(text: str) -> int:
    return len(TAGS.sub(" ", text).split())


def _plain(text: str | None) -> str | None:
    """A name or title on one line, without the markup some feeds put into them."""
    return " ".join(TAGS.sub(" ", text).split()) or None if text else None
