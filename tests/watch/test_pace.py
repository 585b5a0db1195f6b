"""Pace: when what is asked again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.watch.pace import DAY, MINUTE, Pace

PACE = Pace()


def test_a_feed_that_never_changes_is_asked_more_seldom_and_one_that_does_more_often():
    """From fifteen minutes up to six hours, and back down."""
    interval, asked = PACE.every, [PACE.every]
    for _ in range(12):
        interval = PACE.interval(interval, changed=False)
        asked.append(interval)
    assert asked == sorted(asked)
    assert (asked[0], asked[1], asked[-1]) == (15 * MINUTE, 22.5 * MINUTE, 360 * MINUTE)
    assert PACE.interval(360 * MINUTE, changed=True) == 180 * MINUTE
    assert PACE.interval(16 * MINUTE, changed=True) == 15 * MINUTE


def test_a_page_is_looked_at_whenever_its_age_has_doubled():
    """Often in the first hours, then seldom, then no more; counted from its publication."""
    age, looks = 0.0, []
    while (wait := PACE.look(age)) is not None:
        age += wait
        looks.append(age / MINUTE)
    assert looks == [15, 30, 60, 120, 240, 480, 960, 1920, 3840, 7680, 15360]
    assert PACE.look(5 * MINUTE) == 10 * MINUTE
    assert PACE.look(9 * DAY) is None


@given(failures=st.integers(0, 10_000), chance=st.floats(0, 1), asked=st.none() | st.floats(0, 1e9))
def test_the_wait_for_a_failing_host_is_bounded_and_never_shorter_than_it_asks(failures, chance, asked):
    """However often it failed; a server that asks for years gets a day."""
    wait = PACE.wait(failures, chance, asked)
    assert PACE.back_off / 2 <= wait <= DAY
    assert wait >= min(asked or 0, DAY)


@pytest.mark.parametrize(
    ("failures", "least", "most"), [(1, 30, 60), (2, 60, 120), (5, 480, 960), (40, 10_800, 21_600)]
)
def test_the_wait_doubles_and_half_of_it_is_chance(failures: int, least: float, most: float):
    """So that those who found a host dead together do not come back together."""
    assert (PACE.wait(failures, 0.0), PACE.wait(failures, 1.0)) == (least, most)
