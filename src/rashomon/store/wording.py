"""Two texts of one account in, the words that were taken out and put in between them out, each with its place.

Sentences that stand in both are set aside first (the longest common run of them, as `diff` does with lines), then
words are held against each other within what is left: rapidfuzz's bit-parallel longest common subsequence (Hyyrö 2004).
Only what belongs to the account counts: an offer that changed beside it is no amendment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from rashomon.model import Article, Edit

SENTENCE = re.compile(r"[^\n]+?(?:[.!?]+[\"'”’)\]]*(?=\s)|$)", re.MULTILINE)
WORD = re.compile(r"\w+(?:[.,'’-]\w+)*|[^\w\s]")
PRINTED = re.compile(r"\S+")  # a word with the signs that are printed at it
ROOM = 30_000**2  # pairs of words held against each other at once: beyond, a part of the text was written anew

Place = tuple[int, int]
Block = tuple[int, int, int, int]  # of a changed run: from, to in the one list; from, to in the other


def edits(before: Article, after: Article, *, word: re.Pattern[str] = WORD, near: int = 0) -> tuple[Edit, ...]:
    """What changed, in the order of the later text; `word` is what counts as one, WORD or PRINTED.

    Edits with up to `near` words between them are told as one.
    """
    old, new = _sentences(before), _sentences(after)
    found: list[Edit] = []
    for block in _changed([before.text[a:b] for a, b in old], [after.text[a:b] for a, b in new]):
        one, other = _words(before, old[block[0] : block[1]], word), _words(after, new[block[2] : block[3]], word)
        found += _edits((before, after), (one, other), (_start(old, block[0]), _start(new, block[2])), near)
    return tuple(found)


def _edits(
    texts: tuple[Article, Article], words: tuple[Sequence[Place], Sequence[Place]], at: tuple[int, int], near: int
) -> Iterator[Edit]:
    """The edits between two runs of words; `at` is where each run stands where it holds no word."""
    (before, after), (old, new) = texts, words
    if len(old) * len(new) > ROOM:
        blocks = [(0, len(old), 0, len(new))]
    else:
        blocks = list(_changed([before.text[a:b] for a, b in old], [after.text[a:b] for a, b in new]))
    for a, b, c, d in _joined(blocks, near):
        removed = before.quote(old[a][0], old[b - 1][1]) if a < b else None
        added = after.quote(new[c][0], new[d - 1][1]) if c < d else None
        here = (removed.start if removed else _start(old, a, at[0]), added.start if added else _start(new, c, at[1]))
        yield Edit(removed, added, *here)


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[Block]:
    """The runs that differ between two lists."""
    run: Block | None = None
    for code in Indel.opcodes(old, new):
        if code.tag == "equal":
            if run:
                yield run
            run = None
        else:
            start = (run[0], run[2]) if run else (code.src_start, code.dest_start)
            run = (start[0], code.src_end, start[1], code.dest_end)
    if run:
        yield run


def _joined(blocks: Sequence[Block], near: int) -> list[Block]:
    """Runs, two as one where little stands between them: `near` words, or half of either, which both have by chance."""
    found: list[Block] = []
    for block in blocks:
        if found:
            last = found[-1]
            between = block[0] - last[1]
            least = min(max(one[1] - one[0], one[3] - one[2]) for one in (last, block))
            if between <= near or between * 2 <= least:
                found[-1] = (last[0], block[1], last[2], block[3])
                continue
        found.append(block)
    return found


def _sentences(article: Article) -> list[Place]:
    """Where the sentences of an account stand, headings and its own notes among them."""
    spans = article.body() or ((0, len(article.text)),)
    return [found.span() for span in spans for found in SENTENCE.finditer(article.text, *span) if found[0].strip()]


def _words(article: Article, sentences: Sequence[Place], word: re.Pattern[str]) -> list[Place]:
    return [found.span() for span in sentences for found in word.finditer(article.text, *span)]


def _start(places: Sequence[Place], at: int, empty: int = 0) -> int:
    """Where the place of that number begins; past the last one, where that ends."""
    if at < len(places):
        return places[at][0]
    return places[-1][1] if places else empty
