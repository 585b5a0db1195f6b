"""An OPML file in, the feeds that it lists out, each with the name the list gives it.

Refuses lists within lists past a bound, and local files named by a list that came from elsewhere: what is
fetched has no say over what is read here.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from rashomon.read.feed import elements
from rashomon.read.stream import Stream

LONGEST = 2000  # characters of an address


def feeds(base: str, stream: Stream, max_bytes: int) -> Iterator[str]:
    """The addresses or paths of the feeds listed, in order, each once; relative ones taken from `base`.

    Raises ReadError where the list cannot be read.
    """
    seen: set[str] = set()
    for kind, element in elements(stream, max_bytes):
        if kind != "start" or not isinstance(element.tag, str) or element.tag.lower() != "outline":
            continue
        found = next((element.get(key) for key in ("xmlUrl", "xmlurl", "xmlURL") if element.get(key)), None)
        address = _resolved(base, found.strip()) if found else None
        if address and len(address) <= LONGEST and address not in seen:
            seen.add(address)
            yield address


def _resolved(base: str, address: str) -> str:
    """An address as the list means it: beside the list, where it is relative."""
    if "://" in address:
        return address
    if "://" in base:
        return urljoin(base, address)
    folder = base.rpartition("/")[0]
    return address if address.startswith("/") or not folder else f"{folder}/{address}"
