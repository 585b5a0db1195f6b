"""Every stage against its peer in one run: `python -m benchmarks [--only STAGE…] [--runs N] [--dry]`, or `make bench`.

Rewrites the table and the plots in docs/performance.md: medians of alternating turns, times beside the peer, the floor
under each stage, digests of the answers; then what a story costs by its accounts, claims by their words, and grouping
by the articles of the pile. With --dry they are printed alone.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from benchmarks import claims, grouping, large_story, stages  # after the line above: one core a contestant
from benchmarks.machine import described
from benchmarks.race import race
from benchmarks.stages import STAGES, Stage
from evaluation import table

PAGE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"
BEGIN, END = "<!-- bench: written by make bench -->", "<!-- end of bench -->"
WIDE = 50  # characters of a full bar
ACCOUNTS, STORIES, PILES = (3, 6, 12, 40), (2, 4, 8, 16), (250, 500, 1_000, 2_000)
HEAD = ("stage", "by", "a second", "times the peer", "seconds", "of the floor", "answer")

Row = tuple[str, ...]
Cost = tuple[int, float]


def raced(stage: Stage, runs: int) -> list[Row]:
    """The rows of one stage, ours first."""
    took = race(stage.contestants, runs)
    ours, peers = took[stage.ours].spent, [name for name in took if name != stage.ours]
    against = took[peers[0]].spent
    named = {stage.ours: f"{stage.name}, {stage.units:,} {stage.unit}"}
    rows = [
        (named.get(name, ""), name, f"{stage.units / t.spent:,.1f}", f"{against / t.spent:.2f}", f"{t.spent:.2f}",
         f"{t.spent / stage.floor:,.1f}", t.digest)
        for name, t in took.items()
    ]  # fmt: skip
    floor = ("", f"floor: {stage.floor_of}", f"{stage.units / stage.floor:,.1f}", f"{against / stage.floor:.2f}")
    print(f"{stage.name}: {against / ours:.2f} times {peers[0]}", file=sys.stderr, flush=True)
    return [*rows, (*floor, f"{stage.floor:.3f}", "1.0", "")]


def plot(title: str, unit: str, costs: Iterable[Cost]) -> list[str]:
    """Cost against size, a bar each: how long the bar is for how many is how the cost grows."""
    costs = list(costs)
    most = max(seconds for _, seconds in costs)
    lines = [f"{unit:>9}  seconds  each, ms"]
    for size, seconds in costs:
        bar = "#" * max(1, round(WIDE * seconds / most))
        lines.append(f"{size:>9,}  {seconds:7.2f}  {1000 * seconds / size:8.2f}  {bar}")
    return [f"{title}, processor seconds:", "", "```", *lines, "```", ""]


def by_accounts() -> Iterable[Cost]:
    """What comparing a story costs by its accounts."""
    written = stages.accounts(1)
    return [(n, large_story.measured(large_story.rewritten(written, n)).spent) for n in ACCOUNTS]


def by_words() -> Iterable[Cost]:
    """What reading claims costs by the words of the articles."""
    piles = [stages.accounts(n) for n in STORIES]
    return [(claims.words(p), race({"claims": lambda p=p: list(claims.claim(p))}, 1)["claims"].spent) for p in piles]


def by_articles() -> Iterable[Cost]:
    """What grouping costs by the articles of the pile."""
    piles = [stages.invented(n) for n in PILES]
    return [(len(p), race({"group": lambda p=p: grouping.ours(p)}, 1)["group"].spent) for p in piles]


PLOTS: tuple[tuple[str, str, Callable[[], Iterable[Cost]]], ...] = (
    ("A story compared, by its accounts", "accounts", by_accounts),
    ("Claims, by the words of the articles", "words", by_words),
    ("Grouping, by the articles of the pile", "articles", by_articles),
)


def written(page: str, lines: Sequence[str]) -> str:
    """The page with the lines between its marks; raises ValueError where these are not there once each."""
    if page.count(BEGIN) != 1 or page.count(END) != 1:
        raise ValueError(f"docs/performance.md must hold {BEGIN!r} and {END!r} once each")
    head, rest = page.split(BEGIN)
    return f"{head}{BEGIN}\n" + "\n".join(lines) + f"\n{END}{rest.split(END)[1]}"


def main() -> int:
    """Race the stages, and write what came out."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", nargs="+", choices=[stage.__name__ for stage in STAGES], help="race these alone")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--dry", action="store_true", help="print, write nothing")
    given = parser.parse_args()
    chosen = [stage for stage in STAGES if given.only is None or stage.__name__ in given.only]
    lines = [*described(), "", *table.rows(HEAD, [row for stage in chosen for row in raced(stage(), given.runs)]), ""]
    for title, unit, measure in PLOTS if given.only is None else ():
        lines += plot(title, unit, measure())
    print("\n".join(lines))
    if not given.dry and given.only is None:
        PAGE.write_text(written(PAGE.read_text("utf-8"), lines[:-1]), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
