"""The ways out of a store, as they are typed: a story in each format, the desk as a feed, words that are off."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import bibtexparser
import feedparser
import geojson
import ics
import pytest
from tests.command import rashomon
from tests.store.news import FERRY, MINE, rows

from rashomon.pipeline import Pipeline
from rashomon.report import FORMATS
from rashomon.store import open_store

# What a consumer of each format finds in the story of the strike: how many claims, appointments, sources and so on.
CONSUMERS = {
    "json": lambda text: len(json.loads(text)["articles"]) == 4,
    "markdown": lambda text: text.startswith("# "),
    "html": lambda text: text.startswith("<!DOCTYPE html>"),
    "csv": lambda text: {row["outlet"] for row in csv.DictReader(io.StringIO(text, newline=""))} == set(MINE),
    "ics": lambda text: "MEETING" in {word for event in ics.Calendar(text).events for word in event.categories},
    "annotations": lambda text: json.loads(text)["total"] > 5,
    "bibtex": lambda text: {entry["journal"] for entry in bibtexparser.parse_string(text).entries} == set(MINE),
    "csl": lambda text: {item["container-title"] for item in json.loads(text)} == set(MINE),
    "timelinejs": lambda text: len(json.loads(text)["events"]) > 1,
    "geojson": lambda text: "Tarnitz" in {one["properties"]["name"] for one in geojson.loads(text)["features"]},
    "atom": lambda text: any(one.title.startswith("Contested: ") for one in feedparser.parse(text).entries),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, pipeline: Pipeline) -> tuple[str, str]:
    """A store of two stories, and the id of the one about the strike."""
    place = str(tmp_path_factory.mktemp("formats") / "store.db")
    with open_store(place) as store:
        store.add(rows(FERRY, MINE), pipeline)
    listed = rashomon("stories", "--store", place, "--json").rows
    return place, next(row["story"] for row in listed if "Radio Erz" in row["outlets"])


@pytest.mark.parametrize("name", FORMATS)
def test_a_story_goes_out_in_each_format(desk: tuple[str, str], name: str):
    """A consumer finds in it what the story holds; the same bytes each time, under each of the option's names."""
    place, story = desk
    shown = rashomon("show", story, "--format", name, "--store", place)
    assert (shown.code, shown.err) == (0, "")
    assert CONSUMERS[name](shown.out)
    assert rashomon("show", story, "--as", name, "--store", place).out == shown.out


def test_compare_prints_what_show_prints(desk: tuple[str, str], tmp_path: Path):
    """The same accounts from files: the same bytes."""
    place, story = desk
    files = [tmp_path / capture.source for capture in rows(MINE)]
    for file, capture in zip(files, rows(MINE), strict=True):
        file.write_bytes(capture.body)
    shown = rashomon("show", story, "--as", "bibtex", "--store", place).out
    assert rashomon("compare", *files, "--as", "bibtex").out == shown


def test_findings_are_dated_from_when_they_came_to_be_said(desk: tuple[str, str]):
    """The feed of a story has its id, and moments of the store, not of the accounts; so has the feed of the desk."""
    place, story = desk
    found = feedparser.parse(rashomon("show", story, "--as", "atom", "--store", place).out)
    assert found.feed.id == f"urn:rashomon:story:{story}"
    listed = feedparser.parse(rashomon("stories", "--as", "atom", "--store", place).out)
    assert [entry.id for entry in listed.entries].count(found.feed.id) == 1
    assert len(listed.entries) == 2
    assert not [entry for entry in (*found.entries, *listed.entries) if entry.updated.startswith(("2031", "1970"))]


def test_export_prints_or_writes_a_format(desk: tuple[str, str], tmp_path: Path):
    """The same bytes as show; a file that cannot be written is named, and no part of it is left."""
    place, story = desk
    shown = rashomon("show", story, "--as", "csv", "--store", place).out
    assert rashomon("export", story, "--format", "csv", "--store", place).out == shown
    file = tmp_path / "claims.csv"
    done = rashomon("export", story, "--format", "csv", "--out", file, "--store", place)
    assert (done.code, file.read_bytes()) == (0, shown.encode())
    lost = rashomon("export", story, "--format", "csv", "--out", tmp_path / "no" / "claims.csv", "--store", place)
    assert lost.code == 1
    assert "cannot be written" in lost.err
    assert sorted(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("show", "x", "--as", "docx"), "there are json, markdown"),
        (("compare", "x.txt", "--as", "docx"), "there are json, markdown"),
        (("compare", "x.txt", "--format", "csv"), "--as csv prints"),
        (("export", "x"), "a format to print with --format"),
        (("export", "x", "--format", "docx"), "there are json, markdown"),
        (("stories", "--as", "csv"), "stories go out as atom"),
        (("stories", "x.txt", "--as", "atom"), "leave the inputs out"),
    ],
)
def test_words_that_are_off_name_the_way_out(words: tuple[str, ...], hint: str):
    """Before anything is read."""
    outcome = rashomon(*words)
    assert outcome.code == 2
    assert hint in " ".join(outcome.err.replace("│", " ").split())
