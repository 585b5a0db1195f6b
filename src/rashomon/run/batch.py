"""The run from end to end: a Job and an executor in, tables and what was counted out.

    parts ─read→ windows of articles ─choose→ each once ─describe→ sketches, fingerprints (─claim→ claims)
    ─catalogue→ numbers ─keys, meet, nearest→ pairs ─weigh, rival, chance→ edges ─join, gather, tell→ stories, copies
    ─meet_copies, near_copies, cross, gather_copies, trace→ copies from story to story

What is done lies in files and is never done again: a run that was cut off goes on where it was, with any executor.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Protocol

from rashomon.errors import RunError
from rashomon.model import Skipped
from rashomon.run.catalogue import catalogue, catalogued
from rashomon.run.choosing import WHOLE, choose, chosen
from rashomon.run.digest import digested, files
from rashomon.run.job import Job, Part
from rashomon.run.pairing import blocks, copy_blocks, cut_pairs, ranges
from rashomon.run.reading import done
from rashomon.run.steps import STEPS, Asked
from rashomon.run.tables import length, parquet, rows, skipped_at, told
from rashomon.run.telling import cross, join
from rashomon.run.weighing import rival
from rashomon.store.rows import Row

SUMMARY = "summary.json"
MINE = "tables"  # under this name stands whose tables lie in the folder


class Executor(Protocol):
    """Where steps run. Each call yields the names that it did, once they are done; what was done before it leaves."""

    def read(self, job: Job, parts: Sequence[Part]) -> Iterator[str]:
        """Read parts."""

    def each(self, job: Job, asked: Iterable[Asked]) -> Iterator[Asked]:
        """Do steps of STEPS, each for its name, in any order."""

    def end(self) -> None:
        """Let go of what is held for a run."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a run came to: articles, stories, those told by several, copies, claims; what was met and left out.

    `read` counts what reading met, `captures` what it handed on, `skipped` what was left out by stage
    and outcome. `digest` stands for all tables.
    """

    read: int
    captures: int
    articles: int
    stories: int
    several: int
    copies: int
    claims: int
    skipped: dict[str, int]
    digest: str


def batch(job: Job, executor: Executor) -> Done:
    """Do what is not done yet. Raises RunError where a step cannot be done; what was done stays."""
    last, tables = job.work("done"), job.folder("work")
    whose = tables.read(MINE).decode() if tables.has(MINE) else ""
    if whose == job.id:
        return Done(**json.loads(last.read(SUMMARY)))
    if whose != f"{job.id} goes on":  # other tables lie there now: what this run wrote of its own may be gone
        _clear(job)
        tables.write(MINE, f"{job.id} goes on".encode())
    try:
        found = _done(job, _Lead(job, executor))
    finally:
        executor.end()
    last.write(SUMMARY, json.dumps(asdict(found)).encode())
    tables.write(MINE, job.id.encode())
    _clear(job)
    return found


def _done(job: Job, lead: _Lead) -> Done:
    """Have every step done that is not done yet."""
    windows = lead.read()
    job.told(f"reading done: {len(windows):,} windows; describing the articles")
    choose(job, windows)
    lead.each(describe=windows)
    articles = int(chosen(job, WHOLE)["articles"])
    catalogue(job, windows)
    chunks = lead.pair(windows, articles) if articles else []
    stories = join(job, chunks)
    lead.each(gather=windows)
    lead.each(tell=stories)
    copied = lead.across(windows, stories) if articles else []
    _left_out(job, windows)
    _tidy(job, windows, stories, copied)
    return _summary(job, windows, lead)


@dataclass(frozen=True, slots=True)
class _Lead:
    """Who leads a run: has steps done, and tells of them."""

    job: Job
    executor: Executor

    def read(self) -> list[str]:
        """Have all parts read; the windows that came of it, sorted."""
        folder, parts = self.job.work("read"), self.job.parts
        there = folder.names()
        todo = [part for part in parts if done(part) not in there]
        for number, name in enumerate(self.executor.read(self.job, todo), 1):
            self.job.told(f"read {number:,} of {len(todo):,} parts ({name})")
        found = [f"{p.name}-{n:06}" for p in parts for n in range(int(folder.read(done(p))))]
        return sorted(found)

    def each(self, **steps: Sequence[str]) -> None:
        """Have steps done, each for all its names; none of them waits for another."""
        asked = [(step, name) for step, names in steps.items() for name in names]
        for number, (step, _) in enumerate(self.executor.each(self.job, asked), 1):
            self.job.told(f"{step}: {number:,} of {len(asked):,}")

    def pair(self, windows: Sequence[str], articles: int) -> list[str]:
        """Have the pairs found and weighed, and near copies found; the chunks that the pairs are in."""
        claims = windows if self.job.claims else ()
        self.each(claim=claims, keys=windows, meet_copies=copy_blocks(self.job))
        self.each(meet=blocks(catalogued(self.job)), near_copies=ranges(articles))
        self.each(nearest=ranges(articles))
        chunks = cut_pairs(self.job, articles)
        self.each(weigh=chunks)
        rival(self.job, chunks, articles)
        self.each(chance=chunks)
        return chunks

    def across(self, windows: Sequence[str], stories: Sequence[str]) -> list[str]:
        """Have the copies between stories traced; the chunks that they are in."""
        chunks = cross(self.job, stories)
        if chunks:
            self.each(gather_copies=windows)
            self.each(trace=chunks)
        return chunks


def _left_out(job: Job, windows: Sequence[str]) -> None:
    """Write what was left out at any stage, with the reason."""
    for window in windows:
        left: list[Row] = [*told(job.work("read").view(window))["skipped"], *chosen(job, window)["twice"]]
        if job.claims and job.work("claim").has(window):
            left += told(job.work("claim").view(window))["skipped"]
        job.folder("skipped").write(f"{window}.parquet", parquet("skipped", left))


def _tidy(job: Job, windows: Sequence[str], stories: Sequence[str], copied: Sequence[str]) -> None:
    """Take away tables that an earlier run with other inputs left."""
    mine = {f"{window}.parquet" for window in windows}
    mine |= {f"stories-{chunk}.parquet" for chunk in stories} | {f"across-{chunk}.parquet" for chunk in copied}
    for table in files(job.folder()):
        kind, _, name = table.partition(".")
        if name not in mine or (kind in ("claims", "readings", "quotes") and not job.claims):
            job.folder(kind).remove(name)


def _summary(job: Job, windows: Sequence[str], lead: _Lead) -> Done:
    """Count everything once more off the tables; raises RunError where anything is not accounted for."""
    tables = list(files(job.folder()))
    lead.each(digest=tables)
    counts: Counter[str] = Counter()
    for window in windows:
        head = told(job.work("read").view(window))
        counts["read"] += head["came"]
        counts["captures"] += head["captures"]
    counts += _rows(job, tables)
    left, told_in = _skipped(job, tables), _members(job, tables)
    balance = {
        "read": counts["read"] - counts["captures"] - _of(left, "read"),
        "extract": counts["captures"] - counts["articles"] - _of(left, "extract"),
        "group": counts["articles"] - told_in[0],
    }
    odd = [f"{stage}: {number:+}" for stage, number in balance.items() if number]
    if odd:
        raise RunError(f"{job.out}: not everything is accounted for ({', '.join(odd)}); report it as an error")
    return Done(
        **{name: counts[name] for name in ("read", "captures", "articles", "stories", "copies", "claims")},
        several=told_in[1],
        skipped=dict(sorted(left.items())),
        digest=digested(job, tables),
    )


def _rows(job: Job, tables: Sequence[str]) -> Counter[str]:
    """How many rows there are of each kind."""
    found: Counter[str] = Counter()
    for table in tables:
        kind, _, name = table.partition(".")
        found[kind] += length(job.folder(kind).view(name))
    return found


def _skipped(job: Job, tables: Sequence[str]) -> Counter[str]:
    """How many things were left out, by "stage, outcome"."""
    found: Counter[str] = Counter()
    for name in _named(tables, "skipped"):
        for row in rows(job.folder("skipped").view(name), ("stage", "outcome", "count")):
            found[f"{row['stage']}, {row['outcome']}"] += row["count"]
    return found


def left_out(job: Job) -> Iterator[Skipped]:
    """Everything that was left out, with its reason, off the tables of a run that is done."""
    for name in _named(list(files(job.folder())), "skipped"):
        yield from map(skipped_at, rows(job.folder("skipped").view(name)))


def _of(left: Counter[str], stage: str) -> int:
    return sum(count for name, count in left.items() if name.startswith(f"{stage},"))


def _members(job: Job, tables: Sequence[str]) -> tuple[int, int]:
    """How many articles stand in stories, and how many stories several tell."""
    sizes = [
        len(row["articles"])
        for name in _named(tables, "stories")
        for row in rows(job.folder("stories").view(name), ("articles",))
    ]
    return sum(sizes), sum(size > 1 for size in sizes)


def _named(tables: Sequence[str], kind: str) -> Iterator[str]:
    return (table.partition(".")[2] for table in tables if table.startswith(f"{kind}."))


def _clear(job: Job) -> None:
    """Take away what the run worked with; what was read stays, so that another input costs its own reading alone."""
    for step in ("choose", "catalogue", "prints", "pairs", "rival", "join", "cross", *STEPS):
        if step != "read":
            job.work(step).clear()
