"""Where exactly two statements may differ: a judged pair in, its Differences out, each with its own probabilities.

Two sentences can agree on all but one thing ("155% from November 1", "155% from November 10"), and hold several values
that differ without contradicting each other (the dead of one bus beside the hurt of another). So what is weighed last
is not the pair but the pair and two of its values: how alike the words around them are, what governs them, whether
they are values of the same thing, what is left when one is put in the place of the other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from importlib.resources import files

from rashomon.compare.echoes import echoes
from rashomon.compare.features import log_odds
from rashomon.compare.forest import Forest
from rashomon.compare.judge import Compared, Judged, words_of
from rashomon.compare.ladder import Comparison, Verdict
from rashomon.compare.names import compare_names
from rashomon.compare.quantities import OTHER_THING, PART, compare_quantities
from rashomon.compare.readings import swap
from rashomon.compare.relate import Relate, Relation, Statements
from rashomon.compare.replaced import replacements
from rashomon.compare.value_features import SWAPPED, around, counted, of_swap, of_values, sides_of
from rashomon.model import QuantityKind
from rashomon.weights.vectors import embed

CLASSES = ("contradiction", "update", "neither")
# Pairs surer than this to speak of different points are not looked into.
STRANGERS = 0.85
# Where less than this is expected, of a contradiction and of an update, the swapped sentence is not read: on the
# training stories nothing that is expected so little comes near a threshold, whatever the reading says.
HOPELESS = 0.03
NAMES_A_PAIR = 3  # of the names that differ, those in the likest surroundings


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
        """Every difference of every pair, in the order of the pairs.

        Swapped sentences are read only where that may matter: the others keep what is expected of them unread.
        """
        expected = self._weighed(self._unread(pairs), self.trees().without(SWAPPED))
        hopeful = [n for n, d in enumerate(expected) if max(d.contradiction, d.update) >= HOPELESS]
        read = self.weigh(self._swapped([expected[n] for n in hopeful]))
        known = dict(zip(hopeful, read, strict=True))
        return tuple(known.get(n, d) for n, d in enumerate(expected))

    def weigh(self, found: Sequence[Difference]) -> tuple[Difference, ...]:
        """The differences with the probabilities that the trees give them."""
        return self._weighed(found, self.trees())

    def _weighed(self, found: Sequence[Difference], trees: Forest) -> tuple[Difference, ...]:
        weighed = trees([d.features for d in found]).tolist()
        return tuple(
            replace(d, contradiction=contradiction, update=update)
            for d, (contradiction, update, _) in zip(found, weighed, strict=True)
        )

    def trees(self) -> Forest:
        """What weighs the features."""
        return self.forest or Forest.load(files("rashomon.weights") / "differences.npz")

    def rows(self, pairs: Sequence[Judged]) -> list[Difference]:
        """The differences with all their features, not yet weighed: what the trees are trained on."""
        return self._swapped(self._unread(pairs))

    def _unread(self, pairs: Sequence[Judged]) -> list[Difference]:
        """The differences with the features that need no reading."""
        found = [
            (pair, c, compared)
            for pair in pairs
            if pair.other < STRANGERS
            for compared in [candidates(pair)]
            for c in compared
        ]
        alone = [(pair, c) for pair, c, _ in found]
        statements = {(s.account, s.index): s for pair in pairs for s in (pair.a, pair.b)}
        whole = zip(_alike(alone), echoes(alone, list(statements.values())), strict=True)
        return [
            Difference(pair, c, features(pair, c, compared) | alike | echo)
            for (pair, c, compared), (alike, echo) in zip(found, whole, strict=True)
        ]

    def _swapped(self, found: Sequence[Difference]) -> list[Difference]:
        """The differences with what the cross-encoder says once the two values are alike."""
        relations = self.relate([exchanged(d.pair, d.comparison) for d in found])
        return [
            replace(d, features=d.features | of_swap(d.pair, relation))
            for d, relation in zip(found, relations, strict=True)
        ]


def exchanged(pair: Compared, comparison: Comparison) -> Statements:
    """The swap test for the reader: the second statement with the first one's value in the place of its own."""
    a, b = words_of(pair.a, pair.b).a, pair.b.evidence
    if not b.covers(comparison.right):
        return words_of(pair.a, pair.b)
    start, end = comparison.right.start - b.start, comparison.right.end - b.start
    swapped = b.exact[:start] + comparison.left.exact + b.exact[end:]
    return replace(words_of(pair.a, pair.b), a=a, b=swapped)


def _alike(found: Sequence[tuple[Compared, Comparison]]) -> list[dict[str, float]]:
    """The cosines of the vectors of the words around the two values, and of what the two count."""
    sides = [side for pair, c in found for side in sides_of(pair, c)]
    near = embed([" ".join(around(s, cut)) for s, cut in sides])
    things = embed([counted(s, cut) for s, cut in sides])
    return [
        {"surroundings": float(near[n] @ near[n + 1]), "things": float(things[n] @ things[n + 1])}
        for n in range(0, len(sides), 2)
    ]


def candidates(pair: Compared) -> list[Comparison]:
    """What may differ in a pair: values that their ladders tell apart, names, and words replaced in like sentences."""
    typed = [c for c in pair.compared if c.rung.verdict is Verdict.DIFFERS and not _age_of_another(pair, c)]
    known = typed + _counts(pair) + _names(pair)
    return known + [c for c in replacements(pair.a, pair.b) if not any(_covers(k, c) for k in typed)]


def _age_of_another(pair: Compared, comparison: Comparison) -> bool:
    """Whether one account says by name whose the age is, and the other one names nobody that it names."""
    cuts = (pair.a, comparison.left), (pair.b, comparison.right)
    ages = [q for s, cut in cuts for q in s.quantities if q.evidence == cut and q.kind is QuantityKind.AGE]
    return len(ages) == 2 and bool(ages[0].holder) != bool(ages[1].holder) and not pair.a.keys & pair.b.keys


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
        **{f"pair {name}": log_odds(getattr(pair, name)) for name in ("agreement", "contradiction", "compatible")},
        **{f"pair {name}": log_odds(getattr(pair, name)) for name in ("update", "other")},
        **of_values(pair, comparison, rivals),
    }
