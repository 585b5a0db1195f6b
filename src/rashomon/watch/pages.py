"""What came of looking at article pages in, their rows written; what is new among them out, to be stored.

A page has one outcome at a time: waiting, stored, duplicate, rejected or quarantined. What was had once keeps its
outcome, whatever becomes of its address later. Pages that fail are tried again, less and less often, then given up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, select

from rashomon.model import Capture, Outcome, Skipped
from rashomon.model.text import clean
from rashomon.read import Seen
from rashomon.read.sniff import HEAD, Format, sniff
from rashomon.store import schema
from rashomon.store.schema_watch import page
from rashomon.watch.feeds import Handed
from rashomon.watch.hosts import Got
from rashomon.watch.moments import counted, written
from rashomon.watch.pace import Pace
from rashomon.watch.state import REASON, Row, put, rows

STORED, WAITING = "stored", "waiting"
MEDIA = {Format.HTML: "text/html", Format.TEXT: "text/plain"}


def note(conn: Connection, gots: Sequence[Got], pace: Pace, now: float) -> list[Handed]:
    """Write what came of some looks; the pages that are to be stored are the caller's to store."""
    states = rows(conn, page, (got.job.key for got in gots))
    handed = []
    for got in gots:
        row, status = states[got.job.key], got.answer.status if got.answer else 0
        if status == 200:
            capture = _capture(got)
            if isinstance(capture, Skipped):
                _failed(conn, row, got, capture.reason, pace, now)
            elif capture.id == row["capture"]:
                _same(conn, row, pace, now)
            else:
                assert got.answer is not None
                handed.append(Handed(got.job.key, capture, got.answer.seen))
        elif status == 304:
            _same(conn, row, pace, now)
        else:
            _failed(conn, row, got, got.problem or f"the server answers {status}", pace, now)
    return handed


def _capture(got: Got) -> Capture | Skipped:
    """The page as a capture, if it is text at all."""
    assert got.answer is not None
    kind = sniff(got.body[:HEAD], "") if got.body.strip() else None
    media = MEDIA.get(kind) if isinstance(kind, Format) else None
    if media is None:
        what = f"{kind}" if kind else "empty (0 bytes of text)"
        return Skipped(got.job.key, "read", f"no page of an account: {what}", Outcome.QUARANTINED)
    return Capture(got.job.key, got.body, media, got.job.url, got.answer.at, got.answer.charset)


def _same(conn: Connection, row: Row, pace: Pace, now: float) -> None:
    """The page is what it was."""
    put(conn, page, row["url"], looks=row["looks"] + 1, tries=0, next=_next(row["born"], pace, now))


def _next(born: str, pace: Pace, now: float) -> str | None:
    wait = pace.look(max(0.0, now - counted(born)))
    return None if wait is None else written(now + wait)


def _failed(conn: Connection, row: Row, got: Got, reason: str, pace: Pace, now: float) -> None:
    """The page could not be had: when to try again, and what it counts as until then."""
    tries = row["tries"] + got.tried
    later = max(got.until or 0.0, now + pace.wait(max(tries, 1), 1.0))
    refused = got.answer is not None and 400 <= got.answer.status < 500 and got.until is None
    over = tries >= (3 if refused else pace.tries)
    outcome = Outcome.QUARANTINED.value if row["outcome"] == WAITING else row["outcome"]
    next_look = None if over else written(later)
    # What was had and is no page need not be sent again to be seen to be none.
    said = got.answer.seen if got.answer and got.answer.status == 200 else Seen(row["etag"], row["modified"])
    values = {"etag": said.etag, "modified": said.modified, "outcome": outcome, "reason": clean(reason)[:REASON]}
    put(conn, page, row["url"], tries=tries, next=next_look, **values)


def settle(
    conn: Connection, handed: Iterable[Handed], outcomes: Mapping[str, Skipped | str], pace: Pace, now: float
) -> None:
    """Write what became of accounts that were handed on: an article's id, or why it was left out, by their keys."""
    mine = {one.key: one for one in handed if one.key in outcomes}
    for key, row in rows(conn, page, mine).items():
        one, outcome = mine[key], outcomes[key]
        values: dict[str, object] = {"etag": one.seen.etag, "modified": one.seen.modified, "capture": one.capture.id}
        born = row["born"]
        if isinstance(outcome, Skipped):
            values["reason"] = clean(outcome.reason)[:REASON]
            # An amended page whose new text cannot be used, or was there before, is still the article that was stored.
            values["outcome"] = row["outcome"] if row["outcome"] == STORED else outcome.outcome.value
        else:
            values |= {"outcome": STORED, "reason": None, "article": outcome}
            before = row["article"] or _version_before(conn, outcome)
            if before not in (None, outcome):
                values["earlier"] = row["earlier"] or before
                born = values["born"] = written(now)  # an amended page is young again
        looks = {"looks": row["looks"] + 1, "tries": 0, "next": _next(born, pace, now) if one.of is None else None}
        put(conn, page, key, **values, **looks)


def _version_before(conn: Connection, article: str) -> str | None:
    """The last other text of an article that this watch has not seen before: it came into the store another way."""
    table = schema.article
    home = select(table.c.home).where(table.c.id == article).scalar_subquery()
    asked = select(table.c.id).where(table.c.home == home, table.c.id != article)
    return conn.execute(asked.order_by(table.c.run.desc(), table.c.fetched.desc()).limit(1)).scalar()
