"""What exactly is in question between two statements: a Judged pair in, its slot and the words in question out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.compare.differences import Difference
from rashomon.compare.judge import Judged
from rashomon.compare.ladder import Comparison, Verdict
from rashomon.compare.names import stands_in
from rashomon.compare.readings import swap
from rashomon.model import Claim, Evidence, NameKind, Slot, Statement

WORDS_DIFFER = "same point, other words"
WORDS_AGREE = "same point, like words"
NAMED = {Slot.PLACE: (NameKind.PLACE,), Slot.PARTICIPANT: (NameKind.PERSON, NameKind.ORGANISATION)}
# Figures and dates differ only where they were read: without a comparison they are no answer.
READ_ONLY = frozenset((Slot.COUNT, Slot.AMOUNT, Slot.TIME, Slot.DURATION))
SLOTS = tuple(Slot)
SPOKEN = tuple(slot for slot in SLOTS if slot not in READ_ONLY)
# A ladder that fired speaks louder than the cross-encoder's guess of the slot.
TYPED_VOICE, SWAP_VOICE = 0.45, 0.25


@dataclass(frozen=True, slots=True)
class Focus:
    """The slot in question, the words of each side, their normal forms, the rung that fired, and how sure it is."""

    slot: Slot
    left: Evidence
    right: Evidence
    left_value: str
    right_value: str
    level: str
    probability: float
    difference: Difference | None = None
    comparison: Comparison | None = None


def focus(pair: Judged, probability: float, *wanted: Verdict) -> Focus:
    """Where the two statements meet on one of the `wanted` rungs: differ (contradictions, updates) or agree."""
    slots = dict(zip(SLOTS, pair.relation.slots, strict=True))
    typed = [(c, _voice(pair, c, slots)) for c in pair.compared if c.rung.verdict in wanted]
    best = max(typed, key=lambda item: item[1], default=None)
    if best is not None and best[1] >= slots[_heard(pair)]:
        c = best[0]
        return Focus(c.slot, c.left, c.right, c.left_value, c.right_value, c.rung.name, probability, comparison=c)
    return untyped(pair, probability, WORDS_DIFFER if Verdict.DIFFERS in wanted else WORDS_AGREE)


def told(difference: Difference, probability: float) -> Focus:
    """The focus of a difference: its two values.

    Replaced words fill the slot that the cross-encoder hears; names of those who speak are in question as speakers, and
    what differs within one remark is its wording.
    """
    c, pair = difference.comparison, difference.pair
    slot = _heard(pair) if c.slot is Slot.OTHER else c.slot
    speaks = _speaks(pair.a, c.left), _speaks(pair.b, c.right)
    if slot in NAMED and (all(speaks) or (any(speaks) and _heard(pair) is Slot.ATTRIBUTION)):
        slot = Slot.ATTRIBUTION
    elif slot is Slot.STATUS and any(_within(c, remark) for remark in pair.compared):
        slot = Slot.QUOTE
    return Focus(slot, c.left, c.right, c.left_value, c.right_value, c.rung.name, probability, difference, c)


def _speaks(statement: Statement, name: Evidence) -> bool:
    """Whether a name is that of somebody who says what the statement tells."""
    return any(c.speaker is not None and c.speaker.evidence.overlaps(name) for c in statement.claims)


def _within(comparison: Comparison, remark: Comparison) -> bool:
    """Whether what differs stands in the two wordings of one remark."""
    worded = remark.slot is Slot.QUOTE and remark.rung.verdict is Verdict.DIFFERS
    return worded and remark.left.covers(comparison.left) and remark.right.covers(comparison.right)


def untyped(pair: Judged, probability: float, level: str = WORDS_DIFFER) -> Focus:
    """Where nothing typed is in question: the slot that the cross-encoder hears, and the clauses that meet."""
    slots = dict(zip(SLOTS, pair.relation.slots, strict=True))
    slot = max(SLOTS, key=lambda s: slots[s])
    left, right = _side(pair.a, pair.b, slot), _side(pair.b, pair.a, slot)
    return Focus(slot, left[0], right[0], left[1], right[1], level, probability)


def _heard(pair: Judged) -> Slot:
    """The slot that the cross-encoder hears in question, of those that words alone can fill."""
    slots = dict(zip(SLOTS, pair.relation.slots, strict=True))
    return max(SPOKEN, key=lambda s: slots[s])


def _voice(pair: Judged, comparison: Comparison, slots: dict[Slot, float]) -> float:
    # A date may be a deadline to the one and a length of time to the other: sibling slots lend their voice.
    heard = slots[comparison.slot] + 0.5 * sum(slots[s] for s in _siblings(comparison.slot))
    return heard + TYPED_VOICE * comparison.likeness + SWAP_VOICE * swap(pair.a, pair.b, comparison)


def _siblings(slot: Slot) -> tuple[Slot, ...]:
    return {
        Slot.COUNT: (Slot.AMOUNT,),
        Slot.AMOUNT: (Slot.COUNT,),
        Slot.TIME: (Slot.DURATION,),
        Slot.DURATION: (Slot.TIME,),
    }.get(slot, ())


def _side(mine: Statement, other: Statement, slot: Slot) -> tuple[Evidence, str]:
    """The words of one side that fill the slot: a name that the other lacks, else the clause nearest to the other."""
    for name in mine.names:
        if name.kind in NAMED.get(slot, ()) and not stands_in(name, other):
            return name.evidence, name.key
    clause = max(_clauses(mine), key=lambda c: _shared(c, other))
    return clause.content, clause.content.exact


def _clauses(statement: Statement) -> Sequence[Claim]:
    return sorted(statement.claims, key=lambda c: (c.content.end - c.content.start, c.content.start))


def _shared(claim: Claim, other: Statement) -> float:
    mine = set(words(claim.content.exact))
    return len(mine & set(words(other.evidence.exact))) / (len(mine) + 4)


def words(text: str) -> Iterator[str]:
    """The words of a text, lower case, without marks."""
    return (w.strip(".,;:!?\"'“”‘’()").lower() for w in text.split())
