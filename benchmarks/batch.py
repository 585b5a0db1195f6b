"""What a run over many articles costs, and that it always finds the same: `python -m benchmarks.batch WHAT`.

    speed     pages to grouped stories with copies traced, beside trafilatura's own extraction with metadata
    claims    the same with the claims of every article
    cost      processor seconds of every step, an article, against the size of the pile
    engines   the local executor beside Daft's own engine, and a Ray cluster of one node and of two, on one pile
    kills     SIGKILL of drivers, of workers and of Ray nodes: what comes out, and how often it was cut off

The pages are those that extraction is measured on (aeb_scrapinghub, newspaper4k_articles; read where they lie); the
piles of `cost`, `engines` and `kills` are made of the stories written for training (desk_pile.py). Tables go into
docs/scale.md.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from random import Random
from statistics import median

from benchmarks import desk_pile, kills
from benchmarks.extraction import CONTESTANTS, measure
from benchmarks.memory import pages, write
from benchmarks.ray_nodes import ARGS, cluster
from evaluation import table
from rashomon.model import Capture
from rashomon.run import Job, Local, Part, batch, parts
from rashomon.run.steps import Asked

RUN = (sys.executable, "-m", "benchmarks.batch_run")
LARGE = ("--window", "512", "--keys", str(1 << 20), "--pairs", str(1 << 15))
PEERS = ("trafilatura with metadata", "trafilatura with metadata, all cores")
Kill = Callable[[Sequence[str], Path, int, Random], kills.Killed]  # runs a command, and kills it now and then
FILES = 8  # that a pile is cut into: what is read at once
FEW = 40  # pages of a run that is not measured
MORE = 10  # files at most that a run may write before it is killed
DIGEST = re.compile(r"^[0-9a-f]{64}$", re.MULTILINE)  # among what Ray prints of machines that died


def pile(folder: Path, articles: int) -> list[str]:
    """Rows of so many articles, as files."""
    lines = [one.body for one in desk_pile.rows(articles) if isinstance(one, Capture)]
    paths = [folder / f"{n}.jsonl" for n in range(FILES)]
    for n, path in enumerate(paths):
        path.write_bytes(b"\n".join(lines[n::FILES]) + b"\n")
    return list(map(str, paths))


def command(out: Path, on: str, workers: int, inputs: Sequence[str], *more: str) -> list[str]:
    """One run as a command."""
    return [*RUN, str(out), on, str(workers), *inputs, *more]


def speed(folder: Path, runs: int, workers: int, claims: bool) -> list[str]:
    """Pages a second from an archive to stories, beside trafilatura on the same pages; start-up counts."""
    bodies = pages()
    archive, small = folder / "pages.warc", folder / "few.warc"
    bodies = bodies[: write(archive, bodies, sum(map(len, bodies)))]
    write(small, bodies[:FEW], sum(map(len, bodies[:FEW])))
    rows = [{"id": str(n), "html": body.decode("utf-8", "replace")} for n, body in enumerate(bodies)]
    given = "".join(json.dumps(row) + "\n" for row in rows).encode()
    more = (*LARGE, "--claims") if claims else LARGE
    peers = {} if claims else {name: CONTESTANTS[name] for name in PEERS}
    kept = folder / "kept"  # compiled sources, which the first, small run of each makes
    measure(command(folder / "few", "local", workers, [str(small)], *more), b"", kept)
    for peer in peers.values():
        measure(peer, given[: given.index(b"\n") + 1], kept)
    took: dict[str, list[tuple[float, float]]] = {}
    for turn in range(runs):
        ours = command(folder / f"out{turn}", "local", workers, [str(archive)], *more)
        took.setdefault(f"rashomon batch, {workers} workers", []).append(measure(ours, b"", kept))
        for name, peer in peers.items():
            took.setdefault(name, []).append(measure(peer, given, kept))
    lines = []
    for name, seconds in took.items():
        wall, spent = (median(column) for column in zip(*seconds, strict=True))
        lines.append((name, f"{wall:.1f}", f"{len(bodies) / wall:.1f}", f"{spent:.1f}", f"{len(bodies) / spent:.1f}"))
    head = ("method", "seconds", "pages/s", "processor s", "pages/s of a processor")
    return [f"{len(bodies)} pages, medians of {runs} runs", "", *table.rows(head, lines)]


class Timed(Local):
    """The local executor of one worker, in this process, that keeps the processor seconds of each step."""

    def __init__(self) -> None:
        super().__init__(1)
        object.__setattr__(self, "spent", Counter())

    def read(self, job: Job, todo: Sequence[Part]) -> Iterator[str]:
        """Read, and keep what it took."""
        began = time.process_time()
        yield from super().read(job, todo)
        self.spent["read"] += time.process_time() - began  # type: ignore[attr-defined]

    def each(self, job: Job, asked: Iterable[Asked]) -> Iterator[Asked]:
        """Do the steps one by one, and keep what each took."""
        for one in asked:
            began = time.process_time()
            yield from super().each(job, [one])
            self.spent[one[0]] += time.process_time() - began  # type: ignore[attr-defined]


def cost(folder: Path, sizes: Sequence[int], claims: bool) -> list[str]:
    """Milliseconds of a processor an article, step by step."""
    columns: list[dict[str, float]] = []
    found = []
    for size in sizes:
        timed, inputs = Timed(), pile(folder, size)
        began = time.process_time()
        job = Job(str(folder / f"cost{size}"), parts(inputs), claims=claims)
        found.append(batch(job, timed))
        spent: Counter[str] = timed.spent  # type: ignore[attr-defined]
        whole = time.process_time() - began
        told = {step: 1000 * seconds / size for step, seconds in spent.items()}
        bytes_made = sum(path.stat().st_size for path in (folder / f"cost{size}").rglob("*.parquet"))
        columns.append({**told, "who leads": 1000 * (whole - sum(spent.values())) / size, "whole": 1000 * whole / size,
                        "a story": 1000 * whole / found[-1].stories, "kB of tables": bytes_made / size / 1000,
                        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000})  # fmt: skip
        print(f"{size:,}: {whole:.0f} s", file=sys.stderr, flush=True)
    names = dict.fromkeys(name for column in columns for name in column)
    lines = [(name, *(f"{column.get(name, 0.0):.2f}" for column in columns)) for name in names]
    lines.append(("stories", *(f"{one.stories:,}" for one in found)))
    return table.rows(("ms of a processor, an article", *(f"{size:,}" for size in sizes)), lines)


def engines(folder: Path, articles: int, ray: bool) -> list[str]:
    """Seconds of one pile on every executor, and the digest of each."""
    inputs = pile(folder, articles)
    lines: list[tuple[str, str, str]] = []

    def timed(name: str, on: str, workers: int, given: Sequence[str]) -> None:
        out = folder / f"run{len(lines)}"
        began = time.perf_counter()
        done = subprocess.run(command(out, on, workers, given, *LARGE), capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"{name}: {done.stderr[-2000:]}")
        lines.append((name, f"{time.perf_counter() - began:.1f}", done.stdout.strip()[:16]))
        print(*lines[-1], file=sys.stderr, flush=True)

    for workers in (1, 2, 4):
        timed(f"local, {workers} workers", "local", workers, inputs)
    timed("local, 2 workers, the input turned round", "local", 2, inputs[::-1])
    timed("Daft, its own engine, 2 workers", "daft", 2, inputs)
    for nodes in (1, 2) if ray else ():
        with cluster(nodes) as (address, _):
            timed(f"Daft on Ray, {nodes} {'node' if nodes == 1 else 'nodes'}", address, nodes, inputs)
    return [f"{articles:,} articles", "", *table.rows(("executor", "seconds", "digest"), lines)]


def killed(folder: Path, articles: int, times: int, on: str) -> list[str]:
    """Runs that are killed so many times in all, and whether the digest is that of one that was not."""
    inputs = pile(folder, articles)
    plain = subprocess.run(command(folder / "plain", "local", 2, inputs), capture_output=True, text=True, check=True)
    draw = Random(7)
    lines = []
    local: dict[str, Kill] = {"drivers": partial(kills.driver, most=MORE), "workers": kills.workers}
    ray: dict[str, Kill] = {"Ray nodes": nodes}
    for what, kill in (ray if on == "ray" else local).items():
        out = folder / f"killed {what}"
        done = kill(command(out, "local", 2, inputs), out, times, draw)
        same = "equal" if DIGEST.findall(done.answer) == DIGEST.findall(plain.stdout) else "ANOTHER"
        steps = ", ".join(f"{step} {n}" for step, n in Counter(done.steps).most_common())
        lines.append((what, done.kills, same, steps))
    return table.rows(("killed", "times", "digest", "in the midst of"), lines)


def nodes(run: Sequence[str], out: Path, times: int, draw: Random) -> kills.Killed:
    """The same run on a Ray cluster of two nodes, each of which may be killed, and another put in its place.

    Where Ray gives the run up, it is run again, as a person would: it goes on.
    """
    with cluster(2) as (address, running):
        words = [address if word == "local" else word for word in run]
        alive, steps = [node for node in running.list_all_nodes() if node is not running.head_node], []

        def strike() -> None:
            victim = draw.choice(alive)
            running.remove_node(victim, allow_graceful=False)
            alive.remove(victim)
            alive.append(running.add_node(num_cpus=1, **ARGS))
            steps.append(kills.last(out))

        while True:
            answer = kills.disturbed(words, strike, lambda: len(steps) < times, draw)
            if answer is not None:
                return kills.Killed(answer, len(steps), tuple(steps))


def main() -> None:
    """Measure what is asked for, and print the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("what", choices=("speed", "claims", "cost", "engines", "kills"))
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--workers", type=int, default=2)
    asked.add_argument("--articles", type=int, nargs="+", default=[2_000])
    asked.add_argument("--kills", type=int, default=20)
    asked.add_argument(
        "--on", default="local", choices=("local", "ray"), help="kills: of local processes, or Ray nodes"
    )
    asked.add_argument("--claims", action="store_true", help="cost: with claims")
    asked.add_argument("--ray", action="store_true", help="engines: on Ray clusters, too")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = {
            "speed": lambda: speed(folder, given.runs, given.workers, False),
            "claims": lambda: speed(folder, given.runs, given.workers, True),
            "cost": lambda: cost(folder, given.articles, given.claims),
            "engines": lambda: engines(folder, given.articles[0], given.ray),
            "kills": lambda: killed(folder, given.articles[0], given.kills, given.on),
        }[given.what]()
    print("\n".join(lines))


if __name__ == "__main__":
    main()
