"""What is asked of a clause, and the two ways to ask it: from the front, or in the place of the subject."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.compare.question_build import inverted, subject_asked
from rashomon.compare.question_clause import Clause
from rashomon.compare.question_phrase import Phrase, noun_after
from rashomon.compare.question_words import ADVERBS, BE, COORDINATORS, DETERMINERS, PREPOSITIONS, SAYING, Word
from rashomon.model import Evidence, Name, NameKind, Quantity, Slot, Statement, Time


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: the slot, the statement, the words in question, what was read there, and the clause around."""

    slot: Slot
    statement: Statement
    focus: Evidence
    reading: Quantity | Time | Name | None
    clause: Clause

    @property
    def place(self) -> str:
        """Where the focus stands: "subject", "before" the verb but outside it, "verb", or "after" it."""
        a, b = self.clause.focus
        verb = self.clause.verb
        head = verb.head if verb.operator is None else verb.operator
        if a > head and not (verb.operator is not None and a <= verb.head and self.reading is None):
            return "after"
        if b > verb.first:
            return "verb"
        return "subject" if set(self.clause.words[a:b]) & set(self.clause.subject) else "before"

    @property
    def copular(self) -> bool:
        """Whether the clause says what something is."""
        return self.clause.words[self.clause.verb.first].low in BE and self.clause.verb.lemma.startswith("be")


def moved(asked: Asked, phrase: Phrase, asking: str) -> str:
    """The clause inverted behind the question word, without the phrase."""
    return inverted(asked.statement, asked.clause, asking, phrase.out)


def in_subject(asked: Asked, phrase: Phrase, asking: str) -> str | None:
    """The question word in the place of the phrase that the subject begins with."""
    if asked.clause.verb.lemma in SAYING and asked.clause.stop < len(asked.clause.words) - 1:
        return None  # what is said would be cut off
    subject, end = asked.clause.subject, phrase.out[1]
    if phrase.out[0] > asked.clause.words.index(subject[0]):
        return None
    last = asked.clause.words[end - 1].end
    kept = [w for w in subject if w.start >= last]
    if kept and kept[0].low in ("and", "or", "to"):
        return None
    beside = next((n for n, w in enumerate(kept[:-1]) if w.low == "and" and kept[n + 1].text[0].isdigit()), len(kept))
    kept = kept[:beside]
    return subject_asked(asked.statement, asked.clause, asking, kept)


def attributive(asked: Asked, phrase: Phrase) -> bool:
    """ "a three-day strike", "the 2019 vote": an article before the figure and a noun after it."""
    a = asked.clause.focus[0]
    opened = phrase.out[0] < a and any(
        w.low in DETERMINERS for w in asked.clause.words[phrase.out[0] : a] if w.low not in PREPOSITIONS
    )
    return bool(opened and noun_at(asked, phrase.out[1]))


def distant(asked: Asked, phrase: Phrase) -> bool:
    """Whether something else stands between the verb and the phrase, so that it is not the object."""
    between = asked.clause.words[asked.clause.verb.head + 1 : phrase.out[0]]
    if phrase.preposition or not between or between[-1].low in COORDINATORS:
        return False
    carried = len(between) > 1 and between[-2].low == "to"  # "agreed to pay"
    return not carried and not all(w.low in ADVERBS | PREPOSITIONS or w.low.endswith("ly") for w in between)


def noun_at(asked: Asked, at: int) -> list[Word]:
    """The noun that begins at a word, none where only "of" follows."""
    found = list(noun_after(asked.statement, asked.clause, at))
    return [] if found and found[0].low == "of" else found


def next_word(asked: Asked, phrase: Phrase) -> str:
    """The word behind a phrase, lower case; empty at the end of the clause."""
    end = phrase.out[1]
    return asked.clause.words[end].low if end < asked.clause.stop else ""


def nearest(statement: Statement, focus: Evidence) -> Name | None:
    """The person named closest to the focus, if any."""
    people = [n for n in statement.names if n.kind is NameKind.PERSON and not n.evidence.overlaps(focus)]
    return min(people, key=lambda n: max(n.evidence.start - focus.end, focus.start - n.evidence.end), default=None)
