"""httpx requests over a connection pool whose every connection is made by `addresses.Network`.

httpx's own transport offers no place for a network of one's own; this is that place, and nothing else.
No proxy is ever used, whatever the environment says: a proxy would look names up where nobody checks them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from ssl import SSLContext
from typing import cast

import httpcore
import httpx

from rashomon.read.addresses import Network

FAILURES = (
    (httpcore.TimeoutException, httpx.TimeoutException),
    (httpcore.NetworkError, httpx.NetworkError),
    (httpcore.ProtocolError, httpx.RemoteProtocolError),
    (httpcore.UnsupportedProtocol, httpx.UnsupportedProtocol),
)


@cache
def _certificates() -> SSLContext:
    """Whom to trust: loaded once, for as many pools as there are hosts to ask."""
    return httpx.create_ssl_context(trust_env=False)


class Transport(httpx.BaseTransport):
    """Sends requests through a pool of checked connections; raises httpx.TransportError."""

    def __init__(self, network: Network) -> None:
        self._pool = httpcore.ConnectionPool(ssl_context=_certificates(), network_backend=network, max_connections=10)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """One request, no redirect followed."""
        target = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        asked = httpcore.Request(
            request.method,
            target,
            headers=request.headers.raw,
            content=request.stream if isinstance(request.stream, httpx.SyncByteStream) else None,
            extensions=request.extensions,
        )
        with _translated():
            answer = self._pool.handle_request(asked)
        return httpx.Response(answer.status, headers=answer.headers, stream=Body(answer), extensions=answer.extensions)

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


class Body(httpx.SyncByteStream):
    """The bytes of an answer as they come."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        with _translated():
            yield from cast("Iterator[bytes]", self._answer.stream)

    def close(self) -> None:
        """Hand the connection back."""
        self._answer.close()


@contextmanager
def _translated() -> Iterator[None]:
    """httpcore's failures under httpx's names."""
    try:
        yield
    except Exception as error:
        for theirs, ours in FAILURES:
            if isinstance(error, theirs):
                raise ours(str(error)) from error
        raise
