"""The words of an account that could be copied prose: an Article in, Words out.

Only titles and paragraphs are read. Left out altogether are paragraphs that every copy
of a page or a press release carries (agency sign-offs, rights notices, the lines in
which a company describes itself). Words between quotation marks and words of names stay,
marked: they may join two stretches of shared prose, but they prove nothing, since two
reporters in one room print the same quote and the same titles.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rashomon.model import Article
from rashomon.trace.quoted import READ, quoted_parts

WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
SENTENCE_END = re.compile(r"[.!?…][\"'”\u2019)\]]{0,2}\s")

# One of these makes a paragraph a notice; they are not things that reports say of an event.
NOTICE = re.compile(
    r"\b(?:reporting|writing|editing|compiled) by\b|\bcontributed to this (?:report|story|article)\b|©"
    r"|\ball rights reserved\b|\bmay not be (?:published|reproduced|redistributed)\b|\bcopyright (?:\d{4}|\(c\))"
    r"|\bsign up (?:for|to)\b|\bour newsletters?\b|\bsubscribe (?:to|now|for)\b|\bprivacy policy\b|\bwe use cookies\b"
    r"|\bterms of (?:use|service)\b|\bfollow (?:us|him|her|them) on\b|\bread more\b"
    r"|\bthis (?:story|article|report|page) (?:was|has been|will be|is being)\b"
    r"|\bcomment(?:s|ing)? (?:policy|guidelines|section|are)\b",
    re.IGNORECASE,
)
# Two of these make a paragraph a company's word on itself.
SELF_PORTRAIT = re.compile(
    r"^about [A-Z]|\bheadquartered\b|\b(?:founded|established) in\b|\bemploys\b|\boperates in\b|\blisted on\b"
    r"|\bleading (?:provider|supplier|maker|operator|global)\b|\bwith (?:offices|operations) in\b"
    r"|\bfor more information\b|\bmission is to\b",
    re.IGNORECASE,
)

# Each match of the one and of the other holds one of these.
NOTICE_HINTS = """
reporting by|writing by|editing by|compiled by|contributed to this|©|all rights reserved|may not be |copyright |
sign up |our newsletter|subscribe |privacy policy|we use cookies|terms of |follow us|follow him|follow her|follow them|
read more|this story |this article |this report |this page |comment policy|comment guidelines|comment section|
comment are|comments policy|comments guidelines|comments section|comments are|commenting policy|commenting guidelines|
commenting section|commenting are
""".replace("\n", "").split("|")
PORTRAIT_HINTS = """
about |headquartered|founded in|established in|employs|operates in|listed on|leading |with offices in|
with operations in|for more information|mission is to
""".replace("\n", "").split("|")

# Words that any two reports of one event share (figures and days are facts): they never show that prose was copied.
ANY_REPORT = """
a about after all also an and any are as at be been before being between but by can could did do does for from had has
have he her his if in into is it its may more most new no not of on one or other out over said say says she so some
such than that the their them then there these they this those to told two under up was we were what when where
which while who will with would year years you reporters according added statement
two three four five six seven eight nine ten dozen hundred thousand million billion first second third percent per cent
day days week weeks month months hour hours minute minutes today yesterday tomorrow morning afternoon evening night
"""
COMMON = frozenset(ANY_REPORT.split())


@dataclass(frozen=True, slots=True)
class Words:
    """An account's words in reading order, one entry a word in each tuple.

    `starts` and `ends` are half-open code-point offsets in the article's text, `keys` the
    words as they are compared, `blocks` and `sentences` running numbers. `prose` is false
    for words between quotation marks, `telling` is true for prose words that are neither
    names nor words that any two reports share.
    """

    article: Article
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    blocks: tuple[int, ...]
    sentences: tuple[int, ...]
    prose: tuple[bool, ...]
    telling: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Notices:
    """Tells which paragraphs of a text are sign-offs, rights notices or a company's word on itself.

    Looking for plain words first is ten times as fast as trying the patterns everywhere, and most of these stand
    nowhere in the whole text.
    """

    hints: tuple[str, ...]
    portrait: bool

    @classmethod
    def of(cls, text: str) -> Notices:
        """What there is to look for in a text."""
        folded = text.casefold()
        return cls(tuple(hint for hint in NOTICE_HINTS if hint in folded), _may_portray(folded))

    def __call__(self, paragraph: str) -> bool:
        """Whether a paragraph of the text is one."""
        if not self.hints and not self.portrait:
            return False
        folded = paragraph.casefold()
        if any(hint in folded for hint in self.hints) and NOTICE.search(paragraph):
            return True
        return self.portrait and _may_portray(folded) and len(SELF_PORTRAIT.findall(paragraph)) >= 2


def _may_portray(folded: str) -> bool:
    return sum(map(folded.count, PORTRAIT_HINTS)) >= 2


def prose(article: Article, furniture: frozenset[int] = frozenset()) -> str:
    """The titles and paragraphs that are read, joined by spaces; `furniture` holds the starts of blocks left out."""
    return " ".join(
        article.text[b.start : b.end] for b in article.blocks if b.kind in READ and b.start not in furniture
    )


def read_words(article: Article, furniture: frozenset[int] = frozenset()) -> Words:
    """Cut an article's titles and paragraphs into words; empty tuples where there are none.

    `furniture` holds the starts of blocks that are the outlet's own on every page, and no part of the account.
    """
    columns = _Columns()
    quoted, is_notice = quoted_parts(article), Notices.of(article.text)
    for number, block in enumerate(article.blocks):
        if block.kind in READ and block.start not in furniture:
            paragraph = article.text[block.start : block.end]
            if not is_notice(paragraph):
                columns.add(paragraph, block.start, quoted[block.start], number)
    return Words(article, *map(tuple, columns.all()))


class _Columns:
    """The columns of Words while they grow, a paragraph at a time: rows of their own would take twice as long."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.blocks: list[int] = []
        self.sentences: list[int] = []
        self.prose: list[bool] = []
        self.telling: list[bool] = []
        self.sentence = 0

    def all(self) -> tuple[list[Any], ...]:
        """The columns in the order in which Words has them."""
        return self.keys, self.starts, self.ends, self.blocks, self.sentences, self.prose, self.telling

    def add(self, paragraph: str, offset: int, said: Sequence[tuple[int, int]], number: int) -> None:
        """Enter one block's words; `said` are its quoted stretches, as offsets in the article's text."""
        spans = [match.span() for match in WORD.finditer(paragraph)]
        starts = [begin for begin, _ in spans]
        words = [paragraph[begin:end] for begin, end in spans]
        if paragraph.isascii():
            folded = paragraph.lower()
            keys = [folded[begin:end] for begin, end in spans]
        else:
            keys = [word.casefold().replace("\u2019", "'") for word in words]
        prose = [True] * len(words)
        for begin, end in said:
            first, last = bisect_left(starts, begin - offset), bisect_left(starts, end - offset)
            prose[first:last] = [False] * (last - first)
        telling = [
            plain and not word[0].isupper() and key not in COMMON and not key.isdigit()
            for plain, word, key in zip(prose, words, keys, strict=True)
        ]
        first = 0
        for end in (*(match.end() for match in SENTENCE_END.finditer(paragraph)), len(paragraph)):
            last = bisect_left(starts, end, first)
            if last > first or not first:
                self.sentence += 1
                self.sentences += [self.sentence] * (last - first)
                # A capital says nothing of the word that begins a sentence.
                if last > first:
                    telling[first] = prose[first] and keys[first] not in COMMON and not keys[first].isdigit()
            first = last
        self.keys += keys
        self.starts += [offset + begin for begin in starts]
        self.ends += [offset + end for _, end in spans]
        self.blocks += [number] * len(words)
        self.prose += prose
        self.telling += telling
