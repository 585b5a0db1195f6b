"""Split a sentence into clauses: a Sentence in, spans out, each with a subject and a verb of its own.

Only where main clauses stand side by side ("Eight people were hurt, and the line stays
shut"): a subordinate clause qualifies its main clause and stays with it.
"""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Span, Token

from rashomon.claim.parse import Sentence, trim

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
MIN_TOKENS = 4


def clauses(sentence: Sentence) -> tuple[Span, ...]:
    """The main clauses of a sentence in reading order; together they cover it but for the marks between."""
    span = sentence.span
    starts = sorted(_start(verb, span) for verb in _coordinated(span.root))
    edges = [span.start, *[s for s in starts if span.start < s < span.end], span.end]
    parts = [span.doc[a:b] for a, b in pairwise(edges)]
    if any(len(p) < MIN_TOKENS for p in parts):
        return (span,)
    return tuple(_bare(p) for p in parts)


def _coordinated(root: Token) -> list[Token]:
    """Verbs side by side with the root that bring a subject of their own."""
    found, queue = [], [root]
    while queue:
        verb = queue.pop()
        for child in verb.children:
            if child.dep_ in ("conj", "ccomp") and child.pos_ in ("VERB", "AUX") and child.i > verb.i:
                if child.dep_ == "ccomp" and not _after_semicolon(child):
                    continue
                if any(c.dep_ in SUBJECTS for c in child.children):
                    found.append(child)
                    queue.append(child)
    return found


def _after_semicolon(verb: Token) -> bool:
    left = verb.left_edge.i
    return left > 0 and verb.doc[left - 1].text == ";"


def _start(verb: Token, span: Span) -> int:
    return max(span.start, verb.left_edge.i)


def _bare(part: Span) -> Span:
    """The clause without the conjunction and marks at its edges."""
    start, end = part.start, part.end
    while end - 1 > start and (
        part.doc[end - 1].pos_ in ("CCONJ", "SPACE") or part.doc[end - 1].text in (",", ";", "-", "–", "—")
    ):
        end -= 1
    while start < end - 1 and part.doc[start].text in (",", ";", "-", "–", "—"):
        start += 1
    return trim(part.doc[start:end])
