"""What a feed lists in, entries out: where each account is, and the account itself where the feed brings it.

For who follows a feed, where `feed` reads one: here an item that is only a link is what is looked for. Atom, RSS,
RDF and JSON Feed. Refuses, as a `Skipped`, what is no feed, and items that neither bring words nor lead anywhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, BinaryIO
from urllib.parse import urljoin

from rashomon.errors import ReadError
from rashomon.model import Capture, Outcome, Skipped
from rashomon.model.text import clean, decode, is_clean
from rashomon.read.feed import items
from rashomon.read.items import Item, account
from rashomon.read.rows import feed_row
from rashomon.read.shapes import json_item
from rashomon.read.sniff import HEAD, Foreign, Format, sniff
from rashomon.read.stream import Stream, pieces_of, unpacked

STAGE = "read"
SCHEMES = ("http://", "https://")
LONGEST = 2000  # characters of an address
MOST = 2000  # entries of one feed that are looked at: a feed lists its newest first, and none needs more


@dataclass(frozen=True, slots=True)
class Entry:
    """One account that a feed lists.

    `key` is its address, or what else names it: the same entry has the same key the next time. `link` is where the
    account is, None where the feed brings it and says no address; `capture` the account, None where the feed brings
    a link alone. `published` and `modified` are as the feed has them.
    """

    key: str
    link: str | None
    published: str | None = None
    modified: str | None = None
    capture: Capture | None = field(default=None, repr=False)


def entries(source: str, file: BinaryIO, max_bytes: int) -> Iterator[Entry | Skipped]:
    """The entries of a feed at the address `source`, each key once, in the order of the feed."""
    seen: set[str] = set()
    try:
        for found in _found(source, Stream(unpacked(pieces_of(file))), max_bytes):
            if isinstance(found, Skipped):
                yield found
            elif found.key not in seen:
                seen.add(found.key)
                yield found
            if len(seen) == MOST:
                break
    except ReadError as error:
        yield Skipped(source, STAGE, f"the feed, after entry {len(seen)}: {error}", Outcome.QUARANTINED)


def _found(source: str, stream: Stream, max_bytes: int) -> Iterator[Entry | Skipped]:
    """The entries as they stand in the feed."""
    kind = sniff(stream.peek(HEAD), source.lower())
    if kind is Format.FEED:
        for number, item in enumerate(items(stream, max_bytes), 1):
            yield _entry(source, item, account(f"{source}#{number}", _at(source, item)))
    elif kind is Format.JSON:
        yield from _rows(source, stream.whole(max_bytes))
    else:
        what = str(kind) if isinstance(kind, Foreign) else f"{kind}, not a feed; give an RSS, Atom or JSON feed"
        yield Skipped(source, STAGE, what)


def _rows(source: str, body: bytes) -> Iterator[Entry | Skipped]:
    """The entries of a JSON Feed."""
    try:
        value = json.loads(decode(body))
    except (ValueError, RecursionError) as error:
        raise ReadError(f"JSON that cannot be read ({error}); fetch it again") from error
    rows = value.get("items") if isinstance(value, dict) else None
    if not isinstance(rows, list):
        yield Skipped(source, STAGE, "JSON without a list of items; give a JSON Feed, or an RSS or Atom feed")
        return
    for number, row in enumerate(rows, 1):
        name = f"{source}#{number}"
        if not isinstance(row, dict):
            yield Skipped(name, STAGE, f"the item is a {type(row).__name__}, not an object; leave it out")
            continue
        told = json_item(row, value)
        url, name_of = _word(told, "url"), _word(told, "id")
        item = Item(link=url, id=name_of, published=_word(told, "published"), modified=_word(told, "modified"))
        yield _entry(source, item, feed_row(name, told))


def _entry(source: str, item: Item, given: Capture | Skipped) -> Entry | Skipped:
    """An item as an entry; one that only leads to no page is what `given` says of it."""
    link = _at(source, item).link
    capture = given if isinstance(given, Capture) else None
    if capture is None and link is None:
        return given if isinstance(given, Skipped) else Skipped(source, STAGE, "an item without words or address")
    named = link or clean(item.id or "") or (sha256(capture.body).hexdigest()[:16] if capture else "")
    return Entry(link or f"{source}#{named}"[:LONGEST], link, item.published, item.modified, capture)


def _at(source: str, item: Item) -> Item:
    """The item with its link as the feed means it: beside the feed, where it is relative; None where it is no page."""
    try:
        link = urljoin(source, item.link).partition("#")[0] if item.link else None
    except ValueError:
        link = None
    fine = link is not None and link.startswith(SCHEMES) and len(link) <= LONGEST and is_clean(link)
    return replace(item, link=link if fine else None)


def _word(row: dict[str, Any], name: str) -> str | None:
    value = row.get(name)
    return value.strip() or None if isinstance(value, str) else None
