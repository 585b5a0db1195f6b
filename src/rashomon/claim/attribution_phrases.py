"""Read the grammar around a cue: its subject, the verb with its auxiliaries, where a noun phrase ends.

In: tokens of a parsed paragraph. Out: Spans of the same document, or None where the
parse shows nothing. Takes no part in deciding who the subject is.
"""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc, Span, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
RELATIVES = frozenset({"who", "which", "that"})
TAILS = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis"})


# Lemmas that the tagger's rules get wrong.
MISREAD = {"hop": "hope", "rag": "rage", "texte": "text"}


def lemma(token: Token) -> str:
    """A verb's or noun's base form in lower case."""
    low = token.lemma_.lower()
    return MISREAD.get(low, low)


def subject_of(verb: Token, outside: Collection[int] = (), depth: int = 0) -> Span | None:
    """The subject of a verb as a phrase; of the verb it is joined or bound to where it has none of its own."""
    if depth > 4:
        return None
    found = [c for c in verb.children if c.dep_ in SUBJECTS and c.i not in outside]
    if found:
        # Of two in front, the first is the town of a dateline: "BRANDAL, June 5 - The board rejected …".
        child = found[-1] if len(found) > 1 and found[0].text.isupper() and found[-1].i < verb.i else found[0]
        if child.text.lower() in RELATIVES and verb.dep_ == "relcl":
            return phrase(verb.head, outside)
        return phrase(child, outside)
    if verb.dep_ in {"conj", "xcomp", "advcl", "aux"} and verb.head.pos_ in {"VERB", "AUX"} and verb.head.i != verb.i:
        return subject_of(verb.head, outside, depth + 1)
    if verb.dep_ == "pcomp" and verb.head.head.pos_ in {"VERB", "AUX"} and verb.head.head.i != verb.i:
        return subject_of(verb.head.head, outside, depth + 1)
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head.i not in outside:
        return phrase(verb.head, outside)
    return None


def phrase(head: Token, outside: Collection[int] = ()) -> Span:
    """The noun phrase of a head: its subtree without relative clauses, quotations and outer marks."""
    doc = head.doc
    start, end = head.left_edge.i, head.right_edge.i + 1
    while end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_ and not doc[end].whitespace_:
        end += 2  # "the vice-president", whose halves the parser may hang up apart
    for token in doc[start:end]:
        if (
            token.i > head.i
            and token.dep_ in TAILS
            and token.head.i <= head.right_edge.i
            and token.pos_ in {"VERB", "AUX"}
        ):
            end = min(end, token.left_edge.i)
            break
    for i in range(head.i, end):
        if i in outside:
            end = i
            break
    for i in range(head.i, start - 1, -1):
        if i in outside:
            start = i + 1
            break
    return bare(doc, start, max(end, head.i + 1))


def bare(doc: Doc, start: int, end: int) -> Span:
    """The tokens from `start` to `end` without marks, joining words and blanks at either end."""
    end = max(start + 1, end)
    while start < end - 1 and (doc[start].is_punct or doc[start].is_space or doc[start].pos_ == "CCONJ"):
        start += 1
    while end - 1 > start and (
        doc[end - 1].is_space
        or (
            (doc[end - 1].is_punct and doc[end - 1].text != ".") or (doc[end - 1].text == "." and len(doc[end - 2]) > 3)
        )
        or doc[end - 1].pos_ == "CCONJ"
    ):
        end -= 1
    return doc[start:end]


def objects(verb: Token) -> list[Token]:
    """Objects of a verb, direct and indirect."""
    return [c for c in verb.children if c.dep_ in {"dobj", "dative", "obj", "iobj"}]


def sources(verb: Token, depth: int = 0) -> Span | None:
    """The words for whoever a verb credits: its subject with titles and appositions, "who" and "which" as such.

    A passive credits its agent alone: "is expected" credits nobody.
    """
    if depth > 4:
        return None
    doc = verb.doc
    agent = next((c for c in verb.children if c.dep_ == "agent"), None)
    holder = next((c for c in agent.children if c.dep_ == "pobj"), None) if agent is not None else None
    if holder is not None:
        return bare(doc, holder.left_edge.i, holder.right_edge.i + 1)
    if any(c.dep_ == "auxpass" for c in verb.children):
        return None
    for child in verb.children:
        if child.dep_ in SUBJECTS and child.pos_ != "VERB":
            end = child.right_edge.i + 1
            return undated(doc, child.left_edge.i, max(min(end, verb.i) if child.i < verb.i else end, child.i + 1))
    if verb.dep_ in {"conj", "xcomp", "advcl", "aux", "pcomp"} and verb.head.i != verb.i:
        head = verb.head if verb.head.pos_ in {"VERB", "AUX"} else verb.head.head
        return sources(head, depth + 1) if head.pos_ in {"VERB", "AUX"} else None
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return undated(doc, verb.head.left_edge.i, verb.head.i + 1)
    return None


def undated(doc: Doc, start: int, end: int) -> Span:
    """A speaker's phrase without the day it hangs on: "the minister on Thursday", "on Monday, the company"."""
    dated = frozenset({"DATE", "TIME"})
    cut = end
    while cut - 1 > start and doc[cut - 1].ent_type_ in dated:
        cut -= 1
    if cut < end and cut - 1 > start and doc[cut - 1].lower_ in {"on", "in", "at", ","}:
        cut -= 1
    begin = start
    while begin < cut - 1 and (
        doc[begin].ent_type_ in dated or (doc[begin].lower_ in {"on", "in", "at"} and doc[begin + 1].ent_type_ in dated)
    ):
        begin += 1
    begin = begin + 1 if begin > start and begin < cut - 1 and doc[begin].text == "," else start
    while begin < cut - 1 and doc[begin].lower_ in {"even", "but", "only", "meanwhile", "however"}:
        begin += 1
    return bare(doc, begin, cut)
