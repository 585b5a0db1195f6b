"""Find quotations and who speaks them: the Sentences and Names of one article in, Quotes out.

Every stretch between quotation marks is a Quote, scare quotes and titles among them;
those without a cue have no speaker. A quotation that stands alone belongs to whoever spoke
just before it. Refuses to guess: a pronoun that fits nobody leaves the speaker open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from spacy.tokens import Span

from rashomon.claim.attribution_alone import heading, same_breath, same_sentence, stands_alone
from rashomon.claim.attribution_cues import HEARERS
from rashomon.claim.attribution_frames import frame
from rashomon.claim.attribution_headlines import headlined
from rashomon.claim.attribution_lead import introduction
from rashomon.claim.attribution_marks import Quoted, quoted
from rashomon.claim.attribution_paragraphs import MARKS, Paragraph
from rashomon.claim.attribution_speakers import Cast
from rashomon.claim.attribution_titles import is_work
from rashomon.claim.attribution_wording import Frame
from rashomon.claim.parse import Sentence
from rashomon.model import BlockKind, Evidence, Name, NameKind, Quote

CHAMBERS = frozenset("house senate congress parliament commons lords council court assembly".split())
HANDING = frozenset("statement interview speaking spoke reported email interviewed letter".split())
HEARD = 6  # tokens in which the outlet that was told must stand
TAIL = 24  # tokens behind a cue in which an outlet may be credited
NEAR = 25  # words between two quotations of one speaker


def quotations(sentences: Sequence[Sentence], names: Sequence[Name]) -> tuple[Quote, ...]:
    """The quotations of one article in reading order, evidence without the marks."""
    groups = [tuple(group) for _, group in groupby(sentences, key=lambda s: s.paragraph)]
    stretches = [tuple(_stretches(mine)) for mine in groups]
    cast = Cast(sentences, names, [(q.start, q.end) for of_paragraph in stretches for q in of_paragraph])
    found: list[Quote] = []
    open_from: Quote | None = None  # a quotation whose paragraph ended before its mark closed
    earlier: Paragraph | None = None
    for mine, quoted_here in zip(groups, stretches, strict=True):
        paragraph = _paragraph(mine, quoted_here, cast)
        of_paragraph: list[Quote] = []
        for n, stretch in enumerate(quoted_here):
            opens = not n and not paragraph.text(paragraph.offset, stretch.start - 1).strip()
            own = _framed(paragraph, stretch, cast)
            if own is None and opens and open_from is not None:
                own = Quote(paragraph.quote(stretch), open_from.speaker, open_from.cue, open_from.via)
            if own is None and opens and earlier is not None:
                own = _introduced(paragraph, stretch, earlier, cast)
            if own is None:
                before = _last_said(of_paragraph or found, paragraph)
                own = _unframed(paragraph, stretch, before, earlier if opens else None, cast)
            of_paragraph.append(own)
        _share_back(of_paragraph, paragraph)
        found.extend(of_paragraph)
        open_from = of_paragraph[-1] if of_paragraph and not quoted_here[-1].closed else None
        earlier = paragraph if mine[0].kind is BlockKind.PARAGRAPH else None
    return headlined(found, sentences, cast)


def _last_said(quotes: Sequence[Quote], paragraph: Paragraph) -> Quote | None:
    """The quotation before this one; not the name of the programme on which it was said."""
    for quote in reversed(quotes):
        here = quote.evidence.start >= paragraph.offset
        if quote.speaker is not None or not here or not is_work(paragraph.doc, paragraph.span_of(quote)):
            return quote
    return None


def _stretches(mine: Sequence[Sentence]) -> Iterator[Quoted]:
    start = mine[0].offset
    return quoted(mine[0].article.text, start, start + len(mine[0].span.doc.text))


def _paragraph(mine: tuple[Sentence, ...], stretches: tuple[Quoted, ...], cast: Cast) -> Paragraph:
    start = mine[0].offset
    named = cast.within(start, start + len(mine[0].span.doc.text))
    people = tuple((n.evidence.start, n.evidence.end) for n in named if n.kind is NameKind.PERSON)
    return Paragraph(mine, stretches, people)


def _framed(paragraph: Paragraph, stretch: Quoted, cast: Cast) -> Quote | None:
    """A quotation whose own sentence says whose it is."""
    found = frame(paragraph, stretch)
    return _credited(paragraph.quote(stretch), paragraph, found, cast) if found is not None else None


def _credited(evidence: Evidence, paragraph: Paragraph, found: Frame, cast: Cast) -> Quote:
    speaker = cast.speaker(found.speaker, paragraph.offset)
    return Quote(evidence, speaker, paragraph.sentences[0].cut(found.cue), _via(paragraph, found))


def _introduced(paragraph: Paragraph, stretch: Quoted, earlier: Paragraph, cast: Cast) -> Quote | None:
    """A quotation at the head of its paragraph, where the one before ends "Marr wrote:"."""
    found = introduction(earlier)
    return _credited(paragraph.quote(stretch), earlier, found, cast) if found is not None else None


def _unframed(
    paragraph: Paragraph, stretch: Quoted, before: Quote | None, earlier: Paragraph | None, cast: Cast
) -> Quote:
    """The speaker of a quotation that stands alone: of the one before it, else of the sentence before it.

    `earlier` is the paragraph before one that begins with the quotation.
    """
    evidence, place = paragraph.quote(stretch), stretch.start - 1
    here = before is not None and before.evidence.start >= paragraph.offset
    gap = paragraph.text(before.evidence.end, place) if before is not None else ""
    if before is not None and here and same_sentence(before, gap, evidence.exact):
        return Quote(evidence, before.speaker, before.cue, before.via)
    if not stands_alone(paragraph, stretch, after=before):
        return Quote(evidence)
    if before is not None and before.speaker is not None and same_breath(before.evidence.exact[-1], gap):
        if here or not heading(paragraph, stretch):
            return Quote(evidence, before.speaker, before.cue, before.via)
        return Quote(evidence)
    rest = paragraph.text(stretch.end, paragraph.end).strip(MARKS).strip()
    told = paragraph.sentences if earlier is None or rest else earlier.sentences[-1:]
    last = [s for s in told if s.end <= place and not cast.is_quoted(s.start)]
    if last and not (earlier is not None and heading(paragraph, stretch)):
        key = cast.person_of(last[-1], acting=earlier is not None)
        if key is not None:
            return Quote(evidence, cast.known(key, cast.last_words(key, place) or evidence))
    near = before is not None and len(gap.split()) < NEAR and not heading(paragraph, stretch)
    if before is not None and before.speaker is not None and near:
        return Quote(evidence, before.speaker, before.cue, before.via)
    return Quote(evidence)


def _share_back(quotes: list[Quote], paragraph: Paragraph) -> None:
    """ "“One. ” “Two,” she said": a quotation right before a credited one, with nothing between, has its speaker."""
    for n in range(len(quotes) - 2, -1, -1):
        after = quotes[n + 1]
        gap = paragraph.text(quotes[n].evidence.end, after.evidence.start).strip(" ,.;—–-" + MARKS)
        joined = quotes[n].speaker is None and after.speaker is not None and (not gap or gap in {"and", "or", "but"})
        if joined and not is_work(paragraph.doc, paragraph.span_of(quotes[n])):
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
