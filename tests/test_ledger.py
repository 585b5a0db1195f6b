"""The ledger: in = stored + duplicate + rejected + quarantined, for every stage, whatever comes in."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from tests.command import Outcome, rashomon

from rashomon.intake import Intake
from rashomon.model import Capture, Skipped
from rashomon.model import Outcome as What
from rashomon.report import Ledger

STORY = (
    "The upper lock gate at Varnholm failed on Wednesday morning and left {} barges stranded on the canal, the "
    "waterways board said. Nobody was hurt, and engineers closed the lock before noon after a hinge sheared. "
    "Director Teodora Quist said that repairs would take {} days and cost about two million crowns. "
)


def table(outcome: Outcome) -> dict[str, list[int]]:
    """The rows of the ledger on standard error: in, stored, duplicate, rejected, quarantined."""
    rows = re.findall(r"^(read|extract|align)((?: +[\d,]+){5})$", outcome.err, re.MULTILINE)
    return {name: [int(cell.replace(",", "")) for cell in cells.split()] for name, cells in rows}


@pytest.fixture
def inputs(tmp_path: Path) -> list[Path]:
    """Two accounts, one of them twice, an empty file, a short row, a damaged row, and a file that breaks off."""
    texts = {
        "one.txt": STORY.format(40, 9),
        "two.txt": STORY.format(38, 14),
        "again.txt": STORY.format(40, 9),
        "none.txt": "",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "rows.jsonl").write_text('{"text": "Too short."}\n{"text": }\n')
    (tmp_path / "half.txt.gz").write_bytes(gzip.compress(STORY.encode() * 20)[:-20])
    return sorted(tmp_path.iterdir())


@pytest.mark.parametrize("verb", ["compare", "extract", "claims", "copies"])
def test_every_stage_balances(verb: str, inputs: list[Path]):
    """Each input is in exactly one column, and the reasons are given with their counts."""
    outcome = rashomon(verb, *inputs, "--ledger", "--json")
    assert outcome.code == 0, outcome.err
    rows = table(outcome)
    assert rows["read"] == [7, 4, 0, 2, 1]
    assert rows["extract"] == [4, 2, 1, 1, 0]
    assert ("align" in rows) == (verb == "compare")
    assert all(came == sum(columns) for came, *columns in rows.values())
    assert "1  duplicate: the same account as" in outcome.err
    assert "1  quarantined: the compressed data are damaged" in outcome.err
    assert "LOST" not in outcome.err


def test_nothing_of_it_is_on_standard_output(inputs: list[Path]):
    """The result stays what it is."""
    plain, counted = (rashomon("extract", *inputs, "--json", *extra) for extra in ((), ("--ledger",)))
    assert plain.out == counted.out
    assert not table(plain)


def test_nothing_read_still_has_its_ledger(tmp_path: Path):
    """Then most of all."""
    (tmp_path / "none.txt").write_text("")
    outcome = rashomon("extract", tmp_path / "none.txt", "--ledger")
    assert outcome.code == 1
    assert table(outcome)["read"] == [1, 0, 0, 1, 0]


def test_what_is_missing_is_shown_as_lost():
    """A thing that came in and is in no column is a fault, and is not made up for."""
    things = [Capture("a", b"x", "text/plain"), Skipped("b", "read", "9 of them", What.REJECTED, 9)]
    ledger = Ledger(lambda sources: iter(things))
    assert list(ledger(["a"])) == things
    assert "LOST 9" in ledger.articles(1, [])
    assert "LOST" not in ledger.articles(1, [things[1]])


def test_two_articles_with_one_id_are_told_apart(tmp_path: Path):
    """Neither is lost; only one of them keeps the id: of those read at once the same in any order."""
    rows = [json.dumps({"id": "a", "text": STORY.format(*n)}) for n in ((40, 9), (38, 14))]
    paths = [tmp_path / "1.json", tmp_path / "2.json"]
    for path, row in zip(paths, rows, strict=True):
        path.write_text(row)
    outcome = rashomon("extract", *paths, "--json", "--ledger")
    assert Intake().articles(map(str, paths)) == Intake().articles(map(str, reversed(paths)))
    ids = [row["id"] for row in outcome.rows]
    assert len(set(ids)) == 2
    assert "a" in ids
    assert table(outcome)["extract"] == [2, 2, 0, 0, 0]
