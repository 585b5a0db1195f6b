"""Handing notices on: a file that feed readers read, and a receiver that can check whose they are."""

from __future__ import annotations

import hmac
import json
from hashlib import sha256
from pathlib import Path

import feedparser
import pytest
from lxml import etree
from tests.watch.site import MUTE, Page, address, site
from tests.watch.test_notices import APART, BEGAN, LEFT, RIGHT

from rashomon.errors import ReadError, WatchError
from rashomon.watch import atom
from rashomon.watch.notice import Kind, of_finding
from rashomon.watch.webhook import Webhook

HOST = address(0)
NOTICE = of_finding(
    Kind.CONTRADICTION, APART, ("s1", "Crane <b>falls</b> & more"), {LEFT.id: LEFT, RIGHT.id: RIGHT}, BEGAN
)


def test_the_feed_is_one_that_feed_readers_read(tmp_path: Path):
    """Atom by the book: ids, times, a title, and the evidence as text."""
    atom.write(tmp_path / "notices.atom", atom.render([NOTICE], "s"))
    read = feedparser.parse((tmp_path / "notices.atom").read_bytes())
    assert not read.bozo, read.get("bozo_exception")
    assert read.version == "atom10"
    (entry,) = read.entries
    assert entry.id == f"urn:rashomon:notice:{NOTICE.id}"
    assert entry.title == "New contradiction: How many people were hurt?"
    assert entry.updated == BEGAN
    assert [tag.term for tag in entry.tags] == ["contradiction"]
    assert {link.href for link in entry.links} == {"https://Courier.example/x", "https://Bulletin.example/x"}
    assert entry.content[0].type == "text/plain"
    assert RIGHT.text in entry.content[0].value


def test_words_of_articles_are_never_markup_in_the_feed():
    """Neither tags nor what XML cannot hold."""
    document = json.loads(NOTICE.json())
    document["question"] = "Who? <script>alert(1)</script> \x0b\ud800"
    hostile = type(NOTICE)(NOTICE.id, NOTICE.kind, NOTICE.story, NOTICE.at, document)
    tree = etree.fromstring(atom.render([hostile], "s"))
    assert {etree.QName(element).localname for element in tree.iter()} == set(
        "feed id title updated author name entry category link content".split()
    )


def test_a_feed_without_notices_is_a_feed(tmp_path: Path):
    """A reader may subscribe before anything has happened."""
    read = feedparser.parse(atom.render([], "s"))
    assert not read.bozo
    assert read.feed.id == "urn:rashomon:notices:s"
    assert read.entries == []


def test_a_file_is_replaced_whole_and_leaves_nothing_behind(tmp_path: Path):
    """Who has the old one open reads it to its end; a place that cannot be written is named."""
    path = tmp_path / "deep" / "notices.atom"
    atom.write(path, b"old")
    with path.open("rb") as reader:
        atom.write(path, b"new and longer")
        assert reader.read() == b"old"
    assert path.read_bytes() == b"new and longer"
    assert [one.name for one in path.parent.iterdir()] == ["notices.atom"]
    (tmp_path / "file").write_text("")
    with pytest.raises(WatchError, match="cannot be written"):
        atom.write(tmp_path / "file" / "notices.atom", b"")


def test_a_receiver_gets_json_that_it_can_check():
    """The body is the notice; its signature is the HMAC of the bytes as they came."""
    with site([HOST]) as servers:
        url = servers.put(HOST, "/hook", Page(status=204))
        with Webhook(url, allow_private=True, secret="hush") as hook:
            assert hook(NOTICE) is None
        ((path, headers, body),) = servers.posted
    assert path == "/hook"
    assert json.loads(body) == NOTICE.document
    assert headers["rashomon-notice"] == NOTICE.id
    assert headers["rashomon-signature"] == "sha256=" + hmac.new(b"hush", body, sha256).hexdigest()
    assert headers["content-type"] == "application/json"


def test_without_a_secret_nothing_is_signed():
    """An empty signature would be taken for one."""
    with site([HOST]) as servers:
        with Webhook(servers.put(HOST, "/hook", Page()), allow_private=True) as hook:
            assert hook(NOTICE) is None
        assert "rashomon-signature" not in servers.posted[0][1]


def test_a_receiver_that_fails_is_told_of_with_its_wish():
    """Errors, redirects (what was signed is meant for one receiver), and one that never answers."""
    with site([HOST]) as servers:
        busy = servers.put(HOST, "/busy", Page(status=503, headers={"Retry-After": "7"}))
        moved = servers.put(HOST, "/moved", Page(status=307, headers={"Location": busy}))
        mute = servers.put(HOST, "/mute", Page(fault=MUTE))
        for url, words in ((busy, "answers 503"), (moved, "answers 307"), (mute, HOST)):
            with Webhook(url, allow_private=True, seconds=0.5) as hook:
                refused = hook(NOTICE)
            assert refused is not None
            assert words in refused.reason
            assert refused.wait == (7.0 if url == busy else None)
        assert servers.of("/busy")[-1].at < servers.of("/moved")[0].at


def test_a_receiver_within_is_asked_for_first():
    """A webhook is an address like any other: private ones only on the user's word."""
    with site([HOST]) as servers:
        with Webhook(servers.put(HOST, "/hook", Page())) as hook:
            refused = hook(NOTICE)
        assert refused is not None
        assert "not in the public network" in refused.reason
        assert servers.posted == []
    with pytest.raises(ReadError):
        Webhook("file:///etc/hostname")
