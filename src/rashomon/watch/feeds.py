"""What came of polling feeds in, rows of feeds and pages written; what feeds bring themselves out, to be stored.

A feed that gives words hands them on at once; one that gives addresses makes each a page that is due. A feed's ETag is
kept only when all that it brought is stored: who is stopped in between asks for the whole of it again.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from sqlalchemy import Connection

from rashomon.model import Capture, Skipped
from rashomon.model.text import clean
from rashomon.read import Seen
from rashomon.read.entries import Entry, entries
from rashomon.store.schema_watch import feed, page
from rashomon.watch.hosts import Got
from rashomon.watch.moments import told, written
from rashomon.watch.pace import Pace
from rashomon.watch.state import REASON, Row, put, rows

MAX_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Handed:
    """The bytes of one account to be stored: `key` is its page's address, `seen` what the server said of it."""

    key: str
    capture: Capture = field(repr=False)
    seen: Seen
    of: str | None = None  # the feed that brought it; None where the page itself was fetched


@dataclass(frozen=True, slots=True)
class Listed:
    """What a poll gave: the entries of a feed, and why there are none or not all."""

    got: Got
    entries: tuple[Entry, ...] = ()
    problem: str | None = None


def listed(got: Got) -> Listed:
    """Read the answer to a poll; opens nothing and writes nothing."""
    if got.answer is None or got.answer.status != 200:
        status = got.answer.status if got.answer else 0
        fine = status == 304
        return Listed(got, problem=None if fine else got.problem or f"the server answers {status}; check the address")
    found = list(entries(got.job.url, io.BytesIO(got.body), MAX_BYTES))
    left_out = next((one.reason for one in found if isinstance(one, Skipped)), None)
    return Listed(got, tuple(one for one in found if isinstance(one, Entry)), left_out)


def note(conn: Connection, polls: Sequence[Listed], pace: Pace, now: float) -> list[Handed]:
    """Write what some polls gave; the accounts that the feeds brought along are to be stored by the caller."""
    states = rows(conn, feed, (poll.got.job.key for poll in polls))
    known = dict(rows(conn, page, (entry.key for poll in polls for entry in poll.entries)))
    fresh: dict[str, dict[str, object]] = {}
    handed: list[Handed] = []
    for poll in polls:
        url, news = poll.got.job.key, 0
        for entry in poll.entries:
            row = known.get(entry.key) or fresh.get(entry.key)
            if row is None:
                row = fresh[entry.key] = _new(url, entry, now)
            elif not _changed(entry, row, url):
                continue
            elif entry.capture is None:
                put(conn, page, entry.key, stamp=entry.modified, next=written(now))
            news += 1
            if entry.capture is not None:
                handed.append(_brought(url, entry, entry.capture, now))
        interval = pace.interval(states[url]["interval"], changed=news > 0)
        _settle(conn, states[url], poll, interval, now)
        if poll.got.answer and poll.got.answer.status == 200 and not any(one.of == url for one in handed):
            put(conn, feed, url, etag=poll.got.answer.seen.etag, modified=poll.got.answer.seen.modified)
    if fresh:
        conn.execute(page.insert(), list(fresh.values()))
    return handed


def _new(url: str, entry: Entry, now: float) -> dict[str, object]:
    """The row of an account that was not listed before: due at once, unless the feed brings its words."""
    at = written(now)
    return {
        "url": entry.key,
        "feed": url,
        "found": at,
        "born": written(told(entry.published, now) or now),
        "stamp": clean(entry.modified) if entry.modified else None,
        "next": at if entry.capture is None else None,
        "looks": 0,
        "tries": 0,
        "outcome": "waiting",
        "capture": None,
    }


def _changed(entry: Entry, row: Row, url: str) -> bool:
    """Whether a feed says something new of an account that it listed before; other feeds have no say."""
    if row["feed"] != url:
        return False
    if entry.capture is not None:
        return bool(row["capture"] != entry.capture.id)
    return entry.modified is not None and bool(row["stamp"] != clean(entry.modified))


def _brought(url: str, entry: Entry, capture: Capture, now: float) -> Handed:
    """An account that the feed itself holds, under the name of its page."""
    at = datetime.fromtimestamp(now, UTC)
    return Handed(entry.key, replace(capture, source=entry.key, fetched=at), Seen(), url)


def _settle(conn: Connection, row: Row, poll: Listed, interval: float, now: float) -> None:
    """Write how a feed's own poll went, and when it is due again."""
    problem = clean(poll.problem)[:REASON] if poll.problem else None
    values: dict[str, object] = {"status": _status(poll.got), "problem": problem}
    if poll.got.until is not None:  # the host fails: it is that which is waited for
        values["next"] = written(poll.got.until)
    else:
        values |= {"interval": interval, "next": written(now + interval)}
    put(conn, feed, row["url"], **values)


def _status(got: Got) -> int:
    return got.answer.status if got.answer else 0
