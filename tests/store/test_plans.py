"""How SQLite means to find what is looked for: by its own plans, nothing is read whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import event
from tests.store.news import dozen

from rashomon.pipeline import Pipeline
from rashomon.store import open_store
from rashomon.store.engine import reading
from rashomon.store.search import Asked, search


@pytest.mark.parametrize("part", ["articles", "claims", "quotes"])
def test_no_table_is_read_whole_for_some_hits(tmp_path: Path, pipeline: Pipeline, part: str):
    """SQLite's own plans: the index of words is asked, and what it names is looked up row by row."""
    asked: list[tuple[str, tuple[object, ...]]] = []
    with open_store(str(tmp_path / "store.db")) as store:
        store.add(dozen(), pipeline)
        event.listen(
            store.engine, "before_cursor_execute", lambda c, cursor, sql, given, *rest: asked.append((sql, given))
        )
        with reading(store.engine) as conn:
            assert search(conn, Asked("the", part))[0]
            selects = [one for one in asked if one[0].startswith("SELECT")]
            plans = [
                row[3] for sql, given in selects for row in conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", given)
            ]
    assert any(plan.startswith("SEARCH article") for plan in plans)
    assert [plan for plan in plans if re.match(r"SCAN (article|claim|quote|indexed)\b", plan)] == []
