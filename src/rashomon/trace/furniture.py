"""Paragraphs that an outlet prints under one story as under another: Articles in, where such paragraphs begin out.

An offer, a house rule or a word on the newsroom that no list of notices knows gives itself
away in a pile: several accounts of one outlet print it, and have little else in common. A
paragraph that several versions of one report share is no furniture: they share the others too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from rashomon.model import Article
from rashomon.trace.quoted import READ

ACCOUNTS = 3  # of one outlet that print it, from which on a paragraph can be furniture
ALIKE = 0.5  # of their text at most that they share, such paragraphs and all


def furniture(articles: Iterable[Article]) -> dict[str, frozenset[int]]:
    """Article id to the starts of its blocks that are furniture; articles without any are left out."""
    by_outlet: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if article.outlet:
            by_outlet[article.outlet.casefold()].append(article)
    found: dict[str, frozenset[int]] = {}
    for ours in by_outlet.values():
        if len(ours) >= ACCOUNTS:
            found |= _of_one_outlet(ours)
    return found


def _of_one_outlet(articles: list[Article]) -> dict[str, frozenset[int]]:
    paragraphs = {article.id: _paragraphs(article) for article in articles}
    printed: dict[str, list[str]] = defaultdict(list)
    for article, texts in paragraphs.items():
        for text in set(texts.values()):
            printed[text].append(article)
    strangers: dict[tuple[str, ...], bool] = {}
    house = set()
    for text, printers in printed.items():
        group = tuple(printers)
        if len(group) >= ACCOUNTS:
            if group not in strangers:
                strangers[group] = _are_strangers([paragraphs[printer] for printer in group])
            house |= {text} if strangers[group] else set()
    starts = {
        article: frozenset(start for start, text in texts.items() if text in house)
        for article, texts in paragraphs.items()
    }
    return {article: found for article, found in starts.items() if found}


def _paragraphs(article: Article) -> dict[int, str]:
    """Where each title and paragraph begins, and its words as they are compared."""
    return {
        b.start: " ".join(article.text[b.start : b.end].casefold().split()) for b in article.blocks if b.kind in READ
    }


def _are_strangers(accounts: list[dict[int, str]]) -> bool:
    """Whether these accounts, paragraph by paragraph, say different things for the most part."""
    texts = [text for account in accounts for text in set(account.values())]
    counts = Counter(texts)
    return sum(len(text) for text in texts if counts[text] > 1) <= ALIKE * sum(map(len, texts))
