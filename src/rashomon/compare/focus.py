"""What exactly is in question between two statements: a Judged pair in, its slot and the words in question out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.compare.judge import Judged
from rashomon.compare.ladder import Comparison, Verdict
from rashomon.compare.readings import swap
from rashomon.compare.statuses import CONTRARY
from rashomon.model import Claim, Evidence, NameKind, Slot, Statement, TimeRole

WORDS_DIFFER = "same point, other words"
WORDS_AGREE = "same point, like words"
NAMED = {Slot.PLACE: (NameKind.PLACE,), Slot.PARTICIPANT: (NameKind.PERSON, NameKind.ORGANISATION)}
# Figures and dates differ only where they were read: without a comparison they are no answer.
READ_ONLY = frozenset((Slot.COUNT, Slot.AMOUNT, Slot.TIME, Slot.DURATION))
# Set where, on the training stories, three in four of the pairs so told apart are contradictions.
SAME_POINT, SAME_THING, SWAPPED = 0.7, 0.8, 0.5
ENDS = {TimeRole.START, TimeRole.END, TimeRole.DEADLINE}
# A ladder that fired speaks louder than the cross-encoder's guess of the slot.
TYPED_VOICE, SWAP_VOICE = 0.45, 0.25


@dataclass(frozen=True, slots=True)
class Focus:
    """The slot in question, the words of each side, their normal forms, and the rung that fired."""

    slot: Slot
    left: Evidence
    right: Evidence
    left_value: str
    right_value: str
    level: str
    comparison: Comparison | None = None


def focus(pair: Judged, *wanted: Verdict) -> Focus:
    """Where the two statements meet on one of the `wanted` rungs: differ (contradictions, updates) or agree."""
    slots = dict(zip(Slot, pair.relation.slots, strict=True))
    typed = [(c, _voice(pair, c, slots)) for c in pair.compared if c.rung.verdict in wanted]
    best = max(typed, key=lambda item: item[1], default=None)
    untyped = max((s for s in Slot if s not in READ_ONLY), key=lambda s: slots[s])
    if best is not None and best[1] >= slots[untyped]:
        c = best[0]
        return Focus(c.slot, c.left, c.right, c.left_value, c.right_value, c.rung.name, c)
    left, right = _side(pair.a, pair.b, untyped), _side(pair.b, pair.a, untyped)
    level = WORDS_DIFFER if Verdict.DIFFERS in wanted else WORDS_AGREE
    return Focus(untyped, left[0], right[0], left[1], right[1], level)


def told_apart(pair: Judged) -> Focus | None:
    """Where a ladder alone decides: one value is read on each side, of the same thing, in like words, and they differ.

    Such a pair may well agree on everything else it says, and be judged an agreement as a
    whole ("155% from November 1", "155% from November 10"). None where no ladder is sure.
    """
    if 1 - pair.other < SAME_POINT or pair.update > pair.contradiction:
        return None
    typed = [c for c in pair.compared if c.slot in READ_ONLY or c.rung is CONTRARY]
    sure = [c for c in typed if c.rung.verdict is Verdict.DIFFERS and _alike(pair, c)]
    best = max(sure, key=lambda c: (swap(pair.a, pair.b, c), c.likeness), default=None)
    if best is None:
        return None
    return Focus(best.slot, best.left, best.right, best.left_value, best.right_value, best.rung.name, best)


def _alike(pair: Judged, comparison: Comparison) -> bool:
    """Whether the two values are of the same thing: like words around them, or the same printed end of a span."""
    if comparison.likeness < SAME_THING:
        return False
    return swap(pair.a, pair.b, comparison) >= SWAPPED or _same_end(pair, comparison)


def _same_end(pair: Judged, comparison: Comparison) -> bool:
    """Whether both dates are marked as the start, the end or the deadline ("starting November 1")."""
    roles = [{t.role for t in s.times if t.evidence in (comparison.left, comparison.right)} for s in (pair.a, pair.b)]
    return comparison.slot is Slot.TIME and roles[0] == roles[1] and roles[0] <= ENDS and bool(roles[0])


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
        if name.kind in NAMED.get(slot, ()) and not _named_in(name.key, other):
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


def _named_in(key: str, statement: Statement) -> bool:
    return key.split()[-1].lower() in statement.evidence.exact.lower()
