"""The words of an account that could be copied prose: an Article in, Words out.

Only titles and paragraphs are read. Left out altogether are paragraphs that every copy
of a page or a press release carries (agency sign-offs, rights notices, the lines in
which a company describes itself). Words between quotation marks and words of names stay,
marked: they may join two stretches of shared prose, but they prove nothing, since two
reporters in one room print the same quote and the same titles.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.model import Article, Block, BlockKind

READ = (BlockKind.TITLE, BlockKind.PARAGRAPH)
WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
SENTENCE_END = re.compile(r"[.!?…][\"'”\u2019)\]]{0,2}\s")

# An opening mark stands after a gap, a closing one before a gap: 5'11" and "workers'" open
# nothing. A quote that its paragraph does not close goes on in the next: it ends with the block.
QUOTED = re.compile(
    r"“[^“”]{1,1200}+(?:”|$)|«[^«»]{1,1200}+(?:»|$)|„[^„“”]{1,1200}+(?:[“”]|$)"
    r"|(?<!\w)\"[^\"]{1,1200}+(?:\"|$)"
    r"|(?<!\w)\u2018(?:[^\u2018\u2019]|\u2019(?=\w)){1,1200}+\u2019"
    r"|(?<!\w)'(?=\w)(?:[^'\n]|'(?=\w)){1,400}+'"
)

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
    return NOTICE.search(paragraph) is not None or len(SELF_PORTRAIT.findall(paragraph)) >= 2


def read_words(article: Article) -> Words:
    """Cut an article's titles and paragraphs into words; empty tuples where there are none."""
    rows: list[tuple[str, int, int, int, int, bool, bool]] = []
    sentence = 0
    for number, block in enumerate(article.blocks):
        if block.kind not in READ or is_notice(article.text[block.start : block.end]):
            continue
        sentence += 1
        sentence = _add_block(rows, article.text, block, number, sentence)
    columns = tuple(zip(*rows, strict=True)) if rows else ((),) * 7
    return Words(article, *columns)


def _add_block(
    rows: list[tuple[str, int, int, int, int, bool, bool]], text: str, block: Block, number: int, sentence: int
) -> int:
    """Append one block's words; returns the number of its last sentence."""
    quoted = bytearray(block.end - block.start)
    paragraph = text[block.start : block.end]
    for quote in QUOTED.finditer(paragraph):
        quoted[quote.start() : quote.end()] = b"\1" * (quote.end() - quote.start())
    ends = [match.end() for match in SENTENCE_END.finditer(paragraph)]
    passed = 0
    first = True
    for match in WORD.finditer(paragraph):
        while passed < len(ends) and ends[passed] <= match.start():
            passed, sentence, first = passed + 1, sentence + 1, True
        word = match.group()
        key = word.casefold().replace("\u2019", "'")
        prose = not quoted[match.start()]
        name = word[0].isupper() and not first
        telling = prose and not name and key not in COMMON and not key.isdigit()
        start = block.start + match.start()
        rows.append((key, start, start + len(word), number, sentence, prose, telling))
        first = False
    return sentence
