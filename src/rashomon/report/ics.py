"""A Report's appointments as iCalendar (RFC 5545): meetings, deadlines and plans, to be shown in any calendar.

What is not sure is TENTATIVE. The description is made of the accounts' own sentences, each with its outlet. Whole days
end on the day after the last, as the standard has it; an hour without a zone is the clock of the place ("floating").
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from icalendar import Calendar, Event

from rashomon.model import Cited, Report
from rashomon.report.addresses import address
from rashomon.report.appointments import Appointment, appointments
from rashomon.report.dates import order
from rashomon.report.layout import Names, named, passage
from rashomon.report.phrases import event_line, said_by
from rashomon.report.screen import one_line

BEGAN = datetime(1970, 1, 1, tzinfo=UTC)


def render_ics(report: Report) -> str:
    """The calendar as text; lines are folded and end with CR LF, as the standard wants them."""
    names, addresses = named(report), {a.article.id: address(a.article) for a in report.story.accounts}
    stamp = printed_last(report)
    calendar = Calendar()
    for name, value in (("prodid", "-//Rashomon//Rashomon//EN"), ("version", "2.0"), ("method", "PUBLISH")):
        calendar.add(name, value)
    calendar.add("x-wr-calname", one_line(report.title))
    for one in appointments(report):
        calendar.add_component(_event(one, stamp, names, addresses))
    return str(calendar.to_ical(), "utf-8")


def printed_last(report: Report) -> datetime:
    """When the last account was printed or amended, aware: all that a report knows of its own time."""
    told = (at for account in report.story.accounts for at in (account.article.published, account.article.modified))
    return max((order(at)[1] for at in told if at is not None), default=BEGAN)


def _event(one: Appointment, stamp: datetime, names: Names, addresses: Mapping[str, str | None]) -> Event:
    event = Event()
    event.add("uid", f"{_digest(one)}@rashomon")
    event.add("dtstamp", stamp.astimezone(UTC))
    if one.at is not None:
        event.add("dtstart", one.at if one.at.tzinfo is None else one.at.astimezone(UTC))
    else:
        event.add("dtstart", one.first)
        event.add("dtend", one.last + timedelta(days=1))
    event.add("summary", event_line(one.entry))
    event.add("description", "\n".join(_sentence(cited, names) for cited in one.entry.cited))
    event.add("status", "CANCELLED" if one.cancelled else "TENTATIVE" if one.tentative else "CONFIRMED")
    event.add("categories", [one.sort.value.upper()])
    event.add("transp", "TRANSPARENT")  # it is news: it makes nobody busy
    if at := next((found for c in one.entry.cited if (found := addresses.get(c.evidence.article))), None):
        event.add("url", at)
    return event


def _digest(one: Appointment) -> str:
    """What names the appointment: its days and its words."""
    words = "|".join((one.entry.start, one.entry.end, one.entry.what))
    return sha256(words.encode()).hexdigest()[:20]


def _sentence(cited: Cited, names: Names) -> str:
    shown = passage(cited, names)
    return f"{shown.outlet}: \u201c{one_line(cited.evidence.exact)}\u201d{said_by(shown)}"
