"""The ladder of wordings: two Quotes in, a Rung out, word for word.

A part of a longer quote agrees with it; words that changed do not. Alterations that
every newsroom makes (capitals, punctuation, contractions) change nothing.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from rashomon.compare.ladder import Comparison, Rung, Verdict
from rashomon.compare.names import plain
from rashomon.model import Quote, Slot

OTHER_WORDS = Rung(Verdict.NOTHING, "other words")
SAME = Rung(Verdict.SAME, "same words")
STITCHED = Rung(Verdict.COMPATIBLE, "compatible: parts of the longer quote, the gaps marked")
PART = Rung(Verdict.COMPATIBLE, "compatible: a part of the longer quote")
DIFFERS = Rung(Verdict.DIFFERS, "one remark in two wordings")

SAME_SPEAKER = Rung(Verdict.SAME, "same words, same speaker")
OTHER_SPEAKER = Rung(Verdict.DIFFERS, "same words, another speaker")
NO_SPEAKER = Rung(Verdict.NOTHING, "a speaker that one account leaves open")

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
CONTRACTED = {
    "won't": "will not",
    "can't": "can not",
    "cannot": "can not",
    "n't": " not",
    "'re": " are",
    "'ve": " have",
    "'ll": " will",
    "'m": " am",
    "'s": "",
    "'d": " would",
}
MIN_WORDS = 3
DETERMINERS = frozenset("a an the this that his her its their our my one some another".split())
GAP = re.compile(r"…|\.\.\.|\[[^\]]*\]")
# Two remarks that share less than this are two remarks.
SHARED = 0.5


def words_of(text: str) -> list[str]:
    """The words of a quote as they are compared: lower case, contractions opened, no punctuation."""
    text = text.lower().replace("’", "'")
    for short, long in CONTRACTED.items():
        text = text.replace(short, long)
    return WORD.findall(text)


def compare_quotes(a: Quote, b: Quote) -> Comparison:
    """Climb the ladder with two quotes.

    `likeness` is the share of the shorter one's words that stand, in order, in the other.
    """
    left, right = words_of(a.evidence.exact), words_of(b.evidence.exact)
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    shared = sum(block.size for block in blocks) / max(1, min(len(left), len(right)))
    stitched = _stitched(a, right) or _stitched(b, left)
    rung = _rung(left, right, shared, stitched=stitched)
    return Comparison(Slot.QUOTE, rung, a.evidence, b.evidence, " ".join(left), " ".join(right), shared)


def compare_speakers(a: Quote, b: Quote) -> Comparison:
    """Whom two accounts credit with the same words, one person or two; `likeness` as for the words."""
    words = compare_quotes(a, b)
    left, right = (q.speaker.name if q.speaker else "" for q in (a, b))
    cuts = [q.speaker.evidence if q.speaker else q.evidence for q in (a, b)]
    return Comparison(Slot.ATTRIBUTION, _speakers(left, right, words), cuts[0], cuts[1], left, right, words.likeness)


def _speakers(left: str, right: str, words: Comparison) -> Rung:
    fewest = min(len(value.split()) for value in (words.left_value, words.right_value))
    if words.rung not in (SAME, PART, DIFFERS) or fewest <= MIN_WORDS or not (_named(left) and _named(right)):
        return NO_SPEAKER
    return SAME_SPEAKER if set(plain(left).split()) & set(plain(right).split()) else OTHER_SPEAKER


def _named(speaker: str) -> bool:
    """Whether a speaker is called by name: "the head of the team" may be anybody."""
    first = speaker.split()[0].lower() if speaker.split() else ""
    return speaker[:1].isupper() and first not in DETERMINERS


def _rung(left: list[str], right: list[str], shared: float, *, stitched: bool) -> Rung:
    if min(len(left), len(right)) < MIN_WORDS:
        return SAME if left == right and left else OTHER_WORDS
    if left == right:
        return SAME
    if _within(left, right) or _within(right, left):
        return PART
    if stitched:
        return STITCHED
    return DIFFERS if shared >= SHARED else OTHER_WORDS


def _within(part: list[str], whole: list[str]) -> bool:
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))


def _stitched(quote: Quote, whole: list[str]) -> bool:
    """Whether the quote marks its own gaps and each of its parts stands in the other."""
    parts = [words_of(part) for part in GAP.split(quote.evidence.exact)]
    return len(parts) > 1 and all(_within(part, whole) for part in parts)
