"""The ladder of times: intervals of the calendar, instants of the clock, lengths."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from rashomon.compare.ladder import Verdict
from rashomon.compare.times import DIFFERS_HOUR, OTHER_ROLE, compare_times
from rashomon.model import Evidence, Granularity, Time, TimeKind, TimeRole


def printed(words):
    """Evidence of these words: the same words are never two answers, so each value has its own."""
    return Evidence("a", 0, len(words), words)


def day(month, date, *, days=1, role=TimeRole.AT):
    """A stretch of days in 2025."""
    start = datetime(2025, month, date)
    fine = Granularity.DAY if days == 1 else Granularity.MONTH
    value = f"2025-{month:02}-{date:02}/{days}"
    return Time(printed(value), TimeKind.DATE, value, start, start + timedelta(days=days), fine, role)


def clock(hour, minute, offset):
    """A minute of 14 March 2025, on a clock `offset` minutes from UTC."""
    start = datetime(2025, 3, 14, hour, minute)
    return Time(
        printed(f"{start}"),
        TimeKind.TIME,
        start.isoformat(),
        start,
        start + timedelta(minutes=1),
        Granularity.MINUTE,
        offset=offset,
    )


def open_year(value):
    """A day whose year nobody names."""
    return Time(printed(value), TimeKind.DATE, value, granularity=Granularity.DAY)


def hour(value, offset=None):
    """An hour of a day that nobody names."""
    return Time(printed(value), TimeKind.TIME, f"XXXX-XX-XXT{value}", granularity=Granularity.MINUTE, offset=offset)


def lasting(low, high=None):
    """A length in seconds."""
    return Time(
        printed(f"{low} seconds"),
        TimeKind.DURATION,
        "P",
        seconds=(low, low if high is None else high),
        role=TimeRole.LENGTH,
    )


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        (day(11, 1), day(11, 1), Verdict.SAME),
        (day(11, 1), day(11, 10), Verdict.DIFFERS),
        (day(11, 1, days=30), day(11, 10), Verdict.COMPATIBLE),
        (clock(20, 40, 60), clock(19, 40, 0), Verdict.SAME),
        (clock(20, 40, 0), clock(19, 40, 0), Verdict.DIFFERS),
        (clock(20, 40, None), clock(19, 40, 0), Verdict.UNDECIDED),
        (open_year("XXXX-11-01"), open_year("XXXX-11-10"), Verdict.DIFFERS),
        (open_year("XXXX-11-01"), open_year("2025-11-01"), Verdict.SAME),
        (hour("21:15"), hour("21:15"), Verdict.SAME),
        (hour("21:15"), hour("20:15"), Verdict.DIFFERS),
        (hour("21:15", 0), hour("22:15", 60), Verdict.SAME),
        (hour("21:15"), hour("22:15", 60), Verdict.UNDECIDED),
        (lasting(2400), lasting(2160, 2640), Verdict.COMPATIBLE),
        (lasting(2400), lasting(900), Verdict.DIFFERS),
        (lasting(2400), day(11, 1), Verdict.NOTHING),
        (open_year("PRESENT_REF"), open_year("PRESENT_REF"), Verdict.NOTHING),
    ],
)
def test_two_times(a, b, verdict):
    """What lies within the other is compatible; what the words do not place is nothing to compare."""
    assert compare_times(a, b).rung.verdict is verdict
    assert compare_times(b, a).rung.verdict is verdict


def test_an_open_length_is_undecided():
    """ "For hours" beside "for twenty minutes": how long that was, nobody says."""
    hours = Time(printed("hours"), TimeKind.DURATION, "PTXH", seconds=(7200, 360000), role=TimeRole.LENGTH)
    assert compare_times(hours, lasting(1200)).rung.verdict is Verdict.UNDECIDED
    assert compare_times(lasting(10800), hours).rung.verdict is Verdict.COMPATIBLE


def test_a_hedged_hour_leaves_some_minutes():
    """ "Around 6 a.m." beside 6:10 is no difference; beside 7:10 it is."""
    around = replace(clock(6, 0, 0), approximate=True)
    assert compare_times(around, clock(6, 10, 0)).rung.verdict is Verdict.UNDECIDED
    assert compare_times(around, clock(7, 10, 0)).rung is DIFFERS_HOUR
    assert compare_times(clock(6, 0, 0), clock(6, 10, 0)).rung is DIFFERS_HOUR


def test_a_start_and_an_end_are_not_the_same_date():
    """'From 3 May' beside 'until 5 May' is no difference."""
    assert compare_times(day(5, 3, role=TimeRole.START), day(5, 5, role=TimeRole.END)).rung is OTHER_ROLE


def test_the_rung_names_what_differs():
    """Two clocks in known zones differ by the hour, not by the day."""
    assert compare_times(clock(20, 40, 0), clock(19, 40, 0)).rung is DIFFERS_HOUR


def test_the_same_words_do_not_differ():
    """'Today' in one quote, printed by two papers on two days, is no contradiction."""
    start = datetime(2025, 11, 9)
    said = [
        Time(Evidence(p, 0, 5, "today"), TimeKind.DATE, d.date().isoformat(), d, d + timedelta(days=1), Granularity.DAY)
        for p, d in (("a", start), ("b", start + timedelta(days=1)))
    ]
    assert compare_times(*said).rung.verdict is Verdict.UNDECIDED
