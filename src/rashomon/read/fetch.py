"""A URL in, the bytes at it out, as a browser without scripts would get them.

Honours robots.txt, follows a few redirects and looks at every hop anew, and asks only for what has changed
where it is told what was there before. Refuses, by ReadError, addresses outside the public network, other
schemes than http and https, and answers past the bounds of size and time.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import BinaryIO, cast
from urllib.parse import urlsplit

import httpx

from rashomon.errors import ReadError, UnreachableError
from rashomon.read.addresses import Network
from rashomon.read.answers import REDIRECTS, Answered, Asked, Fetched, Seen, answered, unheard
from rashomon.read.robots import AGENT, LARGEST, Rules, rules_of
from rashomon.read.stream import unpacked
from rashomon.read.transport import Transport

HOPS = 5
LONGEST = 2048  # characters of an address
RULES_HOLD = 86_400.0  # seconds that a site's rules hold, as RFC 9309 has it
KEPT = 1 << 20  # bytes kept in memory before they go to a temporary file
ACCEPT = "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, application/feed+json, */*;q=0.5"


@dataclass(slots=True)
class Fetcher:
    """Fetches pages one at a time, with one pool of connections; close it by `with`.

    `seconds` is the time for one page with all its redirects, `step` for one answer of the network,
    `max_bytes` the size of a page once unpacked. `heard` is told of every request, redirects and robots.txt among
    them; rules that could not be had are asked for again after `failures_hold` seconds.
    """

    allow_private: bool = False
    max_bytes: int = 100_000_000
    seconds: float = 60.0
    step: float = 15.0
    failures_hold: float = 60.0
    heard: Callable[[Asked], None] = unheard
    _network: Network = field(init=False)
    _opened: httpx.Client | None = None
    _rules: dict[str, tuple[Rules, float]] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make the network; nothing is connected yet."""
        self._network = Network(self.allow_private)

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *what: object) -> None:
        self.close()

    @property
    def _client(self) -> httpx.Client:
        """The pool, opened with the first page: certificates take longer to load than a file to read."""
        if self._opened is None:
            self._opened = httpx.Client(
                transport=Transport(self._network),
                timeout=self.step,
                trust_env=False,
                headers={"User-Agent": f"{AGENT}/0.1", "Accept": ACCEPT, "Accept-Encoding": "gzip"},
            )
        return self._opened

    @contextmanager
    def __call__(self, url: str, seen: Seen | None = None) -> Iterator[Fetched]:
        """The page at `url`, open as long as the context; `seen` is what it said the last time. Raises ReadError."""
        with self._bounded() as file:
            yield self._fetch(url, seen or Seen(), file)

    @contextmanager
    def once(self, url: str, seen: Seen | None = None) -> Iterator[Answered]:
        """The one answer to one request, whatever its status; a redirect is the caller's to follow.

        For who asks many hosts and has to know each of them. Raises UnreachableError where no whole answer comes,
        ReadError where the page may not be fetched or is past the bounds.
        """
        with self._bounded() as file:
            yield self._hop(url, seen or Seen(), file)

    @contextmanager
    def _bounded(self) -> Iterator[BinaryIO]:
        """A file for a body, and the time for it; what goes wrong meanwhile has our names."""
        self._network.deadline = time.monotonic() + self.seconds
        try:
            with tempfile.SpooledTemporaryFile(max_size=KEPT) as file:
                yield cast("BinaryIO", file)
        except (httpx.TimeoutException, TimeoutError) as error:
            raise UnreachableError(f"no whole answer within {self.seconds:g} s ({error}); try again later") from error
        except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError) as error:
            raise UnreachableError(f"cannot be fetched ({error or type(error).__name__}); check the address") from error
        finally:
            self._network.deadline = float("inf")

    def _fetch(self, url: str, seen: Seen, file: BinaryIO) -> Fetched:
        """Follow an address to its page."""
        for _ in range(HOPS + 1):
            answer = self._hop(url, seen, file)
            if answer.location:
                url = answer.location
                continue
            if answer.status == 304:
                return Fetched(url, answer.at, answer.seen if answer.seen != Seen() else seen, None)
            if answer.status != 200:
                raise ReadError(f"the server answers {answer.status}; open it in a browser and save the page")
            return Fetched(url, answer.at, answer.seen, file, answer.charset)
        raise ReadError(f"more than {HOPS} redirects, the last to {url[:200]}; give the address of the page itself")

    def _hop(self, url: str, seen: Seen, file: BinaryIO) -> Answered:
        """One request for a page, where the site allows it; the body of a 200 is in `file`."""
        self._checked(url)
        asked = {"If-None-Match": seen.etag, "If-Modified-Since": seen.modified}
        with self._sent(url, {name: value for name, value in asked.items() if value}) as answer:
            self._last[_site(url)] = time.monotonic()
            if answer.status_code == 200:
                self._keep(answer, file, self.max_bytes)
            return answered(url, answer, file)

    @contextmanager
    def _sent(self, url: str, headers: dict[str, str] | None = None) -> Iterator[httpx.Response]:
        """One request, of which `heard` is told once its answer has been read or has failed."""
        began, at = time.monotonic(), datetime.now(UTC)
        answer: httpx.Response | None = None
        problem: str | None = None
        try:
            with self._client.stream("GET", url, headers=headers) as answer:
                yield answer
        except Exception as error:
            problem = str(error) or type(error).__name__
            raise
        finally:
            status, size = (answer.status_code, answer.num_bytes_downloaded) if answer is not None else (0, 0)
            self.heard(Asked(url, at, status, size, time.monotonic() - began, problem))

    def _checked(self, url: str) -> None:
        """Refuse what may not be fetched; wait as long as the site asks."""
        plain(url)
        rules = self._rules_of(url)
        if rules.reason:
            raise UnreachableError(rules.reason)
        if reason := rules.refuses(url):
            raise ReadError(reason)
        last = self._last.get(_site(url))
        wait = last + rules.delay() - time.monotonic() if last is not None else 0
        if wait > 0:
            time.sleep(wait)
            self._network.deadline += wait

    def _rules_of(self, url: str) -> Rules:
        """The rules of the site of a page, asked for once, and again when they have grown old."""
        site, now = _site(url), time.monotonic()
        known = self._rules.get(site)
        if known is None or now > known[1]:
            rules = self._asked(f"{site}/robots.txt")
            known = self._rules[site] = rules, now + (RULES_HOLD if rules.reason is None else self.failures_hold)
        return known[0]

    def delay(self, url: str) -> float:
        """The seconds between two requests that the site of a page is known to ask for; asks nobody."""
        known = self._rules.get(_site(url))
        return known[0].delay() if known else 0.0

    def close(self) -> None:
        """Close the connections; the next request opens new ones."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def _asked(self, url: str) -> Rules:
        """What a site answers to the request for its rules."""
        for _ in range(HOPS + 1):
            plain(url)
            try:
                with self._sent(url) as answer:
                    if answer.status_code in REDIRECTS and answer.headers.get("location"):
                        url = str(answer.url.join(answer.headers["location"]))
                        continue
                    with tempfile.SpooledTemporaryFile(max_size=LARGEST * 2) as spool:
                        file = cast("BinaryIO", spool)
                        self._keep(answer, file, LARGEST, cut=True)
                        return rules_of(answer.status_code, file.read(LARGEST))
            except httpx.TransportError:
                return rules_of(0, b"")
        return rules_of(404, b"")  # the standard: what is found after five hops only is not there

    def _keep(self, answer: httpx.Response, file: BinaryIO, limit: int, *, cut: bool = False) -> None:
        """Write the body to a file, unpacked, and rewind it; past the limit it is cut, or raises ReadError."""
        coding = answer.headers.get("content-encoding", "identity").strip().lower()
        if coding not in ("identity", "", "gzip", "x-gzip"):
            raise ReadError(f"packed as {coding[:20]}, which was not asked for; save the page and give its file")
        pieces = answer.iter_raw()
        size = 0
        for piece in unpacked(pieces) if "gzip" in coding else pieces:
            size += len(piece)
            if size > limit:
                if cut:
                    break
                raise ReadError(f"more than {limit:,} bytes; save what you need of it and give the file")
            file.write(piece)
        file.seek(0)


def plain(url: str) -> None:
    """Refuse an address that is none of a page."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise ReadError(f"not an address ({error}); check the spelling") from error
    if parts.scheme not in ("http", "https"):
        raise ReadError(f"{parts.scheme or 'no scheme'} is not fetched; give an http or https address, or a file")
    if not host or len(url) > LONGEST or parts.username is not None:
        raise ReadError("not an address of a page (no host, a password, or too long); check the spelling")


def _site(url: str) -> str:
    """Scheme, host and port: what a robots.txt speaks for."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.lower()}"
