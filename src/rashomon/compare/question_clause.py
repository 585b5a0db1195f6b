"""Find the clause around some words: a Statement and a focus in, subject, verb and rest out.

Works on the text and on the statuses read from it, which say where the verbs are and what their lemmas are. A clause
whose subject or verb is not plain is refused (None), and the question falls back on something shorter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.compare.question_parts import parts_of
from rashomon.compare.question_subject import MAX_SUBJECT, last_noun, names_something, shortened, subject_of
from rashomon.compare.question_verbs import Verb, is_participle, main_verb, verbs_of
from rashomon.compare.question_words import COORDINATORS, DETERMINERS, PREPOSITIONS, RELATIVES, SAYING, Word, words_of
from rashomon.model import Evidence, Statement

MAX_WORDS = 60  # a longer stretch is no clause, and scanning it is slow


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: `words` with the focus at `focus` (half-open), `subject` and the verb at `verb`.

    `subject` holds words, which may stand before the clause ("X fell and broke": "broke" has the subject X); `opening`
    is where a clause with a subject of its own begins, counted in `words`.
    """

    words: tuple[Word, ...]
    focus: tuple[int, int]
    subject: tuple[Word, ...]
    verb: Verb
    start: int
    stop: int
    whole: bool
    reduced: bool = False


def clause_of(statement: Statement, focus: Evidence, *, wider: bool = True) -> Clause | None:
    """The clause around the focus; where the focus is a whole clause, that clause itself. `wider`: look around it."""
    for stretch in _stretches(statement, focus) if wider else (focus,):
        found = _within(statement, stretch, focus)
        if found is not None:
            return found
    return None


def _stretches(statement: Statement, focus: Evidence) -> Iterator[Evidence]:
    around = {c.content for c in statement.claims if c.content.covers(focus) and statement.evidence.covers(c.content)}
    if statement.evidence.covers(focus):
        yield from sorted({*around, statement.evidence}, key=lambda e: (e.end - e.start, e.start))


def _within(statement: Statement, stretch: Evidence, focus: Evidence) -> Clause | None:
    base = statement.evidence.start
    span = (focus.start - base, focus.end - base)
    words = words_of(statement.evidence.exact, stretch.start - base, stretch.end - base, span)
    inside = [n for n, w in enumerate(words) if w.start < span[1] and span[0] < w.end]
    if not inside or not 2 <= len(words) <= MAX_WORDS:
        return None
    verbs = verbs_of(statement, words)
    at = (inside[0], inside[-1] + 1)
    parts = list(parts_of(words, verbs))
    whole = _whole(words, verbs, at)
    if whole and parts:
        at = (max(at[0], parts[0][0]), at[1])
    for number, (a, b) in enumerate(parts):
        if whole and a <= at[0] < b and not main_verb(words, verbs, a, b):
            at = (min(b, at[1] - 1), at[1])  # an opening without a verb: the clause begins behind it
            continue
        if whole and a <= at[0] < b and number + 1 < len(parts) and _reports(words, verbs, a, b):
            at = (b, at[1])  # what is said counts, not that it is
            continue
        if a <= at[0] < b and (at[1] <= b or whole):
            return _clause(statement, words, verbs, parts[: number + 1], at, whole=whole)
    return None


def _reports(words: Sequence[Word], verbs: Sequence[Verb], a: int, b: int) -> bool:
    main = main_verb(words, verbs, a, b)
    return main is not None and main.lemma.split()[0] in SAYING and main.head >= b - 4


def _whole(words: Sequence[Word], verbs: Sequence[Verb], at: tuple[int, int]) -> bool:
    """Whether the focus is itself a clause, with subject and verb."""
    if at[1] - at[0] < 3:
        return False
    main = main_verb(words, verbs, *at)
    return main is not None and main.first > at[0]


def _clause(
    statement: Statement,
    words: Sequence[Word],
    verbs: Sequence[Verb],
    parts: Sequence[tuple[int, int]],
    at: tuple[int, int],
    *,
    whole: bool,
) -> Clause | None:
    """The clause of the last of `parts`; those before it may lend it their subject."""
    a, b = parts[-1]
    relative = words[a].low in RELATIVES or (a > 0 and words[a].low == "that")
    main = main_verb(words, verbs, a, b)
    if main is None:
        return None
    hanging = [v for v in verbs if main.head < v.first and v.head < at[0] and v.operator is None and v is not main]
    hanging = [v for v in hanging if not v.lemma.startswith("to ") and is_participle(v)]
    before = [v for v in verbs if a < v.first and v.head < at[0] and at[1] <= main.first and is_participle(v)]
    if before and before[-1].operator is None and not whole and not relative:
        return _reduced(words, before[-1], main.first, at)
    if hanging and not whole:
        return _reduced(words, hanging[-1], b, at)
    subject = subject_of(statement, words[a : main.first])
    if not subject and words[a].low in PREPOSITIONS and main.operator is None and is_participle(main) and not whole:
        return _reduced(words, main, b, at)
    if relative or not subject:
        subject = _inherited(statement, words, verbs, parts[:-1], relative=relative)
    if _aside(words, verbs, main, a):
        return None
    subject = shortened(subject, verbs, words)
    focus = (at[0], min(at[1], b))
    if not names_something(statement, subject) or len(subject) > MAX_SUBJECT:
        return None
    return Clause(tuple(words), focus, tuple(subject), main, a, b, whole)


def _aside(words: Sequence[Word], verbs: Sequence[Verb], main: Verb, a: int) -> bool:
    """ "The chapel, built in 1731, burned down": the first verb is an aside's, and what it is said of is not plain."""
    marks = [w.text for w in words[a : main.first] if w.text == ","]
    hangs = marks == [","] and words[main.first - 1].text == "," and main.operator is None and is_participle(main)
    return hangs and any(v.finite and words[v.first - 1].text == "," for v in verbs if v.first > main.head)


def _reduced(words: Sequence[Word], verb: Verb, stop: int, at: tuple[int, int]) -> Clause | None:
    """ "one missile launched from Sunan": the noun before a participle is what it is said of."""
    start = verb.first
    while start and not (words[start - 1].mark or words[start - 1].low in PREPOSITIONS | COORDINATORS):
        start -= 1
        if words[start].low in DETERMINERS or words[start].text[0].isdigit() or words[start].low == "one":
            subject = words[start : verb.first]
            fits = 2 <= len(subject) <= 5
            return Clause(tuple(words), at, tuple(subject), verb, start, stop, False, True) if fits else None
    return None


def _inherited(
    statement: Statement,
    words: Sequence[Word],
    verbs: Sequence[Verb],
    parts: Sequence[tuple[int, int]],
    *,
    relative: bool,
) -> list[Word]:
    """The subject of a verb without one of its own: that of the clause before, or a relative clause's noun."""
    for a, b in reversed(parts):
        if words[a].low in RELATIVES:
            continue
        main = main_verb(words, verbs, a, b)
        if relative:
            return last_noun(words[a:b]) if main else subject_of(statement, words[a:b])
        if main is None:
            subject = subject_of(statement, words[a:b])
            if subject:
                return subject
            continue
        subject = subject_of(statement, words[a : main.first])
        if subject:
            return subject
    return []
