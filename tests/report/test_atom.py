"""Atom: a story's findings as entries, a desk's stories as entries, for a reader of feeds."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import feedparser
from hypothesis import given, settings
from lxml import etree
from tests.report import sample
from tests.report.hostile import Printed, printed, report

from rashomon.model import Group, Overview
from rashomon.report.atom import BEGAN, SPACE, render_atom, render_desk
from rashomon.report.formats import FORMATS, Kept

NAMES = {"a": SPACE}


def read(text: str) -> feedparser.FeedParserDict:
    """The feed as a reader takes it, without a complaint."""
    found = feedparser.parse(text.encode(), sanitize_html=False)
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def test_an_entry_a_finding():
    """Id, title, the answers with their sentences and outlets, the pages they lead to; the newest first."""
    found = read(render_atom(sample.report()))
    assert found.feed.title == sample.report().title
    entries = {entry.id: entry for entry in found.entries}
    assert set(entries) == {f"urn:rashomon:finding:{finding.id}" for finding in sample.report().findings}
    clash = entries[f"urn:rashomon:finding:{sample.REOPENS.id}"]
    assert clash.title == "Contested: When should the repairs be finished?"
    assert clash.updated == "2031-03-04T08:00:00Z"  # the Daily was amended then
    assert [tag.term for tag in clash.tags] == ["contradiction", "time"]
    assert [link.href for link in clash.links] == ["https://wire.example/vessa"]
    assert "March 24 (1 witness: Coastline Daily)" in clash.content[0].value
    assert "Norrland Wire: “Repairs should be finished by March 14" in clash.content[0].value
    dates = [entry.updated for entry in found.entries]
    assert dates == sorted(dates, reverse=True)
    assert found.feed.updated == dates[0]


def test_what_a_store_knows_dates_the_entries():
    """Since when a finding stands, and the id of the story; the same ids as without."""
    since = {sample.REOPENS.id: datetime(2031, 3, 9, 12, tzinfo=UTC)}
    plain, kept = (read(FORMATS["atom"].render(sample.report(), one)) for one in (None, Kept("abc", since)))
    assert kept.feed.id == "urn:rashomon:story:abc"
    assert kept.entries[0].id == f"urn:rashomon:finding:{sample.REOPENS.id}"
    assert kept.entries[0].updated == kept.feed.updated == "2031-03-09T12:00:00Z"
    assert {entry.id for entry in kept.entries} == {entry.id for entry in plain.entries}


def test_an_entry_a_story():
    """A desk: title, what was counted, when it last changed; the newest change first."""
    first = Overview(Group("s1", (sample.wire.id,), "Bridge shut", None, None), ("Norrland Wire",), 1)
    later = Overview(Group("s2", (sample.gazette.id,), None, None, None), ("A", "B"), 2, 1, 2)
    changed = {"s2": datetime(2032, 1, 1, tzinfo=UTC)}
    found = read(render_desk([(first, (sample.wire,)), (later, (sample.gazette,))], changed))
    assert [entry.id for entry in found.entries] == ["urn:rashomon:story:s2", "urn:rashomon:story:s1"]
    assert [entry.title for entry in found.entries] == ["without a title", "Bridge shut"]
    assert found.entries[0].content[0].value.startswith("2 outlets, 2 independent witnesses, 1 contested point\n")
    assert found.entries[1].updated == "2031-03-03T12:05:00Z"
    assert read(render_desk([], {})).feed.updated == BEGAN.strftime("%Y-%m-%dT%H:%M:%SZ")


@settings(max_examples=40, deadline=None)
@given(printed, printed)
def test_hostile_words_are_text(one: Printed, other: Printed):
    """One entry; content is text, of no element of its own; links lead to the web alone."""
    text = FORMATS["atom"].render(report(one, other))
    tree = etree.fromstring(text.encode())
    read(text)
    assert len(tree.findall("a:entry", NAMES)) == 1
    assert {element.tag for element in tree.iter()} == {
        f"{{{SPACE}}}{name}"
        for name in (
            "feed id title updated author name generator entry category content" + " link" * ("<link" in text)
        ).split()
    }
    assert all(
        link.get("href").lower().startswith(("http://", "https://")) for link in tree.iterfind(".//a:link", NAMES)
    )


def test_an_account_without_a_date_is_dated_from_the_beginning_of_time():
    """A reader of feeds wants a date; that it is none of ours is plain to see."""
    story = sample.report().story
    accounts = tuple(replace(a, article=replace(a.article, published=None, modified=None)) for a in story.accounts)
    found = read(render_atom(replace(sample.report(), story=replace(story, accounts=accounts))))
    assert {entry.updated for entry in found.entries} == {"1970-01-01T00:00:00Z"}


def test_every_format_is_named_as_its_file():
    """What draws a format is found by its name."""
    room = Path(__file__).resolve().parents[2] / "src" / "rashomon" / "report"
    for name, one in FORMATS.items():
        assert one.name == name
        assert (room / f"{name}.py").is_file()
        assert one.render(sample.hostile()).strip()
