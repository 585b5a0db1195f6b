"""The bytes of one input in, the captures that they hold out, by what the bytes are.

The one place that knows every format. Refuses what is not text, what is empty, and what is past the bounds.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, cast

from rashomon.errors import ReadError
from rashomon.model import Capture, Outcome, Skipped
from rashomon.read import rows
from rashomon.read.salvage import recordwise
from rashomon.read.sniff import HEAD, Foreign, Format, sniff
from rashomon.read.stream import PACKED, Pieces, Stream, pieces_of, unpacked

STAGE = "read"
MEDIA = {Format.TEXT: "text/plain", Format.HTML: "text/html"}
SPOOL = 20_000_000  # bytes of an archive kept in memory before they go to a temporary file
LARGEST = 16_000_000_000  # bytes of that file
DOUBTFUL = (Foreign.XML, Foreign.PART)  # a format the user names goes before these, not before an image
Things = Iterator[Capture | Skipped]


@dataclass(frozen=True, slots=True)
class Contents:
    """An open input: its name as the user gave it, its bytes, and what is known of it.

    `file` need not be seekable. `follow` reads one feed that a list of feeds names.
    """

    source: str
    file: BinaryIO
    max_bytes: int
    forced: Format | None = None
    follow: Callable[[str], Things] | None = None
    url: str | None = None
    charset: str | None = None
    fetched: datetime | None = None

    def __call__(self) -> Things:
        """The captures, each with what is known of the input; damage is told, never raised."""
        try:
            yield from self._things()
        except ReadError as error:
            yield Skipped(self.source, STAGE, str(error), Outcome.QUARANTINED)
        except OSError as error:
            reason = f"cannot be opened ({error.strerror or error}); check the path and its permissions"
            yield Skipped(self.source, STAGE, reason)

    def _things(self) -> Things:
        raw = Stream(pieces_of(self.file))
        head = raw.peek(HEAD)
        packed = head.startswith(PACKED)
        if self._kind(_beginning(head) if packed else head) is Format.WARC:
            yield from self._archive(raw, head)
            return
        stream = Stream(unpacked(raw.pieces())) if packed else raw
        head = stream.peek(HEAD)
        if not head.removeprefix(b"\xef\xbb\xbf").strip():
            head = stream.whole(self.max_bytes)
            if not head.removeprefix(b"\xef\xbb\xbf").strip():
                yield Skipped(self.source, STAGE, f"empty ({len(head)} bytes); give a file with an account in it")
                return
            stream = Stream(iter([head]))
        kind = self._kind(head)
        if isinstance(kind, Foreign):
            yield Skipped(self.source, STAGE, f"{kind}")
        else:
            yield from self._read(kind, stream)

    def _kind(self, head: bytes) -> Format | Foreign:
        """What the bytes are, or are to be taken for."""
        name = self.source.lower().removesuffix(".gz").removesuffix(".xz").removesuffix(".zst")
        found = sniff(head, name)
        if self.forced is None or (isinstance(found, Foreign) and found not in DOUBTFUL):
            return found
        # A feed may be one of JSON.
        return found if self.forced is Format.FEED and found is Format.JSON else self.forced

    def _read(self, kind: Format, stream: Stream) -> Things:
        """The captures of a stream of a known kind."""
        if kind is Format.JSONL:
            yield from rows.lines(self.source, stream, self.max_bytes)
        elif kind is Format.JSON:
            yield from rows.values(self.source, stream, self.max_bytes)
        elif kind is Format.FEED:
            from rashomon.read.feed import feed  # what parses XML and archives is loaded where an input is one

            yield from feed(self.source, stream, self.max_bytes)
        elif kind is Format.OPML:
            yield from self._list(stream)
        else:
            body = stream.whole(self.max_bytes)
            yield Capture(self.source, body, MEDIA[kind], self.url, self.fetched, self.charset)

    def _list(self, stream: Stream) -> Things:
        """What the feeds of a list hold."""
        if self.follow is None:
            yield Skipped(self.source, STAGE, "a list of feeds within a list of feeds; give it by itself")
            return
        from rashomon.read.opml import feeds

        empty = True
        for address in feeds(self.url or self.source, stream, self.max_bytes):
            empty = False
            if self.url and "://" not in address:
                yield Skipped(address, STAGE, f"a local file named by {self.url}; give it yourself if you mean it")
            else:
                yield from self.follow(address)
        if empty:
            yield Skipped(self.source, STAGE, "the list names no feeds; give one that does")

    def _archive(self, raw: Stream, head: bytes) -> Things:
        """The records of an archive, out of a file that can be searched."""
        from rashomon.read.warc import Archive

        packed = head.startswith(PACKED)
        loose = packed and not recordwise(head)
        if loose or not self.file.seekable():
            with tempfile.SpooledTemporaryFile(max_size=SPOOL) as spool:
                told = _spooled(unpacked(raw.pieces()) if loose else raw.pieces(), cast("BinaryIO", spool))
                yield from Archive(self.source, cast("BinaryIO", spool), self.max_bytes)()
            if told:
                yield Skipped(self.source, STAGE, told, Outcome.QUARANTINED)
        else:
            yield from Archive(self.source, self.file, self.max_bytes)()


def _spooled(pieces: Pieces, spool: BinaryIO) -> str | None:
    """Write the pieces to a temporary file; gives the reason where they end in damage, with what came before kept."""
    size = 0
    try:
        for piece in pieces:
            size += len(piece)
            if size > LARGEST:
                return f"unpacks to more than {LARGEST:,} bytes; unpack it and give the file"
            spool.write(piece)
    except ReadError as error:
        return str(error)
    return None


def _beginning(head: bytes) -> bytes:
    """What the beginning of a packed input unpacks to, as far as that goes."""
    parts: list[bytes] = []
    try:
        for part in unpacked(iter([head])):
            parts.append(part)
            if sum(map(len, parts)) >= HEAD:
                break
    except ReadError:
        pass  # cut off within the beginning, as beginnings are
    return b"".join(parts)
