"""Two writers and eight readers on one store at once: no error, and in the end what one writer would have made."""

from __future__ import annotations

import os
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from tests.store.news import BRIDGE, FERRY, rows

from rashomon.pipeline import Pipeline
from rashomon.store import Wanted, open_store


def at_once(folder: Path, works: list[Callable[[], None]]) -> list[str]:
    """Each work in a process of its own, all at once; what went wrong in each, in words."""
    children = []
    for number, work in enumerate(works):
        child = os.fork()
        if child == 0:
            try:
                work()
            except BaseException:
                (folder / f"{number}.wrong").write_text(traceback.format_exc())
            os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)
    return [path.read_text() for path in sorted(folder.glob("*.wrong"))]


def test_two_writers_and_eight_readers(place: str, pipeline: Pipeline, tmp_path: Path):
    """Each writer adds every account, two by two, from its own end; the readers look until both are done."""
    news = rows(FERRY, BRIDGE)
    with open_store(place) as alone:
        alone.add(news, pipeline)
        wanted = alone.digest()
        shared = place.replace("store.db", "shared.db") if place.endswith(".db") else place
    if shared == place:  # a database that is emptied serves again
        _empty(place)

    def write(step: int) -> None:
        with open_store(shared) as store:
            for start in range(0, len(news), 2):
                store.add(news[::step][start : start + 2], pipeline)
        (tmp_path / f"{step}.done").touch()

    def read() -> None:
        with open_store(shared) as store:
            while len(list(tmp_path.glob("*.done"))) < 2 and not list(tmp_path.glob("*.wrong")):
                listed, _ = store.stories(pipeline, Wanted())
                for one in listed:
                    report = store.report(one.overview.group.id)
                    assert report is None or report.story.accounts
                assert not [fault for checked in store.verify() for fault in checked.faults]
                time.sleep(0.2)  # ten processes share a few cores

    works = [lambda: write(1), lambda: write(-1), *[read] * 8]
    assert at_once(tmp_path, works) == []
    with open_store(shared) as store:
        assert store.waiting() == []
        assert store.digest() == wanted


def test_a_new_store_is_made_once(place: str, tmp_path: Path):
    """Six programs that open it at the same moment: one makes it, the others wait for that."""

    def opened() -> None:
        with open_store(place) as store:
            assert store.stats()["articles"] == 0

    assert at_once(tmp_path, [opened] * 6) == []


def _empty(place: str) -> None:
    """Take everything out of a PostgreSQL database."""
    from sqlalchemy import text

    from rashomon.store.engine import writing

    with open_store(place) as store, writing(store.engine) as conn:
        conn.execute(text("DROP SCHEMA public CASCADE"))
        conn.execute(text("CREATE SCHEMA public"))
