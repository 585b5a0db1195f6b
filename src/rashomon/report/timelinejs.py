"""A Report's timeline as TimelineJS 3 takes it: a slide a dated event, under it the accounts' own sentences.

TimelineJS puts its texts into a page as HTML: all words are escaped, and it is told to make no links of its own.
Format: timeline.knightlab.com/docs/json-format.html
"""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from html import escape

from rashomon.model import Cited, Entry, Report
from rashomon.report.dates import period
from rashomon.report.json import render_row
from rashomon.report.layout import Names, lay_out, named, passage
from rashomon.report.phrases import event_line, said_by, sheet_line
from rashomon.report.rows import Row
from rashomon.report.screen import one_line


def render_timelinejs(report: Report) -> str:
    """The slides in order of time, the title's before them; ends with a newline. What has no day has no slide."""
    names = named(report)
    title = _text(report.title, sheet_line(lay_out(report)))
    events = [slide for entry in report.timeline if (slide := _slide(entry, names))]
    return render_row({"title": {"text": title, "autolink": False}, "events": events}, indent=2) + "\n"


def _slide(entry: Entry, names: Names) -> Row | None:
    start, end = _date(entry.start), _date(entry.end)
    if start is None:
        return None
    told = "".join(f"<p>{_sentence(cited, names)}</p>" for cited in entry.cited)
    slide = {
        "unique_id": sha256("|".join((entry.start, entry.end, entry.what)).encode()).hexdigest()[:12],
        "start_date": start,
        "display_date": escape(period(entry.start, entry.end)),
        "text": {**_text(event_line(entry)), "text": told},
        "group": escape(one_line(entry.status)),
        "autolink": False,
    }
    return {**slide, "end_date": end} if end not in (None, start) else slide


def _text(headline: str, text: str = "") -> Row:
    return {"headline": escape(one_line(headline)), "text": escape(one_line(text))}


def _sentence(cited: Cited, names: Names) -> str:
    shown = passage(cited, names)
    words = f"{escape(shown.before)}<b>{escape(shown.marked)}</b>{escape(shown.after)}"
    return f"{escape(shown.outlet)}: \u201c{words}\u201d{escape(said_by(shown))}"


def _date(iso: str) -> Row | None:
    try:
        day = date.fromisoformat(iso[:10])
    except ValueError:
        return None
    return {"year": day.year, "month": day.month, "day": day.day}
