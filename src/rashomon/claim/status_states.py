"""Judge where an event stands: a predicate's token with its factuality in, a State out; the first rule that fits wins.

Cancelled, denied, confirmed or not, conditional, then by negation, governor, modal and tense.
"""

from __future__ import annotations

from spacy.tokens import Token

from rashomon.claim.status_factuality import awaited, governor, own
from rashomon.claim.status_words import (
    CANCELLED,
    CLAIMS,
    CONFIRMERS,
    DENIERS,
    EXPECTED,
    FUTURE,
    GRANTED,
    GUESSED,
    GUESSES,
    MEANT,
    MODALS,
    PLANNED,
    POSSIBLE,
    REFUSERS,
    REMAINING,
    STOPPED,
)
from rashomon.model import State

SURE = 2.5


def state_of(token: Token, verb: Token, value: float, negated: bool) -> State:
    """Where the event of `token` stands; `verb` is the token itself or the verb of an event noun, `value` the verb's
    factuality."""
    above = governor(verb)
    for rule in (_cancelled, _denied, _confirmed):
        if (state := rule(token, verb, above, negated)) is not None:
            return state
    if conditional(verb):
        return State.CONDITIONAL
    return _by_tense(token, verb, value, negated)


def _name(token: Token | None) -> str:
    if token is None:
        return ""
    particle = next((f"_{c.lower_}" for c in token.children if c.dep_ == "prt"), "")
    return token.lemma_.lower() + particle


def _cancelled(token: Token, verb: Token, above: Token | None, negated: bool) -> State | None:
    if _name(verb) in CANCELLED and not negated and own(verb) >= SURE and not _is_to_come(verb):
        return State.CANCELLED
    if token is verb and token.tag_ == "VBG" and token.dep_ == "xcomp" and _name(above) in STOPPED:
        return State.CANCELLED
    return None


def _denied(token: Token, verb: Token, above: Token | None, negated: bool) -> State | None:
    for word in (verb, above):
        if word is None or (word is verb and negated):
            continue
        name = _name(word)
        objects = {c.lemma_.lower() for c in word.children if c.dep_ in ("dobj", "nsubjpass")}
        if (name in DENIERS and not objects & GRANTED and own(word) >= SURE) or (name in REFUSERS and objects & CLAIMS):
            return State.DENIED
    return None


def _confirmed(token: Token, verb: Token, above: Token | None, negated: bool) -> State | None:
    if _name(verb) in CONFIRMERS:
        return State.UNCONFIRMED if negated else State.CONFIRMED if own(verb) >= SURE else None
    if token is verb and _name(above) in CONFIRMERS and above is not None and token.dep_ == "ccomp":
        negative = any(c.dep_ == "neg" for c in above.children) or awaited(above)
        return State.UNCONFIRMED if negative else None if negated else State.CONFIRMED
    return None


def _by_tense(token: Token, verb: Token, value: float, negated: bool) -> State:
    aux = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    adverbs = {c.lower_ for c in verb.children if c.dep_ == "advmod"}
    if negated:
        return State.NOT_DONE
    if ahead := _ahead(verb, aux):
        return ahead
    if aux & POSSIBLE or adverbs & GUESSES or any(c.dep_ == "mark" and c.lower_ == "whether" for c in verb.children):
        return State.UNCONFIRMED
    if value < -0.5:
        return State.NOT_DONE
    if value < 1.3 or (value < 2 and aux & MODALS.keys()):
        return State.UNCONFIRMED
    progressive = verb.tag_ == "VBG" and aux & {"is", "are", "'re", "'s", "am", "been"}
    return State.ONGOING if verb.lemma_ in REMAINING or "still" in adverbs or progressive else State.DONE


def _ahead(verb: Token, aux: set[str]) -> State | None:
    """Whether the event lies ahead or is only believed, by its auxiliaries or by the word that carries it."""
    above = governor(verb)
    name = _name(above)
    infinitive = "to" in aux
    if aux & FUTURE:
        return State.EXPECTED if own(verb) < 2 else State.PLANNED
    if _name(verb) in EXPECTED and verb.pos_ == "VERB":
        return State.EXPECTED
    if _name(verb) in MEANT and verb.pos_ == "VERB":
        return State.PLANNED
    if above is None or not infinitive:
        return State.PLANNED if infinitive and verb.dep_ == "ROOT" else None
    if name in EXPECTED or (above.lemma_ == "be" and any(c.lemma_ in EXPECTED for c in above.children)):
        return State.EXPECTED
    passive = any(c.dep_ == "auxpass" for c in above.children) or name in ("seem", "appear")
    if name == "suppose" and passive:
        return State.PLANNED
    if name in GUESSED and passive:
        return State.UNCONFIRMED
    return State.PLANNED if name in PLANNED or (name in ("be", "have") and verb.dep_ == "xcomp") else None


def _is_to_come(verb: Token) -> bool:
    return any(c.lower_ in FUTURE or (c.lower_ == "to" and c.dep_ == "aux") for c in verb.children)


def conditional(verb: Token) -> bool:
    """Whether the verb stands in an if-clause, or in the main clause of one."""
    for child in verb.children:
        if child.dep_ == "mark" and child.lower_ in ("if", "unless", "lest") and verb.dep_ != "ccomp":
            return True
        if child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in child.children):
            return True
    return False
