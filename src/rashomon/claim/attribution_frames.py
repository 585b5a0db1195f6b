"""Find the cue and the speaker's words around a quotation, in its own sentence.

In: a Paragraph and one of its quotations. Out: a Frame (cue, speaker phrase), or None
where nothing in the sentence credits the words to anybody.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span, Token

from rashomon.claim.attribution_cues import DOCUMENTS, QUOTING, SAYING, STATING_NOUNS, VOICING
from rashomon.claim.attribution_lead import headed, leading
from rashomon.claim.attribution_marks import Quoted
from rashomon.claim.attribution_paragraphs import CUES, FINITE, FULL, PLAIN_CUES, Paragraph, Region
from rashomon.claim.attribution_phrases import bare, lemma, phrase, subject_of
from rashomon.claim.attribution_subjects import agent, is_passive, issuer, upto
from rashomon.claim.attribution_titles import LEADS, gives_name, is_titled, is_work
from rashomon.claim.attribution_wording import WORDS, Frame, antecedent, authored, pointed, worded
from rashomon.claim.name_roles import is_role_word
from rashomon.model import BlockKind

CLAUSAL = frozenset("who which whose when while as after before during because that where".split())
PREPOSITIONS = frozenset("on at in to by from with through".split())
HABITS = frozenset("like love use go continue begin".split())  # "likes to say", "used to say"
LIFTS = 6  # verbs above a quotation to look at
ANYBODY = frozenset("everybody everyone people".split())  # "the words that everyone knows"
LEAST = 3  # words of a quotation that can be a sentence
SIGNATURE = 12  # tokens behind a dash
SIGNED = re.compile(r"[\"”'’]?\s*[―—–-]{1,2}\s([^\n“\"]*[^\W\d_])\.?\s*(?:$|\n|[“\"])")
RUN_ON = frozenset({"ADP", "CCONJ", "SCONJ", "PART"})


def frame(paragraph: Paragraph, quote: Quoted) -> Frame | None:
    """The cue and speaker of a quotation within its own sentence; of a paper, its writer if he is named there."""
    found = _frame(paragraph, quote)
    who = found.speaker.root if found is not None else None
    paper = who is not None and who.lemma_.lower() in DOCUMENTS and issuer(who.doc[who.i : who.i + 1]) is None
    known = who is not None and who.lower_ in ANYBODY and found is not None and lemma(found.cue.root) not in SAYING
    if paper or known or found is None:
        span = paragraph.tokens(quote)
        found = (None if is_work(paragraph.doc, span) else authored(paragraph, span)) or found
    if found is None:
        return None
    speaker = antecedent(found.speaker)
    return Frame(found.cue, issuer(speaker) or speaker)


def _frame(paragraph: Paragraph, quote: Quoted) -> Frame | None:
    span, doc = paragraph.tokens(quote), paragraph.doc
    if is_work(doc, span):
        return None
    before = paragraph.before(span)
    after = paragraph.after(span, closed=quote.closed)
    signed = _signed(paragraph, quote)
    if signed is not None:
        return signed
    lead = [doc[i].lower_ for i in range(*before) if not doc[i].is_punct][:2]
    says = any(paragraph.is_cue(doc[i]) and lemma(doc[i]) in SAYING for i in range(*before))
    behind = _after(paragraph, after) if paragraph.goes_on(span, after) else None
    behind = behind or _acts(paragraph, span, after)
    if behind is not None and _opens(paragraph, span, before):
        return behind
    around = None if is_titled(span) else _around(paragraph, span, before, _own(doc, span, after))
    ahead = leading(paragraph, before)
    running = paragraph.sentences[0].kind is BlockKind.PARAGRAPH  # a headline may have a capital on every word
    if ahead is not None and running and is_titled(span) and not gives_name(ahead, doc, before):
        ahead = None
    owned = behind is not None and worded(paragraph, *before) is not None  # "His remark, “…”, was bold, Marr said"
    first, second = (ahead, behind) if says or owned or lead == ["according", "to"] else (behind, ahead)
    return first or second or around or headed(paragraph, before) or pointed(paragraph, after)


def _opens(paragraph: Paragraph, span: Span, before: Region) -> bool:
    """Whether a quotation begins a sentence that nothing leads up to: no cue, comma or colon right before its mark."""
    start, end = before
    if start == end:
        return True
    last = paragraph.doc[end - 1]
    return span[0].text[0].isupper() and len(span) > LEAST and last.text not in LEADS and not paragraph.is_cue(last)


def _own(doc: Doc, span: Span, after: Region) -> Region:
    """What follows a quotation in its own sentence: nothing where it ends with a full stop and a capital follows."""
    start, end = after
    ended = start < end and span[-1].text in FULL and doc[start].text[0].isupper()
    return (start, start) if ended else after


def _signed(paragraph: Paragraph, quote: Quoted) -> Frame | None:
    """ "“…” — Ilse Marr, baker": a name behind a dash, and nothing more in its line."""
    doc, offset = paragraph.doc, paragraph.offset
    found = SIGNED.match(paragraph.text(quote.end, paragraph.end))
    words = doc.char_span(quote.end + found.start(1) - offset, quote.end + found.end(1) - offset) if found else None
    dash = doc.char_span(words.start_char - 2, words.start_char - 1, alignment_mode="expand") if words else None
    if words is None or dash is None or len(words) > SIGNATURE:
        return None
    low = offset + words.start_char
    named = any(p[0] == low for p in paragraph.people)
    plain = all(t.pos_ not in {"VERB", "AUX"} or t.ent_type_ == "PERSON" for t in words)
    capital = all(t.text[0].isupper() for t in words if t.is_alpha)
    comma = next((t.i for t in words if t.text == ","), words.end)
    return Frame(dash, bare(doc, words.start, comma)) if plain and (named or capital) else None


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
    owner = _phrased(doc, start, stop)
    if owner is not None:
        return owner
    start += words[0] == "as"
    verb = next((doc[i] for i in range(start, stop) if paragraph.is_cue(doc[i]) and _clear(doc, start, i)), None)
    if verb is None or doc[start].pos_ in RUN_ON or not (_is_told(verb) or verb.lower_ in PLAIN_CUES):
        return None  # the sentence runs on: "“…” of companies, he said", "“…” and told reporters", "“…,” telling them"
    first = start
    while first < verb.i and doc[first].pos_ in {"AUX", "ADV"}:
        first += 1
    cue = doc[verb.i : verb.i + 1]
    if is_passive(verb):
        cited = lemma(verb) == "quote" and first < verb.i  # "Marr was quoted as saying by Irish radio"
        by = bare(doc, start, upto(doc, start, verb.i)) if cited else agent(paragraph, verb)
        return Frame(cue, by) if by is not None else None
    if doc[verb.i - 1].lower_ in {"which", "that"}:
        return None
    if first < verb.i:
        return Frame(cue, bare(doc, start, upto(doc, start, verb.i)))
    says = lemma(verb) in SAYING | QUOTING and verb.i + 1 < stop and doc[verb.i + 1].lower_ != "that"
    return Frame(cue, _noun(doc, verb.i + 1, stop)) if says else None


def _acts(paragraph: Paragraph, span: Span, region: Region) -> Frame | None:
    """ "“…,” the minister, Marr, had lectured": somebody by name and any verb behind words that a comma ends."""
    doc, (start, end) = paragraph.doc, region
    while start < end and (doc[start].is_punct or doc[start].is_space):
        start += 1
    comma = span[-1].text == "," or (start > span.end and any(t.text == "," for t in doc[span.end : start]))
    verb = next((t for t in doc[start:end] if t.tag_ in FINITE and t.pos_ in {"VERB", "AUX"}), None)
    if not comma or verb is None or len(span) <= LEAST or verb.i in paragraph.inside or doc[start].pos_ in RUN_ON:
        return None
    verb = verb.head if verb.dep_ == "aux" and start < verb.head.i < end else verb
    who = next((c for c in verb.children if c.dep_ == "nsubj" and start <= c.i < verb.i), None)
    words = phrase(who, paragraph.inside) if who is not None and verb.pos_ == "VERB" else None
    if words is None or words.start != start or not _is_named(paragraph, words):
        return None
    return Frame(doc[verb.i : verb.i + 1], words)


def _is_named(paragraph: Paragraph, words: Span) -> bool:
    low, high = paragraph.offset + words.start_char, paragraph.offset + words.end_char
    return any(low <= a and b <= high for a, b in paragraph.people)


def _is_told(verb: Token) -> bool:
    """Whether a verb tells that somebody speaks or spoke: "says", "said", "likes to say"; not "to say"."""
    habit = verb.dep_ == "xcomp" and lemma(verb.head) in HABITS and verb.head.tag_ in FINITE
    return verb.tag_ not in {"VB", "VBG"} or (verb.tag_ == "VB" and habit)


def _phrased(doc: Doc, start: int, stop: int) -> Frame | None:
    """ "“…” was her message to them", "“…” was how Marr put it": whose words they were."""
    if doc[start].lemma_ != "be":
        return None
    if start + 1 < stop and doc[start + 1].lower_ == "how":
        verb = doc[start + 1].head
        words = subject_of(verb, range(stop, len(doc))) if verb.tag_ in FINITE and verb.i < stop else None
        return Frame(doc[verb.i : verb.i + 1], words) if words is not None and words.start > start else None
    for token in doc[start : min(stop, start + SIGNATURE)]:
        owner = next((c for c in token.children if c.dep_ == "poss"), None)
        if token.lower_ in WORDS and owner is not None:
            return Frame(doc[token.i : token.i + 1], doc[owner.left_edge.i : owner.i + 1])
    return None


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
    if token.lower_ in CLAUSAL or token.lower_ == "as" or token.pos_ == "AUX":
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


def _around(paragraph: Paragraph, span: Span, before: Region, after: Region) -> Frame | None:
    """A quotation within a longer sentence: a tail "…, X said" or "… by X", else whoever owns the text above it."""
    doc, stop = paragraph.doc, after[1]
    for token in doc[after[0] : stop]:
        i = token.i
        if token.lower_ == "by" and token.dep_ == "agent" and lemma(token.head) in CUES | {"put"}:
            return Frame(doc[token.head.i : token.head.i + 1], _noun(doc, i + 1, stop))
        if token.lower_ == "by" and token.head.i in paragraph.inside:
            verb = next((v for v in reversed(doc[before[0] : before[1]]) if paragraph.is_cue(v)), None)
            if verb is not None and is_passive(verb):  # "described as “…” by X", "by" read as part of the quotation
                return Frame(doc[verb.i : verb.i + 1], _noun(doc, i + 1, stop))
        if token.lower_ == "according":
            return Frame(doc[i : i + 2], _noun(doc, i + 2, stop)) if i + 2 < stop else None
        if token.lower_ == "words" and i + 2 < stop and doc[i + 1].lower_ == "of":
            return Frame(doc[i : i + 1], _noun(doc, i + 2, stop))
        if paragraph.is_cue(token) and lemma(token) in SAYING:
            found = _tail(paragraph, token, stop)
            if found is not None:
                return found
    return _owned(paragraph, span)


def _tail(paragraph: Paragraph, verb: Token, stop: int) -> Frame | None:
    doc = paragraph.doc
    inverted = doc[verb.i - 1].text == "," and verb.i + 1 < stop
    subject = agent(paragraph, verb) if is_passive(verb) else subject_of(verb, paragraph.inside)
    if subject is None or not (inverted or verb.i + 1 >= stop - 4 or doc[subject.start - 1].text == ","):
        return None
    return Frame(doc[verb.i : verb.i + 1], _noun(doc, verb.i + 1, stop) if inverted else subject)


def _owned(paragraph: Paragraph, span: Span) -> Frame | None:
    """ "His letter speaks of “…”", "her claim that “…”": the owner of a paper or a claim above a quotation."""
    node = span.root
    for _ in range(LIFTS):
        if node.head.i == node.i:
            return None
        below, node = node, node.head
        if node.i in paragraph.inside:
            continue
        if node.pos_ == "NOUN" and node.lemma_.lower() in STATING_NOUNS and node.i < span.start:
            owner = issuer(paragraph.doc[node.i : node.i + 1])
            if owner is not None:
                return Frame(paragraph.doc[node.i : node.i + 1], owner)
        if node.pos_ in {"VERB", "AUX"}:
            subject = subject_of(node, paragraph.inside)
            is_that = (
                node.lemma_ == "be" and below.dep_ == "ccomp"
            )  # "her claim is that it was “…”", not "her view is “…”"
            papers = subject is not None and (subject.root.lemma_.lower() in DOCUMENTS or is_that)
            owner = issuer(subject) if subject is not None and papers else None
            if owner is not None:
                return Frame(paragraph.doc[node.i : node.i + 1], owner)
            if lemma(node) in VOICING and subject is not None and not is_passive(node):
                return Frame(paragraph.doc[node.i : node.i + 1], subject)
    return None
