"""The tutorial is run as it stands: each command, in order, in one folder; what it shows is what is printed."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pytest
from tests.command import ROOT, rashomon

PAGE = ROOT / "docs" / "tutorial.md"
BLOCK = re.compile(r"^```shell\n(.*?)^```", re.MULTILINE | re.DOTALL)
STEP = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n?)*)", re.MULTILINE)


def test_the_tutorial_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """From three files to a story that was handed on."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    steps = [step for block in BLOCK.findall(PAGE.read_text("utf-8")) for step in STEP.findall(block)]
    assert len(steps) > 10
    for line, expected in steps:
        words = shlex.split(line)
        if words[0] == "export":
            monkeypatch.setenv(*words[1].split("=", 1))
        elif words[0] != "rashomon":
            subprocess.run(line, shell=True, check=True)
        else:
            outcome = rashomon(*words[1:])
            assert outcome.code == 0, f"{line}: {outcome.err}"
            printed = iter(one.rstrip() for one in outcome.out.splitlines())
            for wanted in (one.rstrip() for one in expected.splitlines()):
                assert not wanted.strip(" …") or wanted in printed, f"{line} does not print: {wanted}"
            assert outcome.out.strip(), line
