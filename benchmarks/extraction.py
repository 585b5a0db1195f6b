"""Extraction beside its peers on the same pages: `python -m benchmarks.extraction [--runs N] [--limit N]`.

Each contestant is a command that reads pages as JSON rows and prints articles as JSON rows; start-up counts. Runs
alternate, and the table gives medians: pages a second of wall-clock, seconds of processor time, and the
ratio to trafilatura with metadata. The pages are those of aeb_scrapinghub and newspaper4k_articles at
$RASHOMON_DATA, else at ../shared/data; where they are not, it says so and measures nothing.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from multiprocessing import Pool
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from evaluation import data, table

SETS = ("aeb_scrapinghub", "newspaper4k_articles")
Row = dict[str, Any]
PEER = (sys.executable, "-m", "benchmarks.extraction", "--peer")
CONTESTANTS = {
    "rashomon extract": (sys.executable, "-c", "from rashomon.cli import main; main()", "extract", "-", "--json"),
    "trafilatura with metadata": (*PEER, "trafilatura"),
    "trafilatura with metadata, all cores": (*PEER, "trafilatura-all"),
    "trafilatura, fast, text alone": (*PEER, "fast"),
    "resiliparse, text alone": (*PEER, "resiliparse"),
}
REFERENCE = "trafilatura with metadata"


def rows(folder: Path, limit: int) -> list[Row]:
    """The pages of a set as rows: id, html."""
    pages = sorted((folder / "html").glob("*.html.gz"))[:limit]
    return [
        {"id": page.name.split(".")[0], "html": gzip.decompress(page.read_bytes()).decode("utf-8", "replace")}
        for page in pages
    ]


def measure(command: Iterable[str], given: bytes, kept: Path) -> tuple[float, float]:
    """Wall-clock and processor seconds of one run; raises CalledProcessError where it fails.

    Compiled sources are kept in a folder, as those of an installed package are, whatever the surroundings say.
    """
    rest = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    subprocess.run(
        list(command),
        input=given,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
        env={**rest, "PYTHONPYCACHEPREFIX": str(kept)},
    )
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compared(name: str, pages: list[Row], runs: int) -> str:
    """The table of one set."""
    given = "".join(json.dumps(page) + "\n" for page in pages).encode()
    walls: dict[str, list[float]] = {contestant: [] for contestant in CONTESTANTS}
    spent: dict[str, list[float]] = {contestant: [] for contestant in CONTESTANTS}
    with TemporaryDirectory() as kept:
        for command in CONTESTANTS.values():
            measure(command, given[: given.index(b"\n") + 1], Path(kept))
        for _ in range(runs):
            for contestant, command in CONTESTANTS.items():
                wall, processor = measure(command, given, Path(kept))
                walls[contestant].append(wall)
                spent[contestant].append(processor)
    base = median(walls[REFERENCE])
    lines = [
        (c, f"{len(pages) / median(walls[c]):.1f}", f"{base / median(walls[c]):.2f}", f"{median(spent[c]):.2f}")
        for c in CONTESTANTS
    ]
    head = ("method", "pages/s", "ratio", "processor s")
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    title = f"### {name}: {len(pages)} pages, {len(given) / 1e6:.0f} MB, {cores} cores, medians of {runs} runs\n"
    return "\n".join([title, *table.rows(head, lines), ""])


def trafilatura_row(page: Row) -> Row:
    """What trafilatura finds, with metadata."""
    import trafilatura

    try:
        found = trafilatura.bare_extraction(page["html"], with_metadata=True)
    except Exception:  # a page that it fails on is a page without an article
        found = None
    if found is None or isinstance(found, dict):
        return {"id": page["id"]}
    return {"id": page["id"], "text": found.text, "title": found.title, "published": found.date, "byline": found.author}


def fast_row(page: Row) -> Row:
    """What trafilatura finds at its fastest, the text alone."""
    import trafilatura

    return {"id": page["id"], "text": trafilatura.extract(page["html"], fast=True, include_comments=False)}


def resiliparse_row(page: Row) -> Row:
    """What resiliparse takes for the main content."""
    from resiliparse.extract.html2text import extract_plain_text

    return {"id": page["id"], "text": extract_plain_text(page["html"], main_content=True)}


def answers(peer: str, pages: Iterable[Row]) -> Iterator[Row]:
    """The rows of a peer."""
    if peer == "trafilatura-all":
        with Pool() as pool:
            yield from pool.imap(trafilatura_row, pages, chunksize=4)
        return
    yield from map({"trafilatura": trafilatura_row, "fast": fast_row, "resiliparse": resiliparse_row}[peer], pages)


def main() -> int:
    """Measure every set that is here, or be one of the peers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--limit", type=int, default=10**9)
    parser.add_argument("--peer", choices=["trafilatura", "trafilatura-all", "fast", "resiliparse"])
    given = parser.parse_args()
    if given.peer:
        for row in answers(given.peer, map(json.loads, sys.stdin)):
            print(json.dumps(row))
        return 0
    for name in SETS:
        folder = data.outside(name)
        print(compared(name, rows(folder, given.limit), given.runs) if folder else data.MISSING.format(name=name))
    return 0


if __name__ == "__main__":
    sys.exit(main())
