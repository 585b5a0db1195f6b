"""Twenty kills of a real `rashomon add` with SIGKILL, one at each named point; `make crash` does a hundred."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from tests.store.crash import Crash, prepared
from tests.store.servers import Server

from rashomon.pipeline import Pipeline

POINTS = (
    *(f"{side}-commit-{what}" for what in "begin articles accounts stories findings end migration".split()
      for side in ("before", "after")),
    "mid-migration", "mid-batch", "mid-accounts", "mid-stories", "mid-compare", "mid-findings",
)  # fmt: skip


@pytest.fixture(scope="module")
def crash(tmp_path_factory: pytest.TempPathFactory, postgres: Server, pipeline: Pipeline) -> Iterator[Crash]:
    """What kills, and knows what an uninterrupted run comes to on each database."""
    folder = tmp_path_factory.mktemp("crash")
    with prepared(folder, pipeline) as made:
        made.prepare("sqlite", str(folder / "whole.db"))
        made.prepare("postgresql", postgres.database())
        yield made


def test_a_run_passes_every_point(crash: Crash):
    """On both databases; and both come to one content."""
    assert set(crash.points("sqlite")) == set(crash.points("postgresql")) == set(POINTS)
    assert len(POINTS) >= 15
    assert len(set(crash.digests.values())) == 1


@pytest.mark.parametrize(("number", "point"), list(enumerate(POINTS)))
def test_a_kill_loses_nothing_that_was_acknowledged(
    crash: Crash, postgres: Server, tmp_path: Path, number: int, point: str
):
    """Killed, sound, started again, and the digest is that of a run that nobody killed."""
    kind = ("sqlite", "postgresql")[number % 2]
    place = str(tmp_path / "killed.db") if kind == "sqlite" else postgres.database()
    crash(kind, place, Random(number), point)
