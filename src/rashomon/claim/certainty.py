"""How sure a clause is: a sentence and a stretch of it in, a Certainty out.

Read off the status of the clause's main event: what is reported or carried, not the report. Refused: nothing; a
stretch without a predicate is asserted, a question unknown.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from rashomon.claim.parse import Sentence
from rashomon.claim.status import predicates, status_of
from rashomon.claim.status_factuality import carried
from rashomon.claim.status_words import REPORTS
from rashomon.model import Certainty, State, Status

OF_STATE = {
    State.CONDITIONAL: Certainty.CONDITIONAL,
    State.PLANNED: Certainty.EXPECTED,
    State.EXPECTED: Certainty.EXPECTED,
    State.DENIED: Certainty.DENIED,
    State.UNCONFIRMED: Certainty.POSSIBLE,
}
DEEPEST = 4


def certainty(sentence: Sentence, span: Span | None = None) -> Certainty:
    """The certainty of `span`, a stretch of the sentence's document (None: the whole sentence)."""
    stretch = sentence.span if span is None else span
    if stretch.text.rstrip("\"' ").endswith("?"):
        return Certainty.UNKNOWN
    inside = [token for token in predicates(sentence) if stretch.start <= token.i < stretch.end]
    main = main_event(inside)
    if main is None:
        return Certainty.ASSERTED
    if any(c.dep_ == "mark" and c.lower_ == "whether" for c in main.children):
        return Certainty.UNKNOWN
    return of_status(status_of(sentence, main))


def of_status(status: Status) -> Certainty:
    """The certainty that a status amounts to."""
    return OF_STATE.get(status.state, Certainty.ASSERTED)


def main_event(inside: list[Token]) -> Token | None:
    """The event a stretch is about: its topmost verb, or what that verb reports or carries; None without a verb."""
    verbs = [token for token in inside if token.pos_ in ("VERB", "AUX")]
    if not verbs:
        return inside[0] if inside else None
    own = {token.i for token in verbs}
    main = next((t for t in verbs if not any(above.i in own for above in t.ancestors)), verbs[0])
    for _ in range(DEEPEST):
        below = carried(main) or _reported(main)
        if below is None or below.i not in own:
            break
        main = below
    return main


def _reported(verb: Token) -> Token | None:
    """The event that a verb of report hands on, where the verb says it without negation or denial."""
    if verb.lemma_.lower() not in REPORTS or verb.lemma_ == "deny" or any(c.dep_ == "neg" for c in verb.children):
        return None
    return next((c for c in verb.children if c.dep_ == "ccomp" and c.pos_ in ("VERB", "AUX")), None)
