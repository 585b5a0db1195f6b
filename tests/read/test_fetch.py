"""Fetching: the page, or a reason; never a request to a place that the user did not mean."""

from __future__ import annotations

import gzip
import socket
import time

import pytest
from tests.command import rashomon
from tests.loopback import Answer, Site, site

from rashomon.errors import ReadError
from rashomon.model import Capture, Outcome, Skipped
from rashomon.read import Fetcher, Seen, read
from rashomon.read.addresses import public

PAGE = b"<!doctype html><html><body><p>The ferry to Skerrow sailed again on Tuesday.</p></body></html>"
HTML = {"Content-Type": "text/html; charset=windows-1252"}


@pytest.fixture
def server():
    """A site that has one page and no rules."""
    with site() as running:
        running.answers["/ferry"] = Answer(PAGE, headers=HTML)
        yield running


def one(source: str, *, allow_private: bool = True) -> Capture | Skipped:
    """The only thing that comes of one address."""
    (thing,) = read([source], allow_private=allow_private)
    return thing


def refused(thing: Capture | Skipped) -> str:
    """The reason of a thing that was set aside."""
    assert isinstance(thing, Skipped)
    assert thing.outcome is Outcome.QUARANTINED
    return thing.reason


def test_a_page_is_captured_with_its_address_time_and_character_set(server: Site):
    """The source is what the user gave, the address where it was found in the end."""
    server.answers["/old"] = Answer(status=301, headers={"Location": "/ferry"})
    thing = one(f"{server.address}/old")
    assert isinstance(thing, Capture)
    assert (thing.source, thing.url) == (f"{server.address}/old", f"{server.address}/ferry")
    assert (thing.body, thing.media_type, thing.charset) == (PAGE, "text/html", "windows-1252")
    assert thing.fetched is not None
    assert thing.fetched.tzinfo is not None


@pytest.mark.parametrize(
    "address",
    "127.0.0.1 127.8.8.8 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 240.0.0.1 "
    "255.255.255.255 ::1 :: fe80::1 fe80::1%eth0 fc00::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::127.0.0.1 "
    "64:ff9b::7f00:1 2002:7f00:1:: 2001:0:0:0:0:0:80ff:fffe nonsense".split(),
)
def test_an_address_within_is_not_public(address: str):
    """Private, loopback, link-local, shared, multicast, reserved; and each of them wrapped in IPv6."""
    assert not public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_an_address_of_the_network_at_large_is_public(address: str):
    """What a newspaper's server has."""
    assert public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"])
def test_no_request_goes_to_a_private_address(server: Site, host: str):
    """However the address is written; not even the site's rules are asked for."""
    port = server.address.rpartition(":")[2]
    assert "not in the public network" in refused(one(f"http://{host}:{port}/ferry", allow_private=False))
    assert server.asked == []


def test_a_name_is_looked_up_once_and_every_address_counts(server: Site, monkeypatch: pytest.MonkeyPatch):
    """A name with one private address among public ones is refused; one that changes its mind is not asked twice."""
    asked: list[str] = []

    def lookup(host: str, port: int, *words: object, **options: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
            for address in ("93.184.215.14", "127.0.0.1")[: 2 if host == "two.example" else 1]
        ]

    with monkeypatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", lookup)
        assert "127.0.0.1, which is not" in refused(one("http://two.example/ferry", allow_private=False))
    assert asked == ["two.example"]


def test_a_redirect_into_a_private_network_is_refused_on_the_hop(server: Site, monkeypatch: pytest.MonkeyPatch):
    """The first hop may be public; each connection is checked anew, not each address that the user gave."""
    from rashomon.read import addresses

    # The loopback server plays the public one: it alone, by its very address, is let through.
    monkeypatch.setattr(addresses, "public", lambda address: address == "127.0.0.1")
    port = server.address.rpartition(":")[2]
    server.answers["/out"] = Answer(status=302, headers={"Location": f"http://127.0.0.2:{port}/ferry"})
    assert "127.0.0.2, which is not in the public network" in refused(one(f"{server.address}/out", allow_private=False))
    assert "/ferry" not in server.paths()


@pytest.mark.parametrize("target", ["file:///etc/hostname", "ftp://127.0.0.1/x", "gopher://127.0.0.1/", "//"])
def test_a_redirect_to_what_is_no_page_is_refused(server: Site, target: str):
    """A server has no say over what is read on this machine."""
    server.answers["/out"] = Answer(status=302, headers={"Location": target})
    refused(one(f"{server.address}/out"))


def test_a_redirect_loop_ends(server: Site):
    """After a handful of hops."""
    server.answers["/a"] = Answer(status=302, headers={"Location": "/b"})
    server.answers["/b"] = Answer(status=302, headers={"Location": "/a"})
    assert "more than 5 redirects" in refused(one(f"{server.address}/a"))
    assert len(server.asked) == 7


def test_robots_are_honoured(server: Site):
    """What the site asks not to fetch is not asked for; what it does not speak of is."""
    server.answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /private*\n")
    server.answers["/private/x"] = Answer(PAGE, headers=HTML)
    assert "robots.txt asks" in refused(one(f"{server.address}/private/x"))
    assert "/private/x" not in server.paths()
    assert isinstance(one(f"{server.address}/ferry"), Capture)


def test_a_site_whose_rules_cannot_be_had_is_left_alone(server: Site):
    """RFC 9309: a server that fails has not allowed anything."""
    server.answers["/robots.txt"] = Answer(b"", 503)
    assert "robots.txt answers 503" in refused(one(f"{server.address}/ferry"))


def test_rules_are_asked_for_once_a_site(server: Site):
    """Two pages, one robots.txt; and a pause that the site wants is kept."""
    server.answers["/robots.txt"] = Answer(b"User-agent: *\nCrawl-delay: 0.3\n")
    server.answers["/two"] = Answer(PAGE, headers=HTML)
    began = time.monotonic()
    list(read([f"{server.address}/ferry", f"{server.address}/two"], allow_private=True))
    assert server.paths() == ["/robots.txt", "/ferry", "/two"]
    assert time.monotonic() - began >= 0.3


def test_an_unchanged_page_is_not_sent_again(server: Site):
    """What the server said of a page goes back to it the next time (ETag, Last-Modified)."""
    server.answers["/ferry"].headers = {**HTML, "ETag": '"7"', "Last-Modified": "Tue, 03 Nov 2026 10:00:00 GMT"}
    with Fetcher(allow_private=True) as fetcher:
        with fetcher(f"{server.address}/ferry") as first:
            assert first.file is not None
        assert first.seen == Seen('"7"', "Tue, 03 Nov 2026 10:00:00 GMT")
        with fetcher(f"{server.address}/ferry", first.seen) as again:
            assert again.file is None
    assert server.asked[-1][1]["if-none-match"] == '"7"'
    assert server.asked[-1][1]["if-modified-since"] == "Tue, 03 Nov 2026 10:00:00 GMT"


def test_a_slow_server_is_given_up(server: Site):
    """A byte now and then is within every timeout of the network; the time for the whole page is not endless."""
    server.answers["/slow"] = Answer(PAGE * 50, headers=HTML, drip=0.05)
    began = time.monotonic()
    with (
        Fetcher(allow_private=True, seconds=0.6) as fetcher,
        pytest.raises(ReadError, match=r"no whole answer within 0\.6 s"),
        fetcher(f"{server.address}/slow"),
    ):
        pass
    assert time.monotonic() - began < 3


def test_an_endless_page_and_a_packed_bomb_end_at_the_bound(server: Site):
    """Counted as it comes, once unpacked."""
    server.answers["/long"] = Answer(b"a" * 300_000)
    server.answers["/bomb"] = Answer(gzip.compress(b"a" * 300_000), headers={"Content-Encoding": "gzip"})
    server.answers["/odd"] = Answer(PAGE, headers={"Content-Encoding": "br"})
    with Fetcher(allow_private=True, max_bytes=100_000) as fetcher:
        for path, words in (("long", "more than 100,000"), ("bomb", "more than 100,000"), ("odd", "not asked for")):
            with pytest.raises(ReadError, match=words), fetcher(f"{server.address}/{path}"):
                pass


def test_no_proxy_of_the_environment_is_used(server: Site, monkeypatch: pytest.MonkeyPatch):
    """A proxy would look names up where nobody checks the address."""
    with site() as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.address)
        assert isinstance(one(f"{server.address}/ferry"), Capture)
        assert proxy.asked == []


@pytest.mark.parametrize("address", ["http://", "http://user:secret@127.0.0.1/", "http://[::1", "http://a b/"])
def test_what_is_no_address_is_refused(address: str):
    """With a reason, not a traceback."""
    refused(one(address))


def test_a_server_that_is_not_there_is_named(server: Site):
    """A refused connection and an error page."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        assert refused(one(f"http://127.0.0.1:{closed.getsockname()[1]}/"))
    assert "answers 404" in refused(one(f"{server.address}/nowhere"))


def test_a_page_in_the_servers_character_set_is_read_in_it(server: Site):
    """The page does not name it, the server does."""
    from rashomon.extract import extract

    body = "The café at Skerrow quay opened again on Tuesday morning after nine weeks of work on its roof and walls. "
    server.answers["/cafe"] = Answer(
        body.encode("mac-roman") * 3, headers={"Content-Type": "text/plain; charset=macintosh"}
    )
    thing = one(f"{server.address}/cafe")
    assert isinstance(thing, Capture)
    article = extract(thing)
    assert not isinstance(article, Skipped)
    assert "café" in article.text


def test_the_command_takes_addresses_and_asks_before_it_goes_inside(server: Site):
    """`--allow-private` is the user's word for it."""
    text = "The ferry to Skerrow sailed again on Tuesday after nine weeks in dock, the harbour office said. " * 4
    server.answers["/story"] = Answer(
        f"<html><body><article><p>{text}</p></article></body></html>".encode(), headers=HTML
    )
    refusal = rashomon("extract", f"{server.address}/story")
    assert refusal.code == 1
    assert "give --allow-private" in refusal.err
    assert server.asked == []
    (row,) = rashomon("extract", f"{server.address}/story", "--allow-private", "--json").rows
    assert row["url"] == f"{server.address}/story"
