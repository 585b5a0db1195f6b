"""Find the cue and the speaker's words around a quotation, in its own sentence.

In: a Paragraph and one of its quotations. Out: a Frame (cue, speaker phrase), or None
where nothing in the sentence credits the words to anybody.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from rashomon.claim.attribution_cues import DOCUMENTS, SAYING
from rashomon.claim.attribution_marks import Quoted
from rashomon.claim.attribution_paragraphs import CUES, FINITE, Paragraph, Region
from rashomon.claim.attribution_phrases import bare, lemma, subject_of
from rashomon.claim.name_roles import is_role_word

CLAUSAL = frozenset("who which whose when while as after before during because that where".split())
PREPOSITIONS = frozenset("on at in to by from with through".split())
AGE = 12  # characters between a name and a colon: room for ", 22"
LIFTS = 6  # verbs above a quotation to look at


@dataclass(frozen=True, slots=True)
class Frame:
    """The cue of a quotation and the phrase that names its speaker, tokens of one document."""

    cue: Span
    speaker: Span


def frame(paragraph: Paragraph, quote: Quoted) -> Frame | None:
    """The cue and speaker of a quotation within its own sentence."""
    span, doc = paragraph.tokens(quote), paragraph.doc
    before = paragraph.before(span)
    after = paragraph.after(span, closed=quote.closed)
    lead = [doc[i].lower_ for i in range(*before) if not doc[i].is_punct][:2]
    says = any(paragraph.is_cue(doc[i]) and lemma(doc[i]) in SAYING for i in range(*before))
    around = None if _titled(span) else _around(paragraph, span, after)
    if says or lead == ["according", "to"]:
        return _before(paragraph, before) or around
    found = _after(paragraph, after) if paragraph.goes_on(span, after) else None
    return found or _before(paragraph, before) or around


def _titled(span: Span) -> bool:
    """The name of a book or film, by its capitals: the sentence around it is not its speaker's."""
    words = [t for t in span if t.is_alpha]
    return len(words) < 5 and all(t.text[0].isupper() for t in words) and span[-1].text not in {",", ".", "!", "?"}


def _after(paragraph: Paragraph, region: Region) -> Frame | None:
    """ "…,” said X", "…,” X told reporters", "…”, in the words of X"."""
    start, end = region
    doc, inside = paragraph.doc, paragraph.inside
    while start < end and (doc[start].is_punct or doc[start].is_space):
        start += 1
    if start >= end or start in inside:
        return None
    stop = next((i for i in range(start, end) if i in inside), end)
    words = [doc[i].lower_ for i in range(start, min(stop, start + 5))]
    for lead in (["according", "to"], ["in", "the", "words", "of"], ["per"], ["via"]):
        size = len(lead)
        if words[:size] == lead and stop > start + size:
            return Frame(doc[start : start + size], _noun(doc, start + size, stop))
    start += words[0] == "as"
    verb = next((doc[i] for i in range(start, stop) if paragraph.is_cue(doc[i]) and _clear(doc, start, i)), None)
    if verb is None:
        return None
    first = start
    while first < verb.i and doc[first].pos_ in {"AUX", "ADV"}:
        first += 1
    cue = doc[verb.i : verb.i + 1]
    if first < verb.i:
        return Frame(cue, bare(doc, start, _upto(doc, start, verb.i)))
    return Frame(cue, _noun(doc, verb.i + 1, stop)) if verb.i + 1 < stop else None


def _upto(doc: Doc, start: int, verb: int) -> int:
    """Where the subject before a verb ends: in front of auxiliaries, adverbs and relative clauses."""
    end = verb
    while end > start + 1 and (doc[end - 1].pos_ in {"AUX", "ADV", "PUNCT"} or doc[end - 1].lemma_ == "have"):
        end -= 1
    return next((i for i in range(start + 1, end) if doc[i].lower_ == "who"), end)


def _clear(doc: Doc, start: int, verb: int) -> bool:
    """No other finite verb stands between the quotation and its cue, relative clauses apart."""
    relative = False
    for token in doc[start:verb]:
        relative = relative or token.lower_ in {"who", "which", "whose"}
        finite = token.pos_ == "VERB" and token.tag_ in FINITE and token.dep_ not in {"compound", "amod"}
        joins = token.pos_ == "SCONJ" and token.lower_ in {"that", "because", "while", "if"}
        if joins or (finite and not relative):
            return False
    return True


def _noun(doc: Doc, start: int, stop: int) -> Span:
    """The noun phrase that begins after an inverted cue: up to a verb of its own, a clause, or "who"."""
    while start < stop - 1 and (doc[start].pos_ == "ADV" or doc[start].is_punct):
        start += 1
    end = start + 1
    while end < stop and not _leaves(doc, end, stop):
        end += 1
    return bare(doc, start, end)


def _leaves(doc: Doc, i: int, stop: int) -> bool:
    """Whether the speaker's phrase ends before this token."""
    token, last = doc[i], doc[i - 1]
    if token.lower_ in CLAUSAL or token.pos_ == "AUX":
        return True
    if token.tag_ == "PRP" and last.lower_ != "of":
        return True
    if token.text == ",":
        return not _describes(doc, i + 1, stop)
    if token.pos_ == "VERB" and token.tag_ in FINITE | {"VBG"} and token.ent_type_ != "PERSON":
        return token.dep_ not in {"amod", "compound"} and last.pos_ != "DET"
    return token.lower_ in PREPOSITIONS and token.dep_ == "prep" and token.head.pos_ in {"VERB", "AUX"}


def _describes(doc: Doc, start: int, stop: int) -> bool:
    """Whether what follows a comma is still about the speaker: an age, "a farmer", "spokesman of …"."""
    if start < stop and doc[start].like_num:
        return True
    for token in doc[start : min(start + 7, stop)]:
        if token.text == "," or token.pos_ in {"VERB", "AUX", "SCONJ"}:
            return False
        if is_role_word(token) or token.pos_ == "PROPN":
            return True
    return False


def _before(paragraph: Paragraph, region: Region) -> Frame | None:
    """ "X told the cameras: “…”", "According to X, … “…”", "Nun: “…”"."""
    start, end = region
    doc = paragraph.doc
    words = [i for i in range(start, end) if not doc[i].is_punct]
    if [doc[i].lower_ for i in words[:2]] == ["according", "to"]:
        first = words[1] + 1
        stop = next((i for i in range(first, end) if doc[i].text == "," or (i > first and doc[i].tag_ == "PRP")), end)
        return Frame(doc[first - 2 : first], bare(doc, first, stop)) if first < stop else None
    verbs = [doc[i] for i in range(start, end) if paragraph.is_cue(doc[i])]
    # "said that tests found it “safe”": the word of saying has the quotation, not the one nearest to it.
    for verb in sorted(verbs, key=lambda v: (lemma(v) in SAYING, v.i), reverse=True):
        subject = subject_of(verb, paragraph.inside)
        if subject is None and verb.i > start and not any(c.dep_ == "auxpass" for c in verb.children):
            subject = bare(doc, start, _upto(doc, start, verb.i))
            subject = subject if subject.root.pos_ in {"NOUN", "PROPN", "PRON"} else None
        if subject is not None and subject.root.i not in paragraph.inside:
            return Frame(doc[verb.i : verb.i + 1], _owner(subject) or subject)
    return _label(paragraph, start, end)


def _owner(subject: Span) -> Span | None:
    """ "His letter speaks of …": a document speaks for its owner."""
    if subject.root.lemma_.lower() not in DOCUMENTS:
        return None
    owner = next((c for c in subject.root.children if c.dep_ == "poss"), None)
    return subject.doc[owner.left_edge.i : owner.i + 1] if owner is not None else None


def _label(paragraph: Paragraph, start: int, end: int) -> Frame | None:
    """ "Nun: 'text'": somebody and a colon, no verb; the colon is the cue."""
    doc, offset = paragraph.doc, paragraph.offset
    if end - start < 2 or doc[end - 1].text != ":":
        return None
    low, high = offset + doc[start].idx, offset + doc[end - 1].idx
    people = [p for p in paragraph.people if low <= p[0] and p[1] <= high]
    verbs = [t for t in doc[start : end - 1] if t.pos_ in {"VERB", "AUX"} and t.tag_ in FINITE]
    colon = doc[end - 1 : end]
    if people and (not verbs or high - people[-1][1] <= AGE):
        words = doc.char_span(people[-1][0] - offset, people[-1][1] - offset, alignment_mode="expand")
        return Frame(colon, words) if words is not None else None
    if verbs or not is_role_word(doc[start : end - 1].root):
        return None
    return Frame(colon, bare(doc, start, end - 1))


def _around(paragraph: Paragraph, span: Span, after: Region) -> Frame | None:
    """A quotation within a longer sentence: a tail "…, X said" or "… by X", else whoever owns the text above it."""
    doc, stop = paragraph.doc, after[1]
    for i in range(after[0], stop - 1):
        token = doc[i]
        if token.lower_ == "by" and token.dep_ == "agent" and lemma(token.head) in CUES | {"put"}:
            return Frame(doc[token.head.i : token.head.i + 1], _noun(doc, i + 1, stop))
        if token.lower_ == "according":
            return Frame(doc[i : i + 2], _noun(doc, i + 2, stop)) if i + 2 < stop else None
        if token.lower_ == "words" and doc[i + 1].lower_ == "of" and i + 2 < stop:
            return Frame(doc[i : i + 1], _noun(doc, i + 2, stop))
        if paragraph.is_cue(token) and lemma(token) in SAYING:
            found = _tail(paragraph, token, stop)
            if found is not None:
                return found
    return _owned(paragraph, span)


def _tail(paragraph: Paragraph, verb: Token, stop: int) -> Frame | None:
    doc, inverted = paragraph.doc, verb.nbor(-1).text == ","
    subject = subject_of(verb, paragraph.inside)
    if subject is None or not (inverted or verb.i + 1 >= stop - 4):
        return None
    return Frame(doc[verb.i : verb.i + 1], _noun(doc, verb.i + 1, stop) if inverted else subject)


def _owned(paragraph: Paragraph, span: Span) -> Frame | None:
    node = span.root
    for _ in range(LIFTS):
        if node.head.i == node.i:
            return None
        node = node.head
        if node.i not in paragraph.inside and node.pos_ in {"VERB", "AUX"}:
            subject = subject_of(node, paragraph.inside)
            owner = _owner(subject) if subject is not None else None
            if owner is not None:
                return Frame(paragraph.doc[node.i : node.i + 1], owner)
    return None
