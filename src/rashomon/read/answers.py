"""What came back from a server, as values: what it said of a page, its answer, and that it was asked at all.

An httpx response in, an `Answered` out. `Retry-After` is read as RFC 9110 has it: seconds, or a date.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import BinaryIO

import httpx

LONGEST = 1000  # characters of a header that are kept
REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Seen:
    """What a server said of a page that was fetched before; hand it back to ask for changes alone (RFC 9110, 13)."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: where it came from in the end, when, and its bytes; `file` is None where nothing has changed."""

    url: str
    at: datetime
    seen: Seen
    file: BinaryIO | None = field(repr=False)
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as a log keeps it: `status` 0 where no answer came, `bytes` of the body as they were sent.

    `at` is when it was sent, aware; `seconds` until the answer was read or had failed, and `problem` why it had.
    """

    url: str
    at: datetime
    status: int
    bytes: int
    seconds: float
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to one request, no redirect followed.

    `location` is where a redirect leads, `wait` the seconds after which the server wants to be asked again, None
    where it does not say. `file` holds the body of a 200, and is None for every other status.
    """

    url: str
    at: datetime
    status: int
    seen: Seen
    location: str | None = None
    wait: float | None = None
    file: BinaryIO | None = field(default=None, repr=False)
    charset: str | None = None


def answered(url: str, answer: httpx.Response, file: BinaryIO) -> Answered:
    """The answer to a request for `url`, its body in `file` where it has status 200."""
    headers, now = answer.headers, datetime.now(UTC)
    leads = answer.status_code in REDIRECTS and headers.get("location")
    return Answered(
        url,
        now,
        answer.status_code,
        Seen(_repeatable(headers.get("etag")), _repeatable(headers.get("last-modified"))),
        str(answer.url.join(headers["location"])) if leads else None,
        retry_after(headers.get("retry-after"), now),
        file if answer.status_code == 200 else None,
        answer.charset_encoding,
    )


def _repeatable(said: str | None) -> str | None:
    """What can be sent back in a header as it came; None otherwise: then the whole page is asked for."""
    return said if said and said.isascii() and said.isprintable() and len(said) <= LONGEST else None


def retry_after(said: str | None, now: datetime | None = None) -> float | None:
    """The seconds of a Retry-After header, none of them negative; None where there is none that can be read."""
    if not said:
        return None
    if said.strip().isdecimal():
        return float(min(int(said.strip()[:9]), 10**9))
    try:
        then = parsedate_to_datetime(said)
    except ValueError:
        return None
    return max(0.0, (then.replace(tzinfo=then.tzinfo or UTC) - (now or datetime.now(UTC))).total_seconds())


def unheard(asked: Asked) -> None:
    """Keep no log."""
