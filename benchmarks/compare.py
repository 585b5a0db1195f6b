"""What `rashomon compare` costs: `python -m benchmarks.compare [--against CHECKOUT] [--runs N] [--stories N]`.

Cold: the command from its start to its end, on the three accounts of the example. Warm: a story compared for the first
time in a process whose models are loaded, for each of the stories written for training. With --against, the program of
another checkout does the same in turn, and the reports of both must be the same bytes: their digests are compared.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from evaluation import data, table

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "asia-trip"
FOLDERS = (data.TRAINING, ROOT / "training" / "further_accounts")
Row = dict[str, Any]


def environment(checkout: Path, kept: Path) -> dict[str, str]:
    """The surroundings of a command of this checkout: its sources, compiled once, as those of a package are."""
    rest = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**rest, "PYTHONPATH": f"{checkout / 'src'}{os.pathsep}{ROOT}", "PYTHONPYCACHEPREFIX": str(kept)}


def cold(checkout: Path, kept: Path) -> tuple[float, float]:
    """Wall-clock and processor seconds of one `rashomon compare` of three accounts."""
    command = [sys.executable, "-m", "rashomon", "compare", *map(str, sorted(EXAMPLE.glob("*-*"))), "--json"]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, env=environment(checkout, kept), check=True, capture_output=True)
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def warm(checkout: Path, kept: Path, stories: Sequence[Path]) -> list[Row]:
    """For each story its name, its digest, and the seconds it took in a process that had compared another before."""
    command = [sys.executable, "-m", "benchmarks.compare", "--rows", *map(str, stories)]
    told = subprocess.run(command, env=environment(checkout, kept), check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in told.splitlines()]


def rows(stories: Sequence[Path]) -> Iterator[Row]:
    """What `warm` reads, of the program that this process imports."""
    from rashomon.pipeline import Pipeline
    from rashomon.report import render_json

    pipeline = Pipeline()
    render_json(pipeline.compare(*pipeline.articles([str(path) for path in sorted(EXAMPLE.glob("*-*"))])))
    for story in stories:
        files = [str(path) for path in sorted(story.glob("*.txt"))]
        began, spent = time.perf_counter(), time.process_time()
        said = render_json(pipeline.compare(*pipeline.articles(files)))
        took = time.perf_counter() - began, time.process_time() - spent
        yield {
            "story": story.name,
            "wall": took[0],
            "spent": took[1],
            "digest": hashlib.sha256(said.encode()).hexdigest(),
        }


def measured(checkouts: Sequence[Path], runs: int, stories: Sequence[Path]) -> tuple[list[list[str]], list[list[Row]]]:
    """A row of the table for each checkout, and what each said of each story."""
    with tempfile.TemporaryDirectory() as folder:
        kept = [Path(folder) / str(n) for n in range(len(checkouts))]
        for checkout, cache in zip(checkouts, kept, strict=True):
            cold(checkout, cache)
        turns = [[cold(c, k) for c, k in zip(checkouts, kept, strict=True)] for _ in range(runs)]
        said = [warm(c, k, stories) for c, k in zip(checkouts, kept, strict=True)]
    lines = []
    for n, told in enumerate(said):
        walls, spents = zip(*(turn[n] for turn in turns), strict=True)
        each = [median(row[name] for row in told) for name in ("wall", "spent")]
        lines.append([f"{figure:.2f}" for figure in (median(walls), median(spents), *each)])
    return lines, said


def main() -> int:
    """Measure and print; 1 where two checkouts say different things of a story."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--against", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--stories", type=int, default=10**6)
    parser.add_argument("--rows", type=Path, nargs="*", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.rows is not None:
        for row in rows(given.rows):
            print(json.dumps(row), flush=True)
        return 0
    checkouts = [ROOT, *([given.against.resolve()] if given.against else [])]
    stories = [story for folder in FOLDERS for story in data.stories(folder)][: given.stories]
    lines, said = measured(checkouts, given.runs, stories)
    head = ("program", "cold, s", "cold, processor s", "a story, s", "a story, processor s")
    print(
        *table.rows(head, [(name, *line) for name, line in zip(("this one", "the other"), lines, strict=False)]),
        sep="\n",
    )
    digest = hashlib.sha256("".join(row["digest"] for row in said[0]).encode()).hexdigest()[:16]
    print(f"\n{len(stories)} stories; digest of their reports {digest}")
    other = [
        mine["story"] for mine, theirs in zip(said[0], said[-1], strict=True) if mine["digest"] != theirs["digest"]
    ]
    if given.against:
        print(f"reports that differ: {', '.join(other) or 'none'}")
    return 1 if other else 0


if __name__ == "__main__":
    sys.exit(main())
