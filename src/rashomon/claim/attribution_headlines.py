"""Give a headline's quotation the speaker whom the account names for the same words further down.

In: the Quotes of an account, its Sentences and Cast. Out: the same Quotes; those of a
headline, and words printed twice, with the speaker of the text. One word alone tells only
where a single speaker uses it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rashomon.claim.attribution_cues import SAYING
from rashomon.claim.attribution_paragraphs import FINITE
from rashomon.claim.attribution_phrases import lemma, subject_of
from rashomon.claim.attribution_speakers import Cast
from rashomon.claim.parse import Sentence
from rashomon.model import BlockKind, Quote

SHARE = 0.75  # share of words at which a headline's quotation is the one in the text
FEWEST = 2  # words by which it can be told for another
SURE = 3  # words by which it is the text's, whatever the headline says
LIGHT = frozenset("i he she we they is was are were will would my his her our their the a an".split())


def headlined(quotes: Sequence[Quote], sentences: Sequence[Sentence], cast: Cast) -> tuple[Quote, ...]:
    """The quotations with the speakers of headlines filled in."""
    heads = [(s.start, s.end) for s in sentences if s.kind is not BlockKind.PARAGRAPH]
    in_head = [any(a <= q.evidence.start < b for a, b in heads) for q in quotes]
    body = [q for q, head in zip(quotes, in_head, strict=True) if q.speaker and not head]
    return tuple(
        _filled(quote, body, sentences, cast) if head else _twice(quote, body)
        for quote, head in zip(quotes, in_head, strict=True)
    )


def _filled(quote: Quote, body: Sequence[Quote], sentences: Sequence[Sentence], cast: Cast) -> Quote:
    words = content(quote.evidence.exact)
    named = quote.speaker is not None and quote.speaker.name in cast.keys
    match = max(body, key=lambda q: share(words, q.evidence.exact), default=None)
    if match is not None and share(words, match.evidence.exact) >= SHARE:
        one = len({q.speaker.name for q in body if q.speaker and share(words, q.evidence.exact) >= SHARE}) == 1
        enough = len(words) >= FEWEST or (one and bool(words) and quote.speaker is None)
        better = match.speaker is not None and match.speaker.name in cast.keys
        if enough and (not named or (better and len(words) >= SURE)):
            return replace(quote, speaker=match.speaker, cue=match.cue, via=match.via)
    return quote if quote.speaker is not None or len(words) < SURE else _told(quote, words, sentences, cast)


def _told(quote: Quote, words: list[str], sentences: Sequence[Sentence], cast: Cast) -> Quote:
    """ "‘It was the flood’", where the text has it as "Marr said it was the flood"."""
    for sentence in sentences:
        if sentence.kind is not BlockKind.PARAGRAPH or share(words, sentence.text) < 1:
            continue
        for token in sentence.span:
            saying = token.tag_ in FINITE and lemma(token) in SAYING
            subject = subject_of(token) if saying and not cast.is_quoted(sentence.offset + token.idx) else None
            speaker = cast.speaker(subject, sentence.offset) if subject is not None else None
            if speaker is not None:
                return replace(quote, speaker=speaker, cue=sentence.cut(token))
    return quote


def _twice(quote: Quote, body: Sequence[Quote]) -> Quote:
    """Words that stand alone, and elsewhere in the account with a speaker."""
    words = content(quote.evidence.exact)
    titled = not any(w[0].islower() for w in quote.evidence.exact.split() if len(w) > SURE)
    if quote.speaker is not None or len(words) < SURE or titled:
        return quote
    same = next((q for q in body if share(words, q.evidence.exact) == 1), None)
    return quote if same is None else replace(quote, speaker=same.speaker, cue=same.cue, via=same.via)


def content(text: str) -> list[str]:
    """The words of a quotation in lower case; a changed person or tense is no change."""
    return [w for w in re.findall(r"\w+", text.lower()) if w not in LIGHT]


def share(words: Sequence[str], text: str) -> float:
    """The share of the words that stand in a text, from 0 to 1."""
    there = set(re.findall(r"\w+", text.lower()))
    return sum(w in there for w in words) / len(words) if words else 0.0
