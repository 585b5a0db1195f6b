"""Find quotations and who speaks them: the Sentences and Names of one article in, Quotes out.

Every stretch between quotation marks is a Quote, scare quotes and titles among them;
those without a cue have no speaker. A quotation that stands alone belongs to whoever spoke
just before it. Refuses to guess: a pronoun that fits nobody leaves the speaker open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from spacy.tokens import Span

from rashomon.claim.attribution_cues import HEARERS
from rashomon.claim.attribution_frames import Frame, frame
from rashomon.claim.attribution_marks import Quoted, quoted
from rashomon.claim.attribution_paragraphs import Paragraph
from rashomon.claim.attribution_speakers import Cast
from rashomon.claim.parse import Sentence
from rashomon.model import BlockKind, Evidence, Name, NameKind, Quote

ALIKE = 0.75  # share of words at which a headline's quotation is the one in the text
MARKS = "\"'“”„«»‘’`"
CHAMBERS = frozenset("house senate congress parliament commons lords council court assembly".split())
HANDING = frozenset("statement interview speaking spoke reported email interviewed letter".split())
HEARD = 6  # tokens in which the outlet that was told must stand
TAIL = 24  # tokens behind a cue in which an outlet may be credited
NEAR = 25  # words between two quotations of one speaker
SHORT = 4  # words: fewer, standing without a cue, are a title or a word held at arm's length


def quotations(sentences: Sequence[Sentence], names: Sequence[Name]) -> tuple[Quote, ...]:
    """The quotations of one article in reading order, evidence without the marks."""
    cast = Cast(sentences, names)
    found: list[Quote] = []
    open_from: Quote | None = None  # a quotation whose paragraph ended before its mark closed
    for _, group in groupby(sentences, key=lambda s: s.paragraph):
        mine = tuple(group)
        text, doc = mine[0].article.text, mine[0].span.doc
        start = mine[0].offset
        end = start + len(doc.text)
        people = tuple((n.evidence.start, n.evidence.end) for n in cast.within(start, end) if n.kind is NameKind.PERSON)
        paragraph = Paragraph(mine, tuple(quoted(text, start, end)), people)
        before = found[-1] if found else None
        of_paragraph: list[Quote] = []
        for stretch in paragraph.quotes:
            last = of_paragraph[-1] if of_paragraph else None
            first = not of_paragraph and not text[start : stretch.start - 1].strip()
            if first and open_from is not None:
                quote = Quote(
                    mine[0].article.quote(stretch.start, stretch.end), open_from.speaker, open_from.cue, open_from.via
                )
            else:
                quote = _quote(paragraph, stretch, last, before, cast)
            of_paragraph.append(quote)
        _share_back(of_paragraph, paragraph)
        found.extend(of_paragraph)
        open_from = of_paragraph[-1] if of_paragraph and not paragraph.quotes[-1].closed else None
    return tuple(_repeated(found, sentences))


def _repeated(quotes: list[Quote], sentences: Sequence[Sentence]) -> list[Quote]:
    """A headline's quotation without a speaker has that of the same words further down."""
    heads = [(s.start, s.end) for s in sentences if s.kind in (BlockKind.TITLE, BlockKind.HEADING)]
    done = []
    for quote in quotes:
        match = None
        if quote.speaker is None and any(a <= quote.evidence.start < b for a, b in heads):
            match = max(
                (q for q in quotes if q.speaker and q is not quote), key=lambda q: _shared(quote, q), default=None
            )
        if match is not None and match.speaker is not None and _shared(quote, match) >= ALIKE:
            quote = Quote(quote.evidence, match.speaker, match.cue, match.via)
        done.append(quote)
    return done


def _shared(short: Quote, long: Quote) -> float:
    """Share of the shorter quotation's words that stand in the longer one; a changed person or tense is no change."""
    a, b = (re.findall(r"\w+", q.evidence.exact.lower()) for q in (short, long))
    light = {
        "i",
        "he",
        "she",
        "we",
        "they",
        "is",
        "was",
        "are",
        "were",
        "will",
        "would",
        "my",
        "his",
        "her",
        "our",
        "their",
    }
    words = [w for w in a if w not in light]
    return sum(w in b for w in words) / len(words) if words else 0.0


def _quote(paragraph: Paragraph, stretch: Quoted, last: Quote | None, before: Quote | None, cast: Cast) -> Quote:
    evidence = paragraph.sentences[0].article.quote(stretch.start, stretch.end)
    found = frame(paragraph, stretch)
    if found is not None:
        speaker = cast.speaker(found.speaker, paragraph.offset)
        cue = paragraph.sentences[0].cut(found.cue)
        return Quote(evidence, speaker, cue, _via(paragraph, found))
    if not _alone(paragraph, stretch):
        return Quote(evidence)
    return _carried(paragraph, evidence, last, before, cast)


def _alone(paragraph: Paragraph, stretch: Quoted) -> bool:
    """Whether a quotation is a sentence of its own: long enough, and nothing of its sentence around it."""
    text = paragraph.sentences[0].article.text
    words = text[stretch.start : stretch.end]
    ends = words[-1] in ".!?…,"
    head = text[paragraph.offset : stretch.start].rstrip(MARKS).rstrip()
    opens = not head or head[-1] in ".!?…:)" + MARKS
    return (
        opens
        and (ends or not text[stretch.end : paragraph.end].strip(MARKS).strip())
        and (len(words.split()) >= SHORT or ends)
    )


def _carried(paragraph: Paragraph, evidence: Evidence, last: Quote | None, before: Quote | None, cast: Cast) -> Quote:
    """The speaker of a quotation that stands alone: of the one before it, else of the sentence before it."""
    place = evidence.start - 1
    text = paragraph.sentences[0].article.text
    if last is not None and last.speaker is not None and len(text[last.evidence.end + 1 : place].split()) < NEAR:
        return Quote(evidence, last.speaker, last.cue, last.via)
    earlier = [s for s in paragraph.sentences if s.end <= place]
    if earlier:
        key = cast.person_of(earlier[-1]) or _pronoun_subject(earlier[-1], cast)
        return Quote(evidence, cast.known(key, cast.last_words(key, place) or evidence) if key else None)
    follows = before is not None and len(text[before.evidence.end : paragraph.offset].split()) < NEAR
    if before is not None and before.speaker is not None and follows:
        return Quote(evidence, before.speaker, before.cue, before.via)
    return Quote(evidence)


def _pronoun_subject(sentence: Sentence, cast: Cast) -> str | None:
    for token in sentence.span:
        if token.dep_ == "nsubj" and token.lower_ in {"he", "she"}:
            speaker = cast.speaker(token.doc[token.i : token.i + 1], sentence.offset)
            return speaker.name if speaker else None
    return None


def _share_back(quotes: list[Quote], paragraph: Paragraph) -> None:
    """ "“One. ” “Two,” she said": a quotation right before a credited one, with nothing between, has its speaker."""
    text = paragraph.sentences[0].article.text
    for n in range(len(quotes) - 2, -1, -1):
        after = quotes[n + 1]
        gap = text[quotes[n].evidence.end : after.evidence.start].strip(" ,.;—–-" + MARKS)
        if quotes[n].speaker is None and after.speaker is not None and (not gap or gap in {"and", "or", "but"}):
            quotes[n] = Quote(quotes[n].evidence, after.speaker, after.cue, after.via)


def _via(paragraph: Paragraph, frame: Frame) -> str | None:
    """Who was told, where that is an outlet: "told Reuters", "in a statement to X", "as reported by X", "per X"."""
    doc, at = paragraph.doc, frame.cue.end
    if frame.cue.root.lemma_ == "tell":
        told = _outlet(doc[at : at + HEARD])
        if told is not None:
            return told
    for i in range(at, min(at + TAIL, len(doc) - 1)):
        if i in paragraph.inside or doc[i].text in {"!", "?"}:
            break
        handed = doc[i].lower_ in {"to", "with", "by"} and doc[i - 1].lower_ in HANDING
        if handed or doc[i].lower_ == "per":
            return _outlet(doc[i + 1 : i + 1 + HEARD])
    return None


def _outlet(words: Span) -> str | None:
    """The outlet that the words begin with, an article apart; people are no outlets."""
    begin = next((t.i for t in words if t.pos_ == "PROPN"), None)
    if begin is None or begin - words.start > 1:
        return None
    end = begin
    while end < words.end and words.doc[end].pos_ == "PROPN":
        end += 1
    named = words.doc[begin:end]
    outlet = any(t.ent_type_ == "ORG" or t.lower_ in HEARERS for t in named) and named[0].lower_ not in CHAMBERS
    return " ".join(named.text.split()) if outlet else None
