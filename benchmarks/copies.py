"""Near-copy search beside datasketch, and the cost of tracing a pile: `python -m benchmarks.copies`.

With --real, what `rashomon copies` costs from end to end on real articles, against the size of the pile; that table
goes into docs/performance.md. It reads the piles of training/group/data.py.

Both searches take the same texts and give pairs; they run in turn, in one process and one
thread, and medians of processor seconds are compared: a machine that is shared stretches the
clock, not the work. Recall is of the copies that were planted (edits.py).
datasketch is MinHash (128 permutations, sets of 5-word shingles, made in bulk) and MinHashLSH
at a Jaccard similarity of .3, as its documentation has it. The tables go into docs/copies.md.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median

from benchmarks.edits import Pile, pile
from evaluation import table
from rashomon.model import Article, Block
from rashomon.report import copy_lines
from rashomon.trace import common_statements, families, kinships
from rashomon.trace.fingerprints import NearCopies

PAGE = Path(__file__).resolve().parent.parent / "docs" / "copies.md"
COSTS = PAGE.with_name("performance.md")
COST_BEGIN, COST_END = "<!-- copies: written by python -m benchmarks.copies --real -->", "<!-- end of copies -->"
BEGIN, END = "<!-- figures: written by python -m benchmarks.copies -->", "<!-- end of figures -->"
SIZES = (2_000, 5_000, 10_000, 20_000)
REAL_SIZES = (1_000, 2_500, 5_000, 10_000)
WIDE = 40  # characters of a full bar
BESIDE = 2_000  # articles that both search
RUNS = 5
PERMUTATIONS, JACCARD, SHINGLE = 128, 0.3, 5

Pairs = set[tuple[int, int]]


def ours(texts: Sequence[str]) -> Pairs:
    """Near copies as trace looks for them."""
    return set(NearCopies()(texts))


def datasketch(texts: Sequence[str]) -> Pairs:
    """Near copies as datasketch finds them: each text asks for those before it."""
    from datasketch import MinHash, MinHashLSH  # the extra `bench`

    shingles = []
    for text in texts:
        words = text.lower().split()
        shingles.append({" ".join(words[n : n + SHINGLE]).encode() for n in range(len(words) - SHINGLE + 1)})
    index = MinHashLSH(threshold=JACCARD, num_perm=PERMUTATIONS)
    found = set()
    for number, sketch in enumerate(MinHash.bulk(shingles, num_perm=PERMUTATIONS)):
        found |= {(earlier, number) for earlier in index.query(sketch)}
        index.insert(number, sketch)
    return found


def timed(search: Callable[[Sequence[str]], Pairs], texts: Sequence[str]) -> tuple[float, Pairs]:
    """Processor seconds and what was found."""
    began = time.process_time()
    found = search(texts)
    return time.process_time() - began, found


def beside(size: int = BESIDE, runs: int = RUNS) -> list[str]:
    """Both searches on one pile, in turn: a table, and how many times as fast ours is."""
    made = pile(size)
    texts = made.texts()
    searches = {"trace": ours, f"datasketch {_version()}": datasketch}
    took: dict[str, list[float]] = {name: [] for name in searches}
    found: dict[str, Pairs] = {}
    for _ in range(runs):
        for name, search in searches.items():
            seconds, found[name] = timed(search, texts)
            took[name].append(seconds)
    lines = [
        (name, f"{size / median(took[name]):,.0f}", table.show(_recall(made, found[name])), len(found[name]))
        for name in searches
    ]
    mine, theirs = (median(seconds) for seconds in took.values())
    slowest = min(b / a for a, b in zip(*took.values(), strict=True))
    return [
        *table.rows(("near-copy search", "texts a processor second", "planted copies found", "pairs given"), lines),
        "",
        f"{size:,} texts of {_words(texts):.0f} words, {len(made.planted)} of them copies; medians of {runs} runs "
        f"in turn: {theirs / mine:.1f} times as fast ({slowest:.1f} times in the worst run).",
    ]


def growth(sizes: Sequence[int] = SIZES) -> list[str]:
    """What tracing a pile costs: search alone, then passages, kinships and families."""
    lines = []
    for size in sizes:
        made = pile(size)
        articles = _articles(made)
        search, _ = timed(ours, made.texts())
        began = time.process_time()
        found = kinships(articles)
        families(articles, found)
        took = time.process_time() - began
        number = {article.id: n for n, article in enumerate(articles)}
        pairs = {(min(n), max(n)) for n in ((number[kin.a], number[kin.b]) for kin in found)}
        lines.append((f"{size:,}", f"{search:.2f}", f"{took:.1f}", f"{1000 * took / size:.2f}",
                      table.show(_recall(made, pairs)), len(found)))  # fmt: skip
        print(" | ".join(map(str, lines[-1])), file=sys.stderr, flush=True)
    head = ("articles", "search, s", "search and alignment, s", "ms an article", "planted copies found", "kinships")
    return table.rows(head, lines)


def real() -> list[Article]:
    """Real articles of many outlets, local, national and short ones mixed, in an order that says nothing."""
    from training.group.data import ALLSIDES, DISTRACTORS, GVA, labelled

    found = {article.id: article for name in (GVA, ALLSIDES, DISTRACTORS) for article in labelled(name).articles}
    return [found[key] for key in sorted(found)]


def cost(articles: Sequence[Article], sizes: Sequence[int] = REAL_SIZES) -> list[str]:
    """What each step of `rashomon copies` costs after extraction, in processor seconds, size by size."""
    rows = []
    for size in sizes:
        some = articles[:size]
        clock = [time.process_time()]
        found = kinships(some)
        clock.append(time.process_time())
        grouped = families(some, found)
        quoted = common_statements(some, grouped)
        clock.append(time.process_time())
        lines = sum(1 for _ in copy_lines(some, found, grouped, statements=quoted))
        clock.append(time.process_time())
        rows.append((size, *(after - before for before, after in pairwise(clock)), clock[-1] - clock[0],
                     len(found), lines))  # fmt: skip
        print(f"{size:,}: {rows[-1][4]:.1f} s", file=sys.stderr, flush=True)
    most = max(row[4] for row in rows)
    shown = ["```", "articles  pairs, s  families and quotes, s  printing, s  whole, s  ms an article  kinships"]
    shown += [
        f"{size:>8,}  {pairs:8.1f}  {rest:22.1f}  {printed:11.2f}  {whole:8.1f}  {1000 * whole / size:13.2f}  {kin:8,}"
        f"  {'#' * round(WIDE * whole / most)}"
        for size, pairs, rest, printed, whole, kin, _ in rows
    ]
    return [*shown, "```"]


def _written(page: Path, begin: str, end: str, lines: Sequence[str]) -> None:
    """Put lines between two marks of a page."""
    head, rest = page.read_text("utf-8").split(begin)
    page.write_text(f"{head}{begin}\n" + "\n".join(lines) + f"\n{end}{rest.split(end)[1]}", "utf-8")


def _articles(made: Pile) -> list[Article]:
    articles = []
    for number, paragraphs in enumerate(made.articles):
        blocks, at = [], 0
        for paragraph in paragraphs:
            blocks.append(Block(at, at + len(paragraph)))
            at += len(paragraph) + 1
        articles.append(Article(f"{number}", "\n".join(paragraphs), tuple(blocks), outlet=f"Outlet {number}"))
    return articles


def _recall(made: Pile, found: Pairs) -> float:
    return len(made.planted & found) / len(made.planted)


def _words(texts: Sequence[str]) -> float:
    return sum(len(text.split()) for text in texts) / len(texts)


def _version() -> str:
    from importlib.metadata import version

    return version("datasketch")


def main() -> int:
    """Measure, print the tables and write them into the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.copies", description=__doc__)
    parser.add_argument("--beside", action="store_true", help="only the search beside datasketch; writes nothing")
    parser.add_argument("--real", action="store_true", help="only the cost of a pile of real articles")
    words = parser.parse_args()
    if words.real:
        shown = cost(real())
        print("\n".join(shown))
        _written(COSTS, COST_BEGIN, COST_END, shown)
        return 0
    try:
        tables = beside()
    except ImportError as problem:
        print(f"copies: not measured: {problem}; pip install -e '.[bench]'", file=sys.stderr)
        return 1
    print("\n".join(tables))
    if not words.beside:
        tables += ["", *growth()]
        _written(PAGE, BEGIN, END, tables)
        print("\n".join(tables[-len(SIZES) - 2 :]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
