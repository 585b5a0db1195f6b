"""Whether the words around a time look back or ahead: the tense of the verb that governs it.

In: a token of a parsed sentence. Out: a `Tense`. Where no verb governs, or its form does
not tell, the answer is NONE; an unparsed sentence gives NONE throughout.
"""

from __future__ import annotations

from enum import Enum

from spacy.tokens import Token


class Tense(Enum):
    """Where the event that a time is said of lies, seen from the account's day."""

    PAST = "past"
    PRESENT = "present"  # of what is scheduled: "the ban starts on Friday"
    FUTURE = "future"
    NONE = "none"


# Verbs whose participle looks ahead, whatever the tense they stand in: "was scheduled for Friday".
PLANNING = frozenset(
    "schedule expect plan set slate bill tip propose poise due intend aim hope promise vow pledge threaten prepare "
    "postpone delay "
    "reschedule defer adjourn fix book reserve earmark pencil".split()
)
# These look ahead in the active voice too: "planned a rally on Saturday"; a promise may be made on the day.
ARRANGING = frozenset(("plan", "schedule"))
# What is "to do" behind these was done: "the first to join".
_RANKS = frozenset("first second third last latest only".split())
# What is "to do" under these in the past was done, or was not: either way it lies back.
DONE = frozenset(
    "manage fail refuse decline begin start continue force help try cause use help come go appear seem stop have "
    "need".split()
)
STARTING = frozenset("start begin commence".split())
# Verbs that move a term or grant one, in whatever tense.
GRANTING = frozenset(
    "give have extend postpone delay adjourn reschedule defer suspend set schedule move push put plan grant".split()
)
TIMETABLE = frozenset("be begin start open close end meet vote leave arrive depart fly travel play face host hold "
    "take expire kick launch "
                      "return resume run sign decide deliver publish appear visit address conclude finish elect "
                      "gather convene reopen "
                      "come step lapse release premiere sail go".split())  # fmt: skip
_AT_EVENT = frozenset("at in during for before ahead until of to on".split())
AHEAD = frozenset(("ahead",))
_MODALS_BACK = frozenset(("have",))


def tense(token: Token, *, reach: int = 10) -> Tense:
    """The tense of the nearest verb above the token that has one; looks up at most `reach` heads."""
    place = token.i
    for _ in range(reach):
        head = token.head
        if head.i == token.i:
            return Tense.NONE
        token = head
        if (
            token.lower_ in AHEAD
            or token.lower_ == "due"
            or (token.lemma_ == "be" and any(c.lower_ == "due" for c in token.children))
        ):
            return Tense.FUTURE
        if token.pos_ in ("VERB", "AUX"):
            found = verb_tense(token)
            if found is Tense.FUTURE and token.tag_ == "VBD" and place < token.i:
                return Tense.PAST  # "On Friday, they planned": the planning was on Friday
            if found is not Tense.NONE:
                return found
    return Tense.NONE


def verb_tense(verb: Token) -> Tense:
    """The tense of one verb, its auxiliaries read along."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(c.lower_ == "could" for c in helpers) and _denied(verb):
        return Tense.PAST  # "could not be reached on Wednesday"
    if any(c.tag_ == "MD" for c in helpers):
        perfect = any(c.lemma_ in _MODALS_BACK for c in helpers)
        return Tense.NONE if perfect else Tense.FUTURE
    if verb.tag_ == "VBD":
        return Tense.FUTURE if verb.lemma_ in ARRANGING else Tense.PAST
    if verb.tag_ in ("VBZ", "VBP"):
        return Tense.FUTURE if verb.lemma_ in ARRANGING else Tense.PRESENT
    if verb.tag_ == "VBN":
        return _participle(verb, helpers)
    if verb.tag_ == "VBG":
        return _gerund(verb, helpers)
    return _infinitive(verb, helpers) if verb.tag_ == "VB" else Tense.NONE


def announces(token: Token) -> bool:
    """Whether the verb above, in the present tense, is one that timetables use: "meets on Friday", "is held on"."""
    for above in token.ancestors:
        if above.pos_ in ("VERB", "AUX"):
            return above.tag_ == "VBG" or above.lemma_ in TIMETABLE
    return False


def puts_off(token: Token) -> bool:
    """Whether the verb above moves or grants a term: "gave them until Tuesday", "postponed to Friday"."""
    for above in token.ancestors:
        if above.pos_ in ("VERB", "AUX"):
            return above.lemma_ in GRANTING and not any(c.dep_ == "neg" for c in above.children)
    return False


def scheduled(token: Token) -> bool:
    """Whether a noun dated by the token ("Friday's meeting") is where or before which something will happen."""
    head = token.head
    return head.dep_ in ("pobj", "nsubj", "nsubjpass") and (head.dep_ != "pobj" or head.head.lower_ in _AT_EVENT)


def _denied(verb: Token) -> bool:
    words = {c.lower_ for c in verb.children} | {
        d.lower_ for c in verb.children if c.dep_.startswith("nsubj") for d in c.children
    }
    return any(c.dep_ == "neg" for c in verb.children) or not words.isdisjoint(
        ("no", "none", "neither", "nobody", "nothing")
    )


def _finite(helpers: list[Token]) -> Tense:
    """The tense that auxiliaries give: "was" and every perfect look back."""
    if any(c.lemma_ in ("have", "'ve") or c.tag_ == "VBD" or c.lower_ == "been" for c in helpers):
        return Tense.PAST
    return Tense.PRESENT if any(c.tag_ in ("VBZ", "VBP") for c in helpers) else Tense.NONE


def _participle(verb: Token, helpers: list[Token]) -> Tense:
    if verb.lemma_ in PLANNING:
        return Tense.NONE if any(c.lower_ == "had" for c in helpers) else Tense.FUTURE
    if any(c.tag_ == "TO" for c in helpers):
        return _infinitive(verb, helpers)
    return _finite(helpers) if helpers else Tense.PAST


def _gerund(verb: Token, helpers: list[Token]) -> Tense:
    if helpers:
        return _finite(helpers)
    return Tense.FUTURE if verb.lemma_ in STARTING else Tense.NONE


def _infinitive(verb: Token, helpers: list[Token]) -> Tense:
    if any(c.lemma_ == "do" for c in helpers):
        return Tense.PAST if any(c.lower_ == "did" for c in helpers) else Tense.PRESENT
    if not any(c.tag_ == "TO" for c in helpers):
        return Tense.NONE
    if verb.dep_ in ("relcl", "acl") and any(c.lower_ in _RANKS for c in (verb.head, *verb.head.children)):
        return tense(verb.head)
    if verb.head.lemma_ in DONE and verb.head.i != verb.i and verb.dep_ == "xcomp":
        return verb_tense(verb.head)
    return Tense.FUTURE
