"""The benchmark of the watch, small: it says what it is meant to say, and its accounts balance."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.watch.newsroom import HABITS
from tests.watch.site import address, site

from benchmarks import watch


def test_the_benchmark_runs_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """One feed of each habit, one event that a third outlet tells while it is watched."""
    feeds = len(HABITS)
    monkeypatch.setattr(watch, "EVERY", 0.5)
    monkeypatch.setattr(watch, "PAUSE", 0.1)
    with site([address(number) for number in range(feeds + 1)]) as servers:
        watch.run(servers, tmp_path, feeds, 1, 1)
    printed = capsys.readouterr().out
    assert "round 3, nothing has changed" in printed
    assert "another outcome than their server deserves: 0 of" in printed
    assert "while it was answering another: 0" in printed
    assert "1 of 1 accounts published" in printed
    assert "0 of them twice" in printed


def test_shares_of_sorted_values():
    """The nearest rank."""
    assert watch.part([1.0, 2.0, 3.0, 4.0], 0.5) == 3.0
    assert watch.part([1.0, 2.0], 0.95) == 2.0
