"""A capture: the bytes of one account as received, never changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes of one account as received.

    `source` is the path or URL as the user gave it; `media_type` is what the bytes
    were sniffed to be: `text/plain`, `text/html` or `application/json` (one row).
    `charset` is the character set that the server named, if one did; `fetched` is
    when the bytes were received, aware.
    """

    source: str
    body: bytes = field(repr=False)
    media_type: str
    url: str | None = None
    fetched: datetime | None = None
    charset: str | None = None

    @property
    def id(self) -> str:
        """Digest of the body: the same bytes are the same capture."""
        return sha256(self.body).hexdigest()[:16]
