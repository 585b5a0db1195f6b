"""What the user names in, the addresses of the feeds to follow out: addresses, and lists of feeds (OPML files).

Refuses, by WatchError, a list that cannot be read or names no feed; what a list names that is no address is told of.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rashomon.errors import ReadError, WatchError
from rashomon.read.fetch import plain
from rashomon.read.opml import feeds
from rashomon.read.stream import Stream, pieces_of, unpacked

MAX_BYTES = 20_000_000


def feeds_of(sources: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The feeds that some arguments name, each once, in their order; and what was left out, a line each."""
    found: dict[str, None] = {}
    left_out: list[str] = []
    for source in sources:
        for address in [source] if "://" in source else _listed(source):
            try:
                plain(address)
                found[address] = None
            except ReadError as error:
                left_out.append(f"{address}: {error}")
    if not found:
        told = f" ({left_out[0]})" if left_out else ""
        raise WatchError(f"no feed to follow{told}; give the address of one, or a list of feeds (OPML)")
    return tuple(found), tuple(left_out)


def _listed(source: str) -> list[str]:
    """The feeds that a file lists."""
    try:
        with Path(source).open("rb") as file:
            listed = list(feeds(source, Stream(unpacked(pieces_of(file))), MAX_BYTES))
    except OSError as error:
        raise WatchError(f"{source}: cannot be opened ({error.strerror or error}); check the path") from error
    except ReadError as error:
        raise WatchError(f"{source}: {error}") from error
    if not listed:
        raise WatchError(f"{source}: lists no feeds; give an OPML file, or the feeds' own addresses")
    return listed
