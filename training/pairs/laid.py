"""The training stories as far as the program brings them before pairs are read: every candidate seen, with its gold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from rashomon import align
from rashomon.compare import Seen, seen
from rashomon.model import Account, Statement
from rashomon.pipeline import Pipeline
from training.pairs.altered import write
from training.pairs.labels import Gold, Span, meets
from training.relate.stories import stories

CLASSES = ("agreement", "contradiction", "compatible", "update", "other")
ACCOUNTS = Path("training/accounts")  # learned from, and measured out of fold
# A story of ACCOUNTS counts as much as so many further ones, which leave many an agreement unmarked and are denser than
# those measured.
TIMES = 3
FOLDS = 6  # of trees: story n is left out of fold n modulo 6


@dataclass(frozen=True)
class Laid:
    """A story laid out: its accounts, statements and candidates as they look before they are read.

    `number` is the story's place in `stories`, by which folds are counted; an altered copy has that of its story, and
    `altered` is where its altered sentence stands.
    """

    path: Path
    number: int
    accounts: Sequence[Account]
    statements: Sequence[Statement]
    seen: Sequence[Seen]
    gold: Gold
    altered: Span | None = None

    @property
    def times(self) -> int:
        """How often it is learned from."""
        return TIMES if self.path.parent.name == ACCOUNTS.name else 1

    def own(self, pairs: Sequence[Seen]) -> list[Seen]:
        """The pairs that are to be learned from: of an altered copy those with the altered sentence alone."""
        if self.altered is None:
            return list(pairs)
        return [pair for pair in pairs if meets(pair.a, self.altered) or meets(pair.b, self.altered)]

    def lost(self) -> Counter[str]:
        """How many gold pairs of each kind blocking kept and lost."""
        kept = {(pair.a, pair.b) for pair in self.seen}
        found: Counter[str] = Counter()
        for n, a in enumerate(self.statements):
            for b in self.statements[n + 1 :]:
                kind = self.gold.label(a, b)[0] if b.account != a.account else "other"
                if kind != "other":
                    found[f"{kind} {'kept' if (a, b) in kept else 'lost'}"] += 1
        return found


def laid_out() -> list[Laid]:
    """Every training story, in the order that folds count in, and behind them their altered copies."""
    found = [_laid(path, number) for number, path in enumerate(stories())]
    with TemporaryDirectory() as folder:
        copies = [(copy, story.number) for story in found for copy in write(story.path, Path(folder))]
        return found + [copy for path, number in copies for copy in [_copy(path, number)] if copy.altered]


def _laid(story: Path, number: int) -> Laid:
    pipeline = Pipeline()
    articles, skipped = pipeline.articles([str(p) for p in sorted(story.glob("*.txt"))])
    if skipped:
        raise SystemExit(f"{story}: {skipped}")
    accounts = pipeline.accounts(articles)
    statements = align.statements(accounts, pipeline.registry(accounts))
    candidates = seen(accounts, statements, pipeline.block(statements))
    return Laid(story, number, accounts, statements, candidates, Gold.load(story, list(articles)))


def _copy(path: Path, number: int) -> Laid:
    """An altered copy: the last finding of its gold is what was altered."""
    laid = _laid(path, number)
    said, altered = laid.gold.answers[-1]
    return replace(laid, altered=altered[0] if said and altered else None)


def learned_from(stories: Sequence[Laid], aside: int | None = None) -> list[int]:
    """The places of the stories outside fold `aside`, each as often as it is learned from."""
    return [n for n, story in enumerate(stories) for _ in range(story.times) if story.number % FOLDS != aside]


def learnt(pairs: Sequence[Seen], gold: Gold, names: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Pairs as a table of features, (n, features), and the numbers of their CLASSES, (n,)."""
    x = np.array([[pair.features[name] for name in names] for pair in pairs]).reshape(len(pairs), len(names))
    return x, np.array([CLASSES.index(gold.label(pair.a, pair.b)[0]) for pair in pairs], dtype=int)
