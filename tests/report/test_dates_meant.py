"""Words that name no date are told with the date that they stand for."""

from __future__ import annotations

import pytest

from rashomon.report.dates import meant


@pytest.mark.parametrize(
    ("words", "value", "told"),
    [
        ("this week", "2025-W43", "20 to 26 October 2025"),
        ("around the new year", "2026-W01", "29 December 2025 to 4 January 2026"),
        ("on Saturday", "2025-10-25", "25 October 2025"),
        ("next month", "2025-11", "November 2025"),
        ("at noon on Friday", "2025-10-24T12:00", "24 October 2025, 12:00"),
    ],
)
def test_a_day_a_week_a_month(words: str, value: str, told: str):
    """As a reader would write it."""
    assert meant(words, value) == told


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("November 1", "2025-11-01"),  # they say it themselves
        ("soon", "FUTURE_REF"),
        ("this summer", "2025-SU"),
        ("five days", "P5D"),
        ("a week without number", "2025-W60"),
        ("the harbour", "harbour"),
        ("", ""),
    ],
)
def test_nothing_is_added(words: str, value: str):
    """Neither to a date, nor where there is none."""
    assert meant(words, value) == ""
