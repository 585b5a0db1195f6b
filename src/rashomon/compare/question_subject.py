"""Find the subject before a verb: words in, the noun with what belongs to it out; empty where it is not plain."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.compare.question_verbs import Verb
from rashomon.compare.question_words import (
    ADVERBS,
    COORDINATORS,
    DETERMINERS,
    OPENERS,
    PREPOSITIONS,
    SUBORDINATORS,
    Word,
)
from rashomon.model import Statement, Time

MAX_SUBJECT = 9


def subject_of(statement: Statement, words: Sequence[Word]) -> list[Word]:
    """The subject among the words before a verb: no adjunct before it, no apposition after, no adverb or time."""
    groups: list[list[Word]] = [[]]
    for word in words:
        if word.text == ",":
            groups.append([])
        else:
            groups[-1].append(word)
    groups = [g for g in (_after_time(statement, g) for g in groups) if g]
    while len(groups) > 1 and _adjunct(groups[0]):
        groups.pop(0)
    if not groups or _adjunct(groups[0]):
        return []
    kept = _without_time(statement, groups[0])
    while len(kept) > 1 and kept[0].low in ADVERBS - {"both", "all", "there", "even", "only"}:
        kept = kept[1:]
    while len(kept) > 1 and (kept[-1].low in ADVERBS or (kept[-1].low.endswith("ly") and kept[-1].text[0].islower())):
        kept = kept[:-1]
    if len(kept) == 1 and kept[0].low in ("last", "first", "next", "more", "to"):
        return []
    if kept and kept[0].low in PREPOSITIONS - {"over", "under", "about", "around"}:
        return []
    return [] if any(w.mark and w.text not in "-'’&%.$" for w in kept) else kept


def shortened(subject: list[Word], verbs: Sequence[Verb], words: Sequence[Word]) -> list[Word]:
    """A long subject without the participle or the last prepositions behind its noun."""
    if len(subject) <= MAX_SUBJECT:
        return subject
    inside = [subject.index(words[v.first]) for v in verbs if words[v.first] in subject]
    if inside and inside[0] > 0:
        subject = subject[: inside[0]]
    while len(subject) > MAX_SUBJECT:
        cuts = [n for n, w in enumerate(subject) if w.low in PREPOSITIONS - {"of"} and n > 1]
        if not cuts:
            break
        subject = subject[: cuts[-1]]
    return subject


def last_noun(words: Sequence[Word]) -> list[Word]:
    """The name or noun with its article that a stretch ends with."""
    stretch = list(words)
    while stretch and stretch[-1].mark:
        stretch.pop()
    start = len(stretch)
    while start and not (stretch[start - 1].mark or stretch[start - 1].low in PREPOSITIONS | COORDINATORS):
        start -= 1
        if stretch[start].low in DETERMINERS:
            return stretch[start:]
    named = [w for w in stretch[start:] if w.text[0].isupper()]
    return stretch[start:] if named and len(named) == len(stretch) - start else []


def _adjunct(group: Sequence[Word]) -> bool:
    first = group[0].low
    opening = first in (PREPOSITIONS | SUBORDINATORS | OPENERS) - {"that", "over", "under", "about", "around", "both"}
    return opening or (len(group) == 1 and first in ADVERBS) or (first.endswith(("ly", "ing")) and len(group) < 3)


def _after_time(statement: Statement, words: list[Word]) -> list[Word]:
    """ "By midday today 90 people": what follows a time that the stretch begins with."""
    base = statement.evidence.start
    behind = 1 if words and words[0].low in PREPOSITIONS else 0
    for time in statement.readings:
        if isinstance(time, Time) and len(words) > behind:
            a, b = time.evidence.start - base, time.evidence.end - base
            if a <= words[behind].start < b and words[-1].start >= b and not words[behind].low.endswith("'s"):
                return _after_time(statement, [w for w in words if w.start >= b])
    return words


def names_something(statement: Statement, words: Sequence[Word]) -> bool:
    """Whether the words can be a subject: no bare article, no bare time."""
    if len(words) == 1 and words[0].low in ("the", "a", "an", "its", "their", "his", "her", "no"):
        return False
    return bool(words) and not all(_in_time(statement, w) for w in words)


def _in_time(statement: Statement, word: Word) -> bool:
    at = word.start + statement.evidence.start
    return any(t.evidence.start <= at < t.evidence.end for t in statement.times)


def _without_time(statement: Statement, words: list[Word]) -> list[Word]:
    """ "The court on Tuesday ruled": the time between subject and verb is not the subject's."""
    base = statement.evidence.start
    for time in statement.readings:
        if isinstance(time, Time) and words:
            a, b = time.evidence.start - base, time.evidence.end - base
            if words[-1].start < b and a <= words[-1].start:
                kept = [w for w in words if w.end <= a]
                while kept and kept[-1].low in PREPOSITIONS:
                    kept = kept[:-1]
                if kept:
                    return kept
    return words
