"""Times: what the words of an account become, against the account's own day.

The account is of Thursday 23 October 2025 unless a test says otherwise. Sentences go
through the real parser, since the tense of a verb decides where a weekday lies.
"""

from __future__ import annotations

from datetime import datetime
from math import inf

import pytest

from rashomon.claim.parse import parse
from rashomon.claim.times import times
from rashomon.model import Article, Block, BlockKind, Moment, Time, TimeKind, TimeRole

THURSDAY = "2025-10-23T10:00"


def read(text: str, published: str | None = THURSDAY, kind: BlockKind = BlockKind.PARAGRAPH) -> tuple[Time, ...]:
    """The times of a text, a block a line."""
    moment = None if published is None else Moment(datetime.fromisoformat(published), "T" in published)
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block(start, start + len(line), kind))
        start += len(line) + 1
    return times(parse(Article("test", text, tuple(blocks), published=moment)))


def values(text: str, published: str | None = THURSDAY) -> list[str]:
    return [time.value for time in read(text, published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The duty starts on November 1.", "2025-11-01"),
        ("The duty starts on 1 November 2025.", "2025-11-01"),
        ("The duty starts on Nov. 1.", "2025-11-01"),
        ("The duty started on 2025-11-01.", "2025-11-01"),
        ("The duty started on 11/1/2025.", "2025-11-01"),
        ("The duty started on 18/9/2025.", "2025-09-18"),
        ("The duty starts on the first of December.", "2025-12-01"),
        ("The bridge fell on March 2.", "2025-03-02"),
        ("The vote is on the third Wednesday of January.", "2026-01-21"),
        ("The mill closes on the last Friday of March next year.", "2026-03-27"),
        ("The licence ends on the last day of June 2026.", "2026-06-30"),
        ("The talks resume in mid-November.", "2025-11"),
        ("Complaints began in June last year.", "2024-06"),
        ("Prices fell in the early 1990s.", "199X"),
        ("Profits rose in Q3 2025.", "2025-Q3"),
        ("The road opens in spring 2026.", "2026-SP"),
        ("The House votes in the second half of November.", "2025-11"),
        ("The road opened in 1978.", "1978"),
        ("He arrived on Christmas Eve.", "2025-12-24"),
    ],
)
def test_printed_dates_become_timex_values(text: str, value: str):
    """Every way in which news prints a date gives its ISO value; a missing year is the nearest by tense."""
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ferry sank on Tuesday.", "2025-10-21"),
        ("The minister resigned on Friday.", "2025-10-17"),
        ("The minister will resign on Friday.", "2025-10-24"),
        ("The ministers met on Thursday.", "2025-10-23"),
        ("The ministers will meet on Thursday.", "2025-10-23"),
        ("The strike starts on Monday.", "2025-10-27"),
        ("The talks are scheduled for Monday.", "2025-10-27"),
        ("The mayor refused to sign on Monday.", "2025-10-20"),
        ("The mayor could not be reached on Wednesday.", "2025-10-22"),
        ("The court gave them until Tuesday to reply.", "2025-10-28"),
        ("Miners have been on strike since Monday.", "2025-10-20"),
        ("Lawyers will study Tuesday's ruling.", "2025-10-21"),
        ("Saturday's match starts in the rain.", "2025-10-25"),
        ("The envoy left last Thursday.", "2025-10-16"),
        ("The envoy leaves next Tuesday.", "2025-10-28"),
        ("The verdict falls on Friday of next week.", "2025-10-31"),
    ],
)
def test_weekdays_follow_the_tense(text: str, value: str):
    """A bare weekday lies behind a verb in the past and ahead of one that looks ahead."""
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The dam broke yesterday.", "2025-10-22"),
        ("The dam broke last night.", "2025-10-22TNI"),
        ("The dam broke this morning.", "2025-10-23TMO"),
        ("The dam broke overnight.", "2025-10-22TNI"),
        ("They meet tomorrow evening.", "2025-10-24TEV"),
        ("The dam broke two days ago.", "2025-10-21"),
        ("The dam broke three months ago.", "2025-07"),
        ("The dam broke last week.", "2025-W42"),
        ("They will vote next month.", "2025-11"),
        ("They will leave in ten days' time.", "2025-11-02"),
        ("The dam broke over the weekend.", "2025-W42-WE"),
        ("It has rained for the past decade.", "P10Y"),
    ],
)
def test_relative_words_count_from_the_accounts_day(text: str, value: str):
    """ "Yesterday", "last week" and "ago" count from the day of publication."""
    assert values(text) == [value]


def test_the_day_before_counts_from_the_day_named_last():
    """What is told from another day of the story is not told from the account's."""
    assert values("The tanker left port on October 12. It had been inspected the day before.") == [
        "2025-10-12",
        "2025-10-11",
    ]


def test_that_year_is_the_year_named_last():
    """ "Later that year" goes with the last year that the text fixed."""
    assert values("She fled in June 1998. She returned later that year.") == ["1998-06", "1998"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Talks began at 9:15 p.m. on Wednesday.", "2025-10-22T21:15"),
        ("Talks began at 3.20 a.m. on Wednesday.", "2025-10-22T03:20"),
        ("Talks began at 1430 GMT on Wednesday.", "2025-10-22T14:30"),
        ("Talks began at 16:52 on Wednesday.", "2025-10-22T16:52"),
        ("Talks began at half past nine on Wednesday morning.", "2025-10-22T09:30"),
        ("Talks began at nine on Wednesday evening.", "2025-10-22T21:00"),
        ("Talks began at 8.40 in the evening on Wednesday.", "2025-10-22T20:40"),
        ("Talks began at 8:40 in the morning on Wednesday.", "2025-10-22T08:40"),
        ("Talks began at noon on Wednesday.", "2025-10-22T12:00"),
        ("Talks ended at five minutes to midnight on Wednesday.", "2025-10-22T23:55"),
        ("Talks began at one minute past midnight on Wednesday.", "2025-10-22T00:01"),
        ("Talks began at twenty to four in the morning of October 22.", "2025-10-22T03:40"),
    ],
)
def test_clocks_are_put_on_the_day_beside_them(text: str, value: str):
    """Figures and words of the clock take the day of the words next to them."""
    assert values(text)[0] == value


def test_a_clock_and_a_day_side_by_side_are_one_time():
    """ "9 a.m. Tuesday" is one time, with one piece of evidence."""
    (time,) = read("The offer stands until 9 a.m. EST Tuesday.")
    assert (time.evidence.exact, time.value, time.offset) == ("9 a.m. EST Tuesday", "2025-10-28T09:00", -300)


def test_a_clock_without_a_day_keeps_its_hour_and_no_bounds():
    """No day is guessed for a clock that stands alone."""
    (time,) = read("The alarm was raised at 9:15 p.m.")
    assert (time.value, time.start) == ("XXXX-XX-XXT21:15", None)


def test_a_clock_of_twelve_hours_leaves_both_halves():
    """ "Ten o'clock" may be either half of the day: the interval holds both."""
    time = read("The doors opened at ten o'clock on Wednesday.")[0]
    assert time.start == datetime(2025, 10, 22, 10)
    assert time.end == datetime(2025, 10, 22, 22, 1)


def test_a_second_clock_gives_the_first_its_zone():
    """ "4:42 a.m. (2242 GMT on Saturday)" puts the first clock six hours ahead, on Sunday."""
    first, second, day = read("The tremor struck at 4:42 a.m. (2242 GMT on Saturday).")
    assert (first.value, first.offset) == ("2025-10-19T04:42", 360)
    assert (second.value, second.offset) == ("2025-10-18T22:42", 0)
    assert day.value == "2025-10-18"


def test_a_demonym_names_a_zone():
    """ "Nigerian time" is an hour ahead of UTC."""
    time = read("It began at a quarter past ten Nigerian time on Tuesday evening.")[0]
    assert (time.value, time.offset) == ("2025-10-21T22:15", 60)


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("The doors opened at 00:50 on Friday, Lisbon time.", 60),
        ("The doors opened at 7:14 in the morning, Lisbon time.", 60),
        ("The doors opened at twenty past four, Danish time, and people went in.", 120),
        ("The doors opened at 3:40 a.m. ET.", -240),
        ("The doors opened at twenty past four, dinner time.", None),
        ("The doors opened at twenty past four, First time visitors said.", None),
    ],
)
def test_a_zone_may_stand_a_few_words_behind_its_clock(text: str, offset: int | None):
    """Where no day is known, summer time is that of the account's own day."""
    assert read(text)[0].offset == offset


def test_british_time_follows_the_season():
    """British time is UTC in winter and an hour ahead in summer."""
    assert read("It began at 9pm British time on 3 January 2025.")[0].offset == 0
    assert read("It began at 9pm British time on 3 July 2025.")[0].offset == 60


def test_shortly_before_midnight_is_late_on_that_day():
    """The hint narrows midnight to the hour before it."""
    time = read("They agreed shortly before midnight on Wednesday.")[0]
    assert time.start is not None
    assert datetime(2025, 10, 22, 23) <= time.start < datetime(2025, 10, 23)
    assert time.role is TimeRole.AT


@pytest.mark.parametrize(
    ("text", "value", "seconds"),
    [
        ("It lasted 40 minutes.", "PT40M", (2400, 2400)),
        ("It lasted half an hour.", "PT30M", (1800, 1800)),
        ("It lasted two and a half hours.", "PT2H30M", (9000, 9000)),
        ("It lasted three hours and 20 minutes.", "PT3H20M", (12000, 12000)),
        ("It lasted a quarter of an hour.", "PT15M", (900, 900)),
        ("It lasted a fortnight.", "P2W", (14 * 86400, 14 * 86400)),
        ("It was a five-day trip.", "P5D", (5 * 86400, 5 * 86400)),
        ("He got 6½ years.", "P6Y6M", (6.5 * 365 * 86400, 6.5 * 366 * 86400)),
        ("It lasted more than six hours.", "PT6H", (21600, inf)),
        ("It lasted 10 to 15 minutes.", "PT15M", (600, 900)),
        ("It lasted two or three weeks.", "P3W", (14 * 86400, 21 * 86400)),
        ("It lasted between 10 and 15 minutes.", "PT15M", (600, 900)),
        ("It took 5-7 days.", "P7D", (5 * 86400, 7 * 86400)),
        ("It lasted less than six hours.", "PT6H", (0, 21600)),
    ],
)
def test_durations_have_a_length(text: str, value: str, seconds: tuple[float, float]):
    """A duration gives its shortest and longest length; "more than" leaves it open above."""
    (time,) = read(text)
    assert (time.kind, time.value, time.role) == (TimeKind.DURATION, value, TimeRole.LENGTH)
    assert time.seconds == pytest.approx(seconds)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They meet every Monday.", "XXXX-WXX-1"),
        ("They meet twice a week.", "P1W"),
        ("They meet daily.", "P1D"),
        ("It costs $5 million a year.", "P1Y"),
        ("They meet every two weeks.", "P2W"),
        ("It flooded in each of the last three years.", "P1Y"),
    ],
)
def test_what_repeats_is_a_set(text: str, value: str):
    """Frequencies and rates are sets, not lengths."""
    (time,) = read(text)
    assert (time.kind, time.value) == (TimeKind.SET, value)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The duty applies from November 1.", TimeRole.START),
        ("The duty rises to 20%, starting November 1.", TimeRole.START),
        ("The offer stands until November 1.", TimeRole.END),
        ("They must pay by November 1.", TimeRole.DEADLINE),
        ("It has been shut since November 1.", TimeRole.SINCE),
        ("The truce ends on November 1.", TimeRole.END),
        ("They met on November 1.", TimeRole.AT),
    ],
)
def test_the_words_in_front_give_the_role(text: str, role: TimeRole):
    """Start, end, deadline and since are read off the words around the time."""
    assert [time.role for time in read(text)] == [role]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The trip runs November 2-4.", ["2025-11-02", "2025-11-04"]),
        ("The trip runs from 3 to 5 December.", ["2025-12-03", "2025-12-05"]),
        ("The trip will run between December and February.", ["2025-12", "2026-02"]),
        ("It ran between April and June 2023.", ["2023-04", "2023-06"]),
    ],
)
def test_a_range_is_a_start_and_an_end(text: str, found: list[str]):
    """Both ends of a range are times of their own, and the end does not come before the start."""
    read_times = read(text)
    assert [time.value for time in read_times] == found
    assert [time.role for time in read_times] == [TimeRole.START, TimeRole.END]


@pytest.mark.parametrize(
    "text",
    [
        "They may march to the square.",
        "The Sun broke the story.",
        "The Sunday Times broke the story.",
        "A 40-year-old man, aged 83 years, is 60 years old.",
        "Some 2,000 people and 2000 troops left.",
        "Five to ten people were hurt, and the second man fled.",
        "They paid a quarter of the bill and won 3-1.",
        "Cars went at 60 kilometres an hour.",
        "His term was cut from seven to five.",
    ],
)
def test_what_only_looks_like_a_time_is_left(text: str):
    """Verbs, papers, ages, counts, scores, fractions and speeds are no times."""
    assert values(text) == []


def test_a_hedge_is_kept():
    """ "About three weeks" is a length that the account does not vouch for to the day."""
    assert read("It took about three weeks.")[0].approximate
    assert not read("It took three weeks.")[0].approximate


def test_without_a_date_of_publication_nothing_relative_resolves():
    """Relative words keep their kind; a month and day keep an X for the year, and none of them has bounds."""
    found = read("The duty starts on November 1. Envoys met on Thursday, two days ago and last month.", None)
    assert [t.value for t in found] == ["XXXX-11-01", "XXXX-WXX-4", "XXXX-XX-XX", "XXXX-XX"]
    assert all(t.start is None and t.end is None for t in found)


def test_a_full_date_in_the_text_lends_its_year():
    """With no date of publication, the year that the text prints once is the year of its month-days."""
    assert values("They left on October 31, 2025. The duty starts on November 1.", None)[1] == "2025-11-01"


def test_the_dateline_is_the_day_the_account_was_written():
    """Published after midnight, written the day before: "today" is the dateline's."""
    assert values("ELMSTEAD, June 12 (Northern Wire) - The mill closed today.", "2025-06-13T00:40")[-1] == "2025-06-12"


def test_a_weekday_that_does_not_fit_its_date_is_shown_not_mended():
    """The printed date stands; the weekday that was printed with it is kept beside it."""
    (time,) = read("They left on Thursday, 24 October 2025.")
    assert (time.value, time.day) == ("2025-10-24", 3)


def test_evidence_is_cut_from_the_account():
    """Offsets count in the article's text, curly marks and all."""
    text = "“We leave on Friday,” she said.\nThe ‘offer’ stands until 3 December."
    article = Article("test", text, (Block(0, 31), Block(32, len(text))), published=Moment(datetime(2025, 10, 23)))
    found = times(parse(article))
    assert [t.evidence.exact for t in found] == ["Friday", "3 December"]
    assert all(text[t.evidence.start : t.evidence.end] == t.evidence.exact for t in found)


def test_no_sentences_give_no_times():
    """An empty account is no error."""
    assert times(()) == ()
