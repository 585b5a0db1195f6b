"""What every request and every answer passes: who may ask, how much may be sent, what a page may do.

Host names other than the server's own are refused, so that no page elsewhere can reach it under a name of its own
(DNS rebinding); an address in digits cannot be such a name. Where a key is required, nothing is shown without it. What
writes needs that key, or comes from a form of this server: from its own origin, with the word that its forms carry.
"""

from __future__ import annotations

import ipaddress
import secrets
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

BODY = 16_000_000  # bytes that one request may send
COOKIE = "rashomon_key"
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
OPEN = ("/enter", "/static/")  # what is shown to who has no key yet
SAFE = ("GET", "HEAD", "OPTIONS")
SENT = "/read"  # where other sites' pages are sent to by the reader's bookmark, which carries a word of its own


@dataclass(frozen=True, slots=True)
class Keys:
    """The words of one server. `key` opens everything, and where `required` nothing opens without it.

    `form` is what the server's own forms carry, `bookmark` what the bookmark carries: a page on which it is used could
    read it, so it opens nothing but the comparison of one page, which writes nothing.
    """

    key: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)
    required: bool = False
    names: frozenset[str] = frozenset()  # host names under which it is reached, besides the machine itself
    form: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)
    bookmark: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)

    def opens(self, given: str | None) -> bool:
        """Whether this is the key."""
        return given is not None and secrets.compare_digest(given.encode(), self.key.encode())

    def own(self, given: str) -> bool:
        """Whether this is the word of the server's own forms."""
        return secrets.compare_digest(given.encode(), self.form.encode())

    def marked(self, given: str) -> bool:
        """Whether this is the bookmark's word."""
        return secrets.compare_digest(given.encode(), self.bookmark.encode())

    def called(self, host: str) -> bool:
        """Whether a Host header names this server."""
        try:
            name = (urlsplit(f"//{host}").hostname or "").removesuffix(".")
        except ValueError:
            return False
        return name == "localhost" or name in self.names or _in_digits(name)


def _in_digits(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


class Guard:
    """The application within its walls."""

    def __init__(self, app: ASGIApp, keys: Keys) -> None:
        self.app = app
        self.keys = keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        scope["bearer"] = self.keys.opens(_bearer(headers))
        scope["keyed"] = scope["bearer"] or self.keys.opens(_cookie(headers))
        app = self._refusal(scope) or self.app
        await app(scope, _bounded(receive), _walled(send))

    def _refusal(self, scope: Scope) -> ASGIApp | None:
        """The answer to what is not let in; None for what is."""
        headers, path = Headers(scope=scope), scope["path"]
        if not self.keys.called(headers.get("host", "")):
            return _plain(421, "This server is not called so; use the address that it printed, or start it with --name")
        sent = headers.get("content-length", "0")
        if not sent.isdigit() or int(sent) > BODY:
            return _plain(413, f"That is more than {BODY // 1_000_000} MB at once; send fewer accounts")
        given = dict(parse_qsl(scope["query_string"].decode("latin-1"))).get("key")
        if given is not None and scope["method"] == "GET" and self.keys.opens(given):
            return _let_in(path, self.keys.key)
        if self.keys.required and not scope["keyed"] and not path.startswith(OPEN) and path != SENT:
            if scope["method"] in SAFE and "text/html" in headers.get("accept", ""):
                return RedirectResponse("/enter", 303)
            return _plain(401, "This server asks for its key: Authorization: Bearer KEY, or the form at /enter")
        if scope["method"] not in SAFE and path != SENT and not (scope["bearer"] or _from_here(headers)):
            return _plain(403, "What writes must come from a page of this server")
        return None


def _bearer(headers: Headers) -> str | None:
    kind, _, word = headers.get("authorization", "").partition(" ")
    return word.strip() if kind.lower() == "bearer" else None


def _cookie(headers: Headers) -> str | None:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return None
    return found.value if found else None


def _from_here(headers: Headers) -> bool:
    """Whether a browser says that one of our own pages sent it. A client that says neither has no reader's cookies."""
    site = headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def _plain(status: int, words: str) -> ASGIApp:
    return PlainTextResponse(words + "\n", status)


def _let_in(path: str, key: str) -> ASGIApp:
    """To the page without the key in its address: addresses are kept, shown and sent along."""
    answer = RedirectResponse("/" + path.lstrip("/\\"), 303)
    remember(answer, key)
    return answer


def remember(answer: RedirectResponse, key: str) -> None:
    """Let the browser carry the key from now on."""
    answer.set_cookie(COOKIE, key, httponly=True, samesite="lax", max_age=30 * 86_400)


def _bounded(receive: Receive) -> Receive:
    """The body, cut off where it grows past the bound: what it says of its own length need not be so."""
    got = 0

    async def bounded() -> Message:
        nonlocal got
        message = await receive()
        got += len(message.get("body", b""))
        return {"type": "http.disconnect"} if got > BODY else message

    return bounded


def _walled(send: Send) -> Send:
    """The answer, with the headers that every answer has."""

    async def walled(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("cache-control", "private, no-cache")
        await send(message)

    return walled
