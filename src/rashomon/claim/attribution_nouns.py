"""Attributions whose cue is a noun: "his claim that …", "the company's plan to …", "fears of …".

In: one parsed Sentence. Out: (cue, content, source or None) as tokens of its document.
Refuses nouns without a clause, an infinitive or an owner.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from rashomon.claim.attribution_cues import STATING_NOUNS
from rashomon.claim.attribution_phrases import bare
from rashomon.claim.parse import Sentence


def noun_attributions(sentence: Sentence) -> Iterator[tuple[Span, Span, Span | None]]:
    """Each noun of the sentence that stands for a statement, with what was stated and by whom."""
    for token in sentence.span:
        if token.pos_ != "NOUN" or token.lemma_.lower() not in STATING_NOUNS:
            continue
        owner = next((c for c in token.children if c.dep_ == "poss"), None)
        clause = next(
            (c for c in token.children if c.i > token.i and c.dep_ in {"acl", "ccomp", "relcl"} and _states(c)), None
        )
        subject = _misread(token)
        if clause is not None:
            content = _content(token, clause)
            source = bare(token.doc, owner.left_edge.i, owner.i + 1) if owner is not None else subject
            if owner is not None or clause.dep_ != "relcl":
                yield token.doc[token.i : token.i + 1], content, source


def _misread(noun: Token) -> Span | None:
    """ "The company hopes to open": the parser takes "company hopes" for a thing; the company is who hopes."""
    doc, start = noun.doc, noun.i
    if noun.tag_ != "NNS" or noun.i + 1 >= len(doc) or doc[noun.i + 1].lower_ != "to":
        return None
    while (
        start > noun.left_edge.i
        and doc[start - 1].head.i == noun.i
        and doc[start - 1].dep_ in {"compound", "det", "amod"}
    ):
        start -= 1
    return doc[start : noun.i] if start < noun.i and doc[noun.i - 1].dep_ == "compound" else None


def _states(clause: Token) -> bool:
    """A that-clause or an infinitive, not "the claim that he made"."""
    marks = [c for c in clause.children if c.dep_ in {"mark", "aux"} and c.i < clause.i]
    return any((m.lower_ == "that" and m.dep_ == "mark") or (m.lower_ == "to" and m.tag_ == "TO") for m in marks)


def _content(noun: Token, clause: Token) -> Span:
    doc = noun.doc
    start = clause.left_edge.i
    return doc[start : bare(doc, min(start + 1, clause.right_edge.i), clause.right_edge.i + 1).end]
