"""Feeds: an item with its words is an account, one without is a pointer to one, and says where to."""

from __future__ import annotations

import io
import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.loopback import Answer, site
from tests.memory import Watch

from rashomon.extract import extract
from rashomon.model import Article, Capture, Outcome, Skipped
from rashomon.read import read

STORY = (
    "The ferry to Skerrow sailed again on Tuesday after nine weeks of work on the quay, the harbour office said. " * 8
)
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>All Harbours</title><image><title>a picture</title></image>
<item><title>Ferry &amp; quay: café</title><link>https://courier.example/1</link><guid>tag:1</guid>
<pubDate>Tue, 03 Nov 2026 10:00:00 GMT</pubDate><dc:creator>Ada Holm</dc:creator>
<source url="https://courier.example/feed">The Courier</source><description>In short.</description>
<content:encoded><![CDATA[<p>{STORY}</p><p>{STORY}It was the first crossing.</p>]]></content:encoded></item>
<item><title>Lock shut</title><link>https://courier.example/2</link>
<description>The lock&nbsp;is shut.</description></item>
<item><title>In full</title><link>https://courier.example/3</link><author>desk@courier.example (Bo Lind)</author>
<description>{STORY}</description></item></channel></rss>"""
ATOM = f"""<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Harbour Times</a:title>
<a:entry><a:title>Ferry back</a:title><a:link rel="self" href="https://x.example/s"/><a:link href="https://h.example/1"/>
<a:id>urn:1</a:id><a:published>2026-11-03T10:00:00Z</a:published><a:updated>2026-11-04T10:00:00Z</a:updated>
<a:author><a:name>Eva Roth</a:name></a:author><a:content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>{STORY}</p></div></a:content><a:source><a:title>North Post</a:title></a:source></a:entry></a:feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Old Gazette</title></channel>
<item><title>T</title><link>https://o.example/1</link><dc:date>2026-11-03</dc:date><description>{STORY}</description></item>
</rdf:RDF>"""
ITEM = {"id": "1", "url": "https://j.example/1", "title": "T", "content_html": f"<p>{STORY}</p>",
        "date_published": "2026-11-03T10:00:00Z", "authors": [{"name": "Jo Berg"}]}  # fmt: skip
JSON = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "JSON Gazette",
                   "items": [ITEM, {"id": "2", "url": "https://j.example/2", "summary": "In short."}]})  # fmt: skip


def things(body: bytes | str) -> list[Capture | Skipped]:
    """What comes of a feed on standard input."""
    return list(read(["-"], stdin=body.encode() if isinstance(body, str) else body))


def articles(body: bytes | str) -> list[Article]:
    """The articles of a feed."""
    found = [extract(thing) for thing in things(body) if isinstance(thing, Capture)]
    assert all(isinstance(article, Article) for article in found)
    return [article for article in found if isinstance(article, Article)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_rss_keeps_the_true_publisher_and_what_the_feed_says(encoding: str):
    """An aggregator is not the outlet of what it lists; a declared encoding may be a lie."""
    full, last = articles(
        RSS.replace(' encoding="utf-8"', "" if encoding == "utf-16" else ' encoding="utf-8"').encode(encoding)
    )
    assert (full.title, full.outlet, full.url) == ("Ferry & quay: café", "The Courier", "https://courier.example/1")
    assert (full.byline, full.given) == (("Ada Holm",), "tag:1")
    assert full.published
    assert full.published.iso() == "2026-11-03T10:00:00+00:00"
    assert "<p>" not in full.text
    assert "It was the first crossing." in full.text
    assert (last.outlet, last.byline) == ("All Harbours", ("Bo Lind",))


def test_an_item_without_its_words_says_where_they_are():
    """A summary is no account: what it leaves out would seem to be left out by the outlet."""
    (pointer,) = [thing for thing in things(RSS) if isinstance(thing, Skipped)]
    assert (pointer.source, pointer.outcome) == ("-#2", Outcome.REJECTED)
    assert "a summary of 4 words" in pointer.reason
    assert "give the page itself: https://courier.example/2" in pointer.reason
    assert "give the page itself: https://j.example/2" in things(JSON)[1].reason


@pytest.mark.parametrize(
    ("feed", "outlet", "writer", "modified"),
    [
        (ATOM, "North Post", ("Eva Roth",), "2026-11-04T10:00:00+00:00"),
        (RDF, "Old Gazette", (), None),
        (JSON, "JSON Gazette", ("Jo Berg",), None),
    ],
)
def test_atom_rdf_and_json_feeds(feed: str, outlet: str, writer: tuple[str, ...], modified: str | None):
    """Whatever prefix the elements bear."""
    (article,) = articles(feed)
    assert (article.outlet, article.byline) == (outlet, writer)
    assert (article.modified.iso() if article.modified else None) == modified
    assert article.published
    assert article.published.iso().startswith("2026-11-03")
    assert article.text.count("Skerrow") == 8


def test_a_feed_that_breaks_off_keeps_what_came_before():
    """And the item it breaks off in is not taken for a whole one."""
    found = things(RSS[: RSS.index("In full") + 700])
    assert [type(thing) for thing in found] == [Capture, Skipped, Skipped]
    assert (found[2].outcome, "cut off" in found[2].reason) == (Outcome.QUARANTINED, True)


def test_an_element_left_open_costs_its_own_item():
    """The next item is read."""
    found = things(RSS.replace("Lock shut</title>", "Lock shut<title>"))
    assert [c.url for c in found if isinstance(c, Capture)] == [
        "https://courier.example/1",
        "https://courier.example/3",
    ]


NESTED = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize("doctype", [NESTED, '<!ENTITY a11 SYSTEM "file:///etc/hostname">'])
@pytest.mark.parametrize("before", ["", f"<!--{'x' * 1500}-->"])
def test_entities_of_a_feeds_own_making_are_refused(doctype: str, before: str):
    """Some lines of them unfold to gigabytes, or to a file of this machine."""
    began = time.monotonic()
    feed = f"{before}<!DOCTYPE rss [{doctype}]><rss><channel><item><title>&a11;</title></item></channel></rss>"
    (thing,) = read(["-"], stdin=feed.encode(), format="feed")
    assert isinstance(thing, Skipped)
    assert thing.outcome is Outcome.QUARANTINED
    assert "declares entities" in thing.reason
    assert time.monotonic() - began < 2


class Endless(io.RawIOBase):
    """A file of what a generator gives, never held whole."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self.parts, self.left = parts, b""

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]
        """The next bytes."""
        self.left = self.left or next(self.parts, b"")
        count = min(len(buffer), len(self.left))
        buffer[:count] = self.left[:count]
        self.left = self.left[count:]
        return count


def counted(parts: Iterator[bytes], watch: Watch, **options: int) -> tuple[int, int]:
    """Captures and skipped things of a stream; the memory is looked at on both sides of the reader."""
    captures = skipped = 0
    stream = io.BufferedReader(Endless(watch.over(parts)))
    for thing in watch.over(read(["-"], stdin=stream, **options)):
        captures += isinstance(thing, Capture)
        skipped += isinstance(thing, Skipped)
    return captures, skipped


def test_a_feed_of_100_megabytes_costs_what_an_item_costs():
    """Read as it streams."""
    item = f"<item><link>https://courier.example/</link><description>{STORY * 25}</description></item>".encode()
    count = 100_000_000 // len(item)
    parts = [b"<rss><channel>", *[item] * count, b"</channel></rss>"]
    watch = Watch()
    assert counted(iter(parts), watch) == (count, 0)
    assert watch.grown < 15


def test_an_item_without_end_is_set_aside():
    """Past the bound for one account; no more is read."""
    began = time.monotonic()
    parts = (b"<rss><channel><item><description>" if n == 0 else STORY.encode() * 500 for n in range(100_000))
    watch = Watch()
    assert counted(parts, watch, max_bytes=2_000_000) == (0, 1)
    assert watch.grown < 30
    assert time.monotonic() - began < 5


def test_a_list_of_feeds_leads_to_their_items(tmp_path: Path):
    """Files beside the list and addresses; each feed once."""
    (tmp_path / "feeds").mkdir()
    (tmp_path / "feeds" / "one.xml").write_text(RSS)
    with site() as server:
        server.answers["/atom"] = Answer(ATOM.encode())
        server.answers["/json"] = Answer(JSON.encode())
        named = ["feeds/one.xml", f"{server.address}/atom", f"{server.address}/json"]
        outlines = "".join(f'<outline text="x"><outline xmlUrl="{name}"/></outline>' for name in named)
        (tmp_path / "list.opml").write_text(f'<opml version="2.0"><body>{outlines}{outlines}</body></opml>')
        found = list(read([str(tmp_path / "list.opml")], allow_private=True))
    assert [thing.source for thing in found] == [
        *(f"{tmp_path}/feeds/one.xml#{n}" for n in (1, 2, 3)),
        f"{server.address}/atom#1",
        *(f"{server.address}/json#{n}" for n in (1, 2)),
    ]


def test_a_fetched_list_cannot_name_files_here(tmp_path: Path):
    """Nor a list of lists; nor anything that is no feed."""
    (tmp_path / "secret.txt").write_text(STORY)
    with site() as server:
        names = [str(tmp_path / "secret.txt"), "feeds/other", f"{server.address}/list"]
        body = "".join(f'<outline xmlUrl="{name}"/>' for name in [f"file://{names[0]}", *names])
        server.answers["/list"] = Answer(f"<opml><body>{body}</body></opml>".encode())
        found = list(read([f"{server.address}/list"], allow_private=True))
        (tmp_path / "list.opml").write_text(f'<opml><body><outline xmlUrl="{names[0]}"/></body></opml>')
        found += read([str(tmp_path / "list.opml")])
    assert len(found) == 5
    assert all(isinstance(thing, Skipped) for thing in found)
