"""Find whose words a quotation is where a noun says so: "her verdict, “…”", "the words of Marr: “…”".

In: a Paragraph and the tokens around a quotation. Out: a Frame, or None. An owner, a
sender or whoever the sentence behind the quotation points to counts; nobody is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from rashomon.claim.attribution_paragraphs import FINITE, Paragraph, Region
from rashomon.claim.attribution_phrases import lemma, phrase, subject_of

# What words behind a colon or a comma are.
WORDS = frozenset(
    """message word words answer reply response question warning statement tweet comment plea appeal advice verdict
    promise conclusion slogan motto remark remarks line explanation reaction assessment request retort phrase
    jibe quip gibe sentence joke boast greeting farewell cry observation rebuke refrain catchphrase saying aside
    toast parting-shot admission""".split()
)
OWN = frozenset({"my", "our"})  # who tells of "my answer" speaks already
POINTING = 12  # tokens behind a quotation in which its sentence points to the speaker
UTTERING = frozenset("say speak utter write pen coin shout call sing scribble scrawl".split())
FALLING = frozenset("fall come".split())
LEAST = 3  # tokens of a sentence that points to somebody


@dataclass(frozen=True, slots=True)
class Frame:
    """The cue of a quotation and the phrase that names its speaker, tokens of one document."""

    cue: Span
    speaker: Span


def in_words_of(doc: Doc, start: int, end: int) -> Frame | None:
    """ "In Marr's words, “…”", "to quote Marr, “…”", "with the words “…”", "the words of Marr: “…”"."""
    for token in doc[start:end]:
        if token.lower_ in {"words", "phrase"} and any(c.dep_ == "poss" for c in token.children):
            owner = next(c for c in token.children if c.dep_ == "poss")
            if doc[owner.left_edge.i - 1].lower_ == "in" and owner.left_edge.i > start:
                return Frame(doc[token.i : token.i + 1], doc[owner.left_edge.i : owner.i + 1])
        if lemma(token) == "quote" and token.i > start and doc[token.i - 1].lower_ == "to":
            whom = next((c for c in token.children if c.dep_ == "dobj"), None)
            return Frame(doc[token.i : token.i + 1], phrase(whom)) if whom is not None else None
        if token.lower_ == "words":
            holder = _of_whom(token) or _with_words(token, end)
            if holder is not None:
                return Frame(doc[token.i : token.i + 1], holder)
    return None


def _of_whom(noun: Token) -> Span | None:
    """ "the words of Judge Marr": the judge."""
    of = next((c for c in noun.children if c.lower_ in {"of", "from"} and c.i == noun.i + 1), None)
    holder = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    return phrase(holder) if holder is not None else None


def _with_words(noun: Token, end: int) -> Span | None:
    """ "He opened the door with the words “…”": whoever did it with them."""
    if noun.i < end - 2 or noun.i < 2 or noun.nbor(-1).lower_ != "the" or noun.nbor(-2).lower_ not in {"with", "in"}:
        return None
    verb = noun.nbor(-2).head
    while verb.pos_ not in {"VERB", "AUX"} and verb.head.i != verb.i:
        verb = verb.head
    cleft = next((c for c in verb.children if c.dep_ == "attr" and c.i < noun.i), None)
    if cleft is not None and any(c.lower_ == "it" and c.dep_ == "nsubj" for c in verb.children):
        return phrase(cleft)  # "It was she who rang, with the words …"
    return subject_of(verb, range(noun.i, len(noun.doc)))


def worded(paragraph: Paragraph, start: int, end: int) -> Frame | None:
    """ "Marr's answer was “…”", "Her verdict: “…”", "went back to her old line, “…”": whose words they are."""
    doc = paragraph.doc
    last = doc[end - 1] if end > start else None
    if last is None or (last.text not in {":", ","} and last.lemma_ != "be" and last.lower_ not in WORDS):
        return None
    for token in reversed(doc[start:end]):
        owner = next((c for c in token.children if c.dep_ == "poss"), None)
        if token.lower_ not in WORDS or owner is None or owner.lower_ in OWN or owner.i in paragraph.inside:
            continue
        told = any(t.tag_ in FINITE for t in doc[start : token.i])
        if not told or not any(t.tag_ in FINITE or t.text == "," for t in doc[token.i : end - 1]):
            return Frame(doc[token.i : token.i + 1], doc[owner.left_edge.i : owner.i + 1])
    return None


def pointed(paragraph: Paragraph, after: Region) -> Frame | None:
    """ "“…” That is Marr of …", "“…” The line came from Marr": the sentence behind a quotation says whose it was."""
    doc, (start, end) = paragraph.doc, after
    while start < end and (doc[start].is_punct or doc[start].is_space):
        start += 1
    stop = next((i for i in range(start, end) if i in paragraph.inside), end)
    if stop - start < LEAST:
        return None
    first, second = doc[start], doc[start + 1]
    if first.lower_ in {"that", "this"} and second.lemma_ == "be" and second.tag_ in FINITE:
        who = next((c for c in second.children if c.dep_ == "attr" and c.i < stop), None)
        named = who is not None and _names(paragraph, who)
        return Frame(doc[start + 1 : start + 2], phrase(who)) if named and who is not None else None
    noun = next((t for t in doc[start : min(stop, start + POINTING)] if t.lower_ in WORDS), None)
    if noun is None or any(t.pos_ == "VERB" for t in doc[start : noun.i]):
        return None
    if first.lower_ == "with":
        return _with(paragraph, noun, stop)
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is not None and owner.left_edge.i == start:
        return Frame(doc[noun.i : noun.i + 1], doc[owner.left_edge.i : owner.i + 1])
    return _sent(paragraph, noun, stop) if first.lower_ in {"the", "those", "these"} else None


def _with(paragraph: Paragraph, noun: Token, stop: int) -> Frame | None:
    """ "“…”: with these words Marr opened the door"."""
    verb = next((t for t in paragraph.doc[noun.i : stop] if t.tag_ in FINITE and t.pos_ == "VERB"), None)
    verb = verb or next((t for t in paragraph.doc[noun.i : stop] if t.pos_ == "VERB"), None)
    who = subject_of(verb, paragraph.inside) if verb is not None else None
    return Frame(paragraph.doc[noun.i : noun.i + 1], who) if who is not None and who.start > noun.i else None


def _sent(paragraph: Paragraph, noun: Token, stop: int) -> Frame | None:
    """ "The words came from Marr", "The phrase is Marr's", "The words are those of Marr"."""
    doc, verb = paragraph.doc, noun.head
    by = next((c for c in noun.children if c.lower_ == "by" and c.i < stop), None)
    writer = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    if writer is not None and _names(paragraph, writer):
        return Frame(doc[noun.i : noun.i + 1], phrase(writer))  # "the line, by Marr, …"
    if noun.dep_ not in {"nsubj", "nsubjpass"} or verb.i >= stop:
        return None
    for token in doc[verb.i + 1 : min(stop, verb.i + POINTING)]:
        if token.lower_ in {"from", "to", "of", "by"} and token.i - verb.i < LEAST:
            holder = next((c for c in token.children if c.dep_ == "pobj"), None)
            named = holder is not None and _names(paragraph, holder)
            return Frame(doc[noun.i : noun.i + 1], phrase(holder)) if named and holder is not None else None
    return None


def authored(paragraph: Paragraph, span: Span) -> Frame | None:
    """ "“…” It was spoken by Marr", "The note, “…”, hangs … Its author is Marr": said of it in the next sentences."""
    doc, at = paragraph.doc, paragraph.offset
    later = [s for s in paragraph.sentences if s.start - at >= span.end_char]
    behind = next((s for s in paragraph.sentences if s.start - at < span.end_char < s.end - at), None)
    for sentence in [s for s in (behind, *later[:2]) if s is not None]:
        for token in sentence.span:
            if token.i in paragraph.inside or token.i < span.end:
                continue
            holder = _by_whom(token) or _author(token)
            if holder is not None and _names(paragraph, holder):
                return Frame(doc[token.i : token.i + 1], phrase(holder, paragraph.inside))
    return None


def _by_whom(verb: Token) -> Token | None:
    """ "It was written by Marr", "They fell from the lips of Marr"."""
    it = any(c.dep_ in {"nsubj", "nsubjpass"} and c.lower_ in {"it", "they"} for c in verb.children)
    if not it or verb.lemma_ not in UTTERING | FALLING:
        return None
    ways = {"by"} if verb.lemma_ in UTTERING else {"from"}
    for by in (t for t in verb.subtree if t.lower_ in ways and t.i > verb.i):
        holder = next((c for c in by.children if c.dep_ == "pobj"), None)
        lips = holder is not None and holder.lower_ in {"lips", "mouth", "pen"}
        of = next((c for c in holder.children if c.lower_ == "of"), None) if holder is not None and lips else None
        return next((c for c in of.children if c.dep_ == "pobj"), holder) if of is not None else holder
    return None


def _author(noun: Token) -> Token | None:
    """ "Its author is Marr"."""
    its = any(c.lower_ in {"its", "their"} and c.dep_ == "poss" for c in noun.children)
    if not its or noun.lower_ not in {"author", "writer", "sender", "speaker"} or noun.head.lemma_ != "be":
        return None
    return next((c for c in noun.head.children if c.dep_ == "attr"), None)


def _names(paragraph: Paragraph, head: Token) -> bool:
    """Whether the phrase of a noun holds somebody's name."""
    words = phrase(head)
    low, high = paragraph.offset + words.start_char, paragraph.offset + words.end_char
    return any(low <= a and b <= high for a, b in paragraph.people)


def antecedent(words: Span) -> Span:
    """ "the clerk who called …": the clerk, where the parser credits "who" alone."""
    who = words[0]
    if len(words) > 1 or who.lower_ not in {"who", "which", "that", "whose"} or not who.i:
        return words
    main = who.head.head
    cleft = next((c for c in main.children if c.dep_ == "attr" and c.i < who.i), None) if main.lemma_ == "be" else None
    if cleft is not None and who.head.dep_ != "relcl" and any(c.lower_ == "it" for c in main.children):
        return phrase(cleft)  # "It was Marr, too, who wrote …"
    if who.lower_ != "whose" and not any(t.lower_ == "it" for t in main.children):
        return words
    at = who.i - 1
    at -= words.doc[at].is_punct and at > 0
    before = words.doc[at]
    return phrase(before, range(who.i, len(words.doc))) if before.pos_ in {"NOUN", "PROPN", "PRON"} else words
