"""Days are read cheaply, and against the day of publication, never against today."""

from datetime import date

import pytest

from rashomon.group.days import days_of

WEDNESDAY = date(2031, 3, 5).toordinal()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It burned on Tuesday night.", [date(2031, 3, 4)]),
        ("It burned on Wednesday.", [date(2031, 3, 5)]),
        ("It burned on Thursday.", [date(2031, 2, 27)]),
        ("Last night's fire, and one on Monday", [date(2031, 3, 4), date(2031, 3, 3)]),
        ("He was held this morning.", [date(2031, 3, 5)]),
        ("On Dec. 30 and 2 January", [date(2030, 12, 30), date(2031, 1, 2)]),
        ("On March 4, 1998 and 4 March 1998", [date(1998, 3, 4)]),
        ("On Sept 31 and 45 May", []),
        ("They may go; the march 20.5 km long", []),
        ("in May 12,000 came", []),
    ],
)
def test_days_are_read(text: str, days: list[date]):
    """Weekdays back from publication, dates at their nearest year, and nothing that is none."""
    assert days_of(text, WEDNESDAY) == tuple(day.toordinal() for day in days)


def test_without_a_day_of_publication_only_full_dates_are_read():
    """A weekday says nothing then."""
    assert days_of("On Monday, March 4 and March 4, 1998", None) == (date(1998, 3, 4).toordinal(),)


def test_a_leap_day_without_its_year_is_no_error():
    """29 February of a year that has none."""
    assert days_of("on February 29", WEDNESDAY) == ()
