"""The words of an account that could be copied prose: an Article in, Words out.

Only titles and paragraphs are read. Left out altogether are paragraphs that every copy
of a page or a press release carries (agency sign-offs, rights notices, the lines in
which a company describes itself). Words between quotation marks and words of names stay,
marked: they may join two stretches of shared prose, but they prove nothing, since two
reporters in one room print the same quote and the same titles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import Article, Block
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

# Each match of the two above holds one of these.
HINTS = """
 by|contributed|©|all rights|may not|copyright|sign up|newsletter|subscribe|privacy policy|cookies|terms of|follow |
read more|this story|this article|this report|this page|comment|about |headquartered|founded|established|employs|
operates|listed on|leading |offices in|operations in|for more|mission
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


def is_notice(paragraph: str) -> bool:
    """Whether a paragraph is a sign-off, a rights notice or a company's word on itself."""
    folded = paragraph.casefold()
    # Looking for plain words first is ten times as fast as trying the patterns everywhere.
    if not any(hint in folded for hint in HINTS):
        return False
    return NOTICE.search(paragraph) is not None or len(SELF_PORTRAIT.findall(paragraph)) >= 2


def prose(article: Article, furniture: frozenset[int] = frozenset()) -> str:
    """The titles and paragraphs that are read, joined by spaces; `furniture` holds the starts of blocks left out."""
    return " ".join(
        article.text[b.start : b.end] for b in article.blocks if b.kind in READ and b.start not in furniture
    )


def read_words(article: Article, furniture: frozenset[int] = frozenset()) -> Words:
    """Cut an article's titles and paragraphs into words; empty tuples where there are none.

    `furniture` holds the starts of blocks that are the outlet's own on every page, and no part of the account.
    """
    rows: list[tuple[str, int, int, int, int, bool, bool]] = []
    sentence = 0
    quoted = quoted_parts(article)
    for number, block in enumerate(article.blocks):
        if block.kind not in READ or block.start in furniture or is_notice(article.text[block.start : block.end]):
            continue
        sentence += 1
        sentence = _add_block(rows, article.text, block, quoted[block.start], number, sentence)
    columns = tuple(zip(*rows, strict=True)) if rows else ((),) * 7
    return Words(article, *columns)


def _add_block(
    rows: list[tuple[str, int, int, int, int, bool, bool]],
    text: str,
    block: Block,
    said: Sequence[tuple[int, int]],
    number: int,
    sentence: int,
) -> int:
    """Append one block's words; returns the number of its last sentence."""
    quoted = bytearray(block.end - block.start)
    paragraph = text[block.start : block.end]
    for begin, end in said:
        quoted[begin - block.start : end - block.start] = b"\1" * (end - begin)
    ends = [match.end() for match in SENTENCE_END.finditer(paragraph)]
    passed = 0
    first = True
    offset = block.start
    for match in WORD.finditer(paragraph):
        begin, end = match.span()
        while passed < len(ends) and ends[passed] <= begin:
            passed, sentence, first = passed + 1, sentence + 1, True
        word = paragraph[begin:end]
        key = word.casefold().replace("\u2019", "'")
        prose = not quoted[begin]
        telling = prose and key not in COMMON and (first or not word[0].isupper()) and not key.isdigit()
        rows.append((key, offset + begin, offset + end, number, sentence, prose, telling))
        first = False
    return sentence
