"""The phrase that the focus stands in: how far it runs, the preposition before it, the noun that is counted."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.compare.question_clause import Clause
from rashomon.compare.question_words import (
    ADVERBS,
    COORDINATORS,
    DETERMINERS,
    HEDGES,
    LINKS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    Word,
)
from rashomon.model import Statement, Time

MAX_NOUN = 4
BOUNDS = PREPOSITIONS | COORDINATORS | RELATIVES | SUBORDINATORS | LINKS | ADVERBS | {"that", "to", "not"}
DEFINITE = DETERMINERS - {"a", "an", "some", "any"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words `out` of the clause (half-open) that a question word replaces.

    `preposition` stands before them and is among them; `noun` follows the focus and is asked for with it; `of` is the
    noun that the focus is a property of ("a depth of …"), without its article.
    """

    out: tuple[int, int]
    preposition: str = ""
    noun: tuple[Word, ...] = ()
    of: tuple[Word, ...] = ()
    definite: bool = False


def phrase_of(statement: Statement, clause: Clause, *, counted: bool = False, named: bool = False) -> Phrase:
    """The phrase around the focus; `counted` takes the noun after it along, `named` the words of a name or title."""
    words, (a, b) = clause.words, clause.focus
    low = clause.start if a < clause.verb.head else max(clause.start, clause.verb.head + 1)
    noun: tuple[Word, ...] = ()
    if counted:
        noun = noun_after(statement, clause, b)
        b += len(noun)
    if words[a].low in PREPOSITIONS - {"about", "around"} and b - a > 1 and not words[a + 1].text[0].isdigit():
        return Phrase((a, b), words[a].low)
    if named:
        a, b = _widened(statement, clause, a, b)
    while a > low and _hedge(words, a - 1):
        a -= 1
    definite = a > low and words[a - 1].low in DEFINITE
    if definite:
        a -= 1
    of: tuple[Word, ...] = ()
    if a > low + 1 and words[a - 1].low == "of":
        start = a - 2
        while start > low and a - 1 - start < MAX_NOUN and words[start].low not in DETERMINERS:
            start -= 1
        if (
            start < a - 2
            and words[start].low in DETERMINERS
            and not any(_bound(clause, n) for n in range(start, a - 1))
        ):
            of = words[start + 1 : a - 1]
            a = start
        elif words[a - 2].low.endswith("s") and (a - 2 == low or words[a - 3].low in PREPOSITIONS):
            of = words[a - 2 : a - 1]
            a -= 2
    if a > low and words[a - 1].low in PREPOSITIONS - {"of"} and not _inside_verb(clause, a - 1):
        return Phrase((a - 1, b), words[a - 1].low, noun, of, definite)
    return Phrase((a, b), "", noun, of, definite)


def noun_after(statement: Statement, clause: Clause, b: int) -> tuple[Word, ...]:
    """The noun right after a figure: up to a bound or a verb; with "of the …" where that comes at once."""
    words, stop = clause.words, clause.stop
    end = b
    if end < stop and words[end].low == "of":
        end += 1
    while end < stop and end - b < MAX_NOUN + 2 and not _bound(clause, end) and not _timed(statement, words[end]):
        if end == clause.verb.first:
            break
        end += 1
    found = words[b:end]
    return () if found and found[-1].low in PREPOSITIONS | DETERMINERS else tuple(found)


def _widened(statement: Statement, clause: Clause, a: int, b: int) -> tuple[int, int]:
    """A name with the words of its phrase around it: "the port of Kell", "the lawyer Ida Holm"."""
    words = clause.words
    floor = max(clause.start, 0 if b <= clause.verb.first else clause.verb.head + 1)
    while a > floor and b - a < 8 and not _bound(clause, a - 1):
        a -= 1
    while b < clause.stop and b - a < 8 and not _bound(clause, b) and not _timed(statement, words[b]):
        if b == clause.verb.first:
            break
        b += 1
    return a, b


def _bound(clause: Clause, n: int) -> bool:
    word = clause.words[n]
    return word.mark or word.low in BOUNDS or (word.low.endswith("ly") and word.text[0].islower())


def _timed(statement: Statement, word: Word) -> bool:
    base = statement.evidence.start
    return any(
        isinstance(r, Time) and r.evidence.start - base <= word.start < r.evidence.end - base
        for r in statement.readings
    )


def _hedge(words: tuple[Word, ...], n: int) -> bool:
    low = words[n].low
    before = words[n - 1].low if n else ""
    if low == "to":
        return before == "up"
    if low in ("over", "under", "around", "about"):
        return True
    if low == "of":
        return before in ("total", "average", "record", "maximum", "sum")
    if low == "at":
        return n + 1 < len(words) and words[n + 1].low in ("least", "most")
    if low == "as":
        return (n + 1 < len(words) and words[n + 1].low in ("many", "much", "little", "few")) or before in (
            "many",
            "much",
        )
    return low in HEDGES or (low in ("total", "average", "record", "combined", "maximum") and before in HEDGES)


def _inside_verb(clause: Clause, n: int) -> bool:
    return clause.verb.first <= n <= clause.verb.head
