"""A URL in, an Engine out on which one writes at a time and every reader sees one moment.

SQLite: write-ahead log, `synchronous=FULL` (a commit that returned survives a power cut), foreign keys, and
BEGIN IMMEDIATE for who writes. PostgreSQL: an advisory lock for who writes, REPEATABLE READ for who reads. So both
behave alike: writers queue, readers never wait. What the database refuses is a StoreError with the way out.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, InterfaceError, SQLAlchemyError

from rashomon.errors import StoreError
from rashomon.store.place import shown

PATIENCE = 60.0  # seconds that a writer waits for another
LOCK = 0x7261_7368  # "rash": the advisory lock of PostgreSQL that who writes holds
# What a database says (a part of it), and what can be done about it.
WAYS_OUT = (
    (("disk is full", "no space left", "could not extend", "could not write"),
     "nothing was lost; free some space, and run the command again"),
    (("readonly", "read-only", "read only", "permission denied"), "give a place that you may write to with --store"),
    (("locked", "lock timeout"), "another program is writing to it; try again when it is done"),
    (("disk i/o",), "nothing was lost; check that the disk has room and is sound, and run the command again"),
    (("unable to open", "no such file"), "check the path, and that its folder may be written to"),
    (("not a database", "malformed", "file is encrypted"), "give another file, or bring back a copy of this one"),
    (("refused", "could not connect", "create a connection", "network"), "check that the server runs, and its address"),
    (("password", "authentication", "does not exist"), "check the name, the password and the database"),
)  # fmt: skip


def open_engine(url: URL) -> Engine:
    """The engine of a store; nothing is opened yet but, for a file, its folder made."""
    if url.drivername.startswith("sqlite"):
        folder = Path(str(url.database)).parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise StoreError(f"{folder}: cannot be made ({problem.strerror}); give a place with --store") from None
        engine = create_engine(_readable(url), connect_args={"timeout": PATIENCE})
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        return engine
    return create_engine(url, pool_pre_ping=True)


def _readable(url: URL) -> URL:
    """The URL of a file that may be written to; else one by which it can be read all the same.

    SQLite keeps notes beside a file that it reads. Where it may not, the file is taken for one that nobody changes.
    """
    path = Path(str(url.database))
    if not path.is_file() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return url
    log = Path(f"{path}-wal")
    # What stands in the log alone would not be seen: then SQLite must find the notes of who wrote it.
    fixed = {} if log.is_file() and log.stat().st_size else {"immutable": "1"}
    return url.set(database=f"file:{quote(str(path))}").update_query_dict({"mode": "ro", **fixed, "uri": "true"})


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees the store as it stands at its first question, whoever writes meanwhile."""
    with _told(engine), engine.connect() as plain:
        conn = plain
        if engine.dialect.name == "postgresql":
            conn = plain.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with conn.begin():
            yield conn


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection that alone may write until it ends, with a commit; rolled back where something is raised."""
    with _told(engine), engine.connect().execution_options(writes=True) as conn, conn.begin():
        if engine.dialect.name == "postgresql":
            conn.execute(text(f"SET LOCAL lock_timeout = '{round(PATIENCE * 1000)}ms'"))
            conn.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        try:
            yield conn
        except ValueError:
            conn.invalidate()  # a text that cannot be encoded leaves this driver in the midst of a message
            raise


@contextmanager
def _told(engine: Engine) -> Iterator[None]:
    """What the database refuses, as a StoreError."""
    try:
        yield
    except SQLAlchemyError as problem:
        raise refusal(engine.url, problem) from problem


def refusal(url: URL, problem: SQLAlchemyError) -> StoreError:
    """What went wrong, with the way out."""
    cause = problem.orig if isinstance(problem, DBAPIError) and problem.orig is not None else problem
    fact = _fact(cause)
    known = next((way for words, way in WAYS_OUT if any(word in fact.lower() for word in words)), None)
    if known is None and isinstance(problem, InterfaceError):
        known = "check that the server runs, and its address"
    return StoreError(f"{shown(url)}: {fact}; {known or 'run rashomon verify on it'}")


def of_values(problem: Exception) -> bool:
    """Whether it is the values that a database refuses, and not the place, the disk or the moment."""
    cause = problem.__cause__ if isinstance(problem, StoreError) else problem
    return isinstance(cause, DataError | IntegrityError | ValueError | OverflowError)


def _fact(cause: BaseException) -> str:
    """The database's own words on one line; pg8000 hands them over as a dict."""
    told: Any = cause.args[0] if cause.args else cause
    return " ".join(str(told.get("M", told) if isinstance(told, dict) else told).split())


def _prepare(dbapi: Any, record: object) -> None:
    """A fresh connection to a SQLite file."""
    dbapi.isolation_level = None  # transactions are begun by `_begin`, not by Python's module
    for pragma in (
        "foreign_keys=ON",
        "synchronous=FULL",
        "cache_size=-32000",
        "temp_store=MEMORY",
        "wal_autocheckpoint=4000",
    ):
        dbapi.execute(f"PRAGMA {pragma}")
    if dbapi.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        _to_wal(dbapi)


def _to_wal(dbapi: Any) -> None:
    """Turn the write-ahead log on. SQLite does not wait by itself where another connection does the same."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            dbapi.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as problem:
            if "locked" not in str(problem) or time.monotonic() > until:
                raise
            time.sleep(0.02)


def _begin(conn: Connection) -> None:
    conn.exec_driver_sql("BEGIN IMMEDIATE" if conn.get_execution_options().get("writes") else "BEGIN")
