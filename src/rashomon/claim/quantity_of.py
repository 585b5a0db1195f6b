"""Read what a figure is of: a number's token in a parsed sentence in, lower-case lemmas out.

"12 people were hurt" is of "people injured", "the 23 crew" of "crew", "a fund of 1.2 billion dollars" of "fund", "a
depth of 12 km" of "depth". Words of harm come out as one of a few classes. Refused: nothing; "" where the parse does
not say.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.claim.quantity_harm import CLASS, harm
from rashomon.claim.quantity_numerals import SCALES
from rashomon.claim.quantity_units import MEASURES, NAMES
from rashomon.model import QuantityKind

# Words that say nothing of what is counted.
EMPTY = frozenset("total number figure sum amount more other further additional another such same many own estimated "
                  "record new latest nearly about least most fewer less average extra overall first last next whole "
                  "age aged mr ms mrs worth year-old old year up few respective different various it they them this "
                  "that which who these those he she we i lot be have do say get make take put give use include see "
                  "go come".split())
UNIT_WORDS = frozenset({*SCALES, *MEASURES, *NAMES, *(f"{name}s" for name in NAMES),
                        "%", "percent", "cent", "per", "$", "worth"})
UPWARD = frozenset({"nummod", "compound", "quantmod", "amod", "npadvmod", "nmod", "advmod", "det"})
NEXT_TO = frozenset({"nummod", "nmod", "compound", "amod", "npadvmod", "quantmod", "poss"})
SINGULAR = {"persons": "people", "person": "people", "men": "man", "women": "woman", "children": "child"}
LEVELS = frozenset("rise fall increase decrease drop climb jump grow decline raise cut reach stand widen narrow lose "
                   "gain shrink soar slip surge slump".split())
CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "X"})
MODIFIERS = frozenset({"compound", "amod", "nmod"})
NOBODY = frozenset({"nobody", "one"})  # "nobody", "no one": people
DOZENS = frozenset({"dozen", "dozens", "hundreds", "thousands", "scores", "half", "hundred", "millions"})
PRONOUNS = frozenset({"them", "whom", "which", "those", "these", "us", "you"})
MORE = frozenset({"more", "further", "another", "additional", "extra"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "pobj"})
PERIOD = frozenset("year day week month hour quarter decade annum today yesterday night morning evening".split())


def of(token: Token, within: range, kind: QuantityKind, *, share: bool = False) -> str:
    """What is counted: up to six lemmas, a harm class last.

    `token` is the number, `within` the figure's tokens in the document; `share` for shares of a whole ("two thirds").
    """
    if kind is QuantityKind.SCORE:
        return ""
    counted = kind is QuantityKind.COUNT
    head = _counted(token, within) if counted else _measured(token, within)
    last = token.doc[within.stop - 1]
    if counted and token.lower_ in ("nobody", "no") and last.lower_ in NOBODY:
        return " ".join(["people", *harm(last, None, within)])
    words = [] if head is None else list(_phrase(head, kind is QuantityKind.AGE))
    classes = harm(token, head, within) if counted or share else []
    if kind in (QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.MEASURE) and not share:
        classes = _direction(token, within)
    own = {t.lemma_.lower() for t in token.doc[within.start : within.stop]}
    said = {*EMPTY, *own, *(CLASS if classes else ()), *(name.removesuffix("ing") for name in classes)}
    kept = [w for w in words if w not in said]
    return " ".join(list(dict.fromkeys([*kept[:5], *classes])))


def is_part(token: Token) -> bool:
    """Whether the words make the figure a part: "two of them", "14 of whom", "including 23 minors", "seven more"."""
    head = _top(token)
    numbers = (token, head) if head.tag_ == "CD" or head.lower_ in DOZENS else (token,)
    for number in numbers:
        if any(c.lower_ == "of" and 0 < c.i - token.i <= 3 and _plural_object(c) for c in number.children):
            return True
    near = token.doc[max(token.i - 2, 0) : min(token.i + 3, len(token.doc))]
    for word in near:
        if word.lower_ in MORE and not (word.i + 1 < len(token.doc) and word.nbor().lower_ == "than"):
            return True
    before = token.doc[max(token.i - 5, 0) : token.i]
    return any(t.lower_ in ("including", "among", "include", "includes", "included") for t in before)


def _plural_object(preposition: Token) -> bool:
    for child in preposition.children:
        if child.dep_ in ("pobj", "nummod") and (child.lower_ in PRONOUNS or child.tag_ == "CD"):
            return True
        if child.dep_ == "pobj" and child.pos_ in ("NOUN", "PROPN"):
            return any(c.dep_ in ("det", "poss", "nummod") for c in child.children)
    return False


def _top(token: Token) -> Token:
    """The noun a number stands to, through compounds of numbers ("1.2 billion", "two dozen")."""
    for _ in range(4):
        if token.dep_ in UPWARD and token.head != token:
            token = token.head
        else:
            break
    return token


def _counted(token: Token, within: range) -> Token | None:
    top = _top(token)
    if top.pos_ in ("NOUN", "PROPN") and top.tag_ != "CD" and top.lower_ not in DOZENS:
        return top
    for source in (token, top):
        for child in source.children:
            if child.dep_ == "prep" and child.lower_ == "of" and child.i > token.i:
                inner = next((c for c in child.children if c.dep_ == "pobj" and c.tag_ != "CD"), None)
                return _antecedent(top, inner) if inner is None or inner.lower_ in PRONOUNS else inner
    if top.dep_ in ("conj", "appos") and top.head.pos_ in ("NOUN", "PROPN"):
        return top.head
    if top.dep_ == "conj" and top.head.pos_ == "NUM" and top.head.i < top.i:
        return _counted(top.head, within)
    return _governor(top, within) if top.dep_ in SUBJECTS else top if top.pos_ in ("NOUN", "ADJ") else None


def _antecedent(top: Token, pronoun: Token | None) -> Token | None:
    """The noun said of "two of them" ("children"), else the one that "them" stands for: where the clause hangs on."""
    if pronoun is not None and (said := _said_of(pronoun)) is not None:
        return said
    node = top
    for _ in range(4):
        if node.dep_ in ("relcl", "appos", "acl", "conj") and node.head.pos_ in ("NOUN", "PROPN"):
            return node.head
        if node.head == node:
            break
        node = node.head
    return None if pronoun is None or pronoun.lower_ not in ("us", "you") else pronoun


def _said_of(pronoun: Token) -> Token | None:
    """ "two of them children", "14 of whom are Nigerians"."""
    for token in pronoun.doc[pronoun.i + 1 : pronoun.i + 6]:
        if token.pos_ in ("NOUN", "PROPN"):
            return token
        if token.pos_ not in ("ADJ", "DET", "NUM", "AUX") or token.lower_ in ("have", "had", "has"):
            return None
    return None


def _measured(token: Token, within: range) -> Token | None:
    """What a measure is of: the noun that its unit stands to, the of-phrase behind it, or what governs it."""
    top = token
    while top.head != top and top.head.i in within:
        top = top.head
    for part in token.doc[within.start : within.stop]:
        if part.head.i >= within.stop and part.head.pos_ in ("NOUN", "PROPN") and part.dep_ in NEXT_TO:
            return part.head
        for child in part.children:
            if child.dep_ == "prep" and child.lower_ in ("of", "for", "on") and child.i >= within.stop:
                inner = next((c for c in child.children if c.dep_ == "pobj"), None)
                if inner is not None and inner.lemma_ not in PERIOD and inner.pos_ in CONTENT:
                    return inner
    return _governor(top, within)


def _governor(token: Token, within: range) -> Token | None:
    for _ in range(5):
        if token.head == token:
            break
        token = token.head
        if token.i in within or token.lower_ in UNIT_WORDS:
            continue
        if token.pos_ in ("NOUN", "PROPN", "VERB", "ADJ") and token.tag_ != "CD" and token.lemma_ not in PERIOD:
            return token
        if token.pos_ == "AUX":
            return next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass") and c.pos_ in CONTENT), token)
    return None


def _phrase(head: Token, names: bool) -> Iterator[str]:
    """The head and what restricts it: compounds, adjectives, of-phrases; for a verb its object, subject and itself."""
    if head.pos_ in ("VERB", "AUX"):
        if head.lemma_.lower() not in CLASS:
            for child in head.children:
                if child.dep_ in ("dobj", "nsubjpass", "nsubj") and child.pos_ in ("NOUN", "PROPN"):
                    yield from _noun(child, names)
                    if child.lemma_.lower() in EMPTY:
                        yield from _of_phrase(child, names)
        yield head.lemma_.lower()
        return
    yield from _noun(head, names)
    yield from _of_phrase(head, names)
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.pos_ == "NOUN":
        yield from _noun(head.head.head, names)


def _of_phrase(noun: Token, names: bool) -> Iterator[str]:
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for inner in child.children:
                if inner.dep_ == "pobj" and inner.ent_type_ not in ("DATE", "TIME") and inner.pos_ in CONTENT:
                    yield from _noun(inner, names)


def _noun(noun: Token, names: bool) -> Iterator[str]:
    for child in noun.lefts:
        restricts = child.dep_ in MODIFIERS and child.pos_ in CONTENT and child.is_alpha and not child.like_num
        if restricts and (names or not _is_person(child)):
            yield _lemma(child)
    if noun.is_alpha and not noun.like_num and (names or not _is_person(noun)):
        yield _lemma(noun)


def _is_person(token: Token) -> bool:
    return token.ent_type_ == "PERSON" and token.pos_ == "PROPN"


def _lemma(token: Token) -> str:
    word = token.lemma_.lower()
    return SINGULAR.get(word, word)


def _direction(top: Token, within: range) -> list[str]:
    """ "from" for what a figure was before, "by" for how far it moved: neither is its level."""
    node = top
    for _ in range(3):
        if node.head == node:
            break
        via, node = node.dep_, node.head
        if node.i in within:
            continue
        if node.pos_ == "ADP" and node.lower_ in ("from", "by", "to", "at"):
            return [node.lower_] if node.lower_ in ("from", "by") and node.head.lemma_.lower() in LEVELS else []
        if node.pos_ == "VERB":
            return ["by"] if node.lemma_.lower() in LEVELS and via in ("dobj", "npadvmod", "dep") else []
    return []
