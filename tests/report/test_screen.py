"""What a screen would obey is shown; dates are written as readers write them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Moment
from rashomon.report import dates
from rashomon.report.screen import OBEYED, one_line, visible


@given(st.text())
def test_no_control_character_survives(text: str):
    """Whatever the text, nothing in what is shown commands a screen, and showing it twice changes nothing."""
    shown = visible(text)
    assert not OBEYED.search(shown)
    assert visible(shown) == shown
    assert "\n" not in one_line(text)


def test_letters_marks_and_emoji_stay():
    """Joiners and combining marks are part of words."""
    for text in ("na\u0308ive", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "میخواهم", "line\nbreak\ttab"):
        assert visible(text) == text


@pytest.mark.parametrize(
    ("start", "end", "phrase"),
    [
        ("2031-03-03", "2031-03-03", "3 March 2031"),
        ("2031-03-14", "2031-03-24", "14 to 24 March 2031"),
        ("2031-03-14", "2031-04-02", "14 March to 2 April 2031"),
        ("2031-12-30", "2032-01-02", "30 December 2031 to 2 January 2032"),
        ("2031-03-03T13:05:00", "2031-03-03T13:05:00", "3 March 2031, 13:05"),
        ("2031-03-03T13:05", "2031-03-03T15:00", "3 March 2031, 13:05 to 15:00"),
        ("2031-03", "2031-03", "March 2031"),
        ("2031", "2033", "2031 to 2033"),
        ("2031-Q2", "2031-Q2", "2031-Q2"),
        ("2031-99-99", "2031-99-99", "2031-99-99"),
        ("", "", ""),
        ("soon\x1b[31m", "soon\x1b[31m", "soon␛[31m"),
    ],
)
def test_periods_read_as_phrases(start: str, end: str, phrase: str):
    """Shared parts are written once; what is no day comes back as it is."""
    assert dates.period(start, end) == phrase


def test_an_unknown_hour_is_not_made_up():
    """A bare date shows no clock; a clock without a zone shows none."""
    day = datetime(2031, 3, 4)
    assert dates.moment(Moment(day, hour_known=False)) == "4 March 2031"
    assert dates.moment(Moment(day.replace(hour=9))) == "4 March 2031, 09:00"
    zone = timezone(timedelta(hours=5, minutes=30))
    assert dates.moment(Moment(day.replace(hour=9, tzinfo=zone))) == "4 March 2031, 09:00 +05:30"
    assert dates.moment(None) is None
