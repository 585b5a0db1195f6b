"""A damaged WARC in, the places where whole records begin again out.

Works on the bytes themselves, where the parser has lost its way: a gzip member is whole if its checksum holds,
a plain record if a blank line and the next record, or the end, follow its declared length. Refuses to search
for ever: past some times the archive's size, the rest is given up and said to be.
"""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from rashomon.read.stream import GZIP

MEMBER = GZIP + b"\x08"
RECORD = re.compile(rb"WARC/1\.[01]\r?\n(?=[A-Za-z-]{4,40}:)")
HEADER_END = re.compile(rb"\r?\n\r?\n")
LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,18})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
ADDRESS = re.compile(rb"^warc-target-uri:[ \t]*<?([^\s>]{1,300})", re.IGNORECASE | re.MULTILINE)
HEADER = 1 << 16  # bytes of a record's header that are looked at
PIECE = 1 << 18
EFFORT = 8  # times the archive's size that may be read again


class Salvage:
    """The bytes of one archive; every offset counts in its file."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.size = file.seek(0, os.SEEK_END)
        file.seek(0)
        head = file.read(HEADER)
        # The very first bytes may be the damaged ones.
        self.packed = head.startswith(GZIP) or (MEMBER in head and RECORD.search(head) is None)
        self.exhausted: str | None = None
        self._left = EFFORT * self.size + (1 << 26)

    def end_of(self, place: int) -> int | None:
        """Where the record that begins at `place` ends, if it is whole; None if it is damaged or cut off."""
        return self._member_end(place) if self.packed else self._record_end(place)

    def following(self, place: int, *, fresh: bool) -> int | None:
        """Where the next whole record begins: at `place` or after it, only after it where that one is not `fresh`.

        None where nothing whole follows.
        """
        if place >= self.size or not self._tail(place):
            return None
        for candidate in self._candidates(place + 1 if fresh else place):
            if self._left < 0:
                self.exhausted = "it is damaged in too many places to go on"
                return None
            if not self.packed or (self._member_end(candidate) is not None and self._opens(candidate)):
                return candidate
        return None

    def name_at(self, place: int) -> str:
        """The address that the header of a damaged record still names, as words to go after the reason."""
        found = ADDRESS.search(self._head(place))
        return f" in {found.group(1).decode('utf-8', 'replace')}" if found else ""

    def _tail(self, place: int) -> bool:
        """Whether anything but padding lies from `place` to the end."""
        return any(piece.strip(b"\0\r\n\t ") for piece in self._pieces(place))

    def _candidates(self, place: int) -> Iterator[int]:
        """The offsets from `place` on that look like the beginning of a record."""
        overlap, at, kept = 64, place, b""
        for piece in self._pieces(place):
            window = kept + piece
            base = at - len(kept)
            if self.packed:
                found = window.find(MEMBER)
                while found >= 0:
                    yield base + found
                    found = window.find(MEMBER, found + 1)
            else:
                yield from (
                    base + match.start()
                    for match in RECORD.finditer(window)
                    if base + match.start() == place or window[: match.start()][-1:] in (b"\n", b"")
                )
            at += len(piece)
            kept = window[-overlap:] if not self.packed else window[-(len(MEMBER) - 1) :]

    def _opens(self, place: int) -> bool:
        """Whether the gzip member at `place` begins with a record."""
        return self._head(place).lstrip().startswith(b"WARC/")

    def _member_end(self, place: int) -> int | None:
        """The end of the gzip member at `place`, if its data and checksum hold."""
        inflate, at = zlib.decompressobj(31), place
        try:
            for piece in self._pieces(place, 1 << 13):
                at += len(piece)
                inflate.decompress(piece, PIECE)
                while inflate.unconsumed_tail and not inflate.eof:
                    inflate.decompress(inflate.unconsumed_tail, PIECE)
                if inflate.eof:
                    return at - len(inflate.unused_data)
        except zlib.error:
            return None
        return None

    def _record_end(self, place: int) -> int | None:
        """The end of the plain record at `place`, if what its length says holds."""
        head = self._head(place)
        end = HEADER_END.search(head)
        length = LENGTH.search(head, 0, end.end()) if end else None
        if end is None or length is None:
            return None
        after = place + end.end() + int(length.group(1))
        if after > self.size:
            return None
        self.file.seek(after)
        tail = self.file.read(8)
        # Nothing at all after the last record is a writer's habit; anything else must be the blank line.
        blank = re.match(rb"(?:\r?\n){1,2}", tail)
        if tail and not blank:
            return None
        return after + (blank.end() if blank else 0)

    def _head(self, place: int) -> bytes:
        """The first bytes of the record at `place`, unpacked as far as that goes."""
        self.file.seek(place)
        data = self.file.read(HEADER)
        if not self.packed:
            return data
        try:
            return zlib.decompressobj(31).decompress(data, HEADER)
        except zlib.error:
            return b""

    def _pieces(self, place: int, size: int = PIECE) -> Iterator[bytes]:
        """The file from `place` on, in growing pieces; what is read counts against the effort."""
        while place < self.size and self._left >= 0:
            self.file.seek(place)
            piece = self.file.read(size)
            if not piece:
                return
            place += len(piece)
            size = min(2 * size, PIECE)
            self._left -= len(piece)
            yield piece


def recordwise(head: bytes) -> bool:
    """Whether an archive that begins with these packed bytes is gzip, one record a member, as the standard wants it."""
    if not head.startswith(GZIP):
        return False
    inflate = zlib.decompressobj(31)
    try:
        inside = inflate.decompress(head, 1 << 20)
    except zlib.error:
        return True
    return len(RECORD.findall(inside)) <= 1 and (not inflate.eof or not inflate.unused_data[:1].strip(b"\x1f\0"))
