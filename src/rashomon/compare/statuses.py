"""The ladder of status: two Statuses of one predicate in, a Rung out.

"Planned" beside "done" is what time does to plans; "done" beside "not done", "confirmed"
beside "denied" cannot both hold of one moment.
"""

from __future__ import annotations

from rashomon.compare.ladder import Comparison, Rung, Verdict
from rashomon.model import Slot, State, Status

OTHER_EVENT = Rung(Verdict.NOTHING, "another event")
SAME = Rung(Verdict.SAME, "same status")
ADVANCED = Rung(Verdict.COMPATIBLE, "compatible: a plan and its outcome")
HEDGED = Rung(Verdict.COMPATIBLE, "compatible: one account hedges")
CONTRARY = Rung(Verdict.DIFFERS, "same thing, contrary verbs")
DIFFERS = Rung(Verdict.DIFFERS, "same event, other status")

# Verbs of which, said of one thing at one time, only one side can hold.
CONTRARIES = (
    ("announce unveil launch introduce propose", "reaffirm reiterate renew repeat restate maintain"),
    ("raise increase lift hike boost expand", "cut lower reduce slash trim shrink"),
    ("approve pass back accept adopt ratify endorse", "reject refuse block oppose veto decline"),
    ("win", "lose"),
    ("open reopen begin start", "close shut end stop"),
    ("acquit clear exonerate", "convict sentence"),
    ("release free", "arrest detain hold"),
    ("hire appoint name", "dismiss fire sack"),
    ("join enter", "leave quit"),
)
SIDES = {
    verb: (n, side) for n, pair in enumerate(CONTRARIES) for side, verbs in enumerate(pair) for verb in verbs.split()
}

CLOSED = {State.DONE, State.CONFIRMED, State.ONGOING}
UNDONE = {State.CANCELLED, State.DENIED, State.NOT_DONE}


def compare_statuses(a: Status, b: Status) -> Comparison:
    """Climb the ladder with two statuses."""
    return Comparison(Slot.STATUS, _rung(a, b), a.evidence, b.evidence, value_of(a), value_of(b), 1.0)


def _rung(a: Status, b: Status) -> Rung:
    if a.predicate != b.predicate:
        return CONTRARY if _contrary(a, b) else OTHER_EVENT
    if a.state == b.state and a.negated == b.negated:
        return SAME
    first, second = _side(a), _side(b)
    if {first, second} == {1, -1}:
        return DIFFERS
    if 0 in (first, second) and first != second:
        return ADVANCED
    return HEDGED


def _contrary(a: Status, b: Status) -> bool:
    """Whether the two verbs exclude each other and neither is denied."""
    first, second = SIDES.get(a.predicate), SIDES.get(b.predicate)
    if first is None or second is None or a.negated or b.negated:
        return False
    return first[0] == second[0] and first[1] != second[1]


def _side(status: Status) -> int:
    if status.state in UNDONE or status.negated:
        return -1
    return 1 if status.state in CLOSED else 0


def value_of(status: Status) -> str:
    """The normal form of a status: "sign: planned"."""
    return f"{status.predicate}: {status.state}"
