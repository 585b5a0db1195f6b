"""What the model reads: a training row in, its two texts out, figures marked and days stamped as at run time."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date, timedelta

from rashomon.compare.figures import marked
from rashomon.compare.relate import DAYS, RELATIONS, stamped
from training.relate.data import NONE, Row

DEICTIC = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|overnight|this|next|last|ago|earlier|now|current\w*)\b", re.IGNORECASE
)


def day(published: str | None) -> date | None:
    return date.fromisoformat(published[:10]) if published else None


def movable(text: str, old: date, new: date) -> bool:
    """Whether a text could as well have been printed on `new`: nothing in it that points from the day it is read on."""
    if DEICTIC.search(text):
        return False
    first, last = sorted((old, new))
    between = {DAYS[(first + timedelta(days=i)).weekday()] for i in range((last - first).days + 1)}
    return not any(name in text.lower() for name in between)


def render(row: Row, rng: random.Random) -> tuple[str, str]:
    """The two texts of a training row: dates dropped, moved and swapped so that dates alone tell nothing."""
    if row.said is not None:
        return row.a, row.b
    if row.label != NONE:
        return marked(row.a, row.b)
    row = replace(row, **dict(zip("ab", marked(row.a, row.b), strict=True)))
    one, two = day(row.published_a), day(row.published_b)
    if one and two and rng.random() < 0.5:
        update = row.relation == RELATIONS.index("update")
        new = one if update else one + timedelta(days=rng.choice((-2, -1, 1, 1, 2, 3)))
        if movable(row.b, two, new):
            two = new
    draw = rng.random()
    if draw < 0.35:
        one = two = None
    elif draw < 0.42:
        one = None
    a, b = (stamped(text, when.isoformat() if when else None) for text, when in ((row.a, one), (row.b, two)))
    return (a, b) if rng.random() < 0.5 else (b, a)
