"""The peers of grouping, on invented events, and the archive whose memory is measured."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.group.pile import invented

from benchmarks.memory import watched, write
from rashomon.model import Article, Capture
from rashomon.pipeline import Pipeline
from rashomon.read import read
from training.group.measure import b_cubed

PAGE = b"<html><head><title>Lock fails at %s</title></head><body><article>%s</article></body></html>"
TOLD = (
    b"<p>The upper lock gate at %s failed on Wednesday morning and left forty barges on the canal, the board said, "
    b"and engineers closed the lock before noon after a hinge had sheared.</p>"
)


def test_the_peers_find_stories():
    """Better than everything alone and than everything together."""
    pytest.importorskip("sklearn", reason="pip install -e '.[train]'")
    from benchmarks.grouping import METHODS

    articles, homes = invented(12)
    gold = [homes[article.id] for article in articles]
    alone = b_cubed(list(range(len(gold))), gold)[2]
    together = b_cubed([0] * len(gold), gold)[2]
    assert set(METHODS) >= {"TF-IDF, SVD, HDBSCAN", "sentence vectors, HDBSCAN"}
    for name, method in METHODS.items():
        assert b_cubed(method(articles), gold)[2] > max(alone, together), name


def test_every_page_of_the_archive_is_an_article_of_its_own(tmp_path: Path):
    """Written over and over, and no duplicate among them."""
    bodies = [PAGE % (town, TOLD % town * 3) for town in (b"Varnholm", b"Skerrow")]
    count = write(tmp_path / "large.warc", bodies, 6_000)
    assert count > len(bodies)
    found = list(read([str(tmp_path / "large.warc")]))
    assert sum(isinstance(thing, Capture) for thing in found) == count
    articles, skipped = Pipeline().articles([str(tmp_path / "large.warc")])
    assert len(articles) == count, skipped
    assert all(isinstance(article, Article) for article in articles)


def test_memory_is_that_of_the_command_and_its_workers(tmp_path: Path):
    """Fifty megabytes held by a child for two seconds are seen."""
    if not Path("/proc/self/smaps_rollup").exists():
        pytest.skip("no /proc/self/smaps_rollup: this system does not say what a process holds")
    hold = "import time; held = b'x' * 50_000_000; time.sleep(2)"
    start = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {hold!r}], check=True)"
    seconds, most, tree = watched([sys.executable, "-c", start], tmp_path / "out")
    assert seconds >= 2
    assert most < 50 < tree
