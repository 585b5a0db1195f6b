"""Tell whether a quotation stands alone, and whether it goes on from the one before it.

In: a Paragraph, one of its quotations, the words between two of them. Out: yes or no.
"""

from __future__ import annotations

import re

from rashomon.claim.attribution_marks import Quoted
from rashomon.claim.attribution_paragraphs import MARKS, Paragraph
from rashomon.model import Quote

SHORT = 4  # words: fewer, standing without a cue, are a title or a word held at arm's length
LONG = 8  # words: as many, begun like a sentence, are one, whatever follows their closing mark
BREATH = 60  # words that may follow a cue before its speaker goes on
ENDERS = ".!?…"
STOP = re.compile(r"(?<![A-Z])(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\bSen)(?<!\bRep)[.!?](?=\s+[^\s])")


def stands_alone(paragraph: Paragraph, stretch: Quoted, *, after: Quote | None) -> bool:
    """Whether a quotation is a sentence of its own: long enough, and nothing of its sentence around it.

    `after` is the quotation before it: behind a speaker's words, what begins like a sentence is one.
    """
    words = paragraph.text(stretch.start, stretch.end)
    ends = words[-1] in ENDERS + ","
    head = paragraph.text(paragraph.offset, stretch.start).rstrip(MARKS).rstrip()
    if head and head[-1] not in ".!?…)" + MARKS:
        return False
    rest = paragraph.text(stretch.end, paragraph.end).strip(MARKS).strip()
    count = len(words.split())
    here = after is not None and after.speaker is not None and after.evidence.start >= paragraph.offset
    if here and count >= LONG and words[0].isupper():
        return True
    return (ends or not rest) and (count >= SHORT or ends)


def same_breath(last: str, gap: str) -> bool:
    """Whether nothing but the rest of the cue's sentence stands between two quotations: "…,” she said. “…".

    `last` is how the first one ends.
    """
    words = gap.strip(MARKS + " \n")
    if not words:
        return True
    if STOP.search(words) or len(words.split()) > BREATH or (last in ENDERS and last != "!?" and words[0].isupper()):
        return last in "!?" and not STOP.search(words) and not gap.rpartition("\n")[2].strip(MARKS + " ")
    return not gap.rpartition("\n")[2].strip(MARKS + " ") if "\n" in gap else words[-1] in ENDERS + ")"


def same_sentence(quote: Quote, gap: str, words: str) -> bool:
    """ "“The risk,” said Marr, “is …": the same sentence goes on behind the cue of the quotation before."""
    cued = quote.cue is not None and quote.evidence.end <= quote.cue.start < quote.evidence.end + len(gap)
    return cued and not STOP.search(gap) and gap.rstrip(MARKS + " ")[-1:] == "," and words[0].islower()


def heading(paragraph: Paragraph, stretch: Quoted) -> bool:
    """Whether a paragraph is nothing but a quotation with a capital on every word: a heading, not speech."""
    around = paragraph.text(paragraph.offset, stretch.start) + paragraph.text(stretch.end, paragraph.end)
    words = [w for w in paragraph.text(stretch.start, stretch.end).split() if len(w) > LEAST]
    return not around.strip(MARKS + " ") and bool(words) and all(not w[0].islower() for w in words)


LEAST = 3  # letters of a word that a heading would begin with a capital
