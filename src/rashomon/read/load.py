"""One file in, its bytes out, opened if compressed. Refuses what is missing, empty or too large.

Nothing past the bound is ever held in memory: a file of gigabytes and a compression bomb cost the same.
"""

from __future__ import annotations

import gzip
import io
import lzma
import zlib
from pathlib import Path

from rashomon.errors import ReadError

GZIP = b"\x1f\x8b"
XZ = b"\xfd7zXZ\x00"
XZ_MEMORY = 200_000_000  # bytes; a hostile header may ask for gigabytes of dictionary


def load(path: Path, max_bytes: int) -> bytes:
    """The bytes of a file, decompressed where gzip or xz; raises ReadError with the reason."""
    try:
        size = path.stat().st_size
        if size > max_bytes:
            raise ReadError(too_large(size, max_bytes))
        with path.open("rb") as handle:
            body = handle.read(max_bytes + 1)
    except OSError as error:
        raise ReadError(f"cannot be opened ({error.strerror or error}); check the path and its permissions") from error
    return opened(body, max_bytes)


def opened(body: bytes, max_bytes: int) -> bytes:
    """Bytes as they are, or decompressed where they are gzip or xz; raises ReadError."""
    if len(body) > max_bytes:
        raise ReadError(too_large(len(body), max_bytes))
    if not body.startswith((GZIP, XZ)):
        return body
    try:
        inside = _gunzip(body, max_bytes) if body.startswith(GZIP) else _unxz(body, max_bytes)
    except (OSError, EOFError, lzma.LZMAError, zlib.error) as error:
        raise ReadError(f"the compressed data are damaged ({error}); fetch the file again") from error
    if len(inside) > max_bytes:
        raise ReadError("decompresses to " + too_large(None, max_bytes))
    return inside


def _gunzip(body: bytes, max_bytes: int) -> bytes:
    """At most one byte more than the bound, out of all members of a gzip file."""
    with gzip.GzipFile(fileobj=io.BytesIO(body)) as stream:
        return stream.read(max_bytes + 1)


def _unxz(body: bytes, max_bytes: int) -> bytes:
    """At most one byte more than the bound, out of an xz file."""
    opener = lzma.LZMADecompressor(format=lzma.FORMAT_XZ, memlimit=XZ_MEMORY)
    inside = opener.decompress(body, max_bytes + 1)
    if not opener.eof and len(inside) <= max_bytes:
        raise EOFError("it ends too early")
    return inside


def too_large(size: int | None, max_bytes: int) -> str:
    """The reason given for bytes past the bound."""
    what = f"{size:,} bytes" if size is not None else "more"
    return f"{what}, over the limit of {max_bytes:,} for one file; split it, or raise max_bytes"
