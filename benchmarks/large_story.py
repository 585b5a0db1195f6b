"""A story that forty accounts tell: `python -m benchmarks.large_story [--accounts 40 200] [--whole]`.

The accounts are those of a story written for training, rewritten as newsrooms rewrite each other's: each keeps most
sentences of one of them, in its own words where words have an equal, in an order that wanders. Their contradictions
are those that were planted in the story. Printed: statements, the pairs there are, those the cross-encoder reads,
seconds, memory, and the contradictions found; with --whole beside a run that spares no pair.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from random import Random

from evaluation import table
from rashomon.align import Candidates, registry, statements
from rashomon.compare.relate import Relate, Relation, Statements
from rashomon.compare.spare import Spare
from rashomon.model import Article, Block, Finding, FindingKind, Report, Statement
from rashomon.pipeline import Pipeline

STORY = Path(__file__).resolve().parent.parent / "training" / "further_accounts" / "tc-sarvani-warning"
KEPT = 0.9  # of the sentences of an account that a rewriting keeps
WHOLE = 10**9  # accounts: a story that is never crowded

# Words for words that change no fact.
EQUALS = {
    "said": ("told reporters", "stated"),
    "officials": ("authorities",),
    "authorities": ("officials",),
    "also": ("too",),
    "however": ("though",),
    "began": ("started",),
    "started": ("began",),
    "held": ("organised",),
    "after": ("following",),
    "before": ("ahead of",),
    "people": ("persons",),
    "several": ("a number of",),
    "near": ("close to",),
    "because": ("since",),
    "will": ("is going to",),
    "big": ("large",),
    "large": ("big",),
    "many": ("numerous",),
    "help": ("assist",),
    "show": ("indicate",),
    "shows": ("indicates",),
    "shut": ("closed",),
    "closed": ("shut",),
    "about": ("around",),
}
WORD = re.compile(r"\b(?:" + "|".join(EQUALS) + r")\b")
SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])")


@dataclass(slots=True)
class Counting:
    """Reads as the reader does, and counts the pairs of texts that it is given."""

    reader: Relate
    read: int = 0

    def __call__(self, pairs: Sequence[Statements], /) -> list[Relation]:
        """One Relation a pair."""
        self.read += len(set(pairs))
        return self.reader(pairs)


def rewritten(written: Sequence[Article], count: int, seed: int = 1) -> list[Article]:
    """So many accounts made of those of one story, each of one of them in turn."""
    draw = Random(seed)
    return [_rewritten(written[n % len(written)], n, draw) for n in range(count)]


def _rewritten(account: Article, number: int, draw: Random) -> Article:
    lines = [account.text[b.start : b.end] for b in account.blocks]
    told = [" ".join(_told(SENTENCE.split(line), draw)) for line in lines]
    kept = [line for line in told if line]
    wandering = sorted((n + 2 * draw.random() * (n > 0), line) for n, line in enumerate(kept))  # the headline stays
    text = "\n".join(line for _, line in wandering)
    blocks = tuple(Block(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
    return replace(account, source=f"{number}.txt", outlet=f"Outlet {number}", url=None, text=text, blocks=blocks)


def _told(sentences: Sequence[str], draw: Random) -> Iterator[str]:
    """Most of the sentences, in other words where there are any."""
    for sentence in sentences:
        if draw.random() < KEPT:
            yield WORD.sub(lambda m: draw.choice((m[0], *EQUALS[m[0]])), sentence)


@dataclass(frozen=True, slots=True)
class Run:
    """One comparison: its report, the pairs that were read, wall-clock and processor seconds."""

    report: Report
    read: int
    wall: float
    spent: float


def measured(articles: Sequence[Article], *, whole: bool = False) -> Run:
    """Compare the accounts; `whole`: with no pair spared."""
    plain = Pipeline()
    reader = Counting(Relate())
    judge = replace(plain.judge, relate=reader, spare=Spare(WHOLE) if whole else plain.judge.spare)
    block = Candidates(usual=WHOLE) if whole else plain.block
    pipeline = replace(plain, judge=judge, block=block, differences=replace(plain.differences, relate=reader))
    began, spent = time.perf_counter(), time.process_time()
    report = pipeline.compare(articles)
    return Run(report, reader.read, time.perf_counter() - began, time.process_time() - spent)


def pairs_of(articles: Sequence[Article]) -> tuple[int, int, int]:
    """How many claims and statements the accounts make, and the pairs of statements of different accounts."""
    claims, made = said(articles)
    counts = [sum(s.account == n for s in made) for n in range(len(articles))]
    return claims, len(made), sum(a * b for a, b in combinations(counts, 2))


def said(articles: Sequence[Article]) -> tuple[int, tuple[Statement, ...]]:
    """How many claims the accounts make, and their statements."""
    accounts = Pipeline().accounts(articles)
    names = registry(name for a in accounts for c in a.claims for name in c.names())
    return sum(len(account.claims) for account in accounts), statements(accounts, names)


def contradictions(report: Report) -> list[Finding]:
    """The contradictions of a report."""
    return [finding for finding in report.findings if finding.kind is FindingKind.CONTRADICTION]


def values(finding: Finding) -> set[str]:
    """The answers of a finding as they are compared."""
    return {answer.value.casefold() for answer in finding.answers}


def found_again(of: Sequence[Finding], among: Sequence[Finding]) -> float:
    """The share of findings for which there is one of the same slot with two of the same answers."""
    met = [any(f.slot is g.slot and len(values(f) & values(g)) > 1 for g in among) for f in of]
    return sum(met) / len(met) if met else 1.0


def compared(spared: Sequence[Finding], whole: Sequence[Finding]) -> list[str]:
    """What sparing costs in findings, as lines."""
    return [
        f"\nOf the contradictions that are found when no pair is spared, {found_again(whole, spared):.3f} are found.",
        f"Of those that are found, {found_again(spared, whole):.3f} are among them.",
    ]


def row(count: int, name: str, run: Run, pairs: tuple[int, int, int]) -> tuple[str, ...]:
    """One line of the table."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    counts = (*pairs, run.read, round(pairs[2] / max(1, run.read)))
    found = len(contradictions(run.report))
    cells = (*(f"{n:,}" for n in counts), f"{run.wall:.1f}", f"{run.spent:.1f}", f"{found}")
    return (f"{count}", name, *cells, f"{peak:,.0f}")


HEAD = tuple("accounts|run|claims|statements|pairs|read|times fewer|s|processor s|contradictions|peak MB".split("|"))


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accounts", type=int, nargs="+", default=[40])
    parser.add_argument("--whole", action="store_true", help="compare the first story with no pair spared as well")
    given = parser.parse_args()
    written = Pipeline().articles([str(path) for path in sorted(STORY.glob("*.txt"))])[0]
    measured(written)  # the models are loaded
    rows, notes = [], []
    for at, count in enumerate(given.accounts):
        articles = rewritten(written, count)
        pairs = pairs_of(articles)
        run = measured(articles)
        rows.append(row(count, "as shipped", run, pairs))
        if given.whole and at == 0:
            other = measured(articles, whole=True)
            rows.append(row(count, "no pair spared", other, pairs))
            notes += compared(contradictions(run.report), contradictions(other.report))
    print(f"{os.cpu_count()} cores\n", *table.rows(HEAD, rows), *notes, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
