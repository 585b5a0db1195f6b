"""A web page's markup in, its article's paragraphs and what the page says about itself out.

The text is what a reader of the article would read, one paragraph a line, its title first; no markup,
script or entity is left in it. Refuses a page in which no article is found: ExtractError.
"""

from __future__ import annotations

import logging
import re

import trafilatura
from selectolax.lexbor import LexborHTMLParser

from rashomon.errors import ExtractError
from rashomon.extract.metadata import About
from rashomon.extract.webmeta import told_by

# What a damaged page makes it say is said by Skipped; without a handler Python would print it.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

DEEPEST = 400  # open tags within one another; a page of a person has some dozens
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})[^<>]*>")
VOID = frozenset("area base br col embed hr img input link meta source track wbr p li td tr th option dt dd".split())


def page_of(markup: str, url: str | None) -> tuple[str, About]:
    """The text of a page's article, title first, and what the page's own data say; raises ExtractError."""
    if _depth(markup) > DEEPEST:
        raise ExtractError(f"the markup is nested more than {DEEPEST} deep; save the page as text and give that")
    tree = LexborHTMLParser(markup)
    told = told_by(tree, url)
    text = _main(markup) or _paragraphs(tree)
    lines = [" ".join(line.split()) for line in text.split("\n")]
    lines = [line for line in lines if line]
    if not lines:
        raise ExtractError("no article text found; save the page as text and give that")
    if told.title and _bare(told.title) not in {_bare(line) for line in lines[:4]}:
        lines.insert(0, told.title)
    return "\n".join(lines), told


def _main(markup: str) -> str:
    """The main text as trafilatura finds it; empty where it finds none or fails on the markup."""
    try:
        found = trafilatura.extract(
            markup, fast=True, include_comments=False, include_images=False, include_tables=False, deduplicate=False
        )
    except Exception:  # whatever a page's markup does to a parser must not stop the pages after it
        return ""
    return found or ""


def _paragraphs(tree: LexborHTMLParser) -> str:
    """The page's own paragraphs, where no main text was found: headings and paragraphs outside menus."""
    for name in ("script", "style", "noscript", "template", "nav", "footer", "aside", "form", "svg", "iframe"):
        for node in tree.css(name):
            node.decompose()
    return "\n".join(" ".join(node.text(separator=" ").split()) for node in tree.css("h1, h2, h3, p"))


def _depth(markup: str) -> int:
    """How deep tags lie within one another, roughly: parsers recurse over it."""
    deepest = depth = 0
    for match in TAG.finditer(markup):
        if match.group(2).lower() in VOID:
            continue
        depth = max(0, depth - 1) if match.group(1) else depth + 1
        deepest = max(deepest, depth)
        if deepest > DEEPEST:
            break
    return deepest


def _bare(line: str) -> str:
    """A line for comparing titles: letters and figures alone."""
    return "".join(char for char in line.casefold() if char.isalnum())
