"""Find whose age a figure is: its tokens in a parsed sentence in, the name of a person out.

"Dane Holt, a 19-year-old fan" and "a fan of 19, Dane Holt," are of "Dane Holt", "the driver, 42," is of nobody by
name. Refused: pronouns, and names that stand only near the figure; "" where the sentence names nobody.
"""

from __future__ import annotations

from spacy.tokens import Token

from rashomon.claim.name_words import COURTESY, TITLES

RESTRICTING = frozenset({"amod", "nummod", "nmod", "npadvmod", "compound", "acl", "advmod", "quantmod", "poss", "prep",
                         "pobj", "acomp", "dep"})  # fmt: skip
SAME = frozenset({"appos", "attr", "relcl"})  # of what a noun says who it is
NOBODY = frozenset({"GPE", "LOC", "FAC", "NORP", "DATE", "TIME", "EVENT", "LANGUAGE", "LAW"})
STEPS = 6


def holder(token: Token, within: range) -> str:
    """The person whose age the figure in tokens `within` is, as printed; "" where none is named."""
    noun: Token | None = _outside(token, within)
    for _ in range(STEPS):
        if noun is None:
            return ""
        if name := _person(noun) or _beside(noun, within):
            return name
        noun = _same(noun)
    return ""


def _outside(token: Token, within: range) -> Token | None:
    """The first word up the tree that is no part of the figure, as far as the figure restricts or names it."""
    while token.i in within:
        if token.head == token or token.dep_ not in RESTRICTING | SAME:
            return None
        token = token.head
    return token


def _same(noun: Token) -> Token | None:
    """Another word for the same person: whom an apposition, a relative clause or a copula says something of."""
    if noun.pos_ in ("AUX", "VERB"):
        subject = next((c for c in noun.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None and subject.lower_ in ("who", "that", "which"):
            return noun.head if noun.dep_ == "relcl" else None
        return subject if noun.lemma_ in ("be", "turn", "age") else None
    if noun.dep_ in SAME | {"prep", "acomp"} and noun.head != noun:
        return noun.head
    return None


def _beside(noun: Token, within: range) -> str:
    """The name that stands in apposition to a noun: "a man of 73, Roger Holt,"."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return ""
    return next((name for c in noun.children if c.dep_ == "appos" and c.i not in within if (name := _person(c))), "")


def _person(token: Token) -> str:
    """The name that a token belongs to, less its titles, where it can be somebody's: whoever has an age."""
    if token.pos_ != "PROPN" or token.ent_type_ in NOBODY:
        return ""
    names = [t for t in (*token.lefts, token, *token.rights) if t.pos_ == "PROPN"]
    whole = [t for t in names if t == token or t.dep_ in ("compound", "flat", "nmod")]
    return " ".join(t.text for t in whole if t == token or t.lower_ not in COURTESY.keys() | TITLES)
