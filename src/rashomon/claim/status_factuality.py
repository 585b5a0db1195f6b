"""How sure the words are that an event happened: a predicate's token in, a value from -3 to 3 out.

Saurí and Pustejovsky's scale: 3 certainly so, 0 unknown, -3 certainly not so. Refused: nothing; a bare clause is so.
"""

from __future__ import annotations

from spacy.tokens import Token

from rashomon.claim.status_words import ADVERBS, CARRIERS, CONDITIONS, INTENSIONAL, MODALS, NEGATORS, SIGNS, SOFTENERS

CERTAIN = 3.0
AWAITED = 1.6  # "until it rains": it may never
DEEPEST = 5
CLAUSES = frozenset({"xcomp", "ccomp", "pcomp", "acl", "dobj", "pobj", "attr", "nsubjpass", "csubj"})
VERBS_ALONE = frozenset({"bar", "block", "stop"})  # "the bars being reduced" are things, and keep nobody from anything
ABSENT = -2.2  # "no reason to reopen it", "nothing to change"
PURPOSE = 1.6  # "to" clauses that nothing governs: aims, mostly met


def factuality(token: Token, *, depth: int = 0) -> float:
    """The factuality of the event that `token` tells."""
    if token.pos_ not in ("VERB", "AUX"):
        return _of_noun(token, depth)
    value = own(token)
    above = governor(token)
    if awaited(token):
        return -2.5
    if above is not None and depth < DEEPEST:
        value = _under(value, token, above, depth)
    if not is_negated(token):
        return value
    return -max(value, 1.0) if value > 0 else -value


def own(token: Token) -> float:
    """What the predicate's own modals, adverbs and conditions leave of certainty."""
    value = CERTAIN
    perfect = any(c.lower_ == "have" and c.dep_ == "aux" for c in token.children)
    for child in token.children:
        word = child.lower_
        if child.dep_ == "aux" and word in MODALS:
            value = min(value, MODALS[word] + (0.6 if perfect and word != "would" else 0.0))
        elif word in ADVERBS and child.dep_ in ("advmod", "acomp"):
            value = min(value, ADVERBS[word])
        elif child.dep_ == "mark" and word in CONDITIONS:
            value = min(value, 0.8)
        elif child.dep_ == "mark" and word == "until":
            value = min(value, AWAITED)
        elif child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in child.children):
            value = min(value, 1.2)
    return value


def _under(value: float, token: Token, above: Token, depth: int) -> float:
    """The value of an event in the clause that `above` governs."""
    if token.dep_ == "conj":
        return min(value, own(above)) if token.tag_ == "VB" and own(token) == CERTAIN else value
    sign = sign_of(above, token)
    absent = above.pos_ not in ("VERB", "AUX") and is_absent(above)
    if sign is None:
        purpose = _is_infinitive(token) and token.dep_ in ("advcl", "acl", "relcl", "xcomp", "ccomp")
        return ABSENT if purpose and absent else min(value, PURPOSE) if purpose else value
    outer = factuality(above, depth=depth + 1) if above.pos_ in ("VERB", "AUX") else ABSENT if absent else CERTAIN
    lent = sign[0] if outer >= 0 else sign[1]
    if lent < 0:
        return lent if value > 0 else -value
    if abs(outer) < 2 and abs(sign[0]) > 2.2 and token.dep_ == "xcomp":
        lent = min(lent, max(abs(outer), 0.7))
    return min(value, lent)


def sign_of(above: Token, token: Token) -> tuple[float, float] | None:
    """The sign of the word that governs; None where the table has none."""
    name = above.lemma_.lower()
    if name in VERBS_ALONE and above.pos_ == "NOUN":
        return None
    particle = next((f"_{c.lower_}" for c in above.children if c.dep_ == "prt"), "")
    infinitive = "_to" if _is_infinitive(token) else ""
    for key in (name + particle, name + infinitive, name):
        if key in SIGNS:
            return SIGNS[key]
    return None


def _of_noun(token: Token, depth: int) -> float:
    """The factuality of the event that a noun tells; one that nothing points out may be no more than a kind."""
    value = _around_noun(token, depth)
    pointed = any(c.dep_ in ("det", "poss", "nummod") and c.lower_ not in ("a", "an") for c in token.children)
    if pointed or token.tag_ not in NAMED:
        return value
    if token.dep_ == "pobj" and token.head.lower_ in AIMING:
        return min(value, AIMED)
    return min(value, NAMED[token.tag_])


def _around_noun(token: Token, depth: int) -> float:
    """Nouns that tell events hold, unless the words deny them, wish for them or leave them open."""
    if is_absent(token):
        return ABSENT
    head = token.head
    if depth >= DEEPEST or head == token:
        return CERTAIN
    if token.dep_ == "pobj" and head.lower_ == "without":
        return -1.0
    if token.dep_ in ("acomp", "attr", "oprd") and head.lemma_.lower() in COPULAS:
        return factuality(head, depth=depth + 1)
    if token.dep_ in PARTNERS and head.pos_ in ("NOUN", "PROPN", "ADJ"):
        return factuality(head, depth=depth + 1)
    if token.dep_ in ("pobj", "dobj", "attr", "nsubjpass", "conj"):
        return _of_argument(token, head.head if head.pos_ == "ADP" else head, depth)
    if token.dep_ == "nsubj" and head.lemma_.lower() in TAKING_PLACE:
        return factuality(head, depth=depth + 1)
    return CERTAIN


def is_absent(noun: Token) -> bool:
    """Whether a noun is said not to be there: "no reason", "nothing", "nobody"."""
    return noun.lower_ in NEGATORS or any(c.dep_ == "det" and c.lower_ in ("no", "neither") for c in noun.children)


def _of_argument(token: Token, above: Token, depth: int) -> float:
    """The value of an event that is the object of a verb, or stands in a phrase under a verb, noun or adjective."""
    definite = any(c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in DEFINITE) for c in token.children)
    name = above.lemma_.lower()
    if above.pos_ in ("VERB", "AUX"):
        if name in AVERTING and token.dep_ in ("dobj", "nsubjpass"):
            return AVERTED if factuality(above, depth=depth + 1) > 0 else CERTAIN - 1
        if name in CAUSING:
            return factuality(above, depth=depth + 1)
        return CERTAIN if definite and name not in INTENSIONAL else _of_object(token, above, depth)
    sign = sign_of(above, token) if above.pos_ in ("NOUN", "ADJ") and not definite and token.head != above else None
    return CERTAIN if sign is None else min(CERTAIN, max(sign[0] + 0.5, -1.0))


def _of_object(token: Token, above: Token, depth: int) -> float:
    outer = factuality(above, depth=depth + 1)
    if outer < -1:
        direct = token.dep_ in ("dobj", "attr", "nsubjpass")
        return -1.6 if direct else 0.5
    asked_for = token.dep_ == "pobj" and token.head.lower_ == "for" and above.lemma_.lower() in ASKING
    if above.lemma_.lower() in INTENSIONAL or asked_for:
        return max(sign_of(above, token) or (1.2, 0))
    return min(CERTAIN, max(outer, 0.0) + 1.0)


# A noun without "the" names a kind of event as often as one that took place.
NAMED = {"NN": 2.5, "NNS": 2.75}
AIMING = frozenset({"for", "against"})
AIMED = 1.8
COPULAS = frozenset("be become remain stay seem appear".split())
PARTNERS = frozenset("compound nmod appos conj amod".split())  # what holds of the head holds of these
TAKING_PLACE = frozenset("occur happen ensue erupt arise".split())
CAUSING = frozenset("lead cause result trigger spark bring provoke".split())
AVERTING = frozenset("block oppose prevent stop avoid avert halt thwart rule_out ban".split())
AVERTED = 0.7
ASKING = frozenset("call push pray press ask hope wait plead lobby argue".split())
DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def _is_infinitive(token: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)


def governor(token: Token) -> Token | None:
    """The word above whose sign decides what this event is worth; None for a clause that stands alone."""
    head = token.head
    if head == token:
        return None
    if token.dep_ == "conj":
        return head if not _own_subject(token) else None
    if token.dep_ in ("advcl", "relcl"):
        return head if _is_infinitive(token) or (token.dep_ == "advcl" and head.pos_ == "ADJ") else None
    if token.dep_ not in CLAUSES:
        return None
    if head.pos_ in ("ADP", "SCONJ") and head.lower_ not in SIGNS:
        head = head.head
    return head


def _own_subject(token: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in token.children)


def is_negated(token: Token, *, depth: int = 0) -> bool:
    """Whether the predicate itself is negated: "not", "never", "no one was", "has yet to"."""
    for child in token.children:
        word = child.lower_
        if child.dep_ == "neg" or (word in NEGATORS and child.dep_ in ("advmod", "nsubj", "nsubjpass")):
            following = child.nbor() if child.i + 1 < len(child.doc) else child
            if following.lower_ not in SOFTENERS:
                return True
        if child.dep_ in ("aux", "auxpass") and word.endswith("n't") and word != "n't":
            return True
        none = ("nsubj", "nsubjpass", "attr") if token.lemma_ == "be" else ("nsubj", "nsubjpass")
        if child.dep_ in none and any(c.lower_ in ("no", "neither") and c.dep_ == "det" for c in child.children):
            return True
    if awaited(token):
        return True
    head = token.head
    if token.dep_ == "conj" and not _own_subject(token) and head != token and depth < DEEPEST:
        joint = {c.lower_ for c in head.children if c.dep_ in ("cc", "preconj")}
        return bool(joint & {"or", "nor"}) and is_negated(head, depth=depth + 1)
    return False


def awaited(token: Token) -> bool:
    """Whether the event is still to come by "has yet to" or "is yet to"."""
    head = token.head
    if token.dep_ != "xcomp" or head.lemma_ not in ("have", "be") or any(c.dep_ == "neg" for c in head.children):
        return False
    return any(c.lower_ == "yet" for c in (*head.children, *token.children))


def carried(token: Token) -> Token | None:
    """The event that this word only carries ("is set" in "is set to visit"); None where it tells one of its own."""
    if token.lemma_.lower() not in CARRIERS and not any(
        c.dep_ == "acomp" and c.lemma_.lower() in CARRIERS for c in token.children
    ):
        return None
    wanted = ("xcomp", "ccomp", "csubj")
    for node in (token, *(c for c in token.children if c.dep_ == "acomp")):
        for child in node.children:
            if child.dep_ in wanted and child.pos_ in ("VERB", "AUX") and _is_below(child):
                return child
    return None


def _is_below(child: Token) -> bool:
    """Whether a clause hangs on its head by "to" or "whether"."""
    marks = {c.lower_ for c in child.children if c.dep_ in ("aux", "mark")}
    return bool(marks & {"to", "whether", "if"})
