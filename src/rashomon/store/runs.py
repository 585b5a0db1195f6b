"""Who wrote, when, and what became of all that came in: rows of `run`, `edition` and `ledger`.

Numbers are given out inside the transaction that alone may write, so that they follow the order of the commits.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from importlib.metadata import version

from sqlalchemy import Column, Connection, Engine, func, select

from rashomon.model import Outcome, Skipped
from rashomon.model.text import clean
from rashomon.store.engine import writing
from rashomon.store.points import reached
from rashomon.store.schema import edition, ledger, run

LONGEST = 2_000  # characters of a reason that the ledger keeps


def now() -> str:
    """This moment, as the store writes moments."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def begin(engine: Engine, verb: str) -> int:
    """The number of a new run, committed."""
    with writing(engine) as conn:
        number = _next(conn, run.c.id)
        conn.execute(run.insert(), {"id": number, "verb": verb, "started": now(), "version": version("rashomon")})
        reached("before-commit-begin")
    reached("after-commit-begin")
    return number


def end(engine: Engine, number: int) -> None:
    """Note that a run came to its end, committed."""
    with writing(engine) as conn:
        conn.execute(run.update().where(run.c.id == number).values(ended=now()))
        reached("before-commit-end")
    reached("after-commit-end")


def judged_by(conn: Connection, number: int, weights: str) -> None:
    """Note by which weights a run judged."""
    conn.execute(run.update().where(run.c.id == number, run.c.weights.is_(None)).values(weights=weights))


def new_edition(conn: Connection, of_run: int) -> int:
    """The number under which this transaction changes stories."""
    number = _next(conn, edition.c.id)
    conn.execute(edition.insert(), {"id": number, "run": of_run, "at": now()})
    return number


def edition_at(conn: Connection, moment: datetime) -> int:
    """The last edition up to an aware moment; 0 where there was none yet."""
    at = moment.astimezone(UTC).isoformat(timespec="microseconds")
    return int(conn.execute(select(func.max(edition.c.id)).where(edition.c.at <= at)).scalar() or 0)


Stage = tuple[str, int, int, Sequence[Skipped]]


def entered(conn: Connection, of_run: int) -> list[Stage]:
    """The stages of a run in the order of the flow: (stage, in, stored, left out)."""
    rows = conn.execute(select(ledger).where(ledger.c.run == of_run).order_by(ledger.c.batch, ledger.c.line)).mappings()
    counts: Counter[tuple[str, str]] = Counter()
    left: dict[str, list[Skipped]] = {}
    for row in rows:
        counts[row["stage"], row["outcome"]] += row["count"]
        out = left.setdefault(row["stage"], [])
        if row["reason"] is not None:
            out.append(Skipped(row["source"], row["stage"], row["reason"], Outcome(row["outcome"]), row["count"]))
    return [(stage, counts[stage, "in"], counts[stage, "stored"], out) for stage, out in left.items()]


def enter(conn: Connection, of_run: int, stages: Sequence[tuple[str, int, int, Iterable[Skipped]]]) -> None:
    """Enter what came into some stages as one more batch of a run: (stage, in, stored, left out), each in balance."""
    number = _next(conn, ledger.c.batch, ledger.c.run == of_run)
    lines = [line for stage in stages for line in _lines(*stage)]
    rows = [{"run": of_run, "batch": number, "line": n, **line} for n, line in enumerate(lines)]
    if rows:
        conn.execute(ledger.insert(), rows)


def _lines(stage: str, came: int, stored: int, left_out: Iterable[Skipped]) -> list[dict[str, object]]:
    """The lines of one stage; none where nothing came in."""
    if not came:
        return []
    counted: dict[str, object] = {"stage": stage, "source": None, "reason": None}
    lines: list[dict[str, object]] = [
        {**counted, "outcome": "in", "count": came},
        {**counted, "outcome": "stored", "count": stored},
    ]
    told: Counter[tuple[Outcome, str, str]] = Counter()
    for one in left_out:
        told[one.outcome, clean(one.source), clean(one.reason)[:LONGEST]] += one.count
    return lines + [
        {"stage": stage, "outcome": outcome.value, "count": count, "source": source, "reason": reason}
        for (outcome, source, reason), count in sorted(told.items())
    ]


def _next(conn: Connection, column: Column[int], *where: object) -> int:
    last = conn.execute(select(func.max(column)).where(*where)).scalar()  # type: ignore[arg-type]
    return int(last or 0) + 1
