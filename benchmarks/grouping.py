"""What grouping costs and how good it is, beside TF-IDF with average link and beside HDBSCAN as BERTopic uses it.

    python -m benchmarks.grouping quality     # B-cubed on gold stories, all methods on the same extracted articles
    python -m benchmarks.grouping speed       # articles a second, alternating runs, medians
    python -m benchmarks.grouping growth      # a pile that grows by 50 articles at a time against all at once
    python -m benchmarks.grouping stories     # what `rashomon stories` costs, quick and with contested points counted
    python -m benchmarks.grouping cost        # seconds from 2,000 to 20,000 articles; rewrites docs/performance.md

After extraction: the articles are in memory, the clock runs over grouping alone. Needs scikit-learn (the `train`
extra) and the data of training/group/data.py.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import count, islice
from pathlib import Path
from random import Random
from resource import RUSAGE_SELF, getrusage
from statistics import median

import numpy as np

from rashomon.group import Grouping, group
from rashomon.model import Article, Block, Overview
from rashomon.pipeline import Pipeline
from rashomon.weights.vectors import embed
from training.group.data import ALLSIDES, BASIL, DISTRACTORS, ECB, GVA, Labelled, labelled
from training.group.measure import b_cubed

DOCS = Path(__file__).resolve().parent.parent / "docs" / "performance.md"
MARKS = "<!-- grouping: written by python -m benchmarks.grouping cost -->", "<!-- end of grouping -->"
SIZES = (2_000, 5_000, 10_000, 20_000)
PILES = (2_000, 10_000)
LISTED = 5  # stories of which the contested points are counted
RUNS = 3
STEP = 50  # articles that join at a time
WINDOW = 7.0  # days, of the peer
THRESHOLDS = (0.7, 0.75, 0.8, 0.85, 0.9)  # cosine distances, of the peer
Shape = tuple[int, str]
SHAPES: tuple[Shape, ...] = ((2, "leaf"), (3, "leaf"), (2, "eom"), (3, "eom"))  # of HDBSCAN: smallest cluster, choice
DIMENSIONS = 100  # that the SVD keeps
OPENING = 600  # characters of the text that are embedded
CHANGED = 0.15  # share of paragraphs that an edited article lacks
WIDE = 60  # characters of a full bar


def ours(articles: Sequence[Article]) -> list[int]:
    """The program's grouping, as a number an article."""
    home = {name: number for number, one in enumerate(group(articles)) for name in one.articles}
    return [home[article.id] for article in articles]


def peer(articles: Sequence[Article], threshold: float = 0.8) -> list[int]:
    """TF-IDF with average link: words of title and text, pairs printed over a week apart at full distance."""
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts = [f"{a.title or ''}\n{a.text}" for a in articles]
    rows = TfidfVectorizer(sublinear_tf=True, stop_words="english", min_df=2).fit_transform(texts).astype(np.float32)
    distance = 1 - (rows @ rows.T).toarray()
    days = np.array([a.published.at.replace(tzinfo=None).timestamp() / 86400 if a.published else np.nan
                     for a in articles])  # fmt: skip
    distance[np.abs(days[:, None] - days[None, :]) > WINDOW] = 1
    link = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=threshold
    )
    return [int(n) for n in link.fit_predict(np.maximum(distance, 0))]


def topics(articles: Sequence[Article], shape: Shape = SHAPES[0]) -> list[int]:
    """The parts of BERTopic without its torch: TF-IDF, 100 dimensions by SVD, HDBSCAN; its noise stands alone.

    BERTopic (Grootendorst 2022) puts sentence vectors of a large model through UMAP; TF-IDF with a truncated SVD is
    the light pipeline in their place. HDBSCAN (Campello, Moulavi and Sander 2013) is scikit-learn's.
    """
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts = [f"{a.title or ''}\n{a.text}" for a in articles]
    rows = TfidfVectorizer(sublinear_tf=True, stop_words="english", min_df=2).fit_transform(texts)
    return _dense(TruncatedSVD(min(DIMENSIONS, len(texts) - 1), random_state=0).fit_transform(rows), shape)


def vectors(articles: Sequence[Article], shape: Shape = SHAPES[0]) -> list[int]:
    """The same on the sentence vectors that this program ships, of title and opening."""
    return _dense(embed([f"{a.title or ''}. {a.text[:OPENING]}" for a in articles]), shape)


def _dense(rows: np.ndarray, shape: Shape) -> list[int]:
    """The clusters of rows by density; rows are made of length 1, so that distances order as cosines do."""
    from sklearn.cluster import HDBSCAN

    rows = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    by = HDBSCAN(min_cluster_size=shape[0], min_samples=1, cluster_selection_method=shape[1], copy=True)
    return [int(n) if n >= 0 else -1 - place for place, n in enumerate(by.fit_predict(rows))]


def quality() -> None:
    """Print B-cubed of all; the peers at the setting that is best on the very set."""
    print("| stories | articles | method | precision | recall | F1 |\n|---|---|---|---|---|---|")
    for name, path in (("basil", BASIL), ("ecb", ECB), ("gva", GVA), ("allsides", ALLSIDES)):
        one = labelled(path)
        best = max((_score(one, peer(one.articles, at)) for at in THRESHOLDS), key=lambda score: score[2])
        _line(name, one, "TF-IDF, average link, best threshold", best)
        for method, clusters in (("TF-IDF, SVD, HDBSCAN", topics), ("sentence vectors, HDBSCAN", vectors)):
            best = max((_score(one, clusters(one.articles, shape)) for shape in SHAPES), key=lambda score: score[2])
            _line(name, one, f"{method}, best setting", best)
        _line(name, one, "rashomon", _score(one, ours(one.articles)))
    known = {article.id for article in one.articles}
    crowd = [*one.articles, *(article for article in labelled(DISTRACTORS).articles if article.id not in known)]
    _line("allsides beside 8,000", one, "rashomon", _score(one, ours(crowd)))


def _score(one: Labelled, said: list[int]) -> tuple[float, float, float]:
    return b_cubed(said[: len(one.stories)], [hash(story) for story in one.stories])


def _line(name: str, one: Labelled, method: str, score: tuple[float, float, float]) -> None:
    print(
        f"| {name} | {len(one.articles)} | {method} | " + " | ".join(f"{value:.3f}" for value in score) + " |",
        flush=True,
    )


def pile(size: int) -> list[Article]:
    """The first `size` of the distractors, then edited copies of them: paragraphs left out, days and outlets moved."""
    return list(islice(with_copies(labelled(DISTRACTORS).articles), size))


def with_copies(articles: Sequence[Article]) -> Iterator[Article]:
    """Some articles, then edited copies of them, one of each at a time, without an end."""
    yield from articles
    draw = Random(5)
    for copy in count(1):
        for article in articles:
            yield _edited(article, copy, draw)


def _edited(article: Article, copy: int, draw: Random) -> Article:
    """Another article on the same: fewer paragraphs, another outlet, a day or two later."""
    kept = [article.text[b.start : b.end] for b in article.blocks if draw.random() > CHANGED] or [article.text]
    blocks, at = [], 0
    for part in kept:
        blocks.append(Block(at, at + len(part)))
        at += len(part) + 1
    later = timedelta(days=draw.randrange(3))
    printed = article.published and replace(article.published, at=article.published.at + later)
    outlet = f"{article.outlet} {copy}"
    return replace(article, text="\n".join(kept), blocks=tuple(blocks), outlet=outlet, published=printed)


def timed(work: Callable[[], object]) -> float:
    """Seconds of processor time that some work takes: steadier than the clock on a machine that others use."""
    began = time.process_time()
    work()
    return time.process_time() - began


def speed() -> None:
    """Print each method's articles a second at a size the peer's matrix of all pairs still fits."""
    for size in (1_000, 2_000, 4_000):
        articles = pile(size)
        runs = [[timed(lambda a=articles, m=method: m(a)) for method in METHODS.values()] for _ in range(RUNS)]
        took = dict(zip(METHODS, map(median, zip(*runs, strict=True)), strict=True))
        shown = (f"{name} {size / seconds:,.0f}/s ({seconds / took['rashomon']:.2f})" for name, seconds in took.items())
        print(f"{size:>6} articles, time beside ours in brackets: {', '.join(shown)}", flush=True)


METHODS = {
    "rashomon": ours,
    "TF-IDF with average link": peer,
    "TF-IDF, SVD, HDBSCAN": topics,
    "sentence vectors, HDBSCAN": vectors,
}


def growth() -> None:
    """Print how close the stories of a pile that grew are to those of all at once, and what one step costs."""
    for name, path in (("gva", GVA), ("allsides", ALLSIDES)):
        articles = labelled(path).articles
        whole, grown, steps = ours(articles), Grouping(), []
        # The worst there is: as much as may join before all is weighed again.
        known = round(0.7 * len(articles))
        grown.add(articles[:known])
        for start in range(known, len(articles), STEP):
            steps.append(timed(lambda few=articles[start : start + STEP], into=grown: into.add(few)))
        home = {member: number for number, one in enumerate(grown.groups()) for member in one.articles}
        f1 = b_cubed([home[article.id] for article in articles], whole)[2]
        print(f"{name}: B-cubed F1 {f1:.4f}; {STEP} articles more cost {median(steps):.2f} s at the median, "
              f"{sum(steps):.0f} s in all", flush=True)  # fmt: skip


def stories() -> None:
    """Print what the list of a pile's stories costs, and what it costs more to count a story's contested points."""
    for size in PILES:
        articles = pile(size)
        listed: list[Overview] = []
        took = timed(lambda some=articles, into=listed: into.extend(Pipeline().stories(some, contested=False)))
        held = getrusage(RUSAGE_SELF).ru_maxrss / 1024
        several = sum(len(one.group.articles) > 1 for one in listed)
        print(f"{size:>6} articles, {len(listed):,} stories, {several:,} of several accounts: {took:.0f} s, "
              f"{1000 * took / size:.1f} ms an article, {held:,.0f} MB at the peak", flush=True)  # fmt: skip
    known = {article.id: article for article in articles}
    for one in listed[:LISTED]:
        some = [known[name] for name in one.group.articles]
        print(f"{len(some):>6} accounts compared: {timed(lambda few=some: Pipeline().compare(few)):.1f} s", flush=True)


def cost() -> None:
    """Measure the seconds at each size, alternating between sizes, and write the plot."""
    everything = pile(max(SIZES))
    ours(everything[:200])
    runs = [[timed(lambda n=size: ours(everything[:n])) for size in SIZES] for _ in range(RUNS)]
    seconds = [median(column) for column in zip(*runs, strict=True)]
    each = [took / size for took, size in zip(seconds, SIZES, strict=True)]
    lines = ["```", "articles  seconds  a thousand  articles/s"]
    for size, took, one in zip(SIZES, seconds, each, strict=True):
        bar = "#" * round(WIDE * took / seconds[-1])
        lines.append(f"{size:>8,}  {took:7.1f}  {one * 1000:10.2f}  {1 / one:10.0f}  {bar}")
    lines += ["```", "", f"Cost of an article at {SIZES[-1]:,} over that at {SIZES[0]:,}: {each[-1] / each[0]:.2f}."]
    shown = "\n".join(lines)
    print(shown)
    text = DOCS.read_text("utf-8")
    block = re.compile(f"{re.escape(MARKS[0])}.*?{re.escape(MARKS[1])}", re.DOTALL)
    DOCS.write_text(block.sub(lambda _: f"{MARKS[0]}\n{shown}\n{MARKS[1]}", text), "utf-8")


def main() -> None:
    """Run one of the measurements."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("quality", "speed", "growth", "stories", "cost"))
    steps = {"quality": quality, "speed": speed, "growth": growth, "stories": stories, "cost": cost}
    steps[parser.parse_args().what]()


if __name__ == "__main__":
    main()
