"""Bring a store's tables up to what this program knows: an Engine in, nothing out.

Takes the lock of who writes, so that of two programs that open a new store one makes it. Refuses a store that a newer
program has written.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from rashomon.errors import StoreError
from rashomon.store.engine import reading, writing
from rashomon.store.place import shown
from rashomon.store.points import reached

STEPS = Path(__file__).parent / "migrations"
REVISION = re.compile(r'^revision = "(\w+)"', re.MULTILINE)
BEFORE = re.compile(r"^down_revision = (.*)$", re.MULTILINE)


@cache
def known() -> frozenset[str]:
    """The steps that this program knows."""
    return frozenset(found[1] for one in _sources() if (found := REVISION.search(one)))


@cache
def heads() -> frozenset[str]:
    """The last of them. Read off their files: a store that is up to date is opened without loading Alembic."""
    return known() - {
        name for one in _sources() if (found := BEFORE.search(one)) for name in re.findall(r"\w+", found[1])
    }


def _sources() -> list[str]:
    return [path.read_text("utf-8") for path in sorted((STEPS / "versions").glob("[0-9]*.py"))]


def upgrade(engine: Engine) -> None:
    """Take every step that is missing; raises StoreError for a store that is ahead."""
    with reading(engine) as conn:
        if _taken(conn, engine) == heads():
            return
    with writing(engine) as conn:
        if _taken(conn, engine) != heads():  # who waited for the lock may find all done
            _step(conn)
            reached("before-commit-migration")
    reached("after-commit-migration")


def _taken(conn: Connection, engine: Engine) -> frozenset[str]:
    """The last steps that a store has taken; raises StoreError where this program does not know one."""
    if not inspect(conn).has_table("alembic_version"):
        return frozenset()
    taken = frozenset(conn.execute(text("SELECT version_num FROM alembic_version")).scalars())
    if taken - known():
        raise StoreError(
            f"{shown(engine.url)}: written by a newer rashomon (schema {', '.join(sorted(taken))}, "
            f"{', '.join(sorted(heads()))} is the last known here); install that one"
        )
    return taken


def _step(conn: Connection) -> None:
    """Run the missing steps on a connection."""
    from alembic import command  # takes a fifth of a second to load: only for who needs it
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(STEPS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = conn
    command.upgrade(config, "heads")
