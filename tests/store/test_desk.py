"""The verbs on a store, as they are typed: what they print, where they end, and what they load."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text
from tests.command import rashomon
from tests.store.crash import accounts
from tests.store.news import FERRY, rows

from rashomon.pipeline import Pipeline
from rashomon.store import open_store
from rashomon.store.engine import writing


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, pipeline: Pipeline) -> tuple[Path, str]:
    """A folder of accounts, and a store that they were added to."""
    folder = tmp_path_factory.mktemp("desk")
    given, place = accounts(folder / "accounts"), str(folder / "store.db")
    with open_store(place) as store:
        store.add(pipeline.read([str(given)]), pipeline)
    return given, place


def test_add_names_what_is_lasting_and_the_rest_on_the_other_side(tmp_path: Path):
    """A line an article and a story; what was left out on standard error; the second time all are duplicates."""
    given, place = accounts(tmp_path / "accounts"), str(tmp_path / "store.db")
    (given / "broken.json").write_text('{"text": "Too short."}')
    first = rashomon("add", given, "--store", place, "--no-compare", "--ledger")
    assert first.code == 0
    assert sum(line.startswith("added ") for line in first.out.splitlines()) == 9
    assert "skipped " + str(given / "broken.json") in first.err
    assert "9 added, 1 rejected; 0 stories compared; 2 stories wait to be compared: rashomon add --compare" in first.err
    assert [line.split()[:4] for line in first.err.splitlines() if line.startswith(("read", "extract", "store"))] == [
        ["read", "10", "10", "0"], ["extract", "10", "9", "0"], ["store", "9", "9", "0"],
    ]  # fmt: skip
    again = rashomon("add", given, "--store", place, "--no-compare", "--json")
    assert (again.code, again.out) == (0, "")
    assert "0 added, 9 duplicate, 1 rejected" in again.err
    assert rashomon("add", given / "broken.json", "--store", place).code == 1
    assert rashomon("add", given, "--store", place, "--no-compare", "--strict").code == 1


def test_show_prints_the_report_that_compare_prints(desk: tuple[Path, str]):
    """The same bytes as comparing the accounts of the story afresh; each format; by the beginning of an id."""
    _, place = desk
    story = next(row for row in rashomon("stories", "--store", place, "--json").rows if "Bay Courier" in row["outlets"])
    shown = rashomon("show", story["story"][:8], "--store", place, "--json")
    sources = sorted(article["source"] for article in shown.json["articles"])
    assert len(sources) == 4
    assert shown.out == rashomon("compare", *sources, "--json").out
    assert rashomon("compare", "--story", story["story"], "--store", place, "--json").out == shown.out
    assert rashomon("show", story["story"], "--store", place, "--markdown").out.startswith("# ")
    assert "REPORTS DIFFER" in rashomon("show", story["story"], "--store", place).out


def test_stories_of_the_store(desk: tuple[Path, str]):
    """Without inputs those of the store; with them the options of the store make no sense."""
    given, place = desk
    rows = rashomon("stories", "--store", place, "--json").rows
    assert [len(row["articles"]) for row in rows] == [4, 4]
    assert all(row["contested"] and not row["stale"] for row in rows)
    assert "Old bridge" in rashomon("stories", "--store", place, "--outlet", "the surveyor").out
    assert rashomon("stories", "--store", place, "--since", "yesterday").code == 1
    assert rashomon("stories", given, "--store", place).code == 2
    assert rashomon("compare").code == 2


def test_verify_finds_a_word_that_was_changed(tmp_path: Path, pipeline: Pipeline):
    """Sound as it was written; a changed letter breaks evidence, digest and documents, and the command ends with 1."""
    place = str(tmp_path / "store.db")
    with open_store(place) as store:
        store.add(rows(FERRY), pipeline)
        assert rashomon("verify", "--store", place).code == 0
        with writing(store.engine) as conn:
            conn.execute(text("UPDATE article SET text = replace(text, '12 passengers', '13 passengers')"))
    found = rashomon("verify", "--store", place, "--json")
    assert found.code == 1
    assert {row["check"] for row in found.rows if row["faults"]} >= {"evidence", "articles"}
    assert "is not what was cut" in rashomon("verify", "--store", place).out


def test_verify_finds_a_ledger_out_of_balance_and_a_lost_capture(tmp_path: Path, pipeline: Pipeline):
    """A count that was changed, and bytes that are not those that were stored."""
    place = str(tmp_path / "store.db")
    with open_store(place) as store:
        store.add(rows(FERRY), pipeline, compared=False)
        with writing(store.engine) as conn:
            conn.execute(text("UPDATE ledger SET count = 5 WHERE stage = 'store' AND outcome = 'stored'"))
            conn.execute(text("UPDATE capture SET size = size + 1 WHERE source LIKE 'Bay%'"))
        faults = {one.name: one.faults for one in store.verify() if one.faults}
    assert set(faults) == {"ledger", "captures"}
    assert "4 in, 5 out" in faults["ledger"][0]


def test_stats_count_what_is_there(desk: tuple[Path, str]):
    """Articles, both versions of the one that was amended, and what was found in them."""
    found = rashomon("stats", "--store", desk[1], "--json").json
    assert (found["articles"], found["outlets"], found["stories"], found["waiting"]) == (9, 8, 2, 0)
    assert found["findings"]["contradiction"] >= 2
    assert "articles                9" in rashomon("stats", "--store", desk[1]).out


def test_the_place_comes_from_the_environment(desk: tuple[Path, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """RASHOMON_STORE, else the user's own data folder."""
    monkeypatch.setenv("RASHOMON_STORE", desk[1])
    assert rashomon("stats", "--json").json["store"] == desk[1]
    monkeypatch.delenv("RASHOMON_STORE")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert rashomon("stats", "--json").json["store"] == str(tmp_path / "rashomon" / "rashomon.db")


def test_to_compare_files_loads_no_database():
    """Who compares files does not wait for the libraries of the store."""
    check = (
        "import sys, rashomon.cli; sys.exit(any(n in sys.modules for n in ('sqlalchemy', 'rashomon.store', 'cattrs')))"
    )
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
