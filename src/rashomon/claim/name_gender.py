"""Tell whether a person of an account is "he" or "she", where the words tell.

In: an article's Sentences and Names. Out: "m" or "f" by key, nothing where it stays open.
Courtesy and role nouns ("Ms", "spokeswoman") count most, then given names, then pronouns
of a sentence that names nobody else. What stays open fits every pronoun.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rashomon.claim.name_given import FEMALE, MALE
from rashomon.claim.name_places import fold
from rashomon.claim.name_words import COURTESY, ROLE_GENDER
from rashomon.claim.parse import Sentence
from rashomon.model import Name, NameKind

HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())


def genders(sentences: Sequence[Sentence], names: Sequence[Name]) -> Mapping[str, str]:
    """ "m" or "f" by key of the people among `names`."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    people: dict[int, set[str]] = defaultdict(set)
    first: dict[tuple[int, str], int] = {}  # sentence, key → where it is first named there
    starts = [s.start for s in sentences]
    for name in names:
        if name.kind is not NameKind.PERSON:
            continue
        n = max(0, bisect_right(starts, name.evidence.start) - 1)
        people[n].add(name.key)
        first.setdefault((n, name.key), name.evidence.start)
        for sex, weight in _hints(name, sentences[n]):
            votes[name.key][sex] += weight
    for n, sentence in enumerate(sentences):
        low = {t.text.lower() for t in sentence.span}
        if bool(low & HE) == bool(low & SHE):
            continue
        same = n and sentences[n - 1].paragraph == sentence.paragraph
        alone = people[n] or (people[n - 1] if same else set())
        if len(alone) == 1:
            key = next(iter(alone))
            # "The note had not reached him, Marr said": he is somebody else.
            behind = sentence.offset + max(t.idx for t in sentence.span if t.lower_ in HE | SHE)
            if behind > first.get((n, key), -1):
                votes[key]["m" if low & HE else "f"] += 2
    return {key: max("mf", key=lambda s: count[s]) for key, count in votes.items() if count["m"] != count["f"]}


def _hints(name: Name, sentence: Sentence) -> Iterator[tuple[str, int]]:
    before = sentence.article.text[max(sentence.start, name.evidence.start - 24) : name.evidence.start].lower().split()
    for word in before[-2:]:
        sex = COURTESY.get(word) or ROLE_GENDER.get(word)
        if sex:
            yield sex, 20
    for word in (name.role or "").lower().replace("-", " ").split()[:4]:
        if word in ROLE_GENDER:
            yield ROLE_GENDER[word], 20
            break
    first = fold(name.key).replace("-", " ").split()
    if len(first) > 1:
        if first[0] in MALE or first[0] in FEMALE:
            yield "m" if first[0] in MALE else "f", 3
        elif first[0].endswith("a"):
            yield "f", 1
