"""Put a point as a question a reader would ask, in the words of the account: slot and evidence in, text out.

The clause around the focus is inverted ("When would the tariffs start?"). Where it does not allow that, a shorter
pattern of the slot names what is asked about; the clause with a gap is the last resort. Holds always: the answer's
words are not in the question, nor any word that is not the claim's own or a function word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from rashomon.compare import question_figures as figures
from rashomon.compare import question_names as names
from rashomon.compare.question_asked import Asked, nearest
from rashomon.compare.question_build import finished, inverted, lowered, stated, subject_asked
from rashomon.compare.question_clause import clause_of
from rashomon.compare.question_gap import gap
from rashomon.compare.question_words import (
    BE,
    COORDINATORS,
    DATELINE,
    HAVE,
    LINKS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SAYING,
    TOKEN,
)
from rashomon.model import Claim, Evidence, Name, NameKind, Quantity, QuantityKind, Slot, Statement, Time, TimeKind

MAX_WORDS = 20
PLAIN = PREPOSITIONS | BE | HAVE | COORDINATORS | LINKS | RELATIVES | frozenset(("percent", "cents", "times", "to"))
PEOPLES = ("ean", "ian", "ese", "ish")
MARKS = re.compile(r"[\"“”„«»…<>{}\[\]|\\;!]|:(?!\d)|\?.")
CAUSES = re.compile(r"\b(?:because|due to|owing to|after|as a result of|over|amid)\b", re.I)
CAUSING = frozenset("cause force trigger bring lead prompt spark make blame".split())

SLOTS: dict[Slot, tuple[Callable[[Asked], str | None], ...]] = {
    Slot.TIME: (figures.time,),
    Slot.DURATION: (figures.duration,),
    Slot.AMOUNT: (figures.amount,),
    Slot.COUNT: (figures.count,),
    Slot.PLACE: (names.place,),
    Slot.PARTICIPANT: (names.participant,),
    Slot.ROLE: (),
    Slot.STATUS: (names.thing,),
    Slot.CAUSE: (names.thing,),
    Slot.OTHER: (names.thing,),
}


def question(slot: Slot, statement: Statement, focus: Evidence) -> str:
    """The question that the words in `focus` answer in `statement`; one line that ends in a question mark."""
    for text in _tried(slot, statement, focus):
        if text and _sound(text) and not _leaks(text, statement, focus):
            return text
    return gap(slot, statement, focus)


def _tried(slot: Slot, statement: Statement, focus: Evidence) -> Iterator[str | None]:
    """Questions in the order of how well they fit."""
    reading = _reading(slot, statement, focus)
    slot = _typed(slot, reading)
    clause = clause_of(statement, focus)
    if slot is Slot.QUOTE:
        yield _said(statement, focus)
    if slot in (Slot.ROLE, Slot.PARTICIPANT, Slot.ATTRIBUTION):
        yield from _person(slot, statement, focus, reading)
    if clause is None:
        yield from _about(slot, statement, focus)
        return
    asked = Asked(slot, statement, focus, reading, clause)
    if isinstance(reading, Quantity) and reading.kind in (QuantityKind.AGE, QuantityKind.SCORE):
        yield figures.age(asked) if reading.kind is QuantityKind.AGE else figures.score(asked)
    if clause.whole or asked.place == "verb" or _eventful(slot, statement, focus):
        yield from _whole(slot, asked)
    elif not _beyond(slot, asked):
        for way in SLOTS.get(slot, ()):
            yield way(asked)
    yield from _about(slot, statement, focus)


def _reading(slot: Slot, statement: Statement, focus: Evidence) -> Quantity | Time | Name | None:
    """What was read at the focus: exactly there, or, for a focus of a few words, where the two overlap."""
    typed = [r for r in statement.readings if isinstance(r, Quantity | Time | Name)]
    exact = [r for r in typed if r.evidence == focus]
    exact = [r for r in typed if isinstance(r, Time) and r.evidence.covers(focus)] or exact
    if exact:
        return exact[0]
    if slot in (Slot.STATUS, Slot.CAUSE, Slot.OTHER, Slot.QUOTE):
        return None
    if slot is Slot.ROLE:
        typed = [r for r in typed if isinstance(r, Quantity)]
    near = [r for r in typed if r.evidence.overlaps(focus) and len(focus.exact.split()) <= 5]
    return max(near, key=lambda r: min(r.evidence.end, focus.end) - max(r.evidence.start, focus.start), default=None)


def _typed(slot: Slot, reading: Quantity | Time | Name | None) -> Slot:
    """The slot that the reading fills: what was read says more surely than the pair what is asked."""
    if isinstance(reading, Quantity):
        if slot is Slot.DURATION or reading.kind is QuantityKind.ORDINAL:
            return slot
        return Slot.COUNT if reading.kind is QuantityKind.COUNT else Slot.AMOUNT
    if isinstance(reading, Time):
        return Slot.DURATION if reading.kind is TimeKind.DURATION else Slot.TIME
    if isinstance(reading, Name) and slot in (Slot.STATUS, Slot.OTHER, Slot.COUNT, Slot.AMOUNT, Slot.TIME, Slot.CAUSE):
        return Slot.PLACE if reading.kind is NameKind.PLACE else Slot.PARTICIPANT
    return slot


def _beyond(slot: Slot, asked: Asked) -> bool:
    """Whether a comma parts the focus from its verb: then it is an aside, and no object."""
    between = asked.clause.words[asked.clause.verb.head : asked.clause.focus[0]]
    return slot not in (Slot.TIME, Slot.DURATION) and any(w.text == "," for w in between)


def _eventful(slot: Slot, statement: Statement, focus: Evidence) -> bool:
    return slot is Slot.STATUS and any(s.evidence.overlaps(focus) for s in statement.statuses)


def _whole(slot: Slot, asked: Asked) -> Iterator[str | None]:
    """The focus is a clause, or its verb."""
    if asked.clause.verb.lemma in SAYING:
        yield _content(asked)
    if slot is Slot.CAUSE:
        yield _why(asked)
    elif slot is Slot.PARTICIPANT and not asked.clause.whole:
        yield subject_asked(asked.statement, asked.clause, "Who")
    elif slot in (Slot.STATUS, Slot.ROLE, Slot.PARTICIPANT, Slot.PLACE) or not asked.clause.whole:
        yield names.whether(asked)


def _content(asked: Asked) -> str | None:
    """Whether what is reported is so: the report itself is in no doubt."""
    for claim in asked.statement.claims:
        if claim.speaker and claim.cue and asked.statement.evidence.covers(claim.content):
            clause = clause_of(asked.statement, claim.content, wider=False)
            if clause is not None and clause.verb.lemma not in SAYING:
                return names.whether(replace(asked, clause=clause))
    return None


def _why(asked: Asked) -> str | None:
    """Why it happened where the clause gives a reason behind a link; what did it where its verb is one of causing."""
    if asked.clause.verb.lemma in CAUSING:
        return subject_asked(asked.statement, asked.clause, "What")
    stop = asked.clause.stop
    return inverted(asked.statement, asked.clause, "Why", (stop, stop))


def _said(statement: Statement, focus: Evidence) -> str | None:
    """What somebody said: the speaker as the account names them."""
    claim = _credited(statement, focus)
    if claim is None or claim.speaker is None:
        return None
    return finished(f"What did {_speaker(claim)} say")


def _credited(statement: Statement, focus: Evidence) -> Claim | None:
    held = [c for c in statement.claims if c.speaker and (c.content.overlaps(focus) or focus.covers(c.content))]
    return min(held, key=lambda c: c.content.end - c.content.start, default=None)


def _speaker(claim: Claim) -> str:
    if claim.speaker is None:
        return ""
    text = claim.speaker.evidence.exact.split(", who ")[0].rstrip(" ,")
    first = text.split()[0] if text.split() else ""
    if first.lower() in PRONOUNS | {"the", "a", "an", "his", "her", "its", "their", "some", "one"}:
        text = text[:1].lower() + text[1:]
    return f"{text}," if text.count(",") == 1 else text


def _person(
    slot: Slot, statement: Statement, focus: Evidence, reading: Quantity | Time | Name | None
) -> Iterator[str | None]:
    """Who said it; who holds the office that is printed with a name; what office somebody holds."""
    speaking = next((c for c in statement.claims if c.speaker and c.cue and c.speaker.evidence.overlaps(focus)), None)
    if isinstance(reading, Name) and (slot is Slot.ROLE or (slot is Slot.PARTICIPANT and speaking is not None)):
        yield _holder(statement, reading)
    if speaking is not None and slot is not Slot.ROLE:
        yield _who_said(statement, speaking)
    if slot is Slot.ATTRIBUTION:
        claim = _credited(statement, focus)
        yield _who_said(statement, claim) if claim else None
    if slot is Slot.ROLE and not isinstance(reading, Name | Quantity | Time):
        near = nearest(statement, focus)
        if near is not None and len(focus.exact.split()) <= 8:
            office = any(w.lower() in names.OFFICES for w in focus.exact.split())
            yield finished(
                f"What office does {near.evidence.exact} hold" if office else f"What is {near.evidence.exact}'s role"
            )


def _holder(statement: Statement, name: Name) -> str | None:
    role = (name.role or "").strip()
    if not role:
        return None
    if name.kind is not NameKind.PERSON or role not in statement.evidence.exact or len(role.split()) > 6:
        return None
    role = role.removeprefix("the ").removeprefix("The ")
    owned = role.split()[0].endswith(("'s", "’s")) and role[:1].isupper()
    indefinite = re.search(rf"\b(?:an?|one) {re.escape(role)}", statement.evidence.exact, re.I)
    if any(re.search(rf"\b{re.escape(s.evidence.exact)}\b", role) for s in statement.statuses):
        return None
    if indefinite or role.lower().startswith(("a ", "an ")):
        return None
    if statement.evidence.exact.startswith(role) and " " not in role:
        role = role.lower()
    return finished(f"Who is {role}" if owned else f"Who is the {role}")


def _who_said(statement: Statement, claim: Claim) -> str | None:
    clause = clause_of(statement, claim.content, wider=False)
    if clause is None or not clause.whole or {"i", "we", "you", "my", "our"} & {w.low for w in clause.words}:
        return None
    return finished(f"Who said that {stated(statement, clause)}")


def _about(slot: Slot, statement: Statement, focus: Evidence) -> Iterator[str | None]:
    """Shorter patterns that name what is asked about and claim no more."""
    topic = _topic(statement, focus)
    if slot is Slot.QUOTE:
        yield finished(f"What was said about {topic}" if topic else "What was said")
        yield finished("What was said")
    reading = _reading(slot, statement, focus)
    near = nearest(statement, focus)
    if isinstance(reading, Quantity) and reading.kind is QuantityKind.AGE and near is not None:
        yield finished(f"How old is {near.evidence.exact}")
    if slot in (Slot.COUNT, Slot.AMOUNT) and (old := _aged(statement, focus)):
        yield finished(f"How old was the {old}")
    if slot is Slot.COUNT and (noun := _counted(statement, focus)):
        yield finished(f"How many {noun} were there")
    if topic and slot in (Slot.OTHER, Slot.STATUS, Slot.CAUSE, Slot.ROLE):
        yield finished(f"What is reported about {topic}")
    if slot is Slot.CAUSE:
        yield finished("What is given as the reason")
    if slot is Slot.OTHER:
        yield finished("What else is reported")


def _aged(statement: Statement, focus: Evidence) -> str:
    """ "a boy of nine": whose age a figure is."""
    before = statement.evidence.exact[: focus.start - statement.evidence.start]
    found = re.search(r"\b(man|woman|boy|girl) of $", before)
    return found.group(1) if found else ""


def _counted(statement: Statement, focus: Evidence) -> str:
    """The plural right behind a figure, if one or two words name it."""
    behind = statement.evidence.exact[focus.end - statement.evidence.start :]
    found = re.match(r" ((?:[a-z]+ )??[a-z]+s|(?:[a-z]+ )?(?:people|men|women|children))\b", behind)
    plain = found and not found.group(1).endswith(("ss", "us", "is")) and not PLAIN & set(found.group(1).split())
    return found.group(1) if found and plain else ""


def _topic(statement: Statement, focus: Evidence) -> str | None:
    """Whom or what the sentence is about: its subject, or the first name in it."""
    clause = clause_of(statement, focus) or clause_of(statement, statement.evidence)
    whole = len(focus.exact.split()) > 8
    if clause is not None and clause.subject[0].low not in PRONOUNS | {"there", "nobody", "nothing", "no"}:
        return lowered(statement, clause.subject)
    dateline = DATELINE.match(statement.evidence.exact)
    opening = statement.evidence.start + (dateline.end() if dateline else 0)
    kinds = (NameKind.PERSON, NameKind.ORGANISATION, NameKind.PLACE)
    told = [n for n in statement.names if n.kind in kinds and not n.evidence.exact.endswith(PEOPLES)]
    free = (n for n in told if n.evidence.start >= opening and (whole or not n.evidence.overlaps(focus)))
    return next((n.evidence.exact for n in free), None)


def _sound(text: str) -> bool:
    """Whether the text can stand as a question: short, one sentence, no mark left open, no word twice in a row."""
    words = [w.lower() for w in TOKEN.findall(text)]
    doubled = any(a == b for a, b in pairwise(words))
    return 3 <= len(text.split()) <= MAX_WORDS and not MARKS.search(text) and not doubled


def _leaks(text: str, statement: Statement, focus: Evidence) -> bool:
    """Whether the answer stands in the question: its words as they are, one of its figures, or a part of a name."""
    said = {w.lower() for w in TOKEN.findall(text)}
    own = TOKEN.findall(focus.exact)
    if len(own) > 8:
        return False
    if any(w.lower() in said for w in own if any(ch.isdigit() for ch in w)):
        return True
    return bool(re.search(rf"(?<!\w){re.escape(focus.exact.lower())}(?!\w)", text.lower())) and not any(
        s.evidence.overlaps(focus) for s in statement.statuses
    )
