"""Figures and times that moved between the texts of one account: Accounts in, Tracks out.

Where words were put in the place of others, a figure on the one side is held against the figure of its kind on the
other: the rest of the sentence says that they speak of one thing. How often this is right, and how often comparing
the two texts as accounts of two outlets would be, tests/store/revisions.py measures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from rashomon.model import Account, Article, Edit, Evidence, Quantity, QuantityKind, Slot, Step, Time, TimeKind, Track
from rashomon.store.wording import WORD

ALIKE = 0.4  # how much of two sentences, their values left out, is to be the same

Valued = Quantity | Time


def moves(before: Account, after: Account, changed: Sequence[Edit]) -> tuple[Track, ...]:
    """The values that are others in the later text, in its order; each a Track of two steps."""
    old, new = _valued(before), _valued(after)
    found: dict[tuple[Evidence, Evidence], Track] = {}
    for edit in changed:
        for one, other in _pairs(_within(old, edit.removed), _within(new, edit.added)):
            sides = (_sentence(before, one.evidence), _sentence(after, other.evidence))
            if _moved(one, other) and _alike(sides, (one.evidence, other.evidence)):
                steps = (Step(one.evidence, sides[0], shown(one)), Step(other.evidence, sides[1], shown(other)))
                found.setdefault((one.evidence, other.evidence), Track(_slot(one), steps))
    return tuple(found[pair] for pair in sorted(found, key=lambda pair: pair[1].start))


def joined(between: Sequence[Sequence[Track]], texts: Sequence[Article]) -> tuple[Track, ...]:
    """Tracks from each text to the next as tracks over all of `texts`: one more text than there are steps between."""
    whole: list[Track] = []
    now: list[Evidence | None] = []  # where the last value of each track stands in the text at hand
    for tracks, text in zip(between, texts[1:], strict=True):
        here: list[Evidence | None] = [None] * len(whole)
        for track in tracks:
            first, last = track.steps
            at = next((n for n, one in enumerate(now) if one and one.overlaps(first.evidence)), None)
            if at is None:
                whole.append(track)
                here.append(last.evidence)
            else:
                whole[at] = Track(whole[at].slot, (*whole[at].steps, last))
                here[at] = last.evidence
        now = [one or _carried(whole[n].steps[-1], text) for n, one in enumerate(here)]
    return tuple(whole)


def _carried(step: Step, text: Article) -> Evidence | None:
    """A value in a later text, where its sentence still stands."""
    start = text.text.find(step.sentence.exact)
    if start < 0:
        return None
    at = start + step.evidence.start - step.sentence.start
    return text.quote(at, at + len(step.evidence.exact))


def shown(value: Valued) -> str:
    """A value as findings have it: ISO 8601, or a figure with its unit."""
    if isinstance(value, Time):
        return value.value
    ends = [_figure(end) for end in (value.low, value.high)]
    figure = ends[0] if ends[0] == ends[1] else "/".join(ends)
    return f"{figure} {value.unit}".strip()


def _figure(end: float | None) -> str:
    return ".." if end is None else f"{end:g}" if abs(end) < 1e6 else f"{end:.0f}"


def _valued(account: Account) -> list[Valued]:
    """The figures and times of an account, each once."""
    kept = {r: None for claim in account.claims for r in claim.readings if isinstance(r, Quantity | Time)}
    return sorted(kept, key=lambda r: (r.evidence.start, -r.evidence.end))


def _within(values: Sequence[Valued], cut: Evidence | None) -> list[Valued]:
    """The values whose words a cut touches."""
    return [one for one in values if cut is not None and one.evidence.overlaps(cut)]


def _pairs(old: Sequence[Valued], new: Sequence[Valued]) -> Iterator[tuple[Valued, Valued]]:
    """Values of one kind on both sides: in turn where they are as many, else those that count the same thing."""
    kinds = Counter(map(_kind, old)), Counter(map(_kind, new))
    for kind, number in kinds[0].items():
        ours, theirs = ([one for one in side if _kind(one) == kind] for side in (old, new))
        if number == kinds[1][kind]:
            yield from zip(ours, theirs, strict=True)
            continue
        for one in ours:
            same = [other for other in theirs if isinstance(one, Quantity) and getattr(other, "of", None) == one.of]
            if one.of if isinstance(one, Quantity) else False:
                yield from ((one, other) for other in same[:1])


def _kind(value: Valued) -> tuple[str, ...]:
    """What is comparable at all."""
    if isinstance(value, Quantity):
        return (value.kind, value.unit)
    return ("duration",) if value.kind is TimeKind.DURATION else ("set",) if value.kind is TimeKind.SET else ("time",)


def _moved(one: Valued, other: Valued) -> bool:
    """Whether a value is another; a time that is told more exactly ("Monday evening" for "Monday") is the same."""
    if isinstance(one, Time) and isinstance(other, Time):
        if one.start and one.end and other.start and other.end:
            first, second = sorted(((one.start, one.end), (other.start, other.end)))
            return second[0] > first[0] and second[1] > first[1]
        return one.value != other.value and bool(one.seconds or other.seconds) and one.seconds != other.seconds
    return isinstance(one, Quantity) and isinstance(other, Quantity) and (one.low, one.high) != (other.low, other.high)


def _alike(sentences: tuple[Evidence, Evidence], values: tuple[Evidence, Evidence]) -> bool:
    """Whether two sentences are the same but for the values in them, more or less."""
    rests = []
    for sentence, value in zip(sentences, values, strict=True):
        start, end = value.start - sentence.start, value.end - sentence.start
        rests.append([word.lower() for word in WORD.findall(sentence.exact[:start] + " " + sentence.exact[end:])])
    return Indel.normalized_similarity(*rests) >= ALIKE


def _sentence(account: Account, cut: Evidence) -> Evidence:
    """The sentence of an account that words stand in: the shortest, where a claim runs over several."""
    holding = [claim.sentence for claim in account.claims if claim.sentence.covers(cut)]
    return min(holding, key=lambda one: (one.end - one.start, one.start), default=cut)


def _slot(value: Valued) -> Slot:
    if isinstance(value, Time):
        return Slot.DURATION if value.kind is TimeKind.DURATION else Slot.TIME
    return Slot.COUNT if value.kind is QuantityKind.COUNT else Slot.AMOUNT
