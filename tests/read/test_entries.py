"""Entries: what a feed lists, with the words that it brings or the address that it gives."""

from __future__ import annotations

import io
import json

import pytest

from rashomon.model import Capture, Skipped
from rashomon.read.entries import Entry, entries

FEED = "https://courier.example/news/feed.xml"
WHOLE = "The harbour of Skerrow was closed on Monday after a crane fell onto the north quay, the port said. " * 8
RSS = """<rss version="2.0"><channel><title>Courier</title>
<item><title>Crane falls</title><link>/2031/crane#top</link><pubDate>Mon, 03 Mar 2031 09:00:00 GMT</pubDate>
<description>A crane fell.</description></item>
<item><title>Whole</title><link>https://courier.example/whole</link><description>{whole}</description></item>
<item><title>Again</title><link>https://courier.example/2031/crane</link></item>
<item><title>Nothing</title><description>No address, no words.</description></item>
<item><title>Odd</title><link>javascript:alert(1)</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title>
<entry><id>tag:x</id><link href="https://courier.example/crane"/><updated>2031-03-03T10:00:00Z</updated></entry>
</feed>"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Courier",
    "items": [
        {"id": "1", "url": "https://courier.example/crane", "date_published": "2031-03-03T09:00:00Z"},
        {"id": "2", "content_text": WHOLE},
        "no item",
    ],
}


def listed(body: str | bytes) -> tuple[list[Entry], list[Skipped]]:
    """The entries of a feed, and what was left out."""
    found = list(entries(FEED, io.BytesIO(body if isinstance(body, bytes) else body.encode()), 1_000_000))
    return [x for x in found if isinstance(x, Entry)], [x for x in found if isinstance(x, Skipped)]


def test_an_rss_feed_lists_addresses_and_accounts():
    """A link is taken from where the feed is, each once; words that the feed brings come along."""
    found, left_out = listed(RSS.format(whole=WHOLE))
    assert [one.key for one in found] == ["https://courier.example/2031/crane", "https://courier.example/whole"]
    assert found[0].capture is None
    assert found[0].published == "Mon, 03 Mar 2031 09:00:00 GMT"
    assert isinstance(found[1].capture, Capture)
    assert found[1].capture.url == "https://courier.example/whole"
    assert ["no link" in one.reason for one in left_out] == [True, True]


def test_an_atom_entry_says_when_it_was_modified():
    """What a feed says of a change is a reason to look again."""
    (entry,), _ = listed(ATOM)
    assert (entry.key, entry.modified) == ("https://courier.example/crane", "2031-03-03T10:00:00Z")


def test_a_json_feed_lists_both():
    """An item without an address is named by its id, within the feed."""
    (link, words), (odd,) = listed(json.dumps(JSON))
    assert (link.key, link.capture, link.published) == ("https://courier.example/crane", None, "2031-03-03T09:00:00Z")
    assert words.key == f"{FEED}#2"
    assert words.capture is not None
    assert "the item is a str" in odd.reason


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<!doctype html><html><body><p>A page.</p></body></html>", "html, not a feed"),
        ('{"title": "no items"}', "without a list of items"),
        ('{"items": [', "JSON that cannot be read"),
        ("<rss><channel><item><link>https://a.example/x</link>", "cut off"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
        ('<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel/></rss>', "entities of its own"),
    ],
)
def test_what_is_no_feed_is_said_to_be_none(body: str | bytes, words: str):
    """With a reason, and without an error."""
    _, left_out = listed(body)
    assert words in left_out[-1].reason
