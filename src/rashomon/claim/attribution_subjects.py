"""Tell whom a cue credits with the words: its subject, its agent, the writer of a letter.

In: a cue verb of a Paragraph. Out: the phrase for whoever speaks, or None. A thing does not
speak where somebody in its sentence does; a passive credits its agent alone.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from rashomon.claim.attribution_cues import DOCUMENTS, SAYING, STATING_NOUNS
from rashomon.claim.attribution_paragraphs import FINITE, Paragraph
from rashomon.claim.attribution_phrases import SUBJECTS, bare, lemma, phrase, subject_of
from rashomon.claim.name_roles import is_role_word

AGE = 12  # tokens of a phrase for a speaker
HEARD = frozenset("tell ask warn remind urge inform assure advise order call".split())  # a hearer follows, no speaker
QUOTED = 8  # tokens before "as saying" in which somebody is quoted
AUXILIARY = 5  # tokens before a participle in which its "has" stands
BODIES = frozenset(
    """police media government ministry company team court army navy union party council board committee
    family crew couple pair group club firm agency bank hospital office commission""".split()
)
LEADING = frozenset("lead prompt force cause get push move drive compel inspire persuade provoke".split())
ISSUING = frozenset("issue release publish post send put write sign read circulate leave hand pin scribble".split())


def subject(paragraph: Paragraph, verb: Token, start: int) -> Span | None:
    """Who a cue credits: its agent, its subject, or that of the cue it hangs on; its sentence begins at `start`."""
    if is_passive(verb):
        return agent(paragraph, verb)
    found = _quoted_as(verb) or _inverted(paragraph, verb)
    if found is not None:
        return found
    main = _main(paragraph, verb, start)
    own = any(c.dep_ in SUBJECTS for c in verb.children)
    if not own:
        other = _led(verb) or (main if verb.tag_ == "VBG" and not _adjoins(verb) else None)
        if other is not None:
            return phrase(other, paragraph.inside)
    words = (None if own else _bracketed(paragraph, verb, start)) or subject_of(verb, paragraph.inside)
    words = words or _unparsed(paragraph, verb, start) or _serial(paragraph, verb)
    if words is not None and _is_thing(paragraph, words):
        if main is not None and not _is_thing(paragraph, phrase(main, paragraph.inside)):
            return phrase(main, paragraph.inside)  # "She said the tone was cordial, and predicted …"
        return words if own and lemma(verb) in SAYING else None
    return words


def agent(paragraph: Paragraph, verb: Token) -> Span | None:
    """ "described by friends": the friends; None where a passive names nobody."""
    by = next((c for c in verb.children if c.dep_ == "agent"), None)
    holder = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    return phrase(holder, paragraph.inside) if holder is not None else None


def _quoted_as(verb: Token) -> Span | None:
    """ "X quoted Y as saying": Y."""
    for quoting in verb.doc[max(0, verb.i - QUOTED) : verb.i]:
        if lemma(quoting) == "quote" and verb.doc[verb.i - 1].lower_ == "as":
            roles = SUBJECTS if is_passive(quoting) else {"dobj"}
            whom = next((c for c in quoting.children if c.dep_ in roles), verb.doc[verb.i - 2])
            return phrase(whom) if whom.pos_ in {"PRON", "PROPN", "NOUN"} else None
    return None


def _inverted(paragraph: Paragraph, verb: Token) -> Span | None:
    """ "The fee, says Marr, is “…”": a speaker between commas, behind the cue."""
    doc, first = verb.doc, verb.i + 1
    if lemma(verb) not in SAYING - HEARD or verb.tag_ not in FINITE or verb.i < 1 or doc[verb.i - 1].text != ",":
        return None
    stop = next((i for i in range(first, min(first + AGE, len(doc))) if doc[i].text == ","), None)
    if stop is None or doc[first].pos_ not in {"PROPN", "DET", "NOUN", "PRON"} or first in paragraph.inside:
        return None
    return bare(doc, first, stop) if not any(t.pos_ in {"VERB", "AUX"} for t in doc[first:stop]) else None


def _bracketed(paragraph: Paragraph, verb: Token, start: int) -> Span | None:
    """ "Marr, who wrote the book, called …": whoever stands before the clause that ends right before the cue."""
    doc = verb.doc
    if verb.i - 1 <= start or doc[verb.i - 1].text != "," or verb.tag_ not in FINITE:
        return None
    who = next((i for i in range(verb.i - 2, start + 1, -1) if doc[i].lower_ == "who"), None)
    if who is None or doc[who - 1].text != "," or any(doc[i].lower_ in {"and", "but"} for i in range(who, verb.i)):
        return None
    head = doc[who - 2]
    while head.dep_ in {"compound", "flat"} and head.head.i < who and head.head.i != head.i:
        head = head.head
    words = phrase(head, range(who - 1, len(doc)))
    return words if speaks(paragraph, words) else None


def _serial(paragraph: Paragraph, verb: Token) -> Span | None:
    """ "Marr had got up, said “…” and gone": the verb in front has the subject."""
    before = next((c for c in verb.children if c.dep_ == "ccomp" and c.right_edge.i < verb.i), None)
    words = subject_of(before, paragraph.inside) if before is not None else None
    return words if words is not None and speaks(paragraph, words) else None


def _unparsed(paragraph: Paragraph, verb: Token, start: int) -> Span | None:
    """What stands before a finite verb, where the parser found no subject in it."""
    if verb.i <= start or verb.tag_ not in FINITE:
        return None
    words = bare(paragraph.doc, start, upto(paragraph.doc, start, verb.i))
    return words if words.root.pos_ in {"NOUN", "PROPN", "PRON"} and speaks(paragraph, words) else None


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


def speaks(paragraph: Paragraph, subject: Span) -> bool:
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


def _voiced(voice: Token) -> Span | None:
    """ "the voice of Marr said", "the voice that said … belongs to Marr": Marr."""
    verb = voice.head
    near = [c for c in voice.children if c.lower_ == "of"]
    near += [c for c in verb.children if c.lower_ == "to" and verb.lemma_ == "belong"]
    holder = next((c for p in near for c in p.children if c.dep_ == "pobj"), None)
    return phrase(holder) if holder is not None else None


def issuer(subject: Span) -> Span | None:
    """ "His letter speaks of …", "a statement from the family", "X issued a statement calling …": who wrote it."""
    head, doc = subject.root, subject.doc
    if head.lemma_.lower() not in DOCUMENTS | STATING_NOUNS | {"voice"}:
        return None
    owner = next((c for c in head.children if c.dep_ == "poss"), None)
    if owner is not None:
        return doc[owner.left_edge.i : owner.i + 1]
    if head.lemma_.lower() == "voice":
        return _voiced(head)
    if head.lemma_.lower() not in DOCUMENTS:
        return None
    signed = next((c for c in head.children if c.tag_ == "VBN" and lemma(c) in ISSUING), None)
    by = next((c for c in signed.children if c.dep_ == "agent"), None) if signed is not None else None
    writer = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    if writer is not None:
        return phrase(writer)
    told = next((c for c in head.children if c.dep_ == "relcl" and lemma(c) in ISSUING and not is_passive(c)), None)
    sender = next((c for c in told.children if c.dep_ == "nsubj"), None) if told is not None else None
    if sender is not None and sender.tag_ != "WDT":
        return phrase(sender)
    source = next((c for c in head.children if c.dep_ in {"prep", "agent"} and c.lower_ in {"from", "by"}), None)
    holder = next((c for c in source.children if c.dep_ == "pobj"), None) if source is not None else None
    if holder is not None:
        return phrase(holder)
    sent = head.dep_ == "dobj" and lemma(head.head) in ISSUING
    who = next((c for c in head.head.children if c.dep_ == "nsubj"), None) if sent else None
    return phrase(who) if who is not None else None
