"""Put an account together: an Article in, its Account out.

Each sentence gives a claim a clause; what stands inside a report of speech belongs to
its speaker as a claim of its own. Every reading lies in at least one claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from rashomon.claim.attribution import attributions
from rashomon.claim.certainty import certainty
from rashomon.claim.clauses import clauses
from rashomon.claim.names import names
from rashomon.claim.parse import Sentence, parse_all
from rashomon.claim.quantities import quantities
from rashomon.claim.quotations import quotations
from rashomon.claim.status import statuses
from rashomon.claim.times import times
from rashomon.model import Account, Article, BlockKind, Claim, Evidence, Reading, Status, Time

# What lies further back than this is told as an earlier story.
BACKGROUND = timedelta(days=60)


def claim(articles: Sequence[Article]) -> Iterator[Account]:
    """Read the claims of each article, in the order given."""
    for article, sentences in zip(articles, parse_all(articles), strict=True):
        yield _account(article, sentences)


def _account(article: Article, sentences: Sequence[Sentence]) -> Account:
    named = names(sentences)
    quotes = quotations(sentences, named)
    readings: list[Reading] = [*named, *times(sentences), *quantities(sentences)]
    for sentence in sentences:
        readings.extend(statuses(sentence))
    credited: dict[int, list[Claim]] = defaultdict(list)
    for one in attributions(sentences, quotes, named):
        credited[one.index].append(one)
    shelf = _shelve(readings, sentences)
    claims: list[Claim] = []
    running: Claim | None = None  # the last credited claim, as long as its content runs on
    for sentence in sentences:
        if running and running.content.end <= sentence.start:
            running = None
        claims.extend(_of_sentence(sentence, credited[sentence.index], shelf[sentence.index], running))
        running = max([running, *credited[sentence.index]], key=lambda c: c.content.end if c else -1)
    return Account(article, tuple(_with_all_readings(claims, readings)), tuple(quotes))


def _with_all_readings(claims: Sequence[Claim], readings: Sequence[Reading]) -> Iterator[Claim]:
    """A claim that runs over several sentences holds the readings of all of them."""
    for one in claims:
        if one.content.end > one.sentence.end and not one.continued:
            inside = sorted((r for r in readings if one.content.covers(r.evidence)), key=_order)
            yield replace(one, readings=tuple(inside))
        else:
            yield one


def _order(reading: Reading) -> tuple[int, int, str]:
    return reading.evidence.start, reading.evidence.end, type(reading).__name__


def _shelve(readings: Iterable[Reading], sentences: Sequence[Sentence]) -> dict[int, list[Reading]]:
    """Readings by the sentence they begin in."""
    shelf: dict[int, list[Reading]] = defaultdict(list)
    ordered = sorted(readings, key=_order)
    at = 0
    for reading in ordered:
        while at + 1 < len(sentences) and sentences[at].end <= reading.evidence.start:
            at += 1
        if sentences:
            shelf[sentences[at].index].append(reading)
    return shelf


def _of_sentence(
    sentence: Sentence, credited: Sequence[Claim], readings: Sequence[Reading], running: Claim | None
) -> Iterator[Claim]:
    whole = sentence.evidence
    if running and not credited:
        credited = [_continued(running, sentence)]
    heading = sentence.kind in (BlockKind.TITLE, BlockKind.HEADING)
    rest = list(readings)
    for one in credited:
        inside = tuple(r for r in readings if one.content.covers(r.evidence))
        rest = [r for r in rest if r not in inside]
        yield _judged(replace(one, sentence=whole, readings=inside, heading=heading), sentence)
    if credited and _covered(whole, credited) and not rest:
        return
    for span in (sentence.span,) if credited else clauses(sentence):
        content = sentence.cut(span)
        inside = tuple(r for r in rest if content.covers(r.evidence))
        rest = [r for r in rest if r not in inside]
        yield _judged(Claim(content, whole, sentence.index, readings=inside, heading=heading), sentence)
    if rest:  # a reading across the edge of two clauses
        yield _judged(Claim(whole, whole, sentence.index, readings=tuple(rest), heading=heading), sentence)


def _continued(running: Claim, sentence: Sentence) -> Claim:
    """What a later sentence holds of a claim that began before it."""
    end = min(sentence.end, running.content.end)
    content = sentence.article.quote(sentence.start, end)
    return replace(running, content=content, index=sentence.index, cue=None, continued=True)


def _judged(one: Claim, sentence: Sentence) -> Claim:
    """The claim with its certainty and whether it is background."""
    span = sentence.span.doc.char_span(
        one.content.start - sentence.offset, one.content.end - sentence.offset, alignment_mode="expand"
    )
    states = [r for r in one.readings if isinstance(r, Status)]
    return replace(
        one,
        certainty=certainty(sentence, span),
        factuality=states[0].factuality if states else one.factuality,
        background=_background(one, sentence.article),
    )


def _background(one: Claim, article: Article) -> bool:
    if article.published is None:
        return False
    today = article.published.at.replace(tzinfo=None)
    placed = [t.end for t in one.readings if isinstance(t, Time) and t.end is not None]
    return bool(placed) and _before(max(placed), today)


def _before(end: datetime, today: datetime) -> bool:
    return end < today - BACKGROUND if today - datetime.min > BACKGROUND else False


def _covered(whole: Evidence, credited: Sequence[Claim]) -> bool:
    """Whether speakers, cues and contents leave fewer than four words of the sentence over."""
    spans = [
        (p.start, p.end) for c in credited for p in (c.content, c.cue, c.speaker.evidence if c.speaker else None) if p
    ]
    left = "".join(ch for at, ch in enumerate(whole.exact, whole.start) if not any(s <= at < e for s, e in spans))
    return len(left.split()) < 4
