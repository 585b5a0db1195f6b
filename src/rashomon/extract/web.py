"""A web page's markup in, its article's lines and what the page says about itself out.

The page is parsed once. Learned trees pick the blocks of the story; where they are unsure of a page,
trafilatura reads it as well, and is believed. The lines are what a reader would read, the headline first;
no markup, script or entity is left in them. Refuses a page in which no article is found: ExtractError.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from rashomon.errors import ExtractError
from rashomon.extract.layout import CAPTION, is_note
from rashomon.extract.metadata import About
from rashomon.extract.page_blocks import TOP, PageBlock, page_blocks
from rashomon.extract.page_story import SURE, story
from rashomon.extract.tame import refuse_deep
from rashomon.extract.webmeta import told_by
from rashomon.extract.webprint import Printed, printed, settled
from rashomon.model import BlockKind

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
HEADING = 150  # characters past which a heading's element holds a paragraph
# What a page has around its article. Markup without any of it is an article's own, as feeds and databases give it.
FURNISHED = re.compile(r"<(?:html|head|body|title|meta|link|script|nav|header|footer|aside|form)\b", re.IGNORECASE)
LETTERS = re.compile(r"[^\W_]+")
LONGEST = 400  # characters of a headline
SIGNING = 6  # lines from the top among which the headline and the signing lines may stand again
NOTE = 600  # characters past which a block is no note on the account


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page's article, each with what it is, and what the page says about itself."""

    lines: tuple[tuple[str, BlockKind], ...]
    told: About


def page_of(markup: str, url: str | None) -> Page:
    """A page's article; raises ExtractError."""
    refuse_deep(markup)
    tree = LexborHTMLParser(markup)
    told = told_by(tree, url)
    blocks = page_blocks(tree)
    whole = FURNISHED.search(markup) is None
    kept, sure = ([True] * len(blocks), 1.0) if whole else story(blocks, told.title)
    top = _top(blocks, told.title)
    shown = printed(blocks, kept, top)
    found = [(b.text, _kind(b)) for b, keep in zip(blocks, kept, strict=True) if keep or _notes(b.text)]
    if sure < SURE:
        found = _read_twice(markup, blocks) or found
    lines = _story(found, told.title, shown)
    if not any(kind is BlockKind.PARAGRAPH for _, kind in lines):
        raise ExtractError("no article text found; save the page as text and give that")
    return Page(tuple(_headed(lines, told.title, shown)), settled(told, shown))


def main_text(markup: str) -> str:
    """The main text as trafilatura finds it; empty where it finds none or fails on the markup."""
    import trafilatura  # a quarter of a second to load: only where a page needs it

    # What a damaged page makes it say is said by Skipped; without a handler Python would print it.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    try:
        found = trafilatura.extract(
            markup, fast=True, include_comments=False, include_images=False, include_tables=False, deduplicate=False
        )
    except Exception:  # whatever a page's markup does to a parser must not stop the pages after it
        return ""
    return found or ""


def _read_twice(markup: str, blocks: Sequence[PageBlock]) -> list[tuple[str, BlockKind]]:
    """The lines that trafilatura finds, each what its block is."""
    kinds = {block.text: _kind(block) for block in blocks}
    lines = (" ".join(line.split()) for line in main_text(markup).split("\n"))
    return [(line, kinds.get(line, BlockKind.NOTE if _notes(line) else BlockKind.PARAGRAPH)) for line in lines if line]


def _kind(block: PageBlock) -> BlockKind:
    """What a block of the story is."""
    if _notes(block.text):
        return BlockKind.NOTE
    heading = block.place.tag in HEADINGS and len(block.text) <= HEADING
    return BlockKind.HEADING if heading else BlockKind.PARAGRAPH


def _notes(text: str) -> bool:
    """Whether a block is the outlet's word on its own account: kept wherever it stands."""
    return len(text) <= NOTE and is_note(text)


def _top(blocks: Sequence[PageBlock], title: str | None) -> int:
    """The block of the headline; the first heading where none is like it."""
    wanted = _bare(title or "")
    tops = [i for i, block in enumerate(blocks) if block.place.flags & TOP]
    same = [i for i, block in enumerate(blocks) if wanted and _is(block.text, wanted)]
    return next((i for i in tops if i in same), next(iter([*same, *tops]), 0))


def _story(found: Sequence[tuple[str, BlockKind]], title: str | None, shown: Printed) -> list[tuple[str, BlockKind]]:
    """The lines without the headline, the signing lines and the captions; a note once."""
    left_out = {_bare(title or ""), *map(_bare, shown.lines)} - {""}  # a long line is bare of everything
    lines: list[tuple[str, BlockKind]] = []
    for n, (line, kind) in enumerate(found):
        signs = n < SIGNING and _bare(line) in left_out
        told_twice = kind is BlockKind.NOTE and (line, kind) in lines
        if signs or told_twice or CAPTION.match(line):
            continue
        lines.append((line, kind))
    return lines


def _headed(lines: Sequence[tuple[str, BlockKind]], title: str | None, shown: Printed) -> list[tuple[str, BlockKind]]:
    """The lines under the headline and the lines that sign them."""
    head = [(title, BlockKind.TITLE)] if title else []
    return [*head, *((line, BlockKind.BYLINE) for line in shown.lines), *lines]


def _is(line: str, wanted: str) -> bool:
    """Whether a line is the bare title: most are too short to be, which costs less to see than what they hold."""
    return (len(line) >= len(wanted) or not line.isascii()) and _bare(line) == wanted


def _bare(line: str) -> str:
    """A line for comparing titles: letters and figures alone; a long one is none."""
    return "".join(LETTERS.findall(line.casefold())) if len(line) <= LONGEST else ""
