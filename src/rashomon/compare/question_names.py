"""Questions for places, people and things, and for whether it is so. None where the pattern does not fit."""

from __future__ import annotations

from rashomon.compare.question_asked import Asked, distant, in_subject, moved
from rashomon.compare.question_build import inverted
from rashomon.compare.question_phrase import phrase_of
from rashomon.compare.question_words import DETERMINERS
from rashomon.model import Name, NameKind

WHERE = frozenset("in at on off outside inside over under between around along behind beside above below".split())
PARTICLES = ("off", "over", "out")
OFFICES = frozenset(
    """minister president chief judge mayor chair chairman chairwoman governor director head secretary leader king queen
    commissioner prosecutor executive ambassador speaker chancellor premier bishop""".split()
)


def place(asked: Asked) -> str | None:
    """Where, from where, to what place."""
    phrase = phrase_of(asked.statement, asked.clause, named=True)
    if asked.place == "subject":
        return in_subject(asked, phrase, "Which place")
    if asked.place == "verb":
        return None
    if asked.place == "before":
        return moved(asked, phrase, "Where") if phrase.preposition in WHERE else None
    if asked.clause.words[phrase.out[0] - 1].low == "of" or distant(asked, phrase):
        return None
    asking = "Where" if phrase.preposition in WHERE else f"{phrase.preposition} what place"
    if asked.copular and not phrase.preposition:
        return moved(asked, phrase, "What") if phrase.out[0] <= asked.clause.verb.head + 1 else None
    return moved(asked, phrase, {"from": "From where", "to": "Where"}.get(phrase.preposition, asking))


def participant(asked: Asked) -> str | None:
    """Who did it, to whom, by whom, whose it is."""
    clause, reading = asked.clause, asked.reading
    who = "Who" if not isinstance(reading, Name) or reading.kind is not NameKind.OTHER else "What"
    last = clause.words[clause.focus[1] - 1].low
    if last.endswith(("'s", "s'")) and asked.place == "subject":
        return in_subject(asked, phrase_of(asked.statement, clause), "Whose")
    phrase = phrase_of(asked.statement, clause, named=True)
    if asked.place == "subject":
        return in_subject(asked, phrase, who)
    if asked.place != "after" or phrase.of or last.endswith("'s"):
        return None
    if clause.words[phrase.out[0] - 1].low == "of" or distant(asked, phrase):
        return None
    if phrase.preposition:
        return moved(asked, phrase, f"{phrase.preposition} {'whom' if who == 'Who' else 'what'}")
    return moved(asked, phrase, who if asked.copular or who == "What" else "Whom")


def thing(asked: Asked) -> str | None:
    """What did it, what was done, with what: for words without a type."""
    phrase = phrase_of(asked.statement, asked.clause, named=True)
    if asked.place == "subject":
        return in_subject(asked, phrase, "What")
    if (
        asked.place != "after"
        or phrase.of
        or phrase.preposition in PARTICLES
        or asked.clause.words[phrase.out[0] - 1].low == "of"
        or distant(asked, phrase)
    ):
        return None
    if asked.copular and not phrase.preposition:
        noun = asked.clause.words[phrase.out[0]].low in DETERMINERS
        if phrase.out[1] < asked.clause.stop:
            return None
        return moved(asked, phrase, "What" if noun else "How")
    return moved(asked, phrase, f"{phrase.preposition} what")


def whether(asked: Asked) -> str:
    """Yes or no: the clause as a question, without its negation."""
    stop = asked.clause.stop
    return inverted(asked.statement, asked.clause, "", (stop, stop), plain=True)
