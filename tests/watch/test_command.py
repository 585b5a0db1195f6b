"""`rashomon watch` as a user gives it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.command import ROOT, rashomon
from tests.store.news import FERRY
from tests.watch.press import Press, table
from tests.watch.site import Page, address, site

from rashomon.cli import watch
from rashomon.errors import InputError
from rashomon.pipeline import Pipeline
from rashomon.store import open_store, schema_watch

HOSTS = [address(number) for number in range(4)]
OPML = '<opml version="2.0"><body><outline text="News">{}</outline></body></opml>'


@pytest.fixture
def press() -> Press:
    """Two outlets."""
    with site(HOSTS) as servers:
        yield Press(servers).publish({name: FERRY[name] for name in ("Skerrow Herald", "Bay Courier")})


def opml(path: Path, *feeds: str) -> Path:
    """A list of feeds."""
    path.write_text(OPML.format("".join(f'<outline type="rss" xmlUrl="{feed}"/>' for feed in feeds)))
    return path


def test_a_list_of_feeds_is_followed_once(
    press: Press, pipeline: Pipeline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Notices on standard output, a JSON object a line; the count on standard error; nothing the second time."""
    monkeypatch.setattr("rashomon.pipeline.Pipeline", lambda: pipeline)
    words = ["--once", "--every", "0.01s", "--allow-private", "--store", tmp_path / "s.db", "--json"]
    words += ["--notices", tmp_path / "notices.atom"]
    listed = opml(tmp_path / "feeds.opml", *press.feeds, "feeds/local.xml")
    first = rashomon("watch", listed, *words)
    assert first.code == 0, first.err
    assert {row["schema"] for row in first.rows} == {"rashomon/notice/1"}
    assert "contradiction" in {row["kind"] for row in first.rows}
    assert "2 feeds, 2 accounts listed: 2 stored" in first.err
    assert f"skipped {tmp_path}/feeds/local.xml: no scheme is not fetched" in first.err
    assert (tmp_path / "notices.atom").read_bytes().count(b"<entry>") == len(first.rows)
    again = rashomon("watch", listed, *words)
    assert (again.code, again.out) == (0, "")


def test_addresses_within_are_refused_unless_allowed(press: Press, tmp_path: Path):
    """No request is made; each feed says why."""
    outcome = rashomon("watch", *press.feeds, "--once", "--store", tmp_path / "s.db")
    assert outcome.code == 0
    assert outcome.err.count("which is not in the public network") == 2
    assert press.site.asked == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nowhere.opml"], "nowhere.opml: cannot be opened (No such file or directory); check the path"),
        (["ftp://a.example/feed"], "no feed to follow (ftp://a.example/feed: ftp is not fetched"),
        (["https://a.example/feed", "--every", "often"], "--every often: no length of time; give one as 90s, 15m"),
        (["https://a.example/feed", "--webhook", "nonsense"], "no scheme is not fetched"),
    ],
)
def test_what_cannot_be_followed_is_said(words: list[str], said: str, tmp_path: Path):
    """An error that names the thing, the fact and the way out."""
    outcome = rashomon("watch", *words, "--once", "--store", tmp_path / "s.db")
    assert outcome.code == 1
    assert said in outcome.err


def test_a_list_that_lists_nothing_is_an_error(tmp_path: Path):
    """Better than to watch nothing for ever."""
    outcome = rashomon("watch", opml(tmp_path / "feeds.opml"), "--once", "--store", tmp_path / "s.db")
    assert outcome.code == 1
    assert "lists no feeds" in outcome.err


@pytest.mark.parametrize(
    ("words", "seconds"), [("90s", 90), ("15m", 900), ("1.5h", 5400), ("2d", 172_800), ("20", 1200)]
)
def test_lengths_of_time_are_read(words: str, seconds: float):
    """A bare number is minutes."""
    assert watch._seconds(words) == seconds


@pytest.mark.parametrize("words", ["", "m", "-5m", "5 years", "1e9"])
def test_what_is_no_length_of_time_is_refused(words: str):
    """By name."""
    with pytest.raises(InputError, match="no length of time"):
        watch._seconds(words)


def test_a_watch_runs_until_it_is_told_to_stop(press: Press, tmp_path: Path):
    """In a process of its own: it goes on, sees what is published, and ends well on SIGTERM."""
    place = tmp_path / "s.db"
    command = [sys.executable, "-m", "rashomon", "watch", press.feeds[0], "--every", "0.2s", "--allow-private"]
    running = subprocess.Popen(
        [*command, "--store", str(place)],
        env={**os.environ, "PYTHONPATH": "src", "OMP_NUM_THREADS": "1"},
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        until(lambda: len(press.site.of("/feed")) >= 2)
        until(lambda: press.site.of("/account") != [])
        time.sleep(0.5)
        running.send_signal(signal.SIGTERM)
        _, err = running.communicate(timeout=90)
    finally:
        running.kill()
    assert running.returncode == 0, err
    assert "1 feeds, 1 accounts listed: 1 stored" in err
    with open_store(place) as store:
        assert [row["outcome"] for row in table(store, schema_watch.page)] == ["stored"]


def until(done, seconds: float = 90.0) -> None:
    """Wait for something to become so."""
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "it has not come to it"
        time.sleep(0.05)


def test_a_receiver_hears_only_what_is_signed(press: Press, pipeline: Pipeline, tmp_path: Path, monkeypatch):
    """The secret comes from the environment, not from the words of the command."""
    monkeypatch.setattr("rashomon.pipeline.Pipeline", lambda: pipeline)
    monkeypatch.setenv("RASHOMON_WEBHOOK_SECRET", "hush")
    hook = press.site.put(HOSTS[3], "/hook", Page(status=200))
    words = ["--once", "--allow-private", "--store", tmp_path / "s.db", "--webhook", hook]
    outcome = rashomon("watch", *press.feeds, *words)
    assert outcome.code == 0, outcome.err
    assert "New contradiction: " in outcome.out
    assert len(press.site.posted) == outcome.out.count("\n  notice ")
    assert all(headers["rashomon-signature"].startswith("sha256=") for _, headers, _ in press.site.posted)
    assert json.loads(press.site.posted[0][2])["id"] in outcome.out
