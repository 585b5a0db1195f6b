"""Find who leads up to a quotation: "X told the cameras:", "According to X, …", "Nun:".

In: a Paragraph and the tokens of a sentence before a quotation. Out: a Frame, or None.
Of several cues the nearest that says something counts; one that may report a deed as well
gives way to it. A passive credits its agent alone, a document its writer.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from rashomon.claim.attribution_cues import DOCUMENTS, SAYING, STATING_NOUNS
from rashomon.claim.attribution_paragraphs import FINITE, Paragraph, Region
from rashomon.claim.attribution_phrases import SUBJECTS, bare, lemma, phrase, subject_of
from rashomon.claim.name_roles import is_role_word
from rashomon.model import BlockKind

AUXILIARY = 5  # tokens before a participle in which its "has" stands
AGE = 12  # characters between a name and a colon: room for ", 22"
DASHES = frozenset({"-", "--", "–", "—", "―"})
# Cues that report a deed or a memory as often as words.
WEAK = frozenset("invite speak recall remember mention greet reveal repeat reflect shoot charge rule".split())
ISSUING = frozenset("issue release publish post send put write sign read circulate".split())
BODIES = frozenset(
    """police media government ministry company team court army navy union party council board committee
    family crew couple pair group club firm agency bank hospital office commission""".split()
)
LEADING = frozenset("lead prompt force cause get push move drive compel inspire persuade provoke".split())
# What the words behind a colon are, and the verbs by which they reach somebody instead of leaving him.
WORDS = frozenset(
    """message word words answer reply response question warning statement tweet comment plea appeal advice verdict
    promise conclusion slogan motto remark remarks line explanation reaction assessment request retort""".split()
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
    words = [i for i in range(start, end) if not doc[i].is_punct]
    if [doc[i].lower_ for i in words[:2]] == ["according", "to"]:
        first = words[1] + 1
        stop = next((i for i in range(first, end) if doc[i].text == "," or (i > first and doc[i].tag_ == "PRP")), end)
        return Frame(doc[first - 2 : first], bare(doc, first, stop)) if first < stop else None
    verbs = [doc[i] for i in range(start, end) if paragraph.is_cue(doc[i])]
    # "said that tests found it “safe”": the word of saying has the quotation, not the one nearest to it.
    for verb in sorted(verbs, key=_strength, reverse=True):
        if doc[end - 1].text == ":" and lemma(verb) in TAKING and any(c.dep_ == "dobj" for c in verb.children):
            continue  # who found a note did not write it
        subject = _subject(paragraph, verb, start)
        if subject is not None and subject.root.i not in paragraph.inside:
            return Frame(doc[verb.i : verb.i + 1], issuer(subject) or subject)
    return _label(paragraph, start, end)


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


def _subject(paragraph: Paragraph, verb: Token, start: int) -> Span | None:
    """Who a cue credits: its agent, its subject, or that of the cue it hangs on."""
    if is_passive(verb):
        agent = next((c for c in verb.children if c.dep_ == "agent"), None)
        holder = next((c for c in agent.children if c.dep_ == "pobj"), None) if agent is not None else None
        return phrase(holder, paragraph.inside) if holder is not None else None
    main = _main(paragraph, verb, start)
    own = any(c.dep_ in SUBJECTS for c in verb.children)
    if not own:
        found = _led(verb) or (main if verb.tag_ == "VBG" and not _adjoins(verb) else None)
        if found is not None:
            return phrase(found, paragraph.inside)
    subject = subject_of(verb, paragraph.inside)
    if subject is None and verb.i > start and verb.tag_ in FINITE:
        subject = bare(paragraph.doc, start, upto(paragraph.doc, start, verb.i))
        subject = subject if subject.root.pos_ in {"NOUN", "PROPN", "PRON"} and _speaks(paragraph, subject) else None
    if subject is not None and _is_thing(paragraph, subject):
        if main is not None and not _is_thing(paragraph, phrase(main, paragraph.inside)):
            return phrase(main, paragraph.inside)  # "She said the tone was cordial, and predicted …"
        return subject if own and lemma(verb) in SAYING else None
    return subject


def _is_thing(paragraph: Paragraph, subject: Span) -> bool:
    """A noun that stands for nobody: no name, no part, no body, no paper, not many."""
    head = subject.root
    low, high = paragraph.offset + head.idx, paragraph.offset + head.idx + len(head)
    if any(a <= low and high <= b for a, b in paragraph.people) or issuer(subject) is not None:
        return False
    person = head.pos_ in {"PRON", "PROPN"} or head.tag_ in {"NNS", "NNPS"} or is_role_word(head)
    return not person and head.lower_ not in BODIES and head.lemma_.lower() not in DOCUMENTS


def is_passive(verb: Token) -> bool:
    """ "was described", "a plan described by …": what stands before the verb did not speak."""
    if verb.tag_ != "VBN":
        return False
    perfect = any(t.lemma_ == "have" for t in verb.doc[max(0, verb.i - AUXILIARY) : verb.i])
    return any(c.dep_ == "auxpass" for c in verb.children) or (verb.dep_ == "acl" and not perfect)


def _led(verb: Token) -> Token | None:
    """ "led the mayor to say": the one who is led speaks."""
    if verb.dep_ != "xcomp" or lemma(verb.head) not in LEADING:
        return None
    return next((c for c in verb.head.children if c.dep_ == "dobj" and c.i < verb.i), None)


def _adjoins(verb: Token) -> bool:
    """ "a sign reading …": the participle belongs to the noun before it."""
    return verb.dep_ == "acl" and verb.head.i >= verb.i - 2


def _main(paragraph: Paragraph, verb: Token, start: int) -> Token | None:
    """The subject of the first word of saying before a cue: "X said people were screaming, describing it as …"."""
    for token in paragraph.doc[start : verb.i]:
        if token.tag_ in FINITE and paragraph.is_cue(token) and lemma(token) in SAYING:
            return next((c for c in token.children if c.dep_ in SUBJECTS and c.i not in paragraph.inside), None)
    return None


def _speaks(paragraph: Paragraph, subject: Span) -> bool:
    """Whether words that the parser did not take for a subject can be one: they hold a person or begin with a part."""
    low, high = paragraph.offset + subject.start_char, paragraph.offset + subject.end_char
    named = any(low <= a and b <= high for a, b in paragraph.people)
    return len(subject) <= AGE and (named or is_role_word(subject.root) or subject.root.tag_ == "PRP")


def upto(doc: Doc, start: int, verb: int) -> int:
    """Where the subject before a verb ends: in front of auxiliaries, adverbs and relative clauses."""
    end = verb
    while end > start + 1 and (doc[end - 1].pos_ in {"AUX", "ADV", "PUNCT"} or doc[end - 1].lemma_ == "have"):
        end -= 1
    return next((i for i in range(start + 1, end) if doc[i].lower_ == "who"), end)


def issuer(subject: Span) -> Span | None:
    """ "His letter speaks of …", "a statement from the family", "X issued a statement calling …": who wrote it."""
    head, doc = subject.root, subject.doc
    if head.lemma_.lower() not in DOCUMENTS | STATING_NOUNS:
        return None
    owner = next((c for c in head.children if c.dep_ == "poss"), None)
    if owner is not None:
        return doc[owner.left_edge.i : owner.i + 1]
    if head.lemma_.lower() not in DOCUMENTS:
        return None
    source = next((c for c in head.children if c.dep_ in {"prep", "agent"} and c.lower_ in {"from", "by"}), None)
    holder = next((c for c in source.children if c.dep_ == "pobj"), None) if source is not None else None
    if holder is not None:
        return phrase(holder)
    sent = head.dep_ == "dobj" and lemma(head.head) in ISSUING
    who = next((c for c in head.head.children if c.dep_ == "nsubj"), None) if sent else None
    return phrase(who) if who is not None else None


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
        subject = _blunt(paragraph, verbs[-1], end - 1)
        return Frame(colon, subject) if subject is not None else None
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
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    if subject is None or not _speaks(paragraph, phrase(subject, paragraph.inside)):
        return None
    is_so = verb.lemma_ == "be" and any(c.dep_ == "acomp" for c in verb.children)
    gives = verb.lemma_ not in TAKING - {"have"} and any(
        c.lower_ in WORDS and c.dep_ in {"dobj", "attr", "pobj", "conj"} for c in paragraph.doc[verb.i + 1 : colon]
    )
    return phrase(subject, paragraph.inside) if is_so or gives else None
