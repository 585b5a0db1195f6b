"""Each story alone: the articles that pairs connect in, stories with their copies traced out.

What belongs together is brought together first: each window writes its articles cut into chunks of what is connected,
and each chunk is told by itself. Copies between stories are traced once the stories are known.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from rashomon.model import Article, Group, Kinship
from rashomon.model.keyed import Numbers
from rashomon.run.catalogue import Catalogue, catalogued
from rashomon.run.folder import Folder, bounds, packed, piece
from rashomon.run.job import STORIES, Job
from rashomon.run.pairing import named, ranges, unpaired
from rashomon.run.tables import article_at, parquet, rows
from rashomon.run.weighing import connected, edges
from rashomon.store.rows import Row

Edges = dict[str, dict[str, float]]
PLAN = "plan"  # what chunks there are, and which chunk every article goes to


def join(job: Job, chunks: Sequence[str]) -> list[str]:
    """Cut what sure pairs connect into chunks, each with all its pairs; their names."""
    folder = job.work("join")
    if not folder.has(PLAN):
        pile = catalogued(job)
        pairs, chances = edges(job, chunks)
        root = connected(pairs[chances >= job.pipeline.sorting.enough], len(pile.number))
        home, count = _chunked(root)
        inside = (root[pairs[:, 0]] == root[pairs[:, 1]]) & (home[pairs[:, 0]] >= 0)
        pairs, chances = pairs[inside], chances[inside]
        order = np.argsort(home[pairs[:, 0]], kind="stable")
        cuts = np.searchsorted(home[pairs[order, 0]], np.arange(1, count))
        parts = [*np.split(order, cuts)] if count else []
        for number, part in enumerate(parts):
            folder.write(named(number), *packed([pairs[part].tobytes(), chances[part].tobytes()]))
        _plan(folder, count, home)
    return _planned(folder)


def _chunked(root: Numbers) -> tuple[Numbers, int]:
    """For each article the chunk that it goes to, -1 for one that is connected with none; and how many there are."""
    names, places, sizes = np.unique(root, return_inverse=True, return_counts=True)
    several = np.where(sizes > 1, sizes, 0)
    chunk = (np.cumsum(several) - several) // STORIES
    # Numbers of chunks without gaps.
    used, dense = np.unique(chunk[several > 0], return_inverse=True)
    home = np.full(len(names), -1, np.int64)
    home[several > 0] = dense
    return home[places], len(used)


def gather(job: Job, window: str) -> None:
    """Write the articles of a window cut into chunks of what is connected; those that are alone are told at once."""
    pile = catalogued(job)
    numbers = pile.numbers(window)
    home = _array(job.work("join"), HOME)[numbers]
    found = rows(job.folder("articles").view(f"{window}.parquet"))
    alone = [article_at(row) for row, chunk in zip(found, home.tolist(), strict=True) if chunk < 0]
    told = [_story_row(job.pipeline.sorting.described([one], {}), [one], (frozenset((one.id,)),)) for one in alone]
    job.folder("stories").write(f"{window}.parquet", parquet("stories", told))
    job.work("gather").write(window, *_cut(found, home, len(_planned(job.work("join")))))


def tell(job: Job, chunk: str) -> None:
    """Write the stories of a chunk, and who copied whom in each."""
    articles = _brought(job.work("gather"), catalogued(job), chunk)
    linked = _linked(job, chunk)
    stories, copies = [], []
    for members in job.pipeline.sorting.stories(sorted(articles), linked):
        group = job.pipeline.sorting.described([articles[name] for name in members], linked)
        told = [articles[name] for name in group.articles]
        kinships, families = job.pipeline.trace(told)
        stories.append(_story_row(group, told, families))
        copies += [_copy_row(kin, group.id) for kin in kinships]
    job.folder("copies").write(f"stories-{chunk}.parquet", parquet("copies", copies))
    job.folder("stories").write(f"stories-{chunk}.parquet", parquet("stories", stories))
    job.work("tell").write(chunk, json.dumps([row["articles"] for row in stories]).encode())


def cross(job: Job, chunks: Sequence[str]) -> list[str]:
    """Cut the near copies that stand in different stories into chunks of what they connect; their names."""
    folder = job.work("cross")
    if not folder.has(PLAN):
        pile = catalogued(job)
        story = np.arange(len(pile.number))
        ranked = np.argsort(pile.ranks)
        ids = pile.ids[ranked]
        for chunk in chunks:
            for members in json.loads(job.work("tell").read(chunk)):
                numbers = ranked[np.searchsorted(ids, np.array(members, "S16"))]
                story[numbers] = numbers.min()
        near = [np.empty((0, 2), np.int64)]
        for stretch in ranges(len(pile.number)):
            pairs = unpaired(np.frombuffer(job.work("near_copies").read(stretch), np.uint64))
            near.append(pairs[story[pairs[:, 0]] != story[pairs[:, 1]]])
        found = np.concatenate(near)
        root = connected(found, len(pile.number))
        home, count = _chunked(root)
        _plan(folder, count, home, root, found.reshape(-1))
    return _planned(folder)


def gather_copies(job: Job, window: str) -> None:
    """Write the articles of a window that have near copies in other stories, cut into chunks."""
    folder = job.work("cross")
    home = _array(folder, HOME)[catalogued(job).numbers(window)]
    found = rows(job.folder("articles").view(f"{window}.parquet")) if (home >= 0).any() else []
    job.work("gather_copies").write(window, *_cut(found, home, len(_planned(folder))))


def trace(job: Job, chunk: str) -> None:
    """Write who copied whom from one story to another; only near copies are held against each other."""
    pile, folder = catalogued(job), job.work("cross")
    articles = _brought(job.work("gather_copies"), pile, chunk)
    near, root = _array(folder, NEAR).reshape(-1, 2), _array(folder, ROOT)
    near = near[_array(folder, HOME)[near[:, 0]] == int(chunk)]
    found: list[Row] = []
    for one in np.unique(root[near[:, 0]]).tolist():
        mine = near[root[near[:, 0]] == one]
        together = [articles[name.decode()] for name in pile.ids[np.unique(mine)].tolist()]
        pairs = [(a.decode(), b.decode()) for a, b in pile.ids[mine].tolist()]
        found += [_copy_row(kin, None) for kin in job.pipeline.trace(together, pairs)[0]]
    job.folder("copies").write(f"across-{chunk}.parquet", parquet("copies", found))
    job.work("trace").write(chunk, b"done")


HOME, ROOT, NEAR = range(1, 4)  # the arrays of a plan, after the count of its chunks


def _plan(folder: Folder, count: int, *arrays: Numbers) -> None:
    parts = (np.array([count]), *arrays)
    folder.write(PLAN, *packed([one.astype("<i8").tobytes() for one in parts]))


def _array(folder: Folder, which: int) -> Numbers:
    kept = folder.view(PLAN)
    ends = bounds(kept)
    return np.frombuffer(kept[ends[which] : ends[which + 1]], "<i8")


def _planned(folder: Folder) -> list[str]:
    return [named(n) for n in range(int(_array(folder, 0)[0]))]


def _cut(found: Sequence[Row], home: Numbers, chunks: int) -> tuple[bytes, ...]:
    """Rows as lines, a piece a chunk."""
    parts: list[list[bytes]] = [[] for _ in range(chunks)]
    for row, chunk in zip(found, home.tolist(), strict=False):
        if chunk >= 0:
            parts[chunk].append(json.dumps(row, ensure_ascii=False).encode() + b"\n")
    return packed([b"".join(lines) for lines in parts])


def _brought(folder: Folder, pile: Catalogue, chunk: str) -> dict[str, Article]:
    """The articles of a chunk, by id."""
    lines = (line for window in pile.windows for line in piece(folder, window, int(chunk)).splitlines())
    return {article.id: article for article in (article_at(json.loads(line)) for line in lines)}


def _linked(job: Job, chunk: str) -> Edges:
    """The pairs of a chunk with their probabilities, both ways round."""
    kept, ids = job.work("join").read(chunk), catalogued(job).ids
    start, middle, end = bounds(kept).tolist()
    pairs = np.frombuffer(kept[start:middle], np.int64).reshape(-1, 2)
    found: Edges = {}
    for (a, b), sure in zip(pairs.tolist(), np.frombuffer(kept[middle:end], np.float64).tolist(), strict=True):
        one, other = ids[a].decode(), ids[b].decode()
        found.setdefault(one, {})[other] = found.setdefault(other, {})[one] = sure
    return found


def _story_row(group: Group, told: Sequence[Article], families: Iterable[frozenset[str]]) -> Row:
    """A story as a row: its articles in the order in which they were published, its copy families, its witnesses."""
    outlets = {(article.outlet or "").casefold(): article.outlet for article in told if article.outlet}
    several = [sorted(family) for family in families]
    return {
        "story": group.id,
        "title": group.title,
        "started": group.started.iso() if group.started else None,
        "ended": group.ended.iso() if group.ended else None,
        "articles": list(group.articles),
        "outlets": [outlets[name] for name in sorted(outlets)],
        "witnesses": len(several),
        "families": json.dumps([family for family in several if len(family) > 1]),
    }


def _copy_row(kin: Kinship, story: str | None) -> Row:
    """A kinship as a row: its passages as [article, start, end] of the origin, then of the copy."""
    cuts: list[Any] = [[[cut.article, cut.start, cut.end] for cut in (copy.origin, copy.copy)] for copy in kin.passages]
    return {
        "story": story,
        **{name: getattr(kin, name) for name in ("a", "b", "share_a", "share_b", "origin", "ground", "agency")},
        "passages": json.dumps(cuts),
    }
