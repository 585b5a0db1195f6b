"""The floors hold figures, rise, and are never lowered."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from evaluation import floors

FIGURES = {"accounts": {"contradiction": {"precision": 0.9, "recall": None}}}
NAME = "accounts.contradiction.precision"


def test_a_figure_under_its_floor_does_not_hold():
    """At the floor it holds, under it not, unmeasured not."""
    assert [row.holds for row in floors.hold(FIGURES, {NAME: 0.9})] == [True]
    assert [row.holds for row in floors.hold(FIGURES, {NAME: 0.901})] == [False]
    assert [row.holds for row in floors.hold(FIGURES, {"accounts.contradiction.recall": 0.0})] == [False]
    assert [row.holds for row in floors.hold(FIGURES, {"accounts.other.recall": 0.0})] == [False]


def test_floors_rise_and_stay():
    """A better figure lifts its floor to just under it, a worse one leaves it."""
    assert floors.raised(FIGURES, {NAME: 0.5})[NAME] == 0.89
    assert floors.raised(FIGURES, {NAME: 0.95})[NAME] == 0.95
    assert floors.raised(FIGURES, {}) == {NAME: 0.89}


def test_a_floor_lowered_or_taken_out_is_named():
    """One line each; a raised one and a new one are fine."""
    assert len(floors.lowered({"b": 0.4, "c": 0.6, "d": 0.1}, {"a": 0.5, "b": 0.5, "c": 0.5})) == 2
    assert floors.lowered({"c": 0.6, "d": 0.1}, {"c": 0.6}) == []


def test_history_remembers_the_highest(tmp_path: Path):
    """A floor lowered in a commit is still known by what it was before."""

    def git(*words: str) -> None:
        who = ("-c", "user.name=t", "-c", "user.email=t@example.invalid", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, capture_output=True)

    git("init")
    path = tmp_path / "floors.json"
    for value in (0.5, 0.7, 0.6):
        path.write_text(json.dumps({"a": value}))
        git("add", ".")
        git("commit", "-m", str(value))
    assert floors.history(path) == {"a": 0.7}


def test_outside_a_repository_there_is_no_history(tmp_path: Path):
    """The floors of the file alone hold then."""
    assert floors.history(tmp_path / "floors.json") == {}


def test_the_floors_of_this_tree_were_never_lowered():
    """What the gate refuses, the tests refuse as well."""
    assert floors.lowered(floors.load(), floors.history()) == []
