"""Where a watch stands, in and out of the store: what is due, and what came of asking for it.

Every function works on a connection whose transaction is the caller's. Rows as mappings; moments in seconds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, select, update

from rashomon.model.text import clean
from rashomon.read import Asked, Seen
from rashomon.store.schema_watch import feed, fetch, host, page
from rashomon.store.shares import shares
from rashomon.watch.hosts import Job, host_of
from rashomon.watch.moments import counted, written
from rashomon.watch.pace import Pace

Row = Mapping[Any, Any]
REASON = 500  # characters of a reason that a row keeps


def follow(conn: Connection, feeds: Iterable[str], pace: Pace, now: float) -> None:
    """Take up some feeds: new ones are due at once, known ones no later than the pace allows."""
    wanted = list(dict.fromkeys(feeds))
    known = rows(conn, feed, wanted)
    for url, row in known.items():
        interval = min(max(row["interval"], pace.every), pace.every * pace.seldom)
        soon = min(counted(row["next"]), now + interval)
        put(conn, feed, url, interval=interval, next=written(soon))
    fresh = [{"url": url, "interval": pace.every, "next": written(now)} for url in wanted if url not in known]
    if fresh:
        conn.execute(feed.insert(), fresh)


def failing(conn: Connection) -> dict[str, tuple[int, float]]:
    """The hosts that failed when last asked: how often in a row, and until when they are left alone."""
    return {row.host: (row.failures, counted(row.until)) for row in conn.execute(select(host))}


def note_hosts(conn: Connection, lanes: Mapping[str, tuple[int, float]]) -> None:
    """Write how some hosts are doing: failures in a row, none of them among it, and until when they are left alone."""
    for share in shares(lanes):
        conn.execute(host.delete().where(host.c.host.in_(share)))
    bad = [{"host": name, "failures": n, "until": written(until)} for name, (n, until) in lanes.items() if n]
    if bad:
        conn.execute(host.insert(), bad)


def due(conn: Connection, feeds: Collection[str], now: float, most: int) -> list[Job]:
    """What is to be asked for by now: feeds first, then pages, the longest overdue first."""
    at = written(now)
    found = conn.execute(select(feed).where(feed.c.next <= at).order_by(feed.c.next, feed.c.url)).mappings()
    jobs = [_job("feed", row) for row in found if row["url"] in feeds]
    asked = select(page).where(page.c.next <= at, page.c.feed.in_(list(feeds))).order_by(page.c.next, page.c.url)
    jobs += [_job("page", row) for row in conn.execute(asked.limit(most)).mappings()]
    return jobs


def _job(kind: str, row: Row) -> Job:
    return Job(kind, row["url"], row["url"], Seen(row["etag"], row["modified"]))


def rows(conn: Connection, table: Table, names: Iterable[str]) -> dict[str, Row]:
    """The rows of some feeds or pages by their address."""
    return {
        row["url"]: row
        for share in shares(dict.fromkeys(names))
        for row in conn.execute(select(table).where(table.c.url.in_(share))).mappings()
    }


def put(conn: Connection, table: Table, url: str, **values: Any) -> None:
    """Change some columns of a feed or page."""
    conn.execute(update(table).where(table.c.url == url).values(**values))


def log(conn: Connection, requests: Sequence[Asked]) -> None:
    """Enter requests in the log."""
    entries = [
        {
            "url": clean(one.url),
            "host": clean(host_of(one.url)),
            "at": written(one.at.timestamp()),
            "status": one.status,
            "bytes": one.bytes,
            "seconds": round(one.seconds, 4),
            "outcome": _outcome(one),
            "problem": clean(one.problem)[:REASON] if one.problem else None,
        }
        for one in requests
    ]
    if entries:
        conn.execute(fetch.insert(), entries)


def _outcome(asked: Asked) -> str:
    """What came of a request, in a word."""
    if asked.problem is not None or not asked.status:
        return "failed"
    if asked.status == 304:
        return "unchanged"
    if 300 <= asked.status < 400:
        return "redirected"
    return "given" if asked.status < 300 else "refused"
