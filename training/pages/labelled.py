"""Pages with their main text in, the blocks of each with how much of them is main text out.

Reads the two sets of pages with main text that $RASHOMON_DATA (else ../shared/data) may hold, aeb_scrapinghub
and newspaper4k_articles. Their texts belong to their publishers: only small weights leave this folder.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
from selectolax.lexbor import LexborHTMLParser

from rashomon.extract.page_blocks import page_blocks
from rashomon.extract.page_features import Floats, page_features
from rashomon.extract.webmeta import told_by

SETS = ("aeb_scrapinghub", "newspaper4k_articles")
WORD = re.compile(r"\w+")
SHINGLE = 4  # words in a row that must stand in the main text for them to count as part of it
SECOND_LEVEL = frozenset("co com org net gov ac edu".split())


@dataclass(frozen=True, slots=True)
class Labelled:
    """A page: its set, its site, its blocks' text and figures, the share of each in the main text, and that text."""

    name: str
    site: str
    texts: tuple[str, ...]
    table: Floats
    shares: Floats
    gold: str
    markup: str


def labelled(folder: Path) -> Iterator[Labelled]:
    """Every page of both sets under a folder whose markup is there."""
    for name in SETS:
        for ident, gold in _gold(folder / name):
            path = folder / name / "html" / f"{ident}.html.gz"
            if path.exists():
                markup = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
                yield _page(name, ident, gold, markup)


def _gold(folder: Path) -> list[tuple[str, dict[str, str]]]:
    """The gold of a set: page and its entry."""
    plain = folder / "ground-truth.json"
    if plain.exists():
        return list(json.loads(plain.read_text("utf-8")).items())
    with gzip.open(folder / "articles.json.gz", "rt") as file:
        return list(json.load(file).items())


def _page(name: str, ident: str, gold: dict[str, str], markup: str) -> Labelled:
    tree = LexborHTMLParser(markup)
    title = told_by(tree, gold.get("url")).title
    blocks = page_blocks(tree)
    text = gold["articleBody"]
    texts = tuple(block.text for block in blocks)
    table = page_features(blocks, title)
    return Labelled(name, site(gold.get("url") or ident), texts, table, shares(texts, text), text, markup)


def shares(texts: tuple[str, ...], gold: str) -> Floats:
    """How much of each text stands in the main text, word run by word run; a short one stands there or not."""
    words = WORD.findall(gold)
    runs = {tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}
    line = f" {' '.join(words)} "
    found = []
    for text in texts:
        mine = WORD.findall(text)
        if len(mine) < SHINGLE:
            found.append(float(bool(mine) and f" {' '.join(mine)} " in line))
            continue
        own = {tuple(mine[i : i + SHINGLE]) for i in range(len(mine) - SHINGLE + 1)}
        found.append(len(own & runs) / len(own))
    return np.array(found, dtype=np.float32)


def site(url: str) -> str:
    """The site of an address without its subdomains: pages of one site share their markup."""
    parts = (urlsplit(url).hostname or url).split(".")
    return ".".join(parts[-3:] if len(parts) > 2 and parts[-2] in SECOND_LEVEL else parts[-2:])
