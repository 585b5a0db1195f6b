"""The training stories as far as the program brings them before pairs are read: every candidate seen, with its gold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from rashomon import align
from rashomon.compare import Seen, seen
from rashomon.model import Account, Statement
from rashomon.pipeline import Pipeline
from training.pairs.labels import Gold

CLASSES = ("agreement", "contradiction", "compatible", "update", "other")
STORIES = Path("training/accounts")
FOLDS = 6  # of trees: story n is left out of fold n modulo 6


@dataclass(frozen=True)
class Laid:
    """A story laid out: its accounts, statements and candidates as they look before they are read."""

    path: Path
    accounts: Sequence[Account]
    statements: Sequence[Statement]
    seen: Sequence[Seen]
    gold: Gold

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


def laid_out(folder: Path = STORIES) -> list[Laid]:
    """Every story of the folder, sorted by name: the order that folds count in."""
    return [_laid(path.parent) for path in sorted(folder.glob("*/gold.json"))]


def _laid(story: Path) -> Laid:
    pipeline = Pipeline()
    articles, skipped = pipeline.articles([str(p) for p in sorted(story.glob("*.txt"))])
    if skipped:
        raise SystemExit(f"{story}: {skipped}")
    accounts = pipeline.accounts(articles)
    statements = align.statements(accounts, pipeline.registry(accounts))
    candidates = seen(accounts, statements, pipeline.block(statements))
    return Laid(story, accounts, statements, candidates, Gold.load(story, list(articles)))


def learnt(pairs: Sequence[Seen], gold: Gold, names: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Pairs as a table of features, (n, features), and the numbers of their CLASSES, (n,)."""
    x = np.array([[pair.features[name] for name in names] for pair in pairs])
    return x, np.array([CLASSES.index(gold.label(pair.a, pair.b)[0]) for pair in pairs])
