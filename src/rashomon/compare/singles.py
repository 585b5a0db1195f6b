"""What only one account says: Statements and judged pairs in, single Findings out, with why each may stand alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from rashomon.compare.findings import Witnesses, cite
from rashomon.compare.judge import Judged
from rashomon.compare.points import Place, place
from rashomon.compare.questions import question
from rashomon.model import Account, Answer, Evidence, Finding, FindingKind, Quantity, Slot, Statement, Time, Voice

# A statement stands alone where no other account has one that speaks of the same point
# with at least this probability.
MET = 0.35
MIN_WORDS = 7
HOURS = timedelta(hours=6)  # in which what one newsroom knows reaches the others


def singles(
    accounts: Sequence[Account],
    statements: Sequence[Statement],
    judged: Sequence[Judged],
    witnesses: Witnesses,
    *,
    floor: float = 0.3,
) -> tuple[Finding, ...]:
    """Single findings of salience `floor` or more, most salient first."""
    met = _met(judged)
    found = []
    for statement in statements:
        weight = _weight(statement)
        if (
            statement.heading
            or len(statement.evidence.exact.split()) < MIN_WORDS
            or met[place(statement)] >= MET
            or weight < floor
        ):
            continue
        slot, focused = _slot(accounts[statement.account], statement)
        cited = (cite(statement, focused),)
        answer = Answer(focused.exact, focused.exact, witnesses(cited), cited)
        found.append(
            Finding(
                FindingKind.SINGLE,
                slot,
                question(slot, statement, focused),
                (answer,),
                salience=round(0.1 + 0.3 * weight, 4),
                confidence=round(1 - met[place(statement)], 4),
                level="no other account speaks of it",
                note=_note(statement, statements),
            )
        )
    return tuple(sorted(found, key=lambda f: (-f.salience, f.answers[0].cited[0].evidence)))


def _met(judged: Sequence[Judged]) -> dict[Place, float]:
    met: dict[Place, float] = defaultdict(float)
    for pair in judged:
        for side in (pair.a, pair.b):
            met[place(side)] = max(met[place(side)], 1 - pair.other)
    return met


def _weight(statement: Statement) -> float:
    """How much a reader would miss the statement: figures, dates, named speakers, an early place."""
    credited = any(c.speaker for c in statement.claims)
    direct = any(c.voice in (Voice.DIRECT, Voice.MIXED) for c in statement.claims)
    return min(
        1.0,
        0.3 * bool(statement.quantities)
        + 0.15 * bool([t for t in statement.times if t.start])
        + 0.2 * credited
        + 0.15 * direct
        + 0.15 * bool(statement.names)
        + 0.2 * (1 - statement.position),
    )


def _slot(account: Account, statement: Statement) -> tuple[Slot, Evidence]:
    for quote in account.quotes:
        if quote.speaker and statement.evidence.covers(quote.evidence):
            return Slot.QUOTE, quote.evidence
    for reading in statement.readings:
        if isinstance(reading, Quantity):
            return (Slot.AMOUNT if reading.unit else Slot.COUNT), reading.evidence
    for reading in statement.readings:
        if isinstance(reading, Time) and reading.start:
            return Slot.TIME, reading.evidence
    return Slot.OTHER, statement.evidence


def _note(statement: Statement, statements: Sequence[Statement]) -> str | None:
    """Whether the other accounts could have known: those printed well before may not."""
    others = {s.account: s for s in statements if s.account != statement.account}
    before = sum(_well_before(other, statement) for other in others.values())
    if before and before == len(others):
        return "every other account was published well before and may not have known"
    were = "was" if before == 1 else "were"
    return f"{before} of the other {len(others)} accounts {were} published well before" if before else None


def _well_before(other: Statement, statement: Statement) -> bool:
    """Whether an account was published `HOURS` before another; by the days they print where hours are not known."""
    one, two = other.published, statement.published
    if one is None or two is None:
        return False
    if one.hour_known and two.hour_known and one.at.tzinfo and two.at.tzinfo:
        return two.at - one.at >= HOURS
    return one.at.date() < two.at.date()
