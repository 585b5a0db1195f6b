"""What the tests of the store share: a place for a store on each database, one server for all of them, a pipeline."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.store.once import asked_once
from tests.store.servers import Server, server

from rashomon.pipeline import Pipeline
from rashomon.store import Store, open_store

DATABASES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server; without one the test is skipped, but never where CI is set."""
    with server() as found:
        if isinstance(found, str):
            if os.environ.get("CI"):
                pytest.fail(found)
            pytest.skip(found)
        yield found


@pytest.fixture(params=DATABASES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new store can be made, on each database."""
    if request.param == "sqlite":
        return str(tmp_path / "store.db")
    found: Server = request.getfixturevalue("postgres")
    return found.database()


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    """A new store on each database."""
    with open_store(place) as opened:
        yield opened


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """The steps as they are shipped; what the model has read once in these tests it does not read again."""
    return asked_once(Pipeline())
