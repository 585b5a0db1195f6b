"""Find who leads up to a quotation: "X told the cameras:", "According to X, …", "Nun:".

In: a Paragraph and the tokens of a sentence before a quotation. Out: a Frame, or None.
Of several cues the nearest that says something counts; one that may report a deed as well
gives way to it.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from rashomon.claim.attribution_cues import DOCUMENTS, SAYING, STATING_NOUNS
from rashomon.claim.attribution_paragraphs import FINITE, Paragraph, Region
from rashomon.claim.attribution_phrases import RELATIVES, bare, lemma, phrase
from rashomon.claim.attribution_subjects import speaks, subject
from rashomon.claim.attribution_wording import OWN, WORDS, Frame, in_words_of, worded
from rashomon.claim.name_roles import is_part, is_role_word
from rashomon.model import BlockKind

ASIDE = frozenset("on about after at during in from speaking asked commenting".split())  # "Marr, on the school: “…”"
FEWEST = 3  # tokens of "her answer:"
BLUNT = 3  # tokens from "hit back at once" to its colon
AGE = 12  # characters between a name and a colon: room for ", 22"
DASHES = frozenset({"-", "--", "–", "—", "―"})
# Cues that report a deed or a memory as often as words.
WEAK = frozenset("invite speak recall remember mention greet reveal repeat reflect shoot charge rule".split())
# Verbs by which words reach somebody instead of leaving him.
TAKING = frozenset("find read see receive get hear open discover spot notice have await expect".split())


def leading(paragraph: Paragraph, region: Region) -> Frame | None:
    """ "X told the cameras: “…”", "According to X, … “…”", "Nun: “…”"."""
    start, end = region
    doc = paragraph.doc
    plain = [i for i in range(start, end) if not doc[i].is_punct]
    if [doc[i].lower_ for i in plain[:2]] == ["according", "to"]:
        first = plain[1] + 1
        stop = next((i for i in range(first, end) if doc[i].text == "," or (i > first and doc[i].tag_ == "PRP")), end)
        return Frame(doc[first - 2 : first], bare(doc, first, stop)) if first < stop else None
    handed = _handed(doc, start, end)
    if handed is not None:
        return handed
    verbs = [doc[i] for i in range(start, end) if paragraph.is_cue(doc[i]) and not _waves_off(doc[i])]
    # "said that tests found it “safe”": the word of saying has the quotation, not the one nearest to it.
    for verb in sorted(verbs, key=_strength, reverse=True):
        if doc[end - 1].text == ":" and lemma(verb) in TAKING and any(c.dep_ == "dobj" for c in verb.children):
            continue  # who found a note did not write it
        words = subject(paragraph, verb, start)
        if words is not None and words.root.i not in paragraph.inside:
            return Frame(doc[verb.i : verb.i + 1], words)
    return in_words_of(doc, start, end) or worded(paragraph, start, end) or _label(paragraph, start, end)


def _handed(doc: Doc, start: int, end: int) -> Frame | None:
    """ "Everybody quotes her first words: “…”", "When people asked, the mayor's answer was: “…”": the owner's."""
    if end - start < FEWEST or doc[end - 1].text != ":":
        return None
    last = doc[end - 2]
    noun = next((c for c in last.children if c.dep_ == "nsubj"), last) if last.lemma_ == "be" else last
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if noun.lower_ not in WORDS or owner is None or owner.i < start or owner.lower_ in OWN:
        return None
    return Frame(doc[noun.i : noun.i + 1], doc[owner.left_edge.i : owner.i + 1])


def _waves_off(verb: Token) -> bool:
    """ "laughed off talk of …": a gesture that answers words is no cue of them."""
    return verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in {"off", "away", "aside"}


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
    heard = _heard_from(paragraph, people, verbs)
    if heard is not None:
        return Frame(colon, heard)
    if people and not any(offset + v.idx > people[-1][1] for v in verbs) and (not verbs or high - people[-1][1] <= AGE):
        words = doc.char_span(people[-1][0] - offset, people[-1][1] - offset, alignment_mode="expand")
        return Frame(colon, words) if words is not None else None
    if verbs:
        words = _blunt(paragraph, verbs[-1], end - 1)
        return Frame(colon, words) if words is not None else None
    head = doc[start : end - 1].root
    return Frame(colon, bare(doc, start, end - 1)) if is_role_word(head) or _is_aside(doc, head, end) else None


def _heard_from(paragraph: Paragraph, people: Sequence[tuple[int, int]], verbs: Sequence[Token]) -> Span | None:
    """ "We have just heard from Marr, for the defence:", "Mayor Marr, on the school that fell:": Marr."""
    doc, offset = paragraph.doc, paragraph.offset
    for low, high in people:
        words = doc.char_span(low - offset, high - offset, alignment_mode="expand")
        if words is None or any(words.end <= v.i and not _is_bound(v) for v in verbs):
            continue
        first = words.start
        while first > 0 and is_role_word(doc[first - 1]):
            first -= 1
        sent = first > 0 and doc[first - 1].lower_ == "from"
        on = words.end + 1 < len(doc) and doc[words.end].text == "," and doc[words.end + 1].lower_ in ASIDE
        if sent or (on and not any(v.i < words.start for v in verbs)):
            return words
    return None


def _is_bound(verb: Token) -> bool:
    """Whether a verb stands in a relative clause: "the school that fell"."""
    verb = verb.head if verb.dep_ in {"aux", "auxpass"} else verb
    return verb.dep_ == "relcl" or any(c.lower_ in RELATIVES for c in verb.children)


def _is_aside(doc: Doc, head: Token, end: int) -> bool:
    """ "The announcer, with a megaphone:": a part, a comma and more about it."""
    return is_part(head) and head.text.islower() and head.i + 2 < end and head.nbor(1).text == ","


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
    verb = verb.head if verb.dep_ == "aux" else verb
    who = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    if who is None or not speaks(paragraph, phrase(who, paragraph.inside)):
        return None
    is_so = verb.lemma_ == "be" and any(c.dep_ == "acomp" for c in verb.children)
    # "Marr gloated:", "Marr hit back:", but no headline: "Port empties out: “…”" quotes somebody else.
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    held = any(c.pos_ != "PRON" for c in objects) or (verb.lemma_ in TAKING and not objects)
    running = paragraph.sentences[0].kind is BlockKind.PARAGRAPH
    bare_verb = running and colon - verb.i <= BLUNT and not held
    # "Marr hid no feelings:", but "Marr held a sign:" shows what somebody wrote.
    shown = verb.lemma_ in TAKING or any(c.lemma_.lower() in DOCUMENTS | STATING_NOUNS for c in objects)
    bare_verb = bare_verb or (running and not shown and who.head.i == verb.i and _is_somebody(paragraph, who))
    gives = verb.lemma_ not in TAKING - {"have"} and any(
        c.lower_ in WORDS and c.dep_ in {"dobj", "attr", "pobj", "conj"} for c in paragraph.doc[verb.i + 1 : colon]
    )
    if verb.lemma_ == "be" and not is_so:
        return phrase(who, paragraph.inside) if gives else None
    return phrase(who, paragraph.inside) if is_so or gives or bare_verb else None


def _is_somebody(paragraph: Paragraph, who: Token) -> bool:
    """Whether a subject is a person by name or "he" or "she"."""
    at = paragraph.offset + who.idx
    return who.lower_ in {"he", "she"} or any(a <= at < b for a, b in paragraph.people)
