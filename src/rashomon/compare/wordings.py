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
from rashomon.model.words import content_words, stem

OTHER_WORDS = Rung(Verdict.NOTHING, "other words")
SAME = Rung(Verdict.SAME, "same words")
STITCHED = Rung(Verdict.COMPATIBLE, "compatible: parts of the longer quote, the gaps marked")
PART = Rung(Verdict.COMPATIBLE, "compatible: a part of the longer quote")
ENDINGS = Rung(Verdict.COMPATIBLE, "compatible: the same words but for endings and articles")
DENIED = Rung(Verdict.COMPATIBLE, "compatible: what one denies the other says not to be so")
SENTENCES = Rung(Verdict.COMPATIBLE, "compatible: other sentences of one remark beside those that both print")
DIFFERS = Rung(Verdict.DIFFERS, "one remark in two wordings")

SAME_SPEAKER = Rung(Verdict.SAME, "same words, same speaker")
OTHER_SPEAKER = Rung(Verdict.DIFFERS, "same words, another speaker")
NO_SPEAKER = Rung(Verdict.NOTHING, "a speaker that one account leaves open")

MONTHS = "january february march april may june july august september october november december"
MONTH_FIRST = re.compile(rf"\b({MONTHS.replace(' ', '|')}) (\d\d?)(?:st|nd|rd|th)?\b(?!,? \d{{4}})")
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
PRONOUNS = frozenset("he she they it who".split())
OPENERS = frozenset("and but so well yes no now because".split())
ARTICLES = frozenset(("a", "an", "the"))
SENTENCE_END = re.compile(r"[.!?…]+[\"'”’]*(?:\s+|$)")
BRACKETED = re.compile(r"\[[^\]]*\]")
DENYING = re.compile(r"den(?:y|ies|ied|ying)\b|refut|rebut|disput|reject|dismiss", re.IGNORECASE)
NOT = frozenset("not never no nothing nobody none".split())
GAP = re.compile(r"…|\.\.\.|\[[^\]]*\]")
# Two remarks that share less than this are two remarks; little words meet more easily in long ones.
SHARED, SHARED_LONG, LONG = 0.5, 0.55, 10
TELLING = 0.4  # of the words that are not little ones


def words_of(text: str) -> list[str]:
    """The words of a quote as they are compared: lower case, contractions opened, days before months.

    What stands in square brackets is the editor's.
    """
    text = MONTH_FIRST.sub(r"\2 \1", BRACKETED.sub(" ", text).lower().replace("’", "'"))
    for short, long in CONTRACTED.items():
        text = text.replace(short, long)
    return WORD.findall(text)


def compare_quotes(a: Quote, b: Quote) -> Comparison:
    """Climb the ladder with two quotes.

    `likeness` is the share of the shorter one's words that stand, in order, in the other.
    """
    left, right = words_of(a.evidence.exact), words_of(b.evidence.exact)
    shared = _share(left, right)
    stitched = _stitched(a, right) or _stitched(b, left)
    rung = _rung(left, right, stitched=stitched)
    rung = SENTENCES if rung is DIFFERS and _cuts_of_one(a, b) else rung
    rung = DENIED if rung is DIFFERS and _one_denial(a, right) != _one_denial(b, left) else rung
    return Comparison(Slot.QUOTE, rung, a.evidence, b.evidence, " ".join(left), " ".join(right), shared)


def compare_speakers(a: Quote, b: Quote) -> Comparison:
    """Whom two accounts credit with the same words, one person or two; `likeness` as for the words."""
    words = compare_quotes(a, b)
    left, right = (q.speaker.name if q.speaker else "" for q in (a, b))
    cuts = [q.speaker.evidence if q.speaker else q.evidence for q in (a, b)]
    rung = _speakers(left, right, words)
    # Whom "he" stands for is inferred, not printed.
    rung = NO_SPEAKER if rung is OTHER_SPEAKER and any(cut.exact.lower() in PRONOUNS for cut in cuts) else rung
    return Comparison(Slot.ATTRIBUTION, rung, cuts[0], cuts[1], left, right, words.likeness)


def _speakers(left: str, right: str, words: Comparison) -> Rung:
    fewest = min(len(value.split()) for value in (words.left_value, words.right_value))
    if words.rung not in (SAME, PART, DIFFERS) or fewest <= MIN_WORDS or not (_named(left) and _named(right)):
        return NO_SPEAKER
    return SAME_SPEAKER if set(plain(left).split()) & set(plain(right).split()) else OTHER_SPEAKER


def _named(speaker: str) -> bool:
    """Whether a speaker is called by name: "the head of the team" may be anybody."""
    first = speaker.split()[0].lower() if speaker.split() else ""
    return speaker[:1].isupper() and first not in DETERMINERS


def _rung(left: list[str], right: list[str], *, stitched: bool) -> Rung:
    if min(len(left), len(right)) < MIN_WORDS:
        return SAME if left == right and left else OTHER_WORDS
    if left == right:
        return SAME
    if _within(left, right) or _within(right, left):
        return PART
    if stitched:
        return STITCHED
    if _bare(left) == _bare(right) or _within(_bare(left), _bare(right)) or _within(_bare(right), _bare(left)):
        return ENDINGS
    return DIFFERS if _one_remark(left, right) else OTHER_WORDS


def _one_remark(left: list[str], right: list[str]) -> bool:
    """Whether the shorter quote stands, in other words, in one stretch of the longer; its telling words among them.

    The little words of any remark stand in a long enough speech, in the same order.
    """
    short, long = sorted((left, right), key=len)
    block = SequenceMatcher(None, short, long, autojunk=False).find_longest_match()
    start, slack = block.b - block.a, len(short) // 2 + 2
    window = long[max(0, start - slack) : start + len(short) + slack]
    telling = set(content_words(" ".join(short)))
    kept = len(telling & set(content_words(" ".join(window))))
    least = SHARED_LONG if len(short) > LONG else SHARED
    return min(_share(short, long), _share(short, window)) >= least and kept >= TELLING * len(telling)


def _share(short: list[str], long: list[str]) -> float:
    """The share of the shorter one's words that stand, in order, in the other."""
    blocks = SequenceMatcher(None, short, long, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(1, min(len(short), len(long)))


def _bare(words: list[str]) -> list[str]:
    """The words without their endings and without articles: what a hasty note of a remark loses."""
    return [stem(word) for word in words if word not in ARTICLES]


def _one_denial(denied: Quote, other: list[str]) -> bool:
    """Whether a quote is what its speaker denies, and the other one denies it in its own words."""
    return denied.cue is not None and DENYING.match(denied.cue.exact) is not None and bool(NOT & set(other))


def _within(part: list[str], whole: list[str]) -> bool:
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))


def _cuts_of_one(a: Quote, b: Quote) -> bool:
    """Whether a sentence of one quote stands in the other, and none stands there in other words."""
    left, right = (
        [words for part in SENTENCE_END.split(quote.evidence.exact) if len(words := _opened(part)) >= MIN_WORDS]
        for quote in (a, b)
    )
    met = [(one, other) for one in left for other in right if _within(one, other) or _within(other, one)]
    rest = [
        [words for words in side if not any(words is pair[n] for pair in met)] for n, side in enumerate((left, right))
    ]
    return bool(met) and not any(_share(one, other) >= SHARED for one in rest[0] for other in rest[1])


def _opened(sentence: str) -> list[str]:
    """The words of a sentence from its first telling one on: "And I think" opens with "I think"."""
    words = words_of(sentence)
    return words[next((n for n, word in enumerate(words) if word not in OPENERS), 0) :]


def _stitched(quote: Quote, whole: list[str]) -> bool:
    """Whether the quote marks its own gaps and each of its parts stands in the other."""
    parts = [words_of(part) for part in GAP.split(quote.evidence.exact)]
    return len(parts) > 1 and all(_within(part, whole) for part in parts)
