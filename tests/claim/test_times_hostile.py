"""Times on hostile text: linear time, no error, whatever the bytes."""

from __future__ import annotations

from datetime import datetime
from time import perf_counter

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.claim.parse import Sentence
from rashomon.claim.times import times
from rashomon.model import Article, Block, BlockKind, Moment

BLANK = spacy.blank("en")
THURSDAY = datetime(2025, 10, 23)
WORDS = (
    "May March Monday Friday 31 30 1999 2025 0 24:00 9.15 a.m. p.m. GMT noon midnight last next this the a of in at on "
    "until since from to - , ( ) ' years ago earlier half quarter second week days every night early end 99999 "
    "February 29 30th the 31st century decade 1000s 10000000000000000 local time twenty-one and more than about"
).split()


EDGES = (
    "31 December 9999", "9999-12-31", "01.01.0001", "December 31", "last Monday", "next Sunday", "yesterday", "tonight",
    "tomorrow", "last week", "next weekend", "last month", "next year", "next decade", "in 9000 years",
    "9000 years ago", "last winter", "next Easter", "last December", "Friday night", "the past week",
    "a week on Sunday", "the first week of January", "the end of next year", "at 12:30 a.m. on January 1",
    "a day later",
)  # fmt: skip


def sentence(text: str, published: datetime = THURSDAY) -> Sentence:
    """A sentence that no parser has seen."""
    doc = BLANK.make_doc(text)
    article = Article("test", text, (Block(0, len(text)),), published=Moment(published))
    return Sentence(article, doc[:], 0, 0, 0, BlockKind.PARAGRAPH)


@pytest.mark.parametrize(
    "unit", ["1", "1 ", "1,111,", "1.", "Nov. ", "half past ", "the last ", "12:30 ", "a.m. ", "twenty ", "about "]
)
def test_hostile_text_takes_linear_time(unit: str):
    """200,000 characters of one fragment over and over are read in under a second."""
    hostile = sentence((unit * (200_000 // len(unit) + 1))[:200_000].strip())
    began = perf_counter()
    times((hostile,))
    assert perf_counter() - began < 1.0


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
def test_any_words_of_time_are_read_without_an_error(words: list[str]):
    """Nonsense made of time words gives times with true evidence and bounds in order, or none."""
    text = " ".join(words)
    for time in times((sentence(text),)):
        assert text[time.evidence.start : time.evidence.end] == time.evidence.exact
        assert time.start is None or time.end is None or time.start < time.end


@pytest.mark.parametrize(
    "published", [(1, 1, 1), (399, 12, 31), (400, 1, 1), (9700, 12, 31), (9701, 1, 1), (9999, 12, 31)]
)
def test_a_day_at_either_end_of_the_calendar_breaks_nothing(published: tuple[int, int, int]):
    """What counts on from such a day, or prints one, is left unplaced where the calendar runs out."""
    for words in EDGES:
        text = f"The board met {words}."
        for time in times((sentence(text, datetime(*published, 23, 59)),)):
            assert time.start is None or time.end is None or time.start < time.end


@pytest.mark.parametrize("published", [(1, 1, 1), (9999, 12, 31)])
def test_a_placeholder_for_the_day_of_publication_places_nothing(published: tuple[int, int, int]):
    """Databases write 0001 and 9999 for "unknown": "yesterday" is then no day at all, a full date still is one."""
    assert all(time.start is None for time in times((sentence("It fell yesterday.", datetime(*published)),)))
    (full,) = times((sentence("It fell on 3 June 2025.", datetime(*published)),))
    assert full.start == datetime(2025, 6, 3)
