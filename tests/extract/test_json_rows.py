"""Rows of JSON: ours, and those that other programs write."""

import json

import pytest

from rashomon.extract import extract
from rashomon.model import Capture, Skipped

TEXT = (
    "The ferry to Skerrow sailed again on Tuesday after nine weeks in dock, the harbour office said.\n"
    "“An island needs a boat,” said harbour master Petra Lindqvist on the quay."
)


def row(**fields):
    """What comes of a row."""
    return extract(Capture("rows.json#1", json.dumps(fields).encode(), "application/json"))


def test_our_own_row():
    """Every field that a row brings is the article's, and the text is the row's own."""
    article = row(
        id="f1", url="https://courier.example/f", outlet="Hollin Bay Courier", title="Ferry sails", text=TEXT,
        published="2025-06-03T07:30:00+02:00", modified=None, byline=["Ana Roe"], credits=["Fjord Press"],
    )  # fmt: skip
    assert (article.given, article.url, article.outlet) == ("f1", "https://courier.example/f", "Hollin Bay Courier")
    assert (article.title, article.text, article.byline) == ("Ferry sails", TEXT, ("Ana Roe",))
    assert (article.credits, article.published.iso(), article.modified) == (
        ("Fjord Press",),
        "2025-06-03T07:30:00+02:00",
        None,
    )


SITE, DAY = "courier.example", "2025-06-03T07:30:00"
OTHERS = {
    "news-please": {
        "maintext": TEXT,
        "date_publish": "2025-06-03 07:30:00",
        "source_domain": SITE,
        "authors": ["Ana Roe"],
    },
    "trafilatura": {"raw_text": TEXT, "date": DAY, "hostname": SITE, "author": "Ana Roe"},
    "fundus": {"plaintext": TEXT, "publishing_date": DAY, "publisher": SITE, "authors": ["Ana Roe"]},
    "ninjs": {"body_text": TEXT, "versioncreated": DAY, "by": "By Ana Roe", "source": SITE},
    "ninjs-xhtml": {
        "body_xhtml": "".join(f"<p>{paragraph}</p>" for paragraph in TEXT.split("\n")),
        "versioncreated": DAY,
        "byline": "Ana Roe",
        "provider": {"name": SITE},
    },
}


@pytest.mark.parametrize("program", OTHERS)
def test_rows_of_other_programs(program):
    """The same article under other names of its fields."""
    heading = "headline" if program.startswith("ninjs") else "title"
    article = row(**OTHERS[program], **{heading: "Ferry sails"})
    assert TEXT in article.text
    assert (article.title, article.outlet, article.byline) == ("Ferry sails", "courier.example", ("Ana Roe",))
    assert article.published.iso() == "2025-06-03T07:30:00"


def test_a_title_given_is_not_written_into_the_text():
    """Offsets count in the row's text: it stays as it came, the title beside it."""
    assert row(title="Ferry sails", text=TEXT).text == TEXT


def test_line_ends_and_damaged_characters_are_mended():
    """CRLF, NUL and half a pair become what offsets can count in."""
    article = row(text=TEXT.replace("\n", "\r\n") + "\0 \ud83d")
    assert article.text == TEXT + "\ufffd \ufffd"


@pytest.mark.parametrize(
    "fields", [{}, {"title": "Ferry sails"}, {"text": ""}, {"text": None}, {"text": 7}, {"text": ["a", 1]}]
)
def test_a_row_without_text_is_refused_by_name(fields):
    """The reason says what is missing."""
    thing = row(**fields)
    assert isinstance(thing, Skipped)
    assert (thing.source, "neither text nor html" in thing.reason) == ("rows.json#1", True)


@pytest.mark.parametrize("field", ["title", "outlet", "published", "byline", "url", "credits", "modified", "authors"])
@pytest.mark.parametrize("value", [7, True, {"a": 1}, [None], [["x"]], "", "\ud83d", float("inf")])
def test_odd_values_in_the_other_fields_cost_nothing(field, value):
    """A field that makes no sense is passed over; the article is read."""
    assert TEXT in row(text=TEXT, **{field: value}).text


def test_a_row_that_was_not_changed_has_no_time_of_change():
    """Other programs write the time of publication twice."""
    day = "2025-06-03T07:30:00+02:00"
    assert row(text=TEXT, published=day, modified=day).modified is None
    assert row(text=TEXT, published=day, modified="2025-06-03T07:31:00+02:00").modified is not None


@pytest.mark.parametrize("day", ["9999-12-31T23:59:59+14:00", "0001-01-01", "0001-01-01T00:00:00Z"])
def test_a_placeholder_is_no_day_of_publication(day):
    """Databases write the ends of the calendar for "unknown"."""
    assert row(text=TEXT, published=day, modified=day).published is None
