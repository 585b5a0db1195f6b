"""A pile of news of any size for the benchmarks of the desk: the stories written for training, over and over, edited.

Each time round every story is another event: its names are other invented names, its figures other figures, its days
other days, its outlets the same few hundred. What is one story stays one, and is handed out with the articles.
`real` is a pile of real articles and edited copies of them, where the data of training/group/data.py are at hand.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random

from benchmarks.grouping import with_copies
from rashomon.model import Article, Block, Capture, Moment, Skipped
from rashomon.pipeline import Pipeline
from training.group.data import DISTRACTORS, labelled

ROOT = Path(__file__).resolve().parent.parent
STORIES = (ROOT / "training" / "accounts", ROOT / "training" / "further_accounts")
SYLLABLES = "bal cor dun fer gan hol jas kel lim mar nor pol ras sten tor ul ven wick yar zel".split()
NAME = re.compile(r"\b[A-Z][a-z’'-]{3,}(?: [A-Z][a-z’'-]{2,})*\b")
FIGURE = re.compile(r"(?<![\d.,])([2-9]|[1-9]\d)(?![\d.,])")
START = datetime(2024, 1, 1)
COMMON = 3  # a capitalised word that is printed more seldom than this in a story is no name to be changed


@dataclass(frozen=True, slots=True)
class Told:
    """One account of the pile: its article, the row that it came as, and the number of its story."""

    article: Article
    capture: Capture
    story: int


@cache
def written(folder: Path) -> tuple[Article, ...]:
    """The accounts of one story as they were written."""
    return Pipeline().articles([str(path) for path in sorted(folder.glob("*.txt"))])[0]


def told(most: int, seed: int = 1) -> Iterator[Told]:
    """So many accounts, story by story."""
    draw, number = Random(seed), 0
    folders = sorted(folder for root in STORIES for folder in root.iterdir() if folder.is_dir())
    for turn in range(most):
        for story in map(written, folders):
            yield from (one for n, one in enumerate(_edited(story, turn, number, draw)) if n < most)
            most -= len(story)
            number += 1
            if most <= 0:
                return


def real(most: int) -> Iterator[Told]:
    """So many accounts of 8,000 real articles: each as it was printed, then copies of it under other outlets."""
    articles = labelled(DISTRACTORS).articles
    for number, one in enumerate(islice(with_copies(articles), most)):
        day = one.published.at if one.published else START
        yield _told(one, one.text, one.title or "", day, number % len(articles))


def rows(most: int, seed: int = 1) -> Iterator[Capture | Skipped]:
    """The same as they come in: JSON rows."""
    return (one.capture for one in told(most, seed))


def _edited(story: tuple[Article, ...], turn: int, number: int, draw: Random) -> Iterator[Told]:
    """A story with other names, figures and days; the first time round as it was written."""
    names = _names(story) if turn else []
    other = {name: " ".join(_name(draw) for _ in name.split()) for name in names}
    pattern = (
        re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(names, key=lambda n: (-len(n), n)))) + r")\b")
        if names
        else None
    )
    figures, shift = draw.randrange(3, 60), timedelta(days=draw.randrange(700), hours=draw.randrange(24))
    for account in story:
        text, title = account.text, account.title or ""
        if pattern is not None:
            text, title = (_changed(words, pattern, other, figures) for words in (text, title))
        day = START + shift + timedelta(hours=draw.randrange(48))
        yield _told(account, text, title, day, number)


def _told(account: Article, text: str, title: str, day: datetime, number: int) -> Told:
    outlet = account.outlet or "Without A Name"
    url = f"https://{number}.example/{account.id}"
    row = {"outlet": outlet, "title": title, "published": day.isoformat(), "url": url, "text": text}
    capture = Capture(f"{number}-{account.id}.json", json.dumps(row).encode(), "application/json", url=url)
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    blocks = tuple(Block(start, end) for start, end in lines)
    article = Article(
        capture.source, text, blocks, outlet=outlet, title=title or None, url=url, published=Moment(day), language="en"
    )
    return Told(article, capture, number)


def _names(story: tuple[Article, ...]) -> list[str]:
    """The names that a story's accounts print, those that come more than once or twice."""
    seen: dict[str, int] = {}
    for account in story:
        for match in NAME.finditer(account.text):
            seen[match[0]] = seen.get(match[0], 0) + 1
    return [name for name, count in seen.items() if count >= COMMON]


def _name(draw: Random) -> str:
    return "".join(draw.choices(SYLLABLES, k=2)).capitalize()


def _changed(text: str, names: re.Pattern[str], other: dict[str, str], figures: int) -> str:
    text = names.sub(lambda match: other[match[0]], text)
    return FIGURE.sub(lambda match: str(int(match[0]) + figures), text)
