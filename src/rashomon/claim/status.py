"""Read where events stand: a parsed sentence in, one Status for each of its predicates out.

Rules over negation, modals, conditions, the word that governs, and the nouns of events under light verbs. A word
that only carries another ("is set to visit") gives no status of its own; a bare clause is done. Refused: sentences
past `LONGEST`, which are no prose.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from rashomon.claim.parse import Sentence
from rashomon.claim.status_factuality import CERTAIN, carried, factuality, is_negated
from rashomon.claim.status_states import state_of
from rashomon.claim.status_words import CANCELLED, CONFIRMERS, DENIERS, EVENT_NOUNS, LIGHT
from rashomon.model import State, Status

ENDED = frozenset({"over", "off", "on"})
SIGNS = frozenset({"aux", "auxpass", "neg", "prt"})
SIMPLE = frozenset({"be", "remain", "stay", "become", "keep"})
AHEAD = 2.2  # what lies ahead is never certain
LONGEST = 300  # tokens; what runs on longer is no sentence, and its tree is slow to walk
REACH = 6  # tokens between a carrier and what it carries, at most


def statuses(sentence: Sentence) -> tuple[Status, ...]:
    """The status of each event the sentence tells, in reading order; evidence is the predicate with its signs."""
    told = (token for token in predicates(sentence) if carried(token) is None and not until_now(token))
    return tuple(status_of(sentence, token) for token in told)


def until_now(token: Token) -> bool:
    """Whether a verb tells of a stretch of time without its event: "had not won since 1908".

    That says nothing of an event before it or at its end, which another account may tell.
    """
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in token.children)
    below = [c for child in token.children for c in (child, *child.children)]
    since = any(c.lower_ == "since" and c.dep_ in ("prep", "mark", "advmod") for c in below)
    return perfect and since and is_negated(token)


def factuality_at(sentence: Sentence, start: int, end: int) -> float:
    """How sure the sentence is of the event that the words at `start` to `end` of its article tell, -3 to 3.

    Half-open offsets. Any words will do: what gives no status of its own, as most nouns do not, is read all the same.
    """
    doc = sentence.span.doc
    words = doc.char_span(start - sentence.offset, end - sentence.offset, alignment_mode="expand")
    if words is None:
        return CERTAIN
    event = words.root
    return status_of(sentence, event).factuality if event in predicates(sentence) else round(factuality(event), 2)


def predicates(sentence: Sentence) -> tuple[Token, ...]:
    """The tokens that tell events: main verbs, "be" and what it says, nouns of events under light verbs."""
    if len(sentence.span) > LONGEST:
        return ()
    return tuple(token for token in sentence.span if _is_predicate(token))


def _is_predicate(token: Token) -> bool:
    if token.pos_ == "VERB":
        return token.dep_ not in ("aux", "auxpass", "amod", "compound", "case", "prep")
    if token.pos_ == "AUX":
        return token.dep_ not in ("aux", "auxpass")
    argument = token.pos_ == "NOUN" and token.dep_ in ("nsubj", "nsubjpass", "dobj")
    if not argument or token.lemma_.lower() not in EVENT_NOUNS:
        return False
    verb = verb_name(token.head)
    return token.head.pos_ == "VERB" and (verb in LIGHT or verb in CANCELLED or verb in DENIERS or verb in CONFIRMERS)


def status_of(sentence: Sentence, token: Token) -> Status:
    """The status of one predicate; an event noun stands where the verb that tells of it stands."""
    verb = token if token.pos_ in ("VERB", "AUX") else carried(token.head) or token.head
    negated = is_negated(verb)
    value = factuality(verb)
    if verb is not token and not negated and factuality(token) < 0:
        negated, value = True, factuality(token)
    state = state_of(token, verb, value, negated)
    if verb is not token and state is State.CANCELLED:
        value = -2.0  # the verb holds, the event it speaks of does not
    if state in (State.PLANNED, State.EXPECTED):
        value = min(value, AHEAD)
    return Status(sentence.cut(phrase(token)), state, predicate_name(token), negated, round(value, 2))


def verb_name(token: Token) -> str:
    """A verb's lemma with its particle: "call_off"."""
    particle = next((f"_{c.lower_}" for c in token.children if c.dep_ == "prt"), "")
    return token.lemma_.lower() + particle


def predicate_name(token: Token) -> str:
    """What is said: a lemma, with its particle ("call off") or what "be" and "remain" say ("remain closed")."""
    name = verb_name(token).replace("_", " ")
    if token.lemma_.lower() in SIMPLE:
        said = next((c for c in token.children if c.dep_ in ("acomp", "attr", "oprd")), None)
        said = said or next((c for c in token.children if c.dep_ == "advmod" and c.lower_ in ENDED), None)
        if said is not None:
            return f"{name} {said.lemma_.lower()}"
        place = next((c for c in token.children if c.dep_ == "prep" and c.i > token.i), None)
        within = next((c for c in place.children if c.dep_ == "pobj"), None) if place is not None else None
        if place is not None and within is not None:
            return f"{name} {place.lower_} {within.lemma_.lower()}"
    return name


def phrase(token: Token) -> Span:
    """The predicate with its auxiliaries, negation, particle and carrier, as one stretch of the document."""
    parts = [c.i for c in token.children if c.dep_ in SIGNS and abs(c.i - token.i) <= 4]
    if token.lemma_.lower() in SIMPLE:
        parts.extend(c.i for c in token.children if c.dep_ in ("acomp", "attr") and c.i - token.i <= 3)
    above = token.head
    carries = above != token and 0 < token.i - above.i <= REACH and carried(above) == token
    if carries and any(c.lower_ == "to" for c in token.children):
        parts.extend((above.i, *(c.i for c in above.children if c.dep_ in SIGNS and above.i - c.i <= 3)))
        if above.pos_ == "ADJ" and above.head != above and above.head.pos_ == "AUX":
            parts.append(above.head.i)
    first, last = min((*parts, token.i)), max((*parts, token.i))
    if last - first > 12:
        first, last = token.i, token.i
    return token.doc[max(first, token.sent.start) : min(last + 1, token.sent.end)]
