"""GeoJSON of the places named, and slides for TimelineJS: nothing invented, and no markup but the program's own."""

from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import geojson
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from tests.report import sample
from tests.report.hostile import Printed, printed, report

from rashomon.model import Claim, Entry, Name, NameKind, Report
from rashomon.report.geojson import render_geojson
from rashomon.report.screen import one_line
from rashomon.report.timelinejs import render_timelinejs

WORDS = {"type": "string"}
TEXT = {
    "type": "object",
    "required": ["headline", "text"],
    "properties": {"headline": WORDS, "text": WORDS},
    "additionalProperties": False,
}
DAY = {
    "type": "object",
    "required": ["year", "month", "day"],
    "additionalProperties": False,
    "properties": {"year": {"type": "integer"}, "month": {"type": "integer", "minimum": 1, "maximum": 12},
                   "day": {"type": "integer", "minimum": 1, "maximum": 31}},
}  # fmt: skip
SLIDE = {
    "type": "object",
    "required": ["unique_id", "start_date", "text", "autolink"],
    "additionalProperties": False,
    "properties": {"unique_id": WORDS, "start_date": DAY, "end_date": DAY, "display_date": WORDS, "group": WORDS,
                   "text": TEXT, "autolink": {"const": False}},
}  # fmt: skip
# The object that TimelineJS documents, so far as it is used here: nothing else may be in it.
SLIDES = Draft202012Validator({
    "type": "object",
    "required": ["title", "events"],
    "additionalProperties": False,
    "properties": {
        "title": {"type": "object", "properties": {"text": TEXT, "autolink": {"const": False}}},
        "events": {"type": "array", "items": SLIDE},
    },
})  # fmt: skip


class Page(HTMLParser):
    """A page that puts in what it is given: the tags and the words it makes of it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.add(tag + (" with attributes" if attrs else ""))

    def handle_data(self, data: str) -> None:
        self.words += data


def with_places(*names: tuple[str, str]) -> Report:
    """The sample, whose Wire account names these places: (the words, whom they are the name of)."""
    readings = tuple(Name(sample.cut(sample.wire, words), NameKind.PLACE, key) for words, key in names)
    whole = sample.line(sample.wire, "Vessa swing")
    claims = (Claim(whole, whole, 0, readings=readings), Claim(whole.cut(0, 50), whole, 0, readings=readings))
    told = sample.report()
    accounts = tuple(replace(a, claims=claims) if a.article is sample.wire else a for a in told.story.accounts)
    return replace(told, story=replace(told.story, accounts=accounts))


def test_a_place_is_named_with_its_words():
    """Each once, with the sentence and the words in it; null stands where nobody knows the coordinates."""
    found = geojson.loads(render_geojson(with_places(("Skerrow", "Skerrow"), ("Vessa", "Vessa bridge"))))
    assert isinstance(found, geojson.FeatureCollection)
    assert [one["properties"]["name"] for one in found["features"]] == ["Skerrow", "Vessa bridge"]
    for one in found["features"]:
        assert isinstance(one, geojson.Feature)
        assert one["geometry"] is None
        (evidence,) = one["properties"]["evidence"]
        focus = evidence["focus"]
        assert sample.wire.text[evidence["start"] : evidence["end"]] == evidence["text"]
        assert sample.wire.text[focus["start"] : focus["end"]] in ("Skerrow", "Vessa")
        assert (one["properties"]["mentions"], one["properties"]["outlets"]) == (1, ["Norrland Wire"])


def test_a_town_that_can_be_no_other_has_its_point():
    """Longitude first, as the standard has it, and whose knowledge it is; a country has none."""
    found = geojson.loads(render_geojson(with_places(("Skerrow", "Bergen"), ("Vessa", "Norway"))))
    by_name = {one["properties"]["name"]: one for one in found["features"]}
    assert by_name["Bergen"]["geometry"] == {"type": "Point", "coordinates": [5.324, 60.393]}
    assert by_name["Bergen"]["properties"]["located"] == "Bergen, Norway (GeoNames 3161732)"
    assert (by_name["Norway"]["geometry"], by_name["Norway"]["properties"]["located"]) == (None, None)
    assert found.is_valid


def test_a_story_without_places_is_an_empty_map():
    """Still a collection."""
    assert geojson.loads(render_geojson(sample.report())) == {"type": "FeatureCollection", "features": []}


def test_a_slide_a_dated_event():
    """First and last day, the words, the sentences, in them the words in question; what has no day has no slide."""
    told = sample.report()
    row = json.loads(render_timelinejs(replace(told, timeline=(*told.timeline, Entry("spring", "", "x", "y", ())))))
    SLIDES.validate(row)
    assert row["title"]["text"]["headline"] == told.title
    closed, repaired = row["events"]
    assert (closed["start_date"], "end_date" in closed) == ({"year": 2031, "month": 3, "day": 3}, False)
    assert repaired["end_date"] == {"year": 2031, "month": 3, "day": 24}
    assert repaired["display_date"] == "14 to 24 March 2031"
    assert "<p>Norrland Wire: “Repairs should be finished <b>by March 14</b>, said" in repaired["text"]["text"]


@settings(max_examples=40, deadline=None)
@given(printed, printed)
def test_hostile_words_make_no_tag(one: Printed, other: Printed):
    """In a page that puts the slides in as HTML; the place is named as it is printed."""
    told = report(one, other)
    row = json.loads(render_timelinejs(told))
    SLIDES.validate(row)
    (event,) = row["events"]
    parts = [*row["title"]["text"].values(), event["text"]["headline"], event["group"], event["display_date"]]
    assert [Page(part).tags for part in parts] == [set()] * len(parts)
    assert Page(event["text"]["headline"]).words.split() == one_line(told.timeline[0].what).split()
    assert Page(event["text"]["text"]).tags == {"p", "b"}
    places = geojson.loads(render_geojson(told))["features"]
    assert {place["properties"]["name"] for place in places} <= {one_line(one.place), one_line(other.place)}
