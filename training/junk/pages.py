"""Web pages with their main text in, saved text with its junk marked out, as a reader would have copied it.

A page's visible text is cut to some lines above the story and below it: nobody saves the whole of a menu.
Refuses pages whose main text cannot be found again in what is visible.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from rashomon.extract.bylines import looks_like_byline
from rashomon.extract.moments import looks_like_date
from rashomon.extract.units import Unit, units

ABOVE, BELOW = 4, 6  # lines of furniture left at either end
BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header "
    "hr li main nav ol p pre section table td th tr ul button title option".split()
)
HIDDEN = ("script", "style", "noscript", "template", "svg", "iframe", "head", "select", "dialog")


def saved_pages(folder: Path) -> Iterator[tuple[str, tuple[Unit, ...], tuple[bool | None, ...]]]:
    """The site, units and marks of each page of a folder (articles.json.gz, html/<id>.html.gz).

    A mark is True for junk, False for story, None where the gold does not tell (writers, dates, captions).
    """
    gold = json.loads(gzip.decompress((folder / "articles.json.gz").read_bytes()))
    for key, entry in sorted(gold.items()):
        path = folder / "html" / f"{key}.html.gz"
        body = _bare(entry.get("articleBody") or "")
        if not path.exists() or len(body) < 600:
            continue
        lines = _visible(gzip.decompress(path.read_bytes()).decode("utf-8", "replace"))
        marks = [_mark(line, body, _bare(entry.get("title") or "")) for line in lines]
        story = [i for i, mark in enumerate(marks) if mark is False and len(lines[i]) > 80]
        if len(story) < 4 or sum(len(_bare(lines[i])) for i in story) < 0.6 * len(body):
            continue
        titles = [i for i, line in enumerate(lines) if i < story[0] and marks[i] is False and len(line) > 20]
        start, end = max(0, (titles[-1] if titles else story[0]) - ABOVE), min(len(lines), story[-1] + BELOW)
        if titles and marks[titles[-1] + 1]:
            marks[titles[-1] + 1] = None  # the line under the headline: the gold has it not, a reader would keep it
        page = units("\n".join(lines[start:end]))
        if len(page) == end - start:
            yield str(entry.get("site") or entry.get("url") or key), page, tuple(marks[start:end])


def _visible(markup: str) -> list[str]:
    """The lines that a browser would show."""
    tree = LexborHTMLParser(markup)
    for name in HIDDEN:
        for node in tree.css(name):
            node.decompose()
    pieces: list[str] = []
    if tree.body:
        _walk(tree.body, pieces, 0)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return [line for line in lines if line]


def _walk(node: LexborNode, pieces: list[str], depth: int) -> None:
    """The text of a node and of all below it, a line end at either side of a block."""
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            pieces.append(re.sub(r"\s+", " ", child.text(deep=False)))
            continue
        block = child.tag in BLOCKS
        if block:
            pieces.append("\n")
        if depth < 150:
            _walk(child, pieces, depth + 1)
        if block:
            pieces.append("\n")


def _mark(line: str, body: str, title: str) -> bool | None:
    """Whether a line is junk; None where that cannot be told."""
    bare = _bare(line)
    if not bare or (len(bare) < 25 and bare in body):
        return None if bare else True
    if bare in body or bare == title:
        return False
    if looks_like_byline(line) or looks_like_date(line) or (title and (title in bare or bare in title)):
        return None
    return not (len(bare) > 80 and any(bare[i : i + 40] in body for i in (0, len(bare) // 2, len(bare) - 40)))


def _bare(text: str) -> str:
    """Letters and figures alone, in lower case."""
    return "".join(char for char in text.lower() if char.isalnum())
