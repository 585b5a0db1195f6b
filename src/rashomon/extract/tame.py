"""A capture or its markup in, whether a parser may be let loose on it out, by the bytes alone and in linear time.

Markup that is small, shallow, of few tags and with few of them left open cannot make a parser run for long or
fill the memory. What passes here may still be odd; what does not is read under a guard, or not at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from rashomon.errors import ExtractError
from rashomon.model import Capture

LARGEST = 2_000_000  # bytes; most pages have less than a fifth of that
TAGS = 30_000
DEEPEST = 400  # tags within one another; a page of a person has some dozens
REOPENED = 100  # tags of one kind that are open at once and that a parser opens anew in each paragraph
HARMLESS = 4000  # tags within one another up to which a parser's time does not yet grow with the square
CHUNK = 8192  # characters
TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,15}")
VOID = frozenset("area base br col embed hr img input link meta source track wbr p li td tr th option dt dd".split())
FORMATS = frozenset("a b big code em font i nobr s small strike strong tt u".split())


def is_tame(capture: Capture) -> bool:
    """Whether a capture is small, and its markup neither deep nor left open."""
    body = capture.body
    if len(body) > LARGEST or body.count(b"<") > TAGS:
        return False
    deepest, reopened = _open(TAG.findall(body.decode("latin-1")))
    return deepest <= DEEPEST and reopened <= REOPENED


def refuse_deep(markup: str) -> None:
    """Raise ExtractError where markup is nested so deeply that parsing it takes the square of its length."""
    if markup.count("<") > HARMLESS and _at_most(markup) > HARMLESS and _open(TAG.findall(markup))[0] > DEEPEST:
        raise ExtractError(f"the markup is nested more than {DEEPEST} deep; save the page as text and give that")


def _at_most(markup: str) -> int:
    """How deep tags can lie within one another at most, counted roughly but fast: whatever opens counts."""
    deepest = depth = 0
    for start in range(0, len(markup), CHUNK):
        closed = markup.count("</", start, start + CHUNK)
        opened = markup.count("<", start, start + CHUNK) - closed
        deepest = max(deepest, depth + opened)
        depth = max(0, depth + opened - closed)
    return deepest


def _open(tags: Iterable[str]) -> tuple[int, int]:
    """How many tags are open within one another at most, and how many of one kind that parsers open anew."""
    deepest = depth = reopened = 0
    formats: Counter[str] = Counter()
    for tag in tags:
        closes = tag[1] == "/"
        name = tag[2:].lower() if closes else tag[1:].lower()
        if name in VOID:
            continue
        depth = max(0, depth - 1) if closes else depth + 1
        deepest = max(deepest, depth)
        if name in FORMATS:
            formats[name] = max(0, formats[name] - 1) if closes else formats[name] + 1
            reopened = max(reopened, formats[name])
    return deepest, reopened
