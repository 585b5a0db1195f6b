"""Where exactly two statements may differ: a judged pair in, its Differences out, each with its own probabilities.

Two sentences can agree on all but one thing ("155% from November 1", "155% from November 10"), and hold several values
that differ without contradicting each other (the dead of one bus beside the hurt of another). So what is weighed last
is not the pair but the pair and two of its values: how alike the words around them are, what governs them, whether
they are values of the same thing, what is left when one is put in the place of the other.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.resources import files

import numpy as np

from rashomon.compare.echoes import echoes
from rashomon.compare.forest import Forest
from rashomon.compare.judge import Compared, Judged, words_of
from rashomon.compare.ladder import Comparison, Verdict
from rashomon.compare.names import compare_names
from rashomon.compare.quantities import OTHER_THING, PART, compare_quantities
from rashomon.compare.readings import swap
from rashomon.compare.relate import Relate, Relation, Statements
from rashomon.compare.replaced import replacements
from rashomon.model import Evidence, Slot, Statement
from rashomon.model.words import STOP, stem
from rashomon.weights.vectors import embed

CLASSES = ("contradiction", "update", "neither")
# Pairs surer than this to speak of different points are not looked into.
STRANGERS = 0.85
NAMES_A_PAIR = 3  # of the names that differ, those in the likest surroundings
AROUND = 6  # words to either side of a value that are its surroundings
TOKEN = re.compile(r"\d[\d.,]*\d|\w+(?:['’]\w+)?")
PREPOSITIONS = frozenset(
    "in at on by from to of for with near into since until after before over against under".split()
)


@dataclass(frozen=True, slots=True)
class Difference:
    """Two values of a judged pair that differ; `contradiction` and `update` as probabilities (0 to 1)."""

    pair: Judged
    comparison: Comparison
    features: dict[str, float] = field(hash=False, repr=False)
    contradiction: float = 0.0
    update: float = 0.0


@dataclass(frozen=True, slots=True)
class Differences:
    """Finds and weighs what differs in each pair; `relate` reads swapped sentences, `forest` None: the one shipped."""

    relate: Callable[[Sequence[Statements]], list[Relation]] = field(default_factory=Relate)
    forest: Forest | None = None

    def __call__(self, pairs: Sequence[Judged], /) -> tuple[Difference, ...]:
        """Every difference of every pair, in the order of the pairs."""
        return self.weigh(self.rows(pairs))

    def weigh(self, found: Sequence[Difference]) -> tuple[Difference, ...]:
        """The differences with the probabilities that the trees give them."""
        weighed = self.trees()([d.features for d in found]).tolist()
        return tuple(
            replace(d, contradiction=contradiction, update=update)
            for d, (contradiction, update, _) in zip(found, weighed, strict=True)
        )

    def trees(self) -> Forest:
        """What weighs the features."""
        return self.forest or Forest.load(files("rashomon.weights") / "differences.npz")

    def rows(self, pairs: Sequence[Judged]) -> list[Difference]:
        """The differences with their features, not yet weighed."""
        found = [
            (pair, c, compared)
            for pair in pairs
            if pair.other < STRANGERS
            for compared in [candidates(pair)]
            for c in compared
        ]
        swapped = self.relate([exchanged(pair, c) for pair, c, _ in found])
        alone = [(pair, c) for pair, c, _ in found]
        statements = {(s.account, s.index): s for pair in pairs for s in (pair.a, pair.b)}
        whole = zip(_alike(alone), echoes(alone, list(statements.values())), strict=True)
        return [
            Difference(pair, c, features(pair, c, compared) | alike | echo | of_swap(pair, relation))
            for (pair, c, compared), relation, (alike, echo) in zip(found, swapped, whole, strict=True)
        ]


def exchanged(pair: Compared, comparison: Comparison) -> Statements:
    """The swap test for the reader: the second statement with the first one's value in the place of its own."""
    a, b = words_of(pair.a, pair.b).a, pair.b.evidence
    if not b.covers(comparison.right):
        return words_of(pair.a, pair.b)
    start, end = comparison.right.start - b.start, comparison.right.end - b.start
    swapped = b.exact[:start] + comparison.left.exact + b.exact[end:]
    return replace(words_of(pair.a, pair.b), a=a, b=swapped)


def of_swap(pair: Compared, relation: Relation) -> dict[str, float]:
    """What the cross-encoder says once the values are alike, and how far that moved it."""
    now, before = relation, pair.relation
    return {
        "swapped agreement": _log_odds(now.agreement),
        "swapped contradiction": _log_odds(now.contradiction),
        "swapped other": _log_odds(now.other),
        "swapped follows": _log_odds(now.entailment.entailment),
        "swap gains agreement": now.agreement - before.agreement,
        "swap loses contradiction": before.contradiction - now.contradiction,
        "swap gains following": now.entailment.entailment - before.entailment.entailment,
        "swap loses conflict": before.entailment.contradiction - now.entailment.contradiction,
    }


def _alike(found: Sequence[tuple[Compared, Comparison]]) -> list[dict[str, float]]:
    """The cosines of the vectors of the words around the two values, and of what the two count."""
    sides = [side for pair, c in found for side in _sides(pair, c)]
    near = embed([" ".join(around(s, cut)) for s, cut in sides])
    things = embed([counted(s, cut) for s, cut in sides])
    return [
        {"surroundings": float(near[n] @ near[n + 1]), "things": float(things[n] @ things[n + 1])}
        for n in range(0, len(sides), 2)
    ]


def counted(statement: Statement, cut: Evidence) -> str:
    """What a figure counts; the empty string for any other value."""
    return next((q.of for q in statement.quantities if q.evidence == cut), "")


def candidates(pair: Compared) -> list[Comparison]:
    """What may differ in a pair: values that their ladders tell apart, names, and words replaced in like sentences."""
    typed = [c for c in pair.compared if c.rung.verdict is Verdict.DIFFERS]
    known = typed + _counts(pair) + _names(pair)
    return known + [c for c in replacements(pair.a, pair.b) if not any(_covers(k, c) for k in typed)]


def _counts(pair: Compared) -> list[Comparison]:
    """Figures that count things by different names, or a part: "nine accords" beside "seven agreements"."""
    met = {e for c in pair.compared if c.rung.verdict is Verdict.SAME for e in (c.left, c.right)}
    found = [compare_quantities(one, other) for one in pair.a.quantities for other in pair.b.quantities]
    return [c for c in found if c.rung in (OTHER_THING, PART) and not {c.left, c.right} & met]


def _names(pair: Compared) -> list[Comparison]:
    found = [compare_names(pair.a, one, pair.b, other) for one in pair.a.names for other in pair.b.names]
    found = [c for c in found if c.rung.verdict is Verdict.DIFFERS]
    found.sort(key=lambda c: (-c.likeness - swap(pair.a, pair.b, c), c.left.start, c.right.start))
    return found[:NAMES_A_PAIR]


def _covers(known: Comparison, new: Comparison) -> bool:
    return known.left.overlaps(new.left) and known.right.overlaps(new.right)


def features(pair: Judged, comparison: Comparison, rivals: Sequence[Comparison]) -> dict[str, float]:
    """All features of a difference, by name, in a fixed order: the pair's own, then those of the two values."""
    return {
        **pair.features,
        **{f"pair {name}": _log_odds(getattr(pair, name)) for name in ("agreement", "contradiction", "compatible")},
        **{f"pair {name}": _log_odds(getattr(pair, name)) for name in ("update", "other")},
        **of_values(pair, comparison, rivals),
    }


def of_values(pair: Compared, comparison: Comparison, rivals: Sequence[Comparison]) -> dict[str, float]:
    """The features of the two values and of their surroundings."""
    return {
        **{f"in {slot}": float(comparison.slot is slot) for slot in Slot},
        **_values(pair, comparison),
        **_places(pair, comparison),
        **_company(pair, comparison, rivals),
    }


def _log_odds(p: float) -> float:
    p = min(max(p, 1e-3), 1 - 1e-3)
    return math.log(p / (1 - p))


def _values(pair: Compared, comparison: Comparison) -> dict[str, float]:
    """The two values themselves."""
    left, right = (set(_stems(e.exact)) for e in (comparison.left, comparison.right))
    lengths = sorted((len(left), len(right)))
    return {
        "likeness": comparison.likeness,
        "counted otherwise": float(comparison.rung is OTHER_THING),
        "part of a whole": float(comparison.rung is PART),
        "slot heard": pair.relation.slots[list(Slot).index(comparison.slot)],
        "values share": len(left & right) / max(1, lengths[0]),
        "shorter value": float(lengths[0]),
        "longer value": float(lengths[1]),
        "both name": float(all(any(n.evidence.overlaps(e) for n in s.names) for s, e in _sides(pair, comparison))),
        "both count": float(all(any(c.isdigit() for c in e.exact) for _, e in _sides(pair, comparison))),
    }


def _places(pair: Compared, comparison: Comparison) -> dict[str, float]:
    """How alike the two values' surroundings are."""
    (before_a, after_a), (before_b, after_b) = (_surroundings(s, e) for s, e in _sides(pair, comparison))
    verbs = [_governing(s, e) for s, e in _sides(pair, comparison)]
    return {
        "swap": swap(pair.a, pair.b, comparison),
        "words before": _shared(before_a, before_b),
        "words after": _shared(after_a, after_b),
        "next before": float(bool(before_a) and before_a[-1:] == before_b[-1:]),
        "next after": float(bool(after_a) and after_a[:1] == after_b[:1]),
        "preposition": _preposition(before_a, before_b),
        "same verb": float(bool(verbs[0]) and verbs[0] == verbs[1]),
        "offset apart": abs(_offset(pair.a, comparison.left) - _offset(pair.b, comparison.right)),
        "clause shared": _clause_shared(pair, comparison),
    }


def _company(pair: Compared, comparison: Comparison, rivals: Sequence[Comparison]) -> dict[str, float]:
    """What else the pair holds: other differences of the slot, and values of it on which the two agree."""
    like = [c for c in rivals if c.slot is comparison.slot and c is not comparison]
    own = swap(pair.a, pair.b, comparison)
    met = [c for c in pair.compared if c.rung.verdict in (Verdict.SAME, Verdict.COMPATIBLE)]
    return {
        "rivals": float(len(like)),
        "likelier rivals": float(sum(swap(pair.a, pair.b, c) > own for c in like)),
        "differences": float(len(rivals)),
        "met in slot": float(sum(c.slot is comparison.slot for c in met)),
        "met elsewhere": float(sum(c.slot is not comparison.slot for c in met)),
        "one side met": float(any(c.left == comparison.left or c.right == comparison.right for c in met)),
    }


def _sides(pair: Compared, comparison: Comparison) -> tuple[tuple[Statement, Evidence], tuple[Statement, Evidence]]:
    return (pair.a, comparison.left), (pair.b, comparison.right)


def around(statement: Statement, cut: Evidence) -> list[str]:
    """The words next to a value, itself left out."""
    text, base = statement.evidence.exact, statement.evidence.start
    before, after = text[: max(0, cut.start - base)], text[max(0, cut.end - base) :]
    return [t[0] for t in TOKEN.finditer(before)][-AROUND:] + [t[0] for t in TOKEN.finditer(after)][:AROUND]


def _surroundings(statement: Statement, cut: Evidence) -> tuple[list[str], list[str]]:
    text, base = statement.evidence.exact, statement.evidence.start
    return _stems(text[: max(0, cut.start - base)])[-AROUND:], _stems(text[max(0, cut.end - base) :])[:AROUND]


@lru_cache(maxsize=8192)
def _stems(text: str) -> list[str]:
    return [stem(t[0]) for t in TOKEN.finditer(text)]


def _shared(one: Sequence[str], other: Sequence[str]) -> float:
    left, right = ({w for w in words if w not in STOP} for words in (one, other))
    return len(left & right) / max(1, min(len(left), len(right)))


def _preposition(one: Sequence[str], other: Sequence[str]) -> float:
    """1: the same preposition stands before both values, -1: another one before each, 0: not before both."""
    left, right = ([w for w in words[-3:] if w in PREPOSITIONS][-1:] for words in (one, other))
    return 0.0 if not left or not right else 1.0 if left == right else -1.0


def _governing(statement: Statement, cut: Evidence) -> str:
    """The predicate nearest to a value."""
    near = [
        (min(abs(s.evidence.start - cut.end), abs(cut.start - s.evidence.end)), s.predicate) for s in statement.statuses
    ]
    return min(near, default=(0, ""))[1]


def _offset(statement: Statement, cut: Evidence) -> float:
    return (cut.start - statement.evidence.start) / max(1, len(statement.evidence.exact))


def _clause_shared(pair: Compared, comparison: Comparison) -> float:
    """How many of their words the narrowest claims around the two values share."""
    found = []
    for statement, cut in _sides(pair, comparison):
        holding = [c.content for c in statement.claims if c.content.covers(cut)]
        clause = min(holding, key=lambda e: e.end - e.start, default=statement.evidence)
        found.append({w for w in _stems(clause.exact) if w not in STOP} - set(_stems(cut.exact)))
    left, right = found
    return float(np.sqrt(len(left & right) ** 2 / max(1, len(left) * len(right))))
