"""A notice in, one POST of it to an address of the user's out: whether it was taken, or why not.

The body is the notice's JSON. Where RASHOMON_WEBHOOK_SECRET is set it is signed: `Rashomon-Signature: sha256=` and
the HMAC-SHA256 of the body in hexadecimal (RFC 2104), so that who receives it knows whose it is. The address is
checked as every address is; redirects are not followed, for what was signed is meant for one receiver.
"""

from __future__ import annotations

import hmac
import time
from dataclasses import dataclass, field
from hashlib import sha256

import httpx

from rashomon.errors import ReadError
from rashomon.read.addresses import Network
from rashomon.read.answers import retry_after
from rashomon.read.fetch import plain
from rashomon.read.robots import AGENT
from rashomon.read.transport import Transport
from rashomon.watch.notice import Notice

SECRET = "RASHOMON_WEBHOOK_SECRET"
SECONDS = 15.0


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a notice was not taken; `wait` is what the server's Retry-After asks for, in seconds."""

    reason: str
    wait: float | None = None


@dataclass(slots=True)
class Webhook:
    """Posts notices to `url`; raises ReadError at once where that is no address. Close it by `with`."""

    url: str
    allow_private: bool = False
    secret: str | None = field(default=None, repr=False)
    seconds: float = SECONDS
    _network: Network = field(init=False)
    _client: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        """Make the pool; nothing is connected yet."""
        plain(self.url)
        self._network = Network(self.allow_private)
        self._client = httpx.Client(transport=Transport(self._network), timeout=self.seconds, trust_env=False)

    def __enter__(self) -> Webhook:
        return self

    def __exit__(self, *what: object) -> None:
        self._client.close()

    def __call__(self, notice: Notice) -> Refused | None:
        """Post one notice; None where it was taken (any 2xx)."""
        body = notice.json().encode("utf-8", "replace")
        self._network.deadline = time.monotonic() + self.seconds
        try:
            # The status alone is of interest: a body without end is not read.
            with self._client.stream("POST", self.url, content=body, headers=self._headers(notice, body)) as answer:
                pass
        except (httpx.HTTPError, ReadError, OSError, TimeoutError) as error:
            return Refused(f"{self.url}: {error or type(error).__name__}")
        finally:
            self._network.deadline = float("inf")
        if answer.is_success:
            return None
        wait = retry_after(answer.headers.get("retry-after"))
        return Refused(f"{self.url}: the server answers {answer.status_code}", wait)

    def _headers(self, notice: Notice, body: bytes) -> dict[str, str]:
        """What goes with the body; the id lets a receiver know a notice that comes a second time."""
        signed = {"Rashomon-Signature": f"sha256={signature(body, self.secret)}"} if self.secret else {}
        return {
            "Content-Type": "application/json",
            "User-Agent": f"{AGENT}/0.1",
            "Rashomon-Notice": notice.id,
            **signed,
        }


def signature(body: bytes, secret: str) -> str:
    """The HMAC-SHA256 of a body, in hexadecimal."""
    return hmac.new(secret.encode(), body, sha256).hexdigest()
