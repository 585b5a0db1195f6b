"""The body of an HTTP answer as it was sent in, the page out: chunks joined, compression undone within a bound.

Archives keep some answers as sent and some already decoded, under the same headers: the bytes decide. Refuses,
by ReadError, a body that unpacks past the bound or is damaged.
"""

from __future__ import annotations

import io

from fastwarc.stream_io import BrotliReader, ChunkedReader

from rashomon.errors import ReadError
from rashomon.read.stream import PACKED, PIECE, Stream, unpacked


def decoded(body: bytes, transfer: str | None, content: str | None, max_bytes: int) -> bytes:
    """The page that a body holds, as its Transfer-Encoding and Content-Encoding say, where the bytes agree."""
    if transfer and "chunked" in transfer.lower():
        body = _joined(body)
    if body.startswith(PACKED):
        return Stream(unpacked(iter([body]))).whole(max_bytes)
    if content and content.strip().lower() == "br":
        return _brotli(body, max_bytes)
    return body


def _joined(body: bytes) -> bytes:
    """The chunks as one; the body itself where it is in none."""
    try:
        return ChunkedReader(io.BytesIO(body)).read() or body
    except OSError:
        return body


def _brotli(body: bytes, max_bytes: int) -> bytes:
    """What a brotli body unpacks to; the body itself where it is none."""
    reader, parts, size = BrotliReader(io.BytesIO(body)), [], 0
    try:
        while size <= max_bytes and (part := reader.read(PIECE)):
            parts.append(part)
            size += len(part)
    except OSError as error:
        if parts or not body.lstrip().startswith(b"<"):
            raise ReadError(f"its compressed body is damaged ({error}); capture it again") from error
        return body
    if size > max_bytes:
        raise ReadError(f"unpacks to more than {max_bytes:,} bytes; raise max_bytes, or leave it out")
    return b"".join(parts)
