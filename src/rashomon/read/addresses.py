"""A host's name in, a connection to it out, if and only if every address of it lies in the public network.

A name is looked up once, every address it has is checked, and the connection is made to an address that was
checked: a name that answers differently the second time (DNS rebinding) gains nothing. Redirects come through
here as well, since they connect as well. Refuses private, loopback, link-local, shared, multicast and reserved
addresses, also where an IPv6 address wraps an IPv4 one.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from ssl import SSLContext
from typing import Any

import httpcore

from rashomon.errors import ReadError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
NAT64 = ipaddress.ip_network("64:ff9b::/96")


def public(address: str) -> bool:
    """Whether an IP address can be reached from anywhere; False for what is none."""
    try:
        found: Address = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    inner = _wrapped(found) if isinstance(found, ipaddress.IPv6Address) else None
    checked = inner or found
    return checked.is_global and not checked.is_multicast and not checked.is_reserved


def _wrapped(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address within an IPv6 one: mapped, 6to4, Teredo, NAT64 and the old compatible form."""
    if address in NAT64 or int(address) >> 32 == 0:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


@dataclass(slots=True)
class Network(httpcore.NetworkBackend):
    """Connections to public addresses alone, unless `allow_private`; none outlives its deadline.

    `deadline` is a `time.monotonic` moment, set anew for each page: a server that sends a byte a second is
    within every single timeout, and never done.
    """

    allow_private: bool = False
    deadline: float = float("inf")
    _plain: httpcore.SyncBackend = field(default_factory=httpcore.SyncBackend)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of `host` that answers; raises ReadError where one may not be reached."""
        problem: Exception | None = None
        for address in self._checked(host, port):
            try:
                stream = self._plain.connect_tcp(address, port, self.left(timeout), local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                problem = error
                continue
            return Bounded(stream, self)
        raise problem or httpcore.ConnectError(f"{host} has no address")

    def _checked(self, host: str, port: int) -> list[str]:
        """The addresses of a host, all of them checked."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"no address for {host} ({error})") from error
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        hidden = [address for address in addresses if not public(address)]
        if hidden and not self.allow_private:
            raise ReadError(
                f"{host} is at {hidden[0]}, which is not in the public network; "
                "give --allow-private if you trust where the address comes from"
            )
        return addresses

    def left(self, timeout: float | None) -> float:
        """The seconds that one step may take: the step's own bound or what is left of the whole."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the time for one page is over")
        return left if timeout is None else min(timeout, left)

    def connect_unix_socket(self, *words: Any, **options: Any) -> httpcore.NetworkStream:
        """Refused: no address of a page leads to a local socket."""
        raise ReadError("a local socket is no page; give an http or https address")

    def sleep(self, seconds: float) -> None:
        """Wait."""
        self._plain.sleep(seconds)


@dataclass(slots=True)
class Bounded(httpcore.NetworkStream):
    """A connection of which every step ends by the deadline of its network."""

    stream: httpcore.NetworkStream
    network: Network

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Some bytes; raises ReadTimeout at the deadline."""
        return self.stream.read(max_bytes, self.network.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes; raises at the deadline."""
        self.stream.write(buffer, self.network.left(timeout))

    def close(self) -> None:
        """Close it."""
        self.stream.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection, encrypted; the certificate is checked against the name, not the address."""
        secure = self.stream.start_tls(ssl_context, server_hostname, self.network.left(timeout))
        return Bounded(secure, self.network)

    def get_extra_info(self, info: str) -> Any:
        """What the connection says of itself."""
        return self.stream.get_extra_info(info)
