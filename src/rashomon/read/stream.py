"""Bytes from anywhere in, the same bytes in pieces out, opened where they are gzip, xz or zstd.

Nothing is ever held whole that need not be: a file of gigabytes costs what its longest account costs.
Refuses, by ReadError, data that are damaged, and a bomb: far more bytes than news ever packs so small.
"""

from __future__ import annotations

import codecs
import lzma
import zlib
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any, BinaryIO

import zstandard

from rashomon.errors import ReadError

GZIP = b"\x1f\x8b"
XZ = b"\xfd7zXZ\x00"
ZSTD = b"\x28\xb5\x2f\xfd"
PACKED = (GZIP, XZ, ZSTD)
PIECE = 1 << 18  # bytes read, and bytes unpacked, at a time
STEP = 1 << 14  # packed bytes handed to a decompressor at a time
MEMORY = 1 << 27  # bytes that a header may ask for as its dictionary; a hostile one asks for gigabytes
# News packs to a tenth, rows that all but repeat to a hundredth; beyond this, nobody means it to be read.
BOMB_RATIO, BOMB_BYTES = 200, 50_000_000

INFLATE = type(zlib.decompressobj())

Pieces = Iterator[bytes]


def pieces_of(raw: BinaryIO) -> Pieces:
    """The bytes of an open file, in order."""
    while piece := raw.read(PIECE):
        yield piece


def unpacked(pieces: Pieces) -> Pieces:
    """The same bytes, or what they unpack to where they are gzip, xz or zstd; raises ReadError as it goes."""
    first = next(pieces, b"")
    while len(first) < len(XZ) and (more := next(pieces, b"")):
        first += more
    packed = chain([first], pieces)
    if first.startswith(GZIP):
        return _members(packed, lambda: zlib.decompressobj(31), STEP)
    if first.startswith(XZ):
        return _members(packed, lambda: lzma.LZMADecompressor(memlimit=MEMORY), STEP)
    if first.startswith(ZSTD):
        # zstd gives at once all that its input holds, and a block of four bytes may hold 128 KB.
        return _members(packed, lambda: zstandard.ZstdDecompressor(max_window_size=MEMORY).decompressobj(), 256)
    return packed


def _members(packed: Pieces, opener: Callable[[], Any], size: int) -> Pieces:
    """What all members (gzip), streams (xz) or frames (zstd) hold, one after another."""
    taken = given = 0
    current = None
    for piece in packed:
        left = piece
        taken += len(piece)
        while left:
            if current is None:
                left = left.lstrip(b"\0")  # tapes and some writers pad with zeros between members
                if not left:
                    break
                current = opener()
            step, left = left[:size], left[size:]
            try:
                for part in _parts(current, step):
                    given += len(part)
                    if given > BOMB_BYTES and given > BOMB_RATIO * taken:
                        raise ReadError(
                            f"unpacks to more than {BOMB_RATIO} times its size, as a compression bomb does; "
                            "unpack it yourself if you trust it"
                        )
                    yield part
            except (OSError, EOFError, lzma.LZMAError, zlib.error, zstandard.ZstdError) as error:
                raise ReadError(f"the compressed data are damaged ({error}); fetch the file again") from error
            if current.eof:
                left, current = current.unused_data + left, None
    if current is not None:
        raise ReadError("the compressed data are damaged (they end too early); fetch the file again")


def _parts(current: Any, data: bytes) -> Pieces:
    """What one decompressor makes of some bytes, in pieces of a bounded size."""
    if isinstance(current, lzma.LZMADecompressor):
        yield current.decompress(data, PIECE)
        while not current.eof and not current.needs_input:
            yield current.decompress(b"", PIECE)
    elif isinstance(current, INFLATE):
        yield current.decompress(data, PIECE)
        while current.unconsumed_tail and not current.eof:
            yield current.decompress(current.unconsumed_tail, PIECE)
    else:
        yield current.decompress(data)


class Stream:
    """Bytes in pieces that can be looked at before they are read."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces
        self._ahead = b""

    def peek(self, size: int) -> bytes:
        """The next bytes, at least `size` of them unless the stream ends before."""
        parts = [self._ahead]
        held = len(self._ahead)
        while held < size and (piece := next(self._pieces, None)) is not None:
            parts.append(piece)
            held += len(piece)
        self._ahead = b"".join(parts)
        return self._ahead

    def pieces(self) -> Pieces:
        """All that is left, in pieces."""
        ahead, self._ahead = self._ahead, b""
        if ahead:
            yield ahead
        yield from self._pieces

    def whole(self, limit: int, way_out: str = "split it, or raise max_bytes") -> bytes:
        """All that is left as one value; raises ReadError past `limit` bytes."""
        body = self.peek(limit + 1)
        if len(body) > limit:
            raise ReadError(f"more than {limit:,} bytes, over the limit of {limit:,} for one account; {way_out}")
        self._ahead = b""
        return body

    def lines(self, limit: int) -> Iterator[bytes | int]:
        """Lines without their ends; of a line longer than `limit` bytes only its length, as a number."""
        begun: list[bytes] = []
        length = 0
        for piece in self.pieces():
            *ended, rest = piece.split(b"\n")
            for line in ended:
                length += len(line)
                yield b"".join([*begun, line]) if length <= limit else length
                begun, length = [], 0
            length += len(rest)
            begun = [*begun, rest] if length <= limit else []
        if length:
            yield b"".join(begun) if length <= limit else length


def in_utf8(stream: Stream) -> Stream:
    """The same stream, turned into UTF-8 where it is UTF-16 or UTF-32: line ends are single bytes only there."""
    head = stream.peek(64)
    for mark, name in (
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if head.startswith(mark):
            return Stream(_recoded(stream, name))
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if len(head) >= 8 and max(even, odd) > 0.4 * len(head):
        return Stream(_recoded(stream, "utf-16-be" if even > odd else "utf-16-le"))
    return stream


def _recoded(stream: Stream, encoding: str) -> Pieces:
    for text in codecs.iterdecode(stream.pieces(), encoding, errors="replace"):
        yield text.encode("utf-8", "replace")
