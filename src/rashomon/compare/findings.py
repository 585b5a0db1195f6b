"""Say what was found: judged pairs in, Findings out, most salient first.

A contradiction is claimed only past a threshold that was set where, on the training
stories, false alarms are rare; what lies below is undecided, and undecided is not shown.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.resources import files

from rashomon.compare.ages import of_one_person
from rashomon.compare.agreements import in_part, noted, once
from rashomon.compare.differences import Difference, Differences
from rashomon.compare.focus import Focus, focus, told, untyped
from rashomon.compare.forest import Forest
from rashomon.compare.judge import Judged
from rashomon.compare.ladder import Verdict
from rashomon.compare.points import Member, Place, Point, gather, pair_key, place
from rashomon.compare.proportion import in_proportion
from rashomon.compare.questions import question
from rashomon.compare.tolls import Grown, grown, in_time
from rashomon.model import Answer, Cited, Claim, Evidence, Finding, FindingKind, Slot, Statement, Voice

Witnesses = Callable[[Iterable[Cited]], int]

# A third account that gives one of the two values in the same place needs less to be believed.
REPEATED = 0.45

# Sentences as alike as this are one sentence printed twice: what differs between them is a difference, or nothing.
ONE_SENTENCE = 0.9

# A pair with no value to point at is one of two plain statements, of which one takes back what the other says, in the
# hearing of the entailment head as well: no remarks, no captions run into a sentence, nothing about another point.
DENIED, ASTRAY, LONGEST = 0.18, 0.3, 40  # probability, probability, words

# What is contradicted as a whole is about the time or figure in it that differs, where that is this likely to be it.
POINTED = 0.15
TYPED = (Slot.TIME, Slot.DURATION, Slot.AMOUNT, Slot.COUNT)

# Two answers that can both be true agree by half.
COMPATIBLE_SHARE = 0.5

DIFFER = (Verdict.DIFFERS,)
AGREE = (Verdict.SAME, Verdict.COMPATIBLE)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which probability on a pair is called so (0 to 1); set on the training stories by training/pairs.

    Contradictions have one for each slot: two figures of one thing are told apart far more
    surely than two places. `whole` holds those of pairs that contradict each other as a whole,
    with no value to point at; a slot that it does not name is never judged so. `whole_agreement` is asked of pairs
    that agree with no value in common.
    """

    contradiction: Mapping[str, float]
    whole: Mapping[str, float]
    update: float = 0.3
    whole_update: float = 0.3
    agreement: float = 0.3
    whole_agreement: float = 0.3

    @classmethod
    def load(cls) -> Thresholds:
        """The thresholds shipped beside the trees."""
        stored = json.loads((files("rashomon.weights") / "thresholds.json").read_text(encoding="utf-8"))
        return cls(**stored)

    def moved(self, step: float) -> Thresholds:
        """All of them by so much higher or lower."""
        return Thresholds(
            {slot: at + step for slot, at in self.contradiction.items()},
            {slot: at + step for slot, at in self.whole.items()},
            self.update + step,
            self.whole_update + step,
            self.agreement + step,
            self.whole_agreement + step,
        )

    def of(self, kind: FindingKind, slot: Slot) -> float:
        """The threshold for a difference of two values of a slot; "other" is that of words put for words."""
        return self.contradiction[slot.value] if kind is FindingKind.CONTRADICTION else self.update

    def of_whole(self, kind: FindingKind, slot: Slot) -> float:
        """The threshold for a pair as a whole; above 1 where such pairs are never called so."""
        if kind is FindingKind.CONTRADICTION:
            return self.whole.get(slot.value, 2.0)
        return self.whole_update if kind is FindingKind.UPDATE else self.whole_agreement


@dataclass(frozen=True, slots=True)
class Findings:
    """Gathers judged pairs into findings; `witnesses` counts the independent origins behind evidence."""

    witnesses: Witnesses
    thresholds: Thresholds = field(default_factory=Thresholds.load)
    forest: Forest | None = None
    differences: Differences = field(default_factory=Differences)

    def __call__(self, judged: Sequence[Judged], differing: Sequence[Difference], /) -> tuple[Finding, ...]:
        """Contradictions, updates and agreements, in that order, the surest of each first."""
        judged, differing = in_proportion(judged, differing)
        rising = {_key(p) for p in judged if any(grown(p, c) is not Grown.NO for c in p.compared)}
        differing = of_one_person(judged, [in_time(d) for d in differing])
        agreed = {_key(p): p.agreement for p in judged}
        found: list[Finding] = []
        contested: set[tuple[Place, Place]] = set()
        for kind in (FindingKind.CONTRADICTION, FindingKind.UPDATE, FindingKind.AGREEMENT):
            apart = kind is not FindingKind.AGREEMENT
            grounds = self._differing(differing, kind) if apart else []
            met = {_key(pair) for pair, _ in grounds}
            rest = [p for p in judged if _key(p) not in met]
            if kind is FindingKind.CONTRADICTION:
                rest = [p for p in rest if _key(p) not in rising]
                likeliest = {_key(d.pair): d for d in sorted(differing, key=lambda d: d.contradiction)}
                grounds += [(p, f) for p in rest if (f := self._denied(p, likeliest.get(_key(p)))) is not None]
                contested.update(_key(pair) for pair, _ in grounds)
            else:
                grounds += [(p, f) for p in rest if (f := self._in_question(p, kind)) is not None]
            points = gather(grounds, agreed, apart=apart) if apart else once(in_part(grounds, contested), agreed)
            made = [self._finding(kind, point) for point in points if not apart or len(point.answers) > 1]
            found.extend(made if apart else [noted(finding, found) for finding in made])
        return tuple(found)

    def _differing(self, differing: Sequence[Difference], kind: FindingKind) -> list[tuple[Judged, Focus]]:
        """The differences of this kind: those that are sure enough, and those that only repeat one of them."""
        sure = [(d.pair, f) for d in differing if (f := self._differs(d, kind)) is not None]
        against: dict[Evidence, set[str]] = defaultdict(set)
        for _, found in sure:
            against[found.left].add(found.right_value)
            against[found.right].add(found.left_value)
        taken = {(found.left, found.right) for _, found in sure}
        for d in differing:
            c = d.comparison
            repeats = c.right_value in against[c.left] or c.left_value in against[c.right]
            if repeats and (c.left, c.right) not in taken and (f := self._differs(d, kind, REPEATED)) is not None:
                sure.append((d.pair, f))
        return sure

    def _differs(self, difference: Difference, kind: FindingKind, ease: float = 1.0) -> Focus | None:
        """The two values of a difference, if it is of this kind; `ease` lowers what is asked of it."""
        probability = getattr(difference, kind)
        found = told(difference, probability)
        likelier = probability >= max(difference.contradiction, difference.update)
        # Words put for words may be two ways to say one thing, whatever slot they fill.
        least = max(self.thresholds.of(kind, slot) for slot in (found.slot, difference.comparison.slot))
        return found if likelier and probability >= ease * least else None

    def _denied(self, pair: Judged, likeliest: Difference | None) -> Focus | None:
        """What a pair that contradicts itself as a whole is about; None where it does not."""
        kind = FindingKind.CONTRADICTION
        once = pair.features.get("same words", 0.0) >= ONE_SENTENCE
        if once or not _leads(pair, kind) or not _denies(pair):
            return None
        found = untyped(pair, pair.contradiction)
        if pair.contradiction < self.thresholds.of_whole(kind, found.slot):
            return None
        pointed = likeliest is not None and likeliest.contradiction >= POINTED and likeliest.comparison.slot in TYPED
        # It is the pair as a whole that decided; the difference only says what about.
        return replace(told(likeliest, pair.contradiction), difference=None) if likeliest and pointed else found

    def _in_question(self, pair: Judged, kind: FindingKind) -> Focus | None:
        """What an update or agreement of the pair as a whole is about; None where it is neither."""
        probability = likely(pair, kind)
        # What it is about takes a while to find, and matters only where the pair is likely enough of either sort.
        if not _leads(pair, kind) or probability < self._least(kind):
            return None
        found = focus(pair, probability, *(AGREE if kind is FindingKind.AGREEMENT else DIFFER))
        shares = kind is FindingKind.AGREEMENT and found.comparison is not None
        least = self.thresholds.agreement if shares else self.thresholds.of_whole(kind, found.slot)
        return found if probability >= least else None

    def _least(self, kind: FindingKind) -> float:
        """The least that is asked of a pair as a whole for an update or an agreement, whatever it is about."""
        if kind is FindingKind.UPDATE:
            return self.thresholds.whole_update
        return min(self.thresholds.agreement, self.thresholds.whole_agreement)

    def _finding(self, kind: FindingKind, point: Point) -> Finding:
        pair, found = point.pairs[0]
        answers = tuple(self._answer(members) for members in self._in_order(kind, point))
        return Finding(
            kind=kind,
            slot=found.slot,
            question=question(found.slot, pair.a, found.left),
            answers=answers,
            salience=round(salience(kind, point), 4),
            confidence=round(found.probability, 4),
            level=found.level,
            features=self._carried(pair, found, kind),
            note="a later account tells a newer state" if kind is FindingKind.UPDATE else None,
        )

    def _carried(self, pair: Judged, found: Focus, kind: FindingKind) -> tuple[tuple[str, float], ...]:
        """Which features carried the decision: those of the two values, or of the pair as a whole."""
        if found.difference is not None:
            return self.differences.trees().explain(found.difference.features, str(kind))
        return (self.forest or Forest.load()).explain(pair.features, str(kind))

    def _in_order(self, kind: FindingKind, point: Point) -> Sequence[Sequence[Member]]:
        """An update's answers in the order of their accounts; the others as many stand behind them."""
        if kind is FindingKind.UPDATE:
            return sorted(point.answers, key=lambda a: min(published(m.statement) for m in a))
        return sorted(point.answers, key=lambda a: (-len({m.statement.account for m in a}), place(a[0].statement)))

    def _answer(self, members: Sequence[Member]) -> Answer:
        cited = tuple(cite(m.statement, m.focus) for m in members)
        return Answer(members[0].value, members[0].focus.exact, self.witnesses(cited), cited)


def _key(pair: Judged) -> tuple[Place, Place]:
    return pair_key(place(pair.a), place(pair.b))


def likely(pair: Judged, kind: FindingKind) -> float:
    """How likely a pair is of this kind; what is compatible counts towards an agreement."""
    probability: float = getattr(pair, kind)
    return probability + COMPATIBLE_SHARE * pair.compatible if kind is FindingKind.AGREEMENT else probability


def _leads(pair: Judged, kind: FindingKind) -> bool:
    """Whether the pair is likelier of this kind than of the others that are reported."""
    return likely(pair, kind) >= max(pair.contradiction, pair.update, likely(pair, FindingKind.AGREEMENT))


def _denies(pair: Judged) -> bool:
    """Whether one statement of a pair takes back what the other says."""
    heard = pair.relation.entailment.contradiction >= DENIED and pair.relation.other < ASTRAY
    return heard and all(_plain(statement) for statement in (pair.a, pair.b))


def _plain(statement: Statement) -> bool:
    """Whether a statement is one sentence of the account's own telling."""
    spoken = all(claim.voice is Voice.DIRECT for claim in statement.claims)
    return not spoken and len(statement.evidence.exact.split()) <= LONGEST


def cite(statement: Statement, focused: Evidence | None) -> Cited:
    """A statement as evidence: the sentence, the words in question, whom it is credited to."""
    claim = owner(statement, focused)
    speaker = claim.speaker.name if claim and claim.speaker else None
    inside = focused if focused is not None and statement.evidence.covers(focused) else None
    return Cited(statement.evidence, inside, speaker, claim.certainty if claim else statement.claims[0].certainty)


def owner(statement: Statement, focused: Evidence | None) -> Claim | None:
    """The narrowest claim of the statement that holds the words in question."""
    holding = [c for c in statement.claims if focused is None or c.content.covers(focused)]
    return min(holding, key=lambda c: (c.content.end - c.content.start, c.content.start), default=None)


def published(statement: Statement) -> str:
    """When the statement's account was published, for sorting; the empty string where unknown."""
    return statement.published.iso() if statement.published else ""


KIND_WEIGHT = {
    FindingKind.CONTRADICTION: 0.5,
    FindingKind.UPDATE: 0.35,
    FindingKind.AGREEMENT: 0.2,
    FindingKind.SINGLE: 0.1,
}


def salience(kind: FindingKind, point: Point) -> float:
    """How much a reader would care, 0 to 1: kind, certainty, how many accounts speak of it, how early they do."""
    statements = [m.statement for answer in point.answers for m in answer]
    accounts = len({s.account for s in statements})
    early = 1 - min(s.position for s in statements)
    confidence = point.pairs[0][1].probability
    return min(1.0, KIND_WEIGHT[kind] + 0.2 * confidence + 0.05 * accounts + 0.1 * early)
