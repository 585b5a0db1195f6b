"""Each window alone: its articles as they go on, what grouping and tracing read of them, what they claim.

A file of descriptions holds: how many of the articles hold each term, the days, the ids, and then a sketch an
article, each of which can be read by itself.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import numpy as np

from rashomon.model import Account, Article, Moment, Outcome, Skipped
from rashomon.run.choosing import WHOLE, chosen
from rashomon.run.folder import packed
from rashomon.run.job import Job
from rashomon.run.tables import article_at, parquet, row_of, rows, skipped_row
from rashomon.store.reading_rows import READING, reading_rows
from rashomon.store.rows import CLAIM, QUOTE, claim_rows, quote_rows

SHEETS = 3  # pieces of a file of descriptions before the sketches: terms, days, ids
PRINTS = 700  # fingerprints of an article, about


def describe(job: Job, window: str) -> None:
    """Write the articles of a window that are kept, their fingerprints and their sketches."""
    whole = chosen(job, WHOLE)
    articles = _kept(job, window, whole["middle"])
    job.folder("articles").write(f"{window}.parquet", parquet("articles", [row_of(one) for one in articles]))
    prints, places = job.pipeline.copying.prints(articles)
    cuts = np.searchsorted(prints, job.pipeline.copying.cuts(print_blocks(job, whole["articles"])))
    pieces = zip(np.split(prints, cuts), np.split(places.astype("<u4"), cuts), strict=True)
    job.work("prints").write(window, *packed([one.tobytes() + other.tobytes() for one, other in pieces]))
    sorting = job.pipeline.sorting
    found = sorting.sketch(articles)
    terms = np.concatenate([sketch.terms for sketch in found]) if found else np.empty(0, np.int32)
    held, counts = np.unique(terms, return_counts=True)
    sheets = (
        held.astype("<i4").tobytes() + counts.astype("<i4").tobytes(),
        np.array([sorting.day(sketch) for sketch in found], "<f8").tobytes(),
        "".join(article.id for article in articles).encode("ascii"),
    )
    job.work("describe").write(window, *packed([*sheets, *map(sorting.packed, found)]))


def print_blocks(job: Job, articles: int) -> int:
    """Into how many blocks the fingerprints of so many articles are cut."""
    return max(1, articles * PRINTS // job.keys)


def claim(job: Job, window: str) -> None:
    """Write what the articles of a window claim and quote; one that cannot be read is left out, with the reason."""
    articles = [article_at(row) for row in rows(job.folder("articles").view(f"{window}.parquet"))]
    accounts, left = _claimed(job, articles)
    claims = [row for a in accounts for row in claim_rows(a.article.id, a.claims)]
    readings = [row for a in accounts for row in reading_rows(a.article.id, a.claims)]
    quotes = [row for a in accounts for row in quote_rows(a.article.id, a.quotes)]
    for kind, names, told in (("quotes", QUOTE, quotes), ("readings", READING, readings), ("claims", CLAIM, claims)):
        several = [dict(zip(names, row, strict=True)) for row in told]
        job.folder(kind).write(f"{window}.parquet", parquet(kind, several))
    rows_left = [skipped_row(one) for one in left]
    job.work("claim").write(window, parquet("skipped", rows_left, {"skipped": rows_left}))


def _claimed(job: Job, articles: list[Article]) -> tuple[list[Account], list[Skipped]]:
    try:
        return list(job.pipeline.claim(articles)), []
    except Exception as problem:  # one article must not keep the others from being read
        if len(articles) == 1:
            reason = f"its claims could not be read ({type(problem).__name__}); give its text alone"
            return [], [Skipped(articles[0].source, "claim", reason, Outcome.QUARANTINED)]
    each = [_claimed(job, [article]) for article in articles]
    return [a for found, _ in each for a in found], [s for _, left in each for s in left]


def _kept(job: Job, window: str, middle: str | None) -> list[Article]:
    """The articles of a window that are kept; days without a year take that of the pile."""
    every: list[dict[str, Any]] = rows(job.work("read").view(window))
    articles = [article_at(every[row]) for row in chosen(job, window)["rows"]]
    if middle is None:
        return articles
    # One article of the pile's middle day stands for all of it.
    pile = Article("the pile", "", published=Moment(datetime.fromisoformat(middle), hour_known=False))
    return [one if one.published else job.pipeline.dated((pile, one))[1] for one in articles]
