"""Tell which capital words are names, and which are capital because a sentence or headline begins.

In: a token with its Sentence, and how the article writes the word elsewhere. Out: yes or no.
Refuses months, weekdays and sums of money.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Token

from rashomon.claim.name_places import countries, fold
from rashomon.claim.name_words import COURTESY, NOT_NAMES, ROLES, TITLE_HEADS, TITLES
from rashomon.claim.parse import Sentence
from rashomon.model import BlockKind

NAMED = frozenset("PERSON ORG GPE LOC FAC NORP EVENT PRODUCT WORK_OF_ART LAW".split())
OPENERS = frozenset("\"':-–—(…•.?!")
MONEY = re.compile(r"[A-Z]{1,3}(?:\$|\d[\d.,]*(?:$|bn|m|bil|mil|tn))")
DASHES = frozenset("-–‐‑")


def seen(sentences: Sequence[Sentence]) -> tuple[frozenset[str], frozenset[str]]:
    """Words that keep their capital inside a sentence, more often than they lose it; words seen without one."""
    upper: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    for sentence in sentences:
        if sentence.kind is not BlockKind.PARAGRAPH:
            continue
        for token in sentence.span:
            if token.text[0].islower():
                lower[token.text] += 1
            elif token.i > sentence.span.start and token.text[0].isupper() and token.nbor(-1).text not in OPENERS:
                upper[token.text] += 1
    return frozenset(w for w, n in upper.items() if n > lower[w.lower()]), frozenset(lower)


def is_named(token: Token, sentence: Sentence, inside: frozenset[str], lower: frozenset[str]) -> bool:
    """Whether a token belongs to a name; `inside` and `lower` are what `seen` gives."""
    text, low = token.text, token.text.lower()
    if (
        not text[0].isupper()
        or (low.rstrip(".") in NOT_NAMES and not _is_tied(token))
        or MONEY.match(text)
        or (token.i > 0 and token.nbor(-1).text in {"#", "@"})
    ):
        return False
    heading = sentence.kind is not BlockKind.PARAGRAPH
    opens = token.i == sentence.span.start or token.nbor(-1).text in OPENERS
    if not (heading or opens):
        return not (text.isupper() and len(text) > 6) and (not token.is_stop or text in {"US", "UN"})
    if token.is_stop:
        return low in COURTESY and low != "the"
    if text in inside or low in COURTESY or fold(text) in countries().names or fold(text) in countries().demonyms:
        return True
    # In a headline every word may be capital; at the head of a sentence the tagger is worth hearing.
    follows = (
        token.i + 1 < sentence.span.end
        and token.nbor(1).text[0].isupper()
        and token.nbor(1).text.lower() not in NOT_NAMES
    )
    if heading:
        return token.ent_type_ in {"PERSON", "GPE", "ORG", "LOC"} and not text.isupper() and not _all_capital(sentence)
    if text.lower() in lower:
        return follows and (low in TITLES or low in ROLES)
    if follows:
        return token.pos_ not in {"ADV", "SCONJ", "PRON", "VERB", "ADP"} or token.ent_type_ == "PERSON"
    return (
        low in TITLES
        or _is_apposed(token)
        or (token.pos_ == "PROPN" and token.tag_ == "NNP" and token.ent_type_ in NAMED)
    )


def _is_apposed(token: Token) -> bool:
    """ "Petrakis, the minister, …": a name, though the tagger sees none."""
    ahead = [t.lower_ for t in token.doc[token.i + 1 : token.i + 4]]
    return ahead[:2] == [",", "the"] and ahead[-1] in TITLE_HEADS


def _is_tied(token: Token) -> bool:
    """Whether a hyphen ties a word to the next: "Jun-ho" is no month."""
    doc, at = token.doc, token.i
    glued = at + 2 < len(doc) and not any(t.whitespace_ for t in doc[at : at + 2])
    return glued and doc[at + 1].text in DASHES and doc[at + 2].is_alpha


def _all_capital(sentence: Sentence) -> bool:
    """Whether a headline writes every word of weight with a capital, so that a capital means nothing."""
    words = [t for t in sentence.span if t.is_alpha and not t.is_stop]
    return sum(t.text[0].isupper() for t in words) > 0.7 * len(words)
