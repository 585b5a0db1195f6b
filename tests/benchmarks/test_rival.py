"""The table of the rival: what it shows, and that it is written in its place alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import rival
from benchmarks.rival import BEGIN, END, HEAD, PAGE, Counted, Row, embed
from benchmarks.stories import Read
from rashomon.errors import ModelError


def test_a_row_shows_both_kinds_and_what_they_cost():
    """Shares with three places; seconds and pairs a story."""
    kind = {"precision": 0.5, "recall": 0.25, "f1": 0.3333}
    row = Row("m", {"contradiction": kind, "agreement": {**kind, "f1": None}}, 1.234, 700.4)
    assert row.cells() == ("m", "0.500", "0.250", "0.333", "0.500", "0.250", "–", "1.23", "700")
    assert len(row.cells()) == len(HEAD)


def test_what_was_not_measured_has_no_figures(monkeypatch: pytest.MonkeyPatch):
    """In-sample shares are not given where those of unseen stories cannot be had."""
    monkeypatch.setattr(rival.crossvalidate, "present", lambda: False)
    row = rival.unseen(Row("m", {"contradiction": {"f1": 0.9}}, 1.0, 7))
    assert row.cells()[1:] == (*["–"] * 6, "1.00", "7")


def test_pairs_are_counted_as_they_are_given():
    """The count is of pairs, not of calls."""
    counted = Counted(relate=lambda pairs: list(pairs))
    counted(["one", "two"])
    counted(["three"])
    assert counted.count == 3


def test_the_page_has_its_markers():
    """The command would refuse it otherwise, after nothing has been measured."""
    page = PAGE.read_text("utf-8")
    assert embed(embed(page, "old"), "new").count("new") == embed(page, "new").count("new")
    assert embed(page, "x").startswith(page.split(BEGIN)[0])


@pytest.mark.parametrize("page", ["no markers", END, BEGIN * 2 + END])
def test_a_page_without_its_markers_is_refused(page: str):
    """Rather than written to the wrong place."""
    with pytest.raises(ValueError, match="once each"):
        embed(page, "x")


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A page of its own for the command to write into, and no words on its command line."""
    path = tmp_path / "README.md"
    path.write_text(f"head\n{BEGIN}\nold\n{END}\nfoot\n", "utf-8")
    monkeypatch.setattr(rival, "PAGE", path)
    monkeypatch.setattr("sys.argv", ["rival"])
    return path


def test_the_command_prints_and_writes_both_tables(page: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    """Two rows of the rival and one of the program for each set of stories, and the thresholds chosen."""
    nothing = Read({"articles": [], "findings": [], "quotes": []}, (), (), (), 0.5)
    monkeypatch.setattr(rival, "program", lambda stories: Row("this program", None, 2.0, 600))
    monkeypatch.setattr(rival.crossvalidate, "present", lambda: False)
    monkeypatch.setattr(rival, "read_all", lambda stories, method: [nothing])
    assert rival.main() == 0
    written, printed = page.read_text("utf-8"), capsys.readouterr().out
    assert written == f"head\n{BEGIN}\n{printed}{END}\nfoot\n"
    assert sum(line.startswith("| NewsSense, ") for line in printed.splitlines()) == 4
    assert sum(line.startswith("| this program") for line in printed.splitlines()) == 2
    assert "Tuned: a contradiction from cosine 0.95 and probability 0.95 on" in printed


def test_what_cannot_be_measured_is_not_written(page: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    """Without the program's own figures there is nothing to compare: one line says why, the page stays."""

    def missing(*_: object) -> Row:
        raise ModelError("trees.npz: no forest to read")

    before = page.read_text("utf-8")
    monkeypatch.setattr(rival, "program", missing)
    assert rival.main() == 1
    assert capsys.readouterr().err == "rival: not measured: trees.npz: no forest to read\n"
    assert page.read_text("utf-8") == before
