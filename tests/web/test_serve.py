"""The command: it says where it is, listens on this machine alone, asks for a key elsewhere, and ends when told to."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.command import ROOT


@contextmanager
def serving(store: Path, *words: str, **more: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The installed command, and the address that it prints."""
    command = [sys.executable, "-m", "rashomon", "serve", "--port", "0", "--store", str(store), *words]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **more}
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=env)
    try:
        yield process, re.search(r"http://\S+?(?=;)", process.stderr.readline()).group()
    finally:
        process.kill()
        process.wait(10)
        process.stderr.close()


def test_it_serves_until_it_is_told_to_end(tmp_path: Path):
    """On this machine alone, without a key; Ctrl-C is no error."""
    with serving(tmp_path / "s.db") as (process, address):
        assert address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(address, timeout=30) as answer:
            assert "Nothing is kept here yet" in answer.read().decode()
        process.send_signal(signal.SIGINT)
        assert process.wait(20) in (0, 130, -signal.SIGINT)


def test_bound_beyond_this_machine_it_asks_for_a_key(tmp_path: Path):
    """The one it prints, or that of the environment."""
    with serving(tmp_path / "s.db", "--host", "0.0.0.0", RASHOMON_KEY="a-key-of-mine") as (_, address):
        assert address.endswith("/?key=a-key-of-mine")
        plain = address.split("?")[0]
        with pytest.raises(urllib.error.HTTPError, match="401"):
            urllib.request.urlopen(f"{plain}stories.json", timeout=30)
        asked = urllib.request.Request(f"{plain}stories.json", headers={"authorization": "Bearer a-key-of-mine"})
        with urllib.request.urlopen(asked, timeout=30) as answer:
            assert answer.status == 200


def test_comparing_loads_no_server():
    """The verbs that need no page do not wait for it."""
    code = "import sys, rashomon.cli; print({'fastapi', 'uvicorn', 'sqlalchemy'} & set(sys.modules))"
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env, check=True)
    assert found.stdout.strip() == "set()"
