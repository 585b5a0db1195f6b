"""Find what a cue verb carries: the clause, the infinitive or the thing it is about.

In: a cue verb of a parsed sentence. Out: a Reach (cue tokens, content tokens), or None
where the verb carries nothing. Content keeps its "that" and leaves out the cue unless the
words stand on both sides of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from rashomon.claim.attribution_cues import HOLDING, HOLDS_PRONOUN, SAYING, SHOWING, STANCE, TELLING, WITH_PREPOSITION
from rashomon.claim.attribution_phrases import SUBJECTS, bare, lemma

CLAUSES = frozenset({"ccomp", "xcomp"})
AUXILIARIES = frozenset({"aux", "auxpass", "neg"})
URGING = frozenset(
    """urge call ask order want expect encourage press warn advise invite beg implore instruct tell allow force
    request""".split()
)
NAMING = HOLDING | frozenset("call deem label declare describe brand".split())
LIGHT = frozenset("begin go continue start".split())
CARRIERS = SAYING | HOLDING | SHOWING


@dataclass(frozen=True, slots=True)
class Reach:
    """A cue with its auxiliaries and particle, and what it carries; `around` where the content holds the cue."""

    cue: Span
    content: Span
    around: bool = False


def reach(verb: Token) -> Reach | None:
    """What a verb carries, by its own grammar; quotations apart."""
    word = lemma(verb)
    if verb.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children) and not _went_on(verb):
        return None  # "free to say": nobody says it yet
    clause = _clause(verb) if word in CARRIERS | STANCE | {"decline"} else None
    if clause is not None:
        return Reach(cue_of(verb), clause)
    around = _main_clause(verb) if word in SAYING | HOLDING else None
    if around is not None:
        return around
    if word in WITH_PREPOSITION:
        for child in verb.children:
            if child.dep_ == "prep" and child.i > verb.i and child.lower_ in WITH_PREPOSITION[word]:
                inner = next((c for c in child.children if c.dep_ in {"pobj", "pcomp"}), None)
                if inner is not None:
                    return Reach(cue_of(verb, child), bare(verb.doc, child.i + 1, _end(verb)))
    if word in STANCE | TELLING:
        thing = next((c for c in verb.children if c.dep_ in {"dobj", "obj"} and c.i > verb.i), None)
        if (
            thing is not None
            and (thing.pos_ != "PRON" or word in HOLDS_PRONOUN)
            and (word != "call" or _names_it(verb))
        ):
            return Reach(cue_of(verb), bare(verb.doc, thing.left_edge.i, _end(verb)))
    return _tail(verb) if word in SAYING else None


def _names_it(verb: Token) -> bool:
    """ "called the plan a disaster", not "called his mother"."""
    return any(c.dep_ in {"oprd", "xcomp", "ccomp", "attr"} for c in verb.children)


def _tail(verb: Token) -> Reach | None:
    """ "…, a spokeswoman said on Saturday": a parenthesis that the parser hung up wrong, told by its commas."""
    doc, sentence = verb.doc, verb.sent
    cue = cue_of(verb)
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    if subject is None or verb.tag_ not in {"VBD", "VBZ", "VBP"} or subject.dep_ == "csubj":
        return None
    first = min(cue.start, subject.left_edge.i)
    if first - sentence.start < 4 or doc[first - 1].text not in {",", '"'}:
        return _as_told(verb, cue, first)
    if not any(t.pos_ in {"VERB", "AUX"} for t in doc[sentence.start : first]):
        return None
    after = next((i for i in range(max(cue.end, subject.i + 1), sentence.end) if doc[i].text == ","), None)
    if after is not None and sentence.end - after > 5:
        return Reach(cue, bare(doc, sentence.start, sentence.end), around=True)
    return Reach(cue, bare(doc, sentence.start, first))


def _as_told(verb: Token, cue: Span, first: int) -> Reach | None:
    """ "As the paper noted, …": the rest of the sentence is what was noted."""
    doc, sentence = verb.doc, verb.sent
    if first - 1 < sentence.start or doc[first - 1].lower_ != "as" or first - 1 > sentence.start + 1:
        return None
    comma = next((i for i in range(cue.end, min(cue.end + 14, sentence.end)) if doc[i].text == ","), None)
    return Reach(cue, bare(doc, comma + 1, sentence.end)) if comma is not None and sentence.end - comma > 3 else None


def cue_of(verb: Token, *more: Token) -> Span:
    """A verb with the auxiliaries, negation and adverbs right before it, its particle, and `more` if adjacent."""
    doc, start, end = verb.doc, verb.i, verb.i + 1
    while (
        start > 0
        and (
            doc[start - 1].dep_ in AUXILIARIES
            or (doc[start - 1].dep_ == "advmod" and doc[start - 1].head in {verb, doc[start]})
        )
        and doc[start - 1].head.i >= start
    ):
        start -= 1
    while start < verb.i and doc[start].dep_ == "advmod" and doc[start].is_sent_start:
        start += 1
    if _went_on(verb) and verb.i - verb.head.i < 5:
        start = verb.head.i
    for token in sorted((*[c for c in verb.children if c.dep_ == "prt"], *more), key=lambda t: t.i):
        if token.i == end:
            end += 1
    return doc[start:end]


def _went_on(verb: Token) -> bool:
    """ "went on to say"."""
    return (
        verb.dep_ in {"xcomp", "advcl"}
        and verb.head.lemma_ == "go"
        and verb.head.i < verb.i
        and any(c.lower_ == "on" for c in verb.head.children)
    )


def _clause(verb: Token) -> Span | None:
    """The clause or infinitive after a verb, as far as the verb's phrase goes."""
    doc = verb.doc
    for child in verb.children:
        if child.i <= verb.i or child.dep_ not in CLAUSES:
            continue
        start, end = child.left_edge.i, child.right_edge.i + 1
        if start <= verb.i:
            return None
        bare_word = child.dep_ == "xcomp" and not child.tag_.startswith("VB") and lemma(verb) not in NAMING
        if bare_word or (child.dep_ == "xcomp" and child.tag_ == "VB" and lemma(verb) in LIGHT):
            continue
        if child.dep_ == "xcomp" and lemma(verb) in URGING:
            urged = next((c for c in verb.children if c.dep_ in {"dobj", "dative"} and verb.i < c.i < start), None)
            start = urged.left_edge.i if urged is not None else start
        return bare(doc, start, max(_before_participle(child, end), child.i + 1))
    return None


def _before_participle(clause: Token, end: int) -> int:
    """Content ends before ", vowing to …" and ", which …": the account speaks there, not its speaker."""
    for token in clause.children:
        if token.dep_ == "advcl" and token.tag_ == "VBG" and token.i > clause.i and token.left_edge.i > 0:
            first = token.left_edge.i
            if clause.doc[first - 1].text == "," and first == token.i:
                return first - 1
    return end


def _main_clause(verb: Token) -> Reach | None:
    """ "…, officials said" and "…, officials said, …": the sentence around a parenthetic cue."""
    doc, sentence = verb.doc, verb.sent
    cue = cue_of(verb)
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    if subject is None:
        return None
    first, last = min(cue.start, subject.left_edge.i), max(cue.end, subject.right_edge.i + 1)
    before = next(
        (c for c in verb.children if c.dep_ in {"ccomp", "parataxis", "dobj"} and c.right_edge.i < first), None
    )
    if before is not None:
        return Reach(cue, bare(doc, before.left_edge.i, first))
    if (
        verb.dep_ in {"parataxis", "ccomp"}
        and verb.head.i != verb.i
        and first > sentence.start
        and doc[first - 1].text == ","
    ):
        if last < len(doc) and doc[last].text == "," and last < sentence.end - 2:
            return Reach(cue, bare(doc, sentence.start, sentence.end), around=True)
        if verb.head.i < first:
            return Reach(cue, bare(doc, sentence.start, first))
    return None


def _end(verb: Token) -> int:
    """Where a verb's phrase ends: before a clause joined to it, else at its right edge."""
    end = verb.right_edge.i + 1
    for child in verb.children:
        if child.i > verb.i and (
            child.dep_ in {"conj", "advcl", "parataxis", "cc"}
            or (child.dep_ == "punct" and child.text in {";", "–", "—", "-", ":"})
        ):
            end = min(end, child.left_edge.i)
    return end


def rest_of(doc: Doc, sentence: Span, first: int, last: int) -> Reach | None:
    """The sentence that "according to X" (tokens `first` to `last`) credits."""
    cue = doc[first : first + 2] if doc[first].lower_ == "according" else doc[first : first + 1]
    left = [t for t in doc[sentence.start : first] if not t.is_punct and not t.is_space]
    right = [t for t in doc[last : sentence.end] if not t.is_punct and not t.is_space]
    if left and right:
        return Reach(cue, bare(doc, sentence.start, sentence.end), around=True)
    if left:
        return Reach(cue, bare(doc, sentence.start, first))
    return Reach(cue, bare(doc, last, sentence.end)) if right else None
