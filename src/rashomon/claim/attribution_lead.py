"""Find who leads up to a quotation: "X told the cameras:", "According to X, …", "Nun:".

In: a Paragraph and the tokens of a sentence before a quotation. Out: a Frame, or None.
Of several cues the nearest that says something counts; one that may report a deed as well
gives way to it.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from rashomon.claim.attribution_cues import SAYING
from rashomon.claim.attribution_paragraphs import FINITE, Paragraph, Region
from rashomon.claim.attribution_phrases import bare, lemma, phrase
from rashomon.claim.attribution_subjects import speaks, subject
from rashomon.claim.name_roles import is_role_word
from rashomon.model import BlockKind

BLUNT = 3  # tokens from "hit back at once" to its colon
AGE = 12  # characters between a name and a colon: room for ", 22"
DASHES = frozenset({"-", "--", "–", "—", "―"})
# Cues that report a deed or a memory as often as words.
WEAK = frozenset("invite speak recall remember mention greet reveal repeat reflect shoot charge rule".split())
# What the words behind a colon are, and the verbs by which they reach somebody instead of leaving him.
WORDS = frozenset(
    """message word words answer reply response question warning statement tweet comment plea appeal advice verdict
    promise conclusion slogan motto remark remarks line explanation reaction assessment request retort phrase
    jibe quip""".split()
)
TAKING = frozenset("find read see receive get hear open discover spot notice have await expect".split())


@dataclass(frozen=True, slots=True)
class Frame:
    """The cue of a quotation and the phrase that names its speaker, tokens of one document."""

    cue: Span
    speaker: Span


def leading(paragraph: Paragraph, region: Region) -> Frame | None:
    """ "X told the cameras: “…”", "According to X, … “…”", "Nun: “…”"."""
    start, end = region
    doc = paragraph.doc
    plain = [i for i in range(start, end) if not doc[i].is_punct]
    if [doc[i].lower_ for i in plain[:2]] == ["according", "to"]:
        first = plain[1] + 1
        stop = next((i for i in range(first, end) if doc[i].text == "," or (i > first and doc[i].tag_ == "PRP")), end)
        return Frame(doc[first - 2 : first], bare(doc, first, stop)) if first < stop else None
    verbs = [doc[i] for i in range(start, end) if paragraph.is_cue(doc[i]) and not _waves_off(doc[i])]
    # "said that tests found it “safe”": the word of saying has the quotation, not the one nearest to it.
    for verb in sorted(verbs, key=_strength, reverse=True):
        if doc[end - 1].text == ":" and lemma(verb) in TAKING and any(c.dep_ == "dobj" for c in verb.children):
            continue  # who found a note did not write it
        words = subject(paragraph, verb, start)
        if words is not None and words.root.i not in paragraph.inside:
            return Frame(doc[verb.i : verb.i + 1], words)
    return _in_words_of(doc, start, end) or _worded(paragraph, start, end) or _label(paragraph, start, end)


def _waves_off(verb: Token) -> bool:
    """ "laughed off talk of …": a gesture that answers words is no cue of them."""
    return verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in {"off", "away", "aside"}


def _in_words_of(doc: Doc, start: int, end: int) -> Frame | None:
    """ "In Marr's words, “…”", "to quote Marr, “…”"."""
    for token in doc[start:end]:
        if token.lower_ in {"words", "phrase"} and any(c.dep_ == "poss" for c in token.children):
            owner = next(c for c in token.children if c.dep_ == "poss")
            if doc[owner.left_edge.i - 1].lower_ == "in" and owner.left_edge.i > start:
                return Frame(doc[token.i : token.i + 1], doc[owner.left_edge.i : owner.i + 1])
        if lemma(token) == "quote" and token.i > start and doc[token.i - 1].lower_ == "to":
            whom = next((c for c in token.children if c.dep_ == "dobj"), None)
            return Frame(doc[token.i : token.i + 1], phrase(whom)) if whom is not None else None
    return None


def _worded(paragraph: Paragraph, start: int, end: int) -> Frame | None:
    """ "Marr's answer was “…”", "Her verdict: “…”": whose words they are."""
    doc = paragraph.doc
    last = doc[end - 1] if end > start else None
    if last is None or (last.text not in {":", ","} and last.lemma_ != "be"):
        return None
    for token in doc[start:end]:
        owner = next((c for c in token.children if c.dep_ == "poss"), None)
        if token.lower_ in WORDS and owner is not None and not any(t.tag_ in FINITE for t in doc[start : token.i]):
            return Frame(doc[token.i : token.i + 1], doc[owner.left_edge.i : owner.i + 1])
    return None


def introduction(paragraph: Paragraph) -> Frame | None:
    """Who speaks in what follows a paragraph that ends with a colon: "Marr wrote:"."""
    doc = paragraph.doc
    if not len(doc) or doc[-1].text != ":" or len(doc) - 1 in paragraph.inside:
        return None
    start, _ = paragraph.before(doc[-1:])
    return leading(paragraph, (start, len(doc)))


def _strength(verb: Token) -> tuple[int, int]:
    word = lemma(verb)
    return (0 if word not in SAYING else 1 if word in WEAK else 2), verb.i


def _label(paragraph: Paragraph, start: int, end: int) -> Frame | None:
    """ "Nun: 'text'": somebody and a colon; the colon is the cue."""
    doc, offset = paragraph.doc, paragraph.offset
    if end - start < 2 or doc[end - 1].text != ":":
        return None
    low, high = offset + doc[start].idx, offset + doc[end - 1].idx
    people = [p for p in paragraph.people if low <= p[0] and p[1] <= high]
    verbs = [t for t in doc[start : end - 1] if t.pos_ in {"VERB", "AUX"} and t.tag_ in FINITE]
    colon = doc[end - 1 : end]
    if people and not any(offset + v.idx > people[-1][1] for v in verbs) and (not verbs or high - people[-1][1] <= AGE):
        words = doc.char_span(people[-1][0] - offset, people[-1][1] - offset, alignment_mode="expand")
        return Frame(colon, words) if words is not None else None
    if verbs:
        words = _blunt(paragraph, verbs[-1], end - 1)
        return Frame(colon, words) if words is not None else None
    return Frame(colon, bare(doc, start, end - 1)) if is_role_word(doc[start : end - 1].root) else None


def headed(paragraph: Paragraph, region: Region) -> Frame | None:
    """ "Marr: Port was ‘never safe’": in a headline, whoever stands first, before a colon."""
    doc, people = paragraph.doc, paragraph.people
    if paragraph.sentences[0].kind is BlockKind.PARAGRAPH or not people or people[0][0] != paragraph.offset:
        return None
    words = doc.char_span(0, people[0][1] - people[0][0], alignment_mode="expand")
    if words is None or words.end >= region[1] or doc[words.end].text != ":":
        return None
    return Frame(doc[words.end : words.end + 1], words)


def _blunt(paragraph: Paragraph, verb: Token, colon: int) -> Span | None:
    """ "X was blunt:", "X had a message for them:": what somebody is or gives, then his words."""
    who = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    if who is None or not speaks(paragraph, phrase(who, paragraph.inside)):
        return None
    is_so = verb.lemma_ == "be" and any(c.dep_ == "acomp" for c in verb.children)
    # "Marr gloated:", "Marr hit back:", but no headline: "Port empties out: “…”" quotes somebody else.
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    held = any(c.pos_ != "PRON" for c in objects) or (verb.lemma_ in TAKING and not objects)
    bare_verb = paragraph.sentences[0].kind is BlockKind.PARAGRAPH and colon - verb.i <= BLUNT and not held
    gives = verb.lemma_ not in TAKING - {"have"} and any(
        c.lower_ in WORDS and c.dep_ in {"dobj", "attr", "pobj", "conj"} for c in paragraph.doc[verb.i + 1 : colon]
    )
    return phrase(who, paragraph.inside) if is_so or gives or bare_verb else None
