"""Where a store lies: a path, an address or nothing in, a SQLAlchemy URL out.

A path is a SQLite file; `postgresql://user@host/name` is a database there. Nothing at all is what RASHOMON_STORE names,
else `rashomon.db` in the user's data folder (XDG). Refuses every other kind of address.
"""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from rashomon.errors import StoreError

VARIABLE = "RASHOMON_STORE"
DRIVERS = {
    "sqlite": "sqlite+pysqlite",
    "sqlite+pysqlite": "sqlite+pysqlite",
    "postgresql": "postgresql+pg8000",
    "postgres": "postgresql+pg8000",
    "postgresql+pg8000": "postgresql+pg8000",
}


def place_of(given: str | os.PathLike[str] | None = None) -> URL:
    """The URL of the store that is meant; raises StoreError for an address of another kind."""
    named = os.fspath(given) if given is not None else os.environ.get(VARIABLE) or str(default_path())
    if "://" not in named:
        return URL.create("sqlite+pysqlite", database=str(Path(named).expanduser().absolute()))
    try:
        url = make_url(named)
    except (ArgumentError, ValueError) as problem:
        raise StoreError(f"--store: not an address ({problem}); give a path or postgresql://user@host/name") from None
    driver = DRIVERS.get(url.drivername)
    if driver is None or (driver.startswith("sqlite") and not url.database):
        raise StoreError(
            f"--store {shown(url)}: neither SQLite nor PostgreSQL; give a path or postgresql://user@host/name"
        )
    return _on_socket(url.set(drivername=driver))


def default_path() -> Path:
    """`rashomon.db` in the user's data folder."""
    home = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(home) / "rashomon" / "rashomon.db"


def shown(url: URL) -> str:
    """The store as an error or a list names it: the path of a file, an address without its password."""
    if url.drivername.startswith("sqlite"):
        return unquote(str(url.database).removeprefix("file:")) if "uri" in url.query else str(url.database)
    return url.render_as_string(hide_password=True)


def _on_socket(url: URL) -> URL:
    """`?host=/folder`, as libpq writes a Unix socket, the way this driver has it."""
    folder = url.query.get("host")
    if not (isinstance(folder, str) and folder.startswith("/")):
        return url
    socket = f"{folder}/.s.PGSQL.{url.port or 5432}"
    return url.difference_update_query(["host"]).update_query_dict({"unix_sock": socket})
