"""The extraction benchmark's contestants answer alike, and it says where its pages are missing."""

import subprocess
import sys

import pytest

from benchmarks import extraction
from evaluation import data

PAGE = {
    "id": "one",
    "html": "<html><body><h1>Ferry to Skerrow sails again</h1><article>"
    + "<p>The ferry to Skerrow sailed at dawn on Tuesday with forty passengers, the harbour office said.</p>" * 5
    + "</article></body></html>",
}


@pytest.mark.parametrize("peer", ["trafilatura", "fast", "resiliparse"])
def test_a_peer_answers_each_page_with_its_text(peer):
    """One row a page, by the id given."""
    if peer == "resiliparse":
        pytest.importorskip("resiliparse", reason="install the bench extra")
    (row,) = extraction.answers(peer, [PAGE])
    assert row["id"] == "one"
    assert "forty passengers" in row["text"]


def test_the_table_gives_ratios_to_the_reference(monkeypatch):
    """The reference beside itself is 1; pages a second and processor time are there."""
    command = (sys.executable, "-c", "import sys; sys.stdin.read()")
    monkeypatch.setattr(extraction, "CONTESTANTS", {extraction.REFERENCE: command})
    shown = extraction.compared("invented", [PAGE], 1)
    assert "invented: 1 pages" in shown
    assert "1.00" in shown


def test_a_contestant_that_fails_stops_the_benchmark(tmp_path):
    """No figure of a run that printed nothing."""
    with pytest.raises(subprocess.CalledProcessError):
        extraction.measure((sys.executable, "-c", "raise SystemExit(3)"), b"", tmp_path)


def test_missing_pages_are_said_in_one_line(monkeypatch, tmp_path, capsys):
    """Which folder, and where to set it."""
    monkeypatch.setenv("RASHOMON_DATA", str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["extraction"])
    assert extraction.main() == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed == [data.MISSING.format(name=name) for name in extraction.SETS]
