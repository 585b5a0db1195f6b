"""The NewsSense method on this project's models: Statements in, Links out, and a Report made of those kept.

Each sentence is held against its nearest sentences in the other accounts, by the cosine of
sentence vectors; an entailment model reads those pairs, the sentence as premise and its
neighbour as hypothesis; what it is sure enough of is kept, the surest first. Nothing else is
known: no values, no speakers, no dates. Pairs within one account are refused.

Source: Milbauer, Ding, Wu and Wu, "NewsSense: Reference-free Verification via Cross-document
Comparison", EMNLP 2023, System Demonstrations. README.md says where this differs from it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from rashomon.compare import Relate
from rashomon.compare.judge import words_of
from rashomon.compare.relate import Entailment
from rashomon.model import Account, Answer, Cited, Finding, FindingKind, Report, Skipped, Slot, Statement, Story
from rashomon.weights.vectors import embed

Embed = Callable[[Sequence[str]], NDArray[np.float32]]
Judge = Callable[[Sequence[tuple[str, str]]], list[Entailment]]

# The most that is kept of a story, of each kind, as in the authors' program.
MOST = 100


@dataclass(frozen=True, slots=True)
class Link:
    """Two statements of different accounts that the model has read; `a` is of the account that comes first.

    `cosine` runs from -1 to 1; the probabilities are those of the likelier order. `asked` counts the
    orders that were read: 2 where each statement is among the other's nearest.
    """

    a: Statement
    b: Statement
    cosine: float
    entailment: float
    contradiction: float
    asked: int

    def probability(self, kind: FindingKind) -> float:
        """How sure the model is of a contradiction or an agreement (0 to 1)."""
        return self.contradiction if kind is FindingKind.CONTRADICTION else self.entailment


@dataclass(frozen=True, slots=True)
class Cut:
    """From which cosine and which probability on a link is kept."""

    cosine: float = -1.0
    probability: float = 0.7

    def keeps(self, link: Link, kind: FindingKind) -> bool:
        """Whether the link reaches both."""
        return link.cosine >= self.cosine and link.probability(kind) >= self.probability


@dataclass(frozen=True, slots=True)
class Cuts:
    """The two kinds' cuts; by default those of the authors' program: a probability of 0.7 and any cosine."""

    contradiction: Cut = Cut()
    agreement: Cut = Cut()

    def of(self, kind: FindingKind) -> Cut:
        """The cut of contradictions or of agreements."""
        return self.contradiction if kind is FindingKind.CONTRADICTION else self.agreement

    @property
    def floor(self) -> float:
        """The cosine under which no pair need be read."""
        return min(self.contradiction.cosine, self.agreement.cosine)


@dataclass(frozen=True, slots=True)
class NewsSense:
    """Links a story's statements: each one's `nearest` in all the other accounts, from the cosine `floor` on."""

    embed: Embed = embed
    judge: Judge = field(default_factory=lambda: Relate().judge)
    nearest: int = 20
    floor: float = -1.0

    def __call__(self, statements: Sequence[Statement], /) -> tuple[Link, ...]:
        """Every pair that was read, in the order of the statements, each once."""
        near = self.neighbours(statements)
        judged = self.judge([(statements[i].evidence.exact, statements[j].evidence.exact) for i, j in near])
        found: dict[tuple[int, int], list[Entailment]] = defaultdict(list)
        for (i, j), answer in zip(near, judged, strict=True):
            found[min(i, j), max(i, j)].append(answer)
        return tuple(
            Link(
                statements[i],
                statements[j],
                near.get((i, j), near.get((j, i), 0.0)),
                max(answer.entailment for answer in answers),
                max(answer.contradiction for answer in answers),
                len(answers),
            )
            for (i, j), answers in sorted(found.items())
        )

    def neighbours(self, statements: Sequence[Statement]) -> dict[tuple[int, int], float]:
        """Premise and hypothesis, as numbers of statements, with their cosine; nearest first for each premise."""
        vectors = self.embed([s.evidence.exact for s in statements])
        accounts = np.array([s.account for s in statements])
        near: dict[tuple[int, int], float] = {}
        for i, cosines in enumerate(vectors @ vectors.T):
            others = np.flatnonzero(accounts != accounts[i])
            order = others[np.argsort(-cosines[others], kind="stable")][: self.nearest]
            near |= {(i, int(j)): float(cosines[j]) for j in order if cosines[j] >= self.floor}
        return near


def kept(links: Sequence[Link], kind: FindingKind, cut: Cut, most: int = MOST) -> list[Link]:
    """The links that the cut keeps, the surest first, at most so many."""
    passing = [link for link in links if cut.keeps(link, kind)]
    return sorted(passing, key=lambda link: (-link.probability(kind), link.a.evidence, link.b.evidence))[:most]


Slots = Callable[[Sequence[Link]], list[Slot]]


def heard(links: Sequence[Link]) -> list[Slot]:
    """The slot that our relation model hears in each link: the method itself names none."""
    return [Slot(relation.slot) for relation in Relate()([words_of(link.a, link.b) for link in links])]


def report(
    accounts: Sequence[Account],
    links: Sequence[Link],
    cuts: Cuts,
    *,
    slots: Slots = heard,
    skipped: Sequence[Skipped] = (),
) -> Report:
    """A report of the links kept: a contradiction with two answers, or an agreement with one, for each."""
    found: list[Finding] = []
    for kind in (FindingKind.CONTRADICTION, FindingKind.AGREEMENT):
        chosen = kept(links, kind, cuts.of(kind))
        found += [_finding(kind, slot, link) for slot, link in zip(slots(chosen), chosen, strict=True)]
    return Report(
        story=Story(tuple(accounts), (), tuple(frozenset({a.article.id}) for a in accounts)),
        title=next((a.article.title for a in accounts if a.article.title), ""),
        witnesses=len(accounts),  # copies are not looked for
        findings=tuple(sorted(found, key=lambda f: (-f.salience, f.kind, f.id))),
        skipped=tuple(skipped),
    )


def _finding(kind: FindingKind, slot: Slot, link: Link) -> Finding:
    apart = kind is FindingKind.CONTRADICTION
    sides = [[link.a], [link.b]] if apart else [[link.a, link.b]]
    probability = link.probability(kind)
    return Finding(
        kind=kind,
        slot=slot,
        question="Do the two sentences say the same?",
        answers=tuple(_answer(side) for side in sides),
        salience=probability,
        confidence=probability,
        level="near sentences; " + ("one contradicts the other" if apart else "one entails the other"),
        features=(("probability", probability), ("cosine", link.cosine)),
    )


def _answer(side: Sequence[Statement]) -> Answer:
    words = side[0].evidence.exact
    return Answer(words, words, len(side), tuple(Cited(s.evidence) for s in side))
