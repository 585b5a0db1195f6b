"""iCalendar: meetings, deadlines and plans, read by two other programs' parsers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import icalendar
import ics
import pytest
from hypothesis import given, settings
from tests.report import sample
from tests.report.hostile import VECTORS, Printed, printed, report

from rashomon.model import Certainty, Entry, Granularity, Report, State, Time, TimeKind, TimeRole
from rashomon.report.appointments import Sort, appointments
from rashomon.report.ics import render_ics
from rashomon.report.screen import one_line

SHELL = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR"]
FERRY = "A ferry will carry foot passengers from Wednesday"


def with_entry(what: str, status: str, words: str, day: str = "2031-03-12", **cited: object) -> Report:
    """The sample with this one line of the timeline, told by the Gazette on March 4."""
    shown = replace(sample.cite(sample.gazette, words), **cited)  # type: ignore[arg-type]
    return replace(sample.report(), timeline=(Entry(day, day, what, status, (shown,)),))


def events(text: str) -> list[icalendar.Event]:
    """The events as the writer's own library reads them."""
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


def test_a_deadline_reads_in_another_programs_parser():
    """The days, the state, the sentence with its outlet; what is over is left out."""
    (event,) = ics.Calendar(render_ics(sample.report())).events
    assert event.name == "Repairs are finished"
    assert (event.all_day, event.begin.date(), event.end.date()) == (True, date(2031, 3, 14), date(2031, 3, 25))
    assert (event.status, event.categories, event.url) == ("TENTATIVE", {"DEADLINE"}, "https://wire.example/vessa")
    assert event.description == (
        "Norrland Wire: “Repairs should be finished by March 14, said Ilka Brandvold, the mayor.” "
        "(said by Ilka Brandvold)"
    )


@pytest.mark.parametrize(
    ("what", "status", "words", "sort"),
    [
        ("The council meets on March 12", "done", FERRY, Sort.MEETING),
        ("Talks resume on March 12", "planned", FERRY, Sort.MEETING),
        ("The deadline is March 12", "confirmed", FERRY, Sort.DEADLINE),
        (FERRY, "expected", FERRY, Sort.PLAN),
    ],
)
def test_what_sort_of_appointment_it_is(what: str, status: str, words: str, sort: Sort):
    """By the words of meeting and of being due, else by lying ahead when it was printed."""
    assert [one.sort for one in appointments(with_entry(what, status, words))] == [sort]


def test_what_was_over_when_it_was_printed_is_no_appointment():
    """The day before, or the day itself; a day after, it is."""
    for day, count in (("2031-03-03", 0), ("2031-03-04", 0), ("2031-03-05", 1), ("no day", 0)):
        assert len(appointments(with_entry("The bridge shuts", "done", FERRY, day))) == count


@pytest.mark.parametrize(
    ("status", "certainty", "state"),
    [
        (State.CONFIRMED, Certainty.ASSERTED, "CONFIRMED"),
        (State.DONE, Certainty.ASSERTED, "CONFIRMED"),
        (State.PLANNED, Certainty.ASSERTED, "TENTATIVE"),
        (State.CONFIRMED, Certainty.POSSIBLE, "TENTATIVE"),
        (State.DENIED, Certainty.ASSERTED, "TENTATIVE"),
        (State.CANCELLED, Certainty.ASSERTED, "CANCELLED"),
    ],
)
def test_what_is_not_sure_is_tentative(status: State, certainty: Certainty, state: str):
    """Only what stands, asserted, is confirmed."""
    told = with_entry("The council meets", status.value, FERRY, certainty=certainty)
    assert [str(event["STATUS"]) for event in events(render_ics(told))] == [state]


def test_a_date_on_which_accounts_differ_is_tentative():
    """However sure each of them is."""
    shown = replace(sample.cite(sample.wire, "March 14"), certainty=Certainty.ASSERTED)
    told = replace(sample.report(), timeline=(Entry("2031-03-14", "2031-03-14", "Work ends", "confirmed", (shown,)),))
    assert [one.tentative for one in appointments(told)] == [True]
    assert [one.tentative for one in appointments(replace(told, findings=()))] == [False]


@pytest.mark.parametrize(
    ("offset", "begins"),
    [(None, datetime(2031, 3, 14, 9, 30)), (60, datetime(2031, 3, 14, 8, 30, tzinfo=UTC))],
)
def test_an_hour_is_kept(offset: int | None, begins: datetime):
    """With a zone as a moment in UTC; without one as the clock of the place."""
    cut = sample.cut(sample.wire, "by March 14")
    hour = Time(cut, TimeKind.TIME, "2031-03-14T09:30", datetime(2031, 3, 14, 9, 30), datetime(2031, 3, 14, 9, 31),
                Granularity.MINUTE, TimeRole.AT, offset=offset)  # fmt: skip
    told = sample.report()
    claims = tuple(replace(claim, readings=(hour,)) for claim in sample.CLAIMS[:1])
    accounts = tuple(replace(a, claims=claims) if a.article is sample.wire else a for a in told.story.accounts)
    (event,) = events(render_ics(replace(told, story=replace(told.story, accounts=accounts))))
    assert event["DTSTART"].dt == begins
    zone = timezone(timedelta(minutes=60))
    assert appointments(replace(told, story=replace(told.story, accounts=accounts)))[0].at in (
        datetime(2031, 3, 14, 9, 30), datetime(2031, 3, 14, 9, 30, tzinfo=zone),
    )  # fmt: skip


# That parser ends a line at a backslash and an n even behind another backslash: it is asked the other vectors.
@pytest.mark.parametrize("words", [words for words in VECTORS if "\\n" not in words])
def test_hostile_words_read_the_same_in_another_programs_parser(words: str):
    """The summary that was told, and nothing besides."""
    told = report(*(Printed(words, words, words, words, f"x{words}", words, words),) * 2)
    (event,) = ics.Calendar(render_ics(told)).events
    assert event.name.strip() == one_line(told.timeline[0].what).strip()


@settings(max_examples=40, deadline=None)
@given(printed, printed)
def test_hostile_words_open_no_event_of_their_own(one: Printed, other: Printed):
    """One event, whatever the words are, with the summary that was told; no line is longer than 75 bytes."""
    told = report(one, other)
    text = render_ics(told)
    (event,) = events(text)
    what = str(event["SUMMARY"])
    assert what == one_line(told.timeline[0].what)
    assert what.startswith("the talks")
    lines = text.split("\r\n")
    assert [line for line in lines if line.startswith(("BEGIN:", "END:"))] == SHELL
    assert max(len(line.encode()) for line in lines) <= 75
    assert str(event["STATUS"]) == "TENTATIVE"
