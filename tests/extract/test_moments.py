"""Dates as newsrooms print them become moments, with their clock where the page names it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.extract.moments import dateline_moment, looks_like_date, moment_of, parse_moment
from rashomon.extract.stamps import stamps


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("October 25, 2025 / 05:47 UTC", "2025-10-25T05:47:00+00:00"),
        ("6 Mar 2026", "2026-03-06"),
        ("7 August 2025 17:00 BST", "2025-08-07T17:00:00+01:00"),
        ("Sept. 26, 2025 – 11:20 GMT", "2025-09-26T11:20:00+00:00"),
        ("Published : March 6, 2026 - 10:15", "2026-03-06T10:15:00"),
        ("26 September 2025 • 08:00", "2025-09-26T08:00:00"),
        ("Thu, Sep 18, 2025, 9 p.m.", "2025-09-18T21:00:00"),
        ("Saturday 14 June 2025 - Politics", "2025-06-14"),
        ("2026-02-12 17:20 GMT", "2026-02-12T17:20:00+00:00"),
        ("2025.11.17 21:30", "2025-11-17T21:30:00"),
        ("16.11.25", "2025-11-16"),
        ("5. 3. 2026 18:05", "2026-03-05T18:05:00"),
        ("18/09/2025 11:00", "2025-09-18T11:00:00"),
        ("23 September 2025, 17:45 (Lisbon)", "2025-09-23T17:45:00+01:00"),
        ("Monday, February 9, 2026. 14:00 (Astana time)", "2026-02-09T14:00:00+05:00"),
        ("June 10, 2026 | 09:00 (GMT+7)", "2026-06-10T09:00:00+07:00"),
        ("December 2, 2025 | Kathmandu | 18:15 NPT", "2025-12-02T18:15:00+05:45"),
        ("May 27 2025 10:40 PM ET", "2025-05-27T22:40:00-04:00"),
        ("Wednesday, 10th June 2026, 5:30 am", "2026-06-10T05:30:00"),
        ("Oct 4, 2025 10:30 p.m. Manila (1430 GMT)", "2025-10-04T22:30:00+08:00"),
        ("12 a.m., 1 May 2025", "2025-05-01T00:00:00"),
        ("Thu, 18 Sep 2025 21:00:00 +0930", "2025-09-18T21:00:00+09:30"),
    ],
)
def test_a_printed_date_is_read(line, iso):
    """Day, hour and clock as printed; no hour where none is, no clock where none is named."""
    moment = moment_of(line, "")
    assert moment is not None
    assert moment.iso() == iso
    assert looks_like_date(line)


@pytest.mark.parametrize(
    "line",
    [
        "The tolls will be halved over six years, starting on March 1, 2028.",
        "Polls open at 7 a.m. on Sunday 3 May 2026, officials in the capital say.",
    ],
)
def test_a_sentence_with_a_day_in_it_is_no_date_line(line: str):
    """It is the account's own words, not the page's."""
    assert not looks_like_date(line)

@pytest.mark.parametrize(
    "line", ["Mon 10 Nov, 11.05", "8 February, 23:30", "Updated 02:40 GMT", "31 February 2025", "No. 19/2025"]
)
def test_no_year_and_no_day_is_guessed(line):
    """What the line does not say, and the page does not, stays unknown."""
    assert moment_of(line, "") is None


def test_the_weekday_picks_the_year_among_those_of_the_page():
    """10 November is a Monday in 2025, not in 2024: a page that speaks of both says which it is from."""
    page = "The 2024 budget passed late; that of 2025 is due."
    moment = moment_of("Mon 10 Nov, 11.05", page)
    assert moment is not None
    assert moment.iso() == "2025-11-10T11:05:00"


@pytest.mark.parametrize(
    ("page", "offset"),
    [("shares fell 3% on the Sensex, and the rupee", "+05:30"), ("the Taoiseach said in Dublin", "+01:00"),
     ("the Knesset in Jerusalem voted", "+02:00")],
)  # fmt: skip
def test_an_abbreviation_of_several_countries_is_settled_by_the_page(page, offset):
    """IST is India's, Ireland's or Israel's: what the page speaks of decides."""
    moment = moment_of("October 25, 2025 / 05:47 IST", page)
    assert moment is not None
    assert moment.iso() == f"2025-10-25T05:47:00{offset}"


def test_month_first_only_on_american_pages():
    """3/4/2025 is 3 April, but on a page about places in the United States; 3/14 can be read one way only."""
    assert moment_of("3/4/2025", "the council of Leeds").iso() == "2025-04-03"
    assert moment_of("3/4/2025", "the Dallas school board; Austin and Houston").iso() == "2025-03-04"
    assert moment_of("3/14/2025", "the council of Leeds").iso() == "2025-03-14"


def test_a_dateline_gives_its_day_where_the_year_is_known():
    """An agency prints no year: it is the page's where the weekday fits, or that of the story's other accounts."""
    lead = "LISBON, Sept 23 (APS) — The president arrived on Tuesday, the palace said."
    assert dateline_moment(lead, "") is None
    assert dateline_moment(lead, "It was agreed in 2025.").iso() == "2025-09-23"
    assert dateline_moment(lead, "It was agreed in 2024.") is None
    assert dateline_moment(lead, "", date(2025, 9, 25)).iso() == "2025-09-23"
    assert dateline_moment("The president arrived in Lisbon on Sept 23.", "2025") is None


@pytest.mark.parametrize(
    ("value", "iso"),
    [("2025-10-25T05:47:00+05:30", "2025-10-25T05:47:00+05:30"), ("2016-11-09 00:00:00", "2016-11-09"),
     ("2025-10-25", "2025-10-25"), (1761351420, "2025-10-25T00:17:00+00:00"), ("25 October 2025", "2025-10-25")],
)  # fmt: skip
def test_fields_are_read(value, iso):
    """ISO 8601, a date in words and Unix time; midnight to the second is a day without an hour."""
    assert parse_moment(value).iso() == iso


@pytest.mark.parametrize("value", [None, "", "soon", True, [], float("nan"), 1e300, "2025-13-45", {"a": 1}])
def test_fields_that_are_no_moment_are_none(value):
    """Damaged data are passed over."""
    assert parse_moment(value) is None


@given(st.text(alphabet="0123456789/.:-, GMTapmJanSep()+ ", max_size=80))
def test_no_line_breaks_the_reader(line):
    """Whatever figures a line holds, stamps lie within it, and their parts are those of a clock and a calendar."""
    for stamp in stamps(line):
        assert 0 <= stamp.start < stamp.end <= len(line)
        assert stamp.hour is None or (0 <= stamp.hour < 24 and 0 <= stamp.minute < 60)
        assert stamp.month is None or 1 <= stamp.month <= 12
    moment_of(line, "2025")
