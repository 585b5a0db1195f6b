"""Cut a sentence where another clause opens: words and verbs in, half-open stretches of words out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from rashomon.compare.question_verbs import Verb
from rashomon.compare.question_words import (
    COORDINATORS,
    HARD,
    LINKS,
    OPENERS,
    PREPOSITIONS,
    RELATIVES,
    SAYING,
    SUBORDINATORS,
    Word,
)


def parts_of(words: Sequence[Word], verbs: Sequence[Verb]) -> Iterator[tuple[int, int]]:
    """Stretches between the marks and words that open another clause, half-open."""
    begins = {v.first: v for v in verbs if v.finite}
    edges, seen = [0], False
    for n, word in enumerate(words):
        if n > edges[-1] and _opens(words, verbs, begins, n, seen=seen):
            edges.append(n)
            seen = n in begins
        elif word.text in HARD or (word.text in "-–—" and word.mark):
            edges.append(n)
            seen = False
        seen = seen or n in begins
    for a, b in _resumed(words, verbs, pairwise([*edges, len(words)])):
        while a < b and (words[a].mark or words[a].low in OPENERS - {"that", "still"} or _link(words, a, b, begins)):
            a += 1
        if a < b:
            yield a, b


def _resumed(
    words: Sequence[Word], verbs: Sequence[Verb], parts: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """A relative clause ends where a second finite verb takes up the clause around it."""
    for a, b in parts:
        finite = [v for v in verbs if a <= v.first < b and v.finite]
        if words[a].low in RELATIVES and len(finite) > 1 and finite[1].operator is not None:
            yield a, finite[1].first
            a = finite[1].first
        yield a, b


def _link(words: Sequence[Word], a: int, b: int, begins: dict[int, Verb]) -> bool:
    low = words[a].low
    if low == "that":
        return a + 1 not in begins
    if low in SUBORDINATORS:
        return True
    return low in LINKS and any(a < n < b for n in begins)


def _opens(words: Sequence[Word], verbs: Sequence[Verb], begins: dict[int, Verb], n: int, *, seen: bool) -> bool:
    low, before = words[n].low, words[n - 1].low
    if low in RELATIVES or low in SUBORDINATORS:
        return before not in PREPOSITIONS
    if low == "that":
        return before not in PREPOSITIONS and _verb_ahead(words, begins, n)
    if low in LINKS:
        return seen and _verb_ahead(words, begins, n, all_verbs=verbs)
    if low in COORDINATORS:
        return seen and _verb_ahead(words, begins, n, ends=COORDINATORS)
    if before == ",":
        return (seen and _verb_ahead(words, begins, n - 1)) or any(v.first == n and not v.finite for v in verbs)
    said = next((v for v in begins.values() if v.head == n - 1 and v.lemma.split()[0] in SAYING), None)
    return said is not None and n not in begins and low not in PREPOSITIONS and _verb_ahead(words, begins, n - 1)


def _verb_ahead(
    words: Sequence[Word],
    begins: dict[int, Verb],
    n: int,
    all_verbs: Sequence[Verb] = (),
    ends: frozenset[str] = frozenset(),
) -> bool:
    """Whether a finite verb follows before the next mark or clause word; a bare "-ing" right after counts for links."""
    if any(v.first == n + 1 for v in all_verbs):
        return True
    for m in range(n + 1, len(words)):
        if m in begins:
            return True
        if words[m].text in HARD or words[m].text == "," or words[m].low in SUBORDINATORS | RELATIVES | ends:
            return False
    return False
