"""Claims credited to a speaker: Sentences, Quotes and Names of one article in, Claims out.

Direct, indirect and mixed speech, beliefs and intentions, "according to", claims within
claims. One Claim for each attribution, content in one piece: from its first word to its
last where the words stand on both sides of the cue. Refuses verbs that carry nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from spacy.tokens import Span, Token

from rashomon.claim.attribution_contents import CARRIERS, Reach, reach, rest_of
from rashomon.claim.attribution_cues import STANCE, TELLING, WITH_PREPOSITION
from rashomon.claim.attribution_nouns import noun_attributions
from rashomon.claim.attribution_phrases import RELATIVES, bare, lemma, sources
from rashomon.claim.attribution_speakers import Cast
from rashomon.claim.parse import Sentence
from rashomon.model import Claim, Evidence, Name, Quote, Speaker, Voice

VERBS = CARRIERS | STANCE | TELLING | frozenset(WITH_PREPOSITION) | {"decline"}


def attributions(sentences: Sequence[Sentence], quotes: Sequence[Quote], names: Sequence[Name]) -> tuple[Claim, ...]:
    """Credited claims in reading order of their content; `index` is the sentence in which the content begins."""
    cast = Cast(sentences, names, [(q.evidence.start, q.evidence.end) for q in quotes])
    found: list[Claim] = []
    for _, group in groupby(sentences, key=lambda s: s.paragraph):
        mine = tuple(group)
        first, last = mine[0].start, mine[-1].end
        found.extend(_of_paragraph(mine, [q for q in quotes if first <= q.evidence.start < last], cast))
    unique = {(c.content.start, c.content.end, c.cue): c for c in found}
    return tuple(sorted(unique.values(), key=lambda c: (c.content.start, -c.content.end, c.cue.start if c.cue else 0)))


def _of_paragraph(mine: Sequence[Sentence], quotes: Sequence[Quote], cast: Cast) -> Iterator[Claim]:
    made = [c for s in mine for c in _of_sentence(s, list(_touching(quotes, s.start, s.end)), cast)]
    for cue, group in groupby((q for q in quotes if q.cue is not None), key=lambda q: q.cue):
        said = list(group)
        alike = next((c for c in made if c.cue and cue and c.cue.overlaps(cue)), None)
        start, end = said[0].evidence.start, said[-1].evidence.end
        if alike is not None and alike.content.start <= start and end <= alike.content.end:
            continue
        if alike is not None:
            made.remove(alike)
            if alike.content.overlaps(said[0].evidence) or alike.content.overlaps(said[-1].evidence):
                start, end = min(start, alike.content.start), max(end, alike.content.end)
        speaker = _whole(said[0].speaker, cue, mine)
        made.append(_claim(cast, mine[0].article.quote(start, end), speaker, alike.cue if alike else cue, quotes))
    yield from made


def _whole(speaker: Speaker | None, cue: Evidence | None, mine: Sequence[Sentence]) -> Speaker | None:
    """The speaker with all the words that stand for them beside their cue: "…, a farmer who …"."""
    if speaker is None or cue is None:
        return speaker
    home = next((s for s in mine if s.start <= cue.start < s.end), None)
    span = (
        home.span.doc.char_span(cue.start - home.offset, cue.end - home.offset, alignment_mode="expand")
        if home
        else None
    )
    source = sources(span.root) if span is not None and span.root.pos_ in {"VERB", "AUX"} else None
    if home is None or source is None:
        return speaker
    words = home.cut(source)
    return (
        Speaker(speaker.name, words, speaker.role)
        if words.start == speaker.evidence.start and words.covers(speaker.evidence)
        else speaker
    )


def _of_sentence(sentence: Sentence, quotes: Sequence[Quote], cast: Cast) -> Iterator[Claim]:
    for token in sentence.span:
        if _quoted(sentence, token, quotes):
            continue
        if token.lower_ == "according" and token.i + 1 < sentence.span.end and token.nbor(1).lower_ == "to":
            yield from _according(sentence, token, quotes, cast)
        elif token.pos_ in {"VERB", "AUX"} and lemma(token) in VERBS:
            yield from _of_verb(sentence, token, quotes, cast)
    for cue, content, source in noun_attributions(sentence):
        if _quoted(sentence, cue[0], quotes):
            continue
        speaker = cast.speaker(source, sentence.offset) if source is not None else None
        yield _claim(cast, sentence.cut(content), _at(speaker, source, sentence), sentence.cut(cue), quotes)


def _of_verb(sentence: Sentence, verb: Token, quotes: Sequence[Quote], cast: Cast) -> Iterator[Claim]:
    found = reach(verb)
    if found is None or not len(found.content):
        return
    source = sources(verb)
    if source is not None and found.content.start <= source.start < found.content.end and not found.around:
        source = None
    yield _made(sentence, found, source, quotes, cast)


def _made(sentence: Sentence, found: Reach, source: Span | None, quotes: Sequence[Quote], cast: Cast) -> Claim:
    speaker = None
    if source is not None:
        who = source
        if source.text.lower() in RELATIVES and source.root.head.dep_ == "relcl":
            antecedent = source.root.head.head
            who = bare(source.doc, antecedent.left_edge.i, antecedent.i + 1)
        speaker = _at(cast.speaker(who, sentence.offset), source, sentence)
    return _claim(cast, sentence.cut(found.content), speaker, sentence.cut(found.cue), quotes)


def _at(speaker: Speaker | None, source: Span | None, sentence: Sentence) -> Speaker | None:
    """The speaker with the words that stand for them in this very claim; those words alone if nobody fits."""
    if source is None:
        return None
    evidence = sentence.cut(source)
    return (
        Speaker(speaker.name, evidence, speaker.role)
        if speaker
        else Speaker(" ".join(evidence.exact.split()), evidence)
    )


def _according(sentence: Sentence, token: Token, quotes: Sequence[Quote], cast: Cast) -> Iterator[Claim]:
    preposition = token.nbor(1)
    holder = next((c for c in (*preposition.children, *token.children) if c.dep_ in {"pobj", "pcomp"}), None)
    if holder is None:
        return
    source = bare(token.doc, holder.left_edge.i, holder.right_edge.i + 1)
    found = rest_of(token.doc, sentence.span, token.i, source.end)
    if found is not None and len(found.content):
        yield _made(sentence, found, source, quotes, cast)


def _quoted(sentence: Sentence, token: Token, quotes: Sequence[Quote]) -> bool:
    """Whether a cue stands in a quotation: what it carries is the quoted speaker's word already."""
    place = sentence.offset + token.idx
    return any(True for _ in _touching(quotes, place, place + 1))


def _touching(quotes: Sequence[Quote], start: int, end: int) -> Iterator[Quote]:
    """The quotations that share a character with `start` to `end`; `quotes` stand in order and do not overlap."""
    for quote in quotes[bisect_right(quotes, start, key=lambda q: q.evidence.end) :]:
        if quote.evidence.start >= end:
            return
        yield quote


def _claim(
    cast: Cast, content: Evidence, speaker: Speaker | None, cue: Evidence | None, quotes: Sequence[Quote]
) -> Claim:
    sentence = cast.sentence_at(content.start)
    return Claim(content, sentence.evidence, sentence.index, _voice(content, cue, quotes), speaker, cue)


def _voice(content: Evidence, cue: Evidence | None, quotes: Sequence[Quote]) -> Voice:
    """Direct where quotations fill the content, mixed where they stand in it, indirect where there are none."""
    touching = list(_touching(quotes, content.start, content.end))
    inside = sum(min(q.evidence.end, content.end) - max(q.evidence.start, content.start) for q in touching)
    if not inside or (cue is not None and any(q.evidence.covers(cue) for q in touching)):
        return Voice.INDIRECT
    length = content.end - content.start
    held = (cue.end - cue.start + 40) if cue is not None and content.covers(cue) else 4
    return Voice.DIRECT if inside + held >= length else Voice.MIXED
