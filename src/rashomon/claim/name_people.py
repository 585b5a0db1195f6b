"""Give every mention of a person the fullest name of the account.

In: the Mentions of one article that name people. Out: the full name by place. "Mr Diagne"
finds "Mamadou Fall Diagne"; of two people of one surname, title and then nearness decide.
Never joins two people whose given names differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rashomon.claim.name_given import FEMALE, MALE
from rashomon.claim.name_kinds import parts
from rashomon.claim.name_mentions import Mention
from rashomon.claim.name_places import fold
from rashomon.claim.name_words import COURTESY

Place = tuple[int, int]


def full_names(people: Sequence[Mention]) -> Mapping[Place, str]:
    """The full name behind each mention, by (sentence index, first token)."""
    forms = Counter(m.words for m in people)
    full: list[str] = []
    for words in sorted(forms, key=lambda w: (-len(w.split()), -len(w), w)):
        if " " in words and not any(same_person(fold(words), fold(longer)) for longer in full):
            full.append(words)
    recent: dict[str, int] = {}
    found: dict[Place, str] = {}
    for n, mention in enumerate(people):
        words, sex = fold(mention.words), _courtesy(mention)
        fits = [f for f in full if same_person(words, fold(f)) and _sex(f) in (None, sex or _sex(f))]
        rank = {f: (fold(f) == words, _closeness(words, fold(f)), recent.get(f, -1), -full.index(f)) for f in fits}
        best = max(fits, key=rank.__getitem__, default=mention.words)
        recent[best] = n
        found[mention.sentence.index, mention.start] = best
    return found


def same_person(short: str, full: str) -> bool:
    """Whether a shorter (folded) name can be the longer one's: its words in order, the given name not another."""
    if short == full:
        return True
    a, b = short.replace(".", "").split(), full.replace(".", "").split()
    if len(a) == 1:
        return a[0] in parts(" ".join(b)) or a[0] == b[-1].split("-")[-1]
    if len(a) > len(b):
        return False
    at = 0
    for word in a:
        while at < len(b) and not _same_word(word, b[at]):
            at += 1
        if at == len(b):
            return False
        at += 1
    return _same_word(a[0], b[0]) or b[-len(a) :] == a


def _same_word(a: str, b: str) -> bool:
    """Alike, or one the other's initial."""
    return a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))


def _closeness(words: str, full: str) -> int:
    """A surname beats a given name, a given name a middle one."""
    return 2 if full.endswith(" " + words) else 1 if full.startswith(words + " ") else 0


def _courtesy(mention: Mention) -> str | None:
    """What "Mr" or "Ms" before a name says."""
    before = mention.before
    if before is not None and before.text == "." and before.i > mention.sentence.span.start:
        before = before.nbor(-1)
    return COURTESY.get(before.lower_) if before is not None else None


def _sex(full: str) -> str | None:
    given = fold(full).replace("-", " ").split()[0]
    return "m" if given in MALE else "f" if given in FEMALE else None
