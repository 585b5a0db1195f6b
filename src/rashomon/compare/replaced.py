"""Two sentences of one make, and the words that were replaced: aligned token by token, as an editor compares drafts.

Agency copy is cut, reworded and mistyped on its way through the papers. Where two sentences run alike to either side
of a few words, those words are what the two say differently, whatever kind of words they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from rashomon.compare.ladder import Comparison, Rung, Verdict
from rashomon.model import Evidence, Slot, Statement
from rashomon.model.words import STOP, stem

REPLACED = Rung(Verdict.DIFFERS, "other words in the same place")
TOKEN = re.compile(r"\d[\d.,]*\d|\w+(?:['’]\w+)?")
LONGEST = 7  # words replaced on either side
NEIGHBOURS = 2  # words that run alike, on one side at least
ALIKE = 0.4  # share of words that two sentences must have in common, in order


def replacements(a: Statement, b: Statement) -> Iterator[Comparison]:
    """Each run of words of one sentence that stands where the other has different ones.

    What both sentences say, each in its place, is no difference.
    """
    left, right = list(TOKEN.finditer(a.evidence.exact)), list(TOKEN.finditer(b.evidence.exact))
    stems = _stems(left), _stems(right)
    matcher = SequenceMatcher(None, *stems, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.ratio() < ALIKE:
        return
    codes = matcher.get_opcodes()
    for n, (kind, i, j, k, m) in enumerate(codes):
        if kind != "replace" or j - i > LONGEST or m - k > LONGEST:
            continue
        before = codes[n - 1][2] - codes[n - 1][1] if n else 0
        after = codes[n + 1][2] - codes[n + 1][1] if n + 1 < len(codes) else 0
        if max(before, after) < NEIGHBOURS or not (_says(left[i:j]) and _says(right[k:m])):
            continue
        if set(stems[0][i:j]) <= set(stems[1]) and set(stems[1][k:m]) <= set(stems[0]):
            continue  # both say both, in another order
        one, other = _cut(a.evidence, left[i:j]), _cut(b.evidence, right[k:m])
        likeness = min(1.0, (min(before, 4) + min(after, 4)) / 8)
        yield Comparison(Slot.OTHER, REPLACED, one, other, one.exact, other.exact, likeness)


def _stems(tokens: list[re.Match[str]]) -> list[str]:
    return [stem(t[0]) for t in tokens]


def _says(tokens: list[re.Match[str]]) -> bool:
    """Whether there is a word among them that carries meaning."""
    return any(t[0].lower() not in STOP for t in tokens)


def _cut(sentence: Evidence, tokens: list[re.Match[str]]) -> Evidence:
    return sentence.cut(tokens[0].start(), tokens[-1].end())
