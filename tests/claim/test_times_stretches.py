"""Times that are read by what stands around them: weeks told by a day, bare plurals, datelines, what was planned.

The account is of Thursday 23 October 2025 unless a test says otherwise.
"""

from __future__ import annotations

from datetime import datetime

import pytest

from rashomon.claim.parse import parse
from rashomon.claim.times import times
from rashomon.model import Article, Block, Moment, Time


def read(text: str, published: str = "2025-10-23") -> tuple[Time, ...]:
    """The times of a text that is one paragraph."""
    moment = Moment(datetime.fromisoformat(published), hour_known=False)
    return times(parse(Article("test", text, (Block(0, len(text)),), published=moment)))


@pytest.mark.parametrize(
    ("text", "value", "start"),
    [
        ("The hearing is in the week of November 3.", "2025-W45", datetime(2025, 11, 3)),
        ("The hearing is in the week of 5 November.", "2025-W45", datetime(2025, 11, 3)),
        ("The hearing is in the week of Sunday, November 2.", "2025-W45", datetime(2025, 11, 2)),
        ("The mill shut for Easter week.", "2025-W16", datetime(2025, 4, 14)),
        ("The mill shut over Easter weekend.", "2025-W16-WE", datetime(2025, 4, 19)),
        ("The quay flooded twice this century.", "20XX", datetime(2000, 1, 1)),
        ("The quay was built in the 18th century.", "17XX", datetime(1700, 1, 1)),
        ("The quay was built in the 1920s.", "192X", datetime(1920, 1, 1)),
        ("The May election was close.", "2025-05", datetime(2025, 5, 1)),
    ],
)
def test_weeks_and_centuries_have_their_bounds(text: str, value: str, start: datetime) -> None:
    """A week told by a day holds that day; the figure that a decade or a century leaves open is an X."""
    (time,) = [t for t in read(text) if t.value == value]
    assert time.start == start


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The flight took 5 1/2 hours.", "5 1/2 hours", "PT5H30M"),
        ("The flight took 1-1/2 hours.", "1-1/2 hours", "PT1H30M"),
        ("A decades-long feud is over.", "decades-long", "PXE"),
        ("Fares will rise in the coming years.", "the coming years", "PXY"),
        ("The town grew in the years that followed.", "years", "PXY"),
    ],
)
def test_lengths_in_other_words(text: str, words: str, value: str) -> None:
    """Mixed fractions count whole; a plural is a length where the words around it make it one."""
    assert [(t.evidence.exact, t.value) for t in read(text)] == [(words, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Dockers planned a march on Saturday.", "2025-10-25"),
        ("On Tuesday, the owners planned a vote.", "2025-10-21"),
        ("On Tuesday, the port plans to hold a vote.", "2025-10-28"),
        ("The quay was shut the day after Monday's blast.", "2025-10-21"),
        ("The quay was shut the day before last Tuesday.", "2025-10-20"),
        ("They were the first three towns to join on Monday.", "2025-10-20"),
    ],
)
def test_a_plan_looks_ahead_and_a_rank_looks_back(text: str, value: str) -> None:
    """What was planned for a weekday lies ahead; "the first to join" have joined."""
    assert [t.value for t in read(text)] == [value]


def test_a_dateline_on_its_own_line_is_the_day_the_account_was_written() -> None:
    """The line is no paragraph of the story, and dates it all the same."""
    line, story = "ELMSTEAD, June 12 (Northern Wire) --", "The mill closed today."
    text = f"{line}\n\n{story}"
    blocks = (Block(len(text) - len(story), len(text)),)
    article = Article("test", text, blocks, published=Moment(datetime(2025, 6, 13), hour_known=False))
    assert [t.value for t in times(parse(article))] == ["2025-06-12"]


def test_that_day_is_no_day_once_the_talk_has_moved_to_another_month() -> None:
    """A day that nobody named is some day of the month; it is not the day named before."""
    found = read("The mayor spoke on Tuesday. The dam broke last March. She resigned that day.")
    assert [t.value for t in found] == ["2025-10-21", "2025-03", "2025-03-XX"]
    assert (found[2].start, found[2].end) == (datetime(2025, 3, 1), datetime(2025, 4, 1))


@pytest.mark.parametrize(
    "text",
    [
        "They watched Low Noon in the hall.",
        "The gate is guarded 24 hours a day, seven days a week.",
        "Police found a 1987 Morris by the quay.",
    ],
)
def test_titles_model_years_and_always_are_no_times(text: str) -> None:
    """Capitals make a name of noon, a car's year is no date of the event, and "24 hours a day" is always."""
    assert read(text) == ()


def test_a_day_at_the_head_of_a_sentence_is_no_rate() -> None:
    """ "A day after" is a length whatever the sentence before it ends on."""
    found = read("He had praised both tyrants. A day after the vote he resigned.")
    assert [(t.kind.value, t.value) for t in found] == [("DURATION", "P1D")]
