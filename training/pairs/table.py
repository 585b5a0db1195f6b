"""The training table: every candidate pair of every training story with its features and its gold label.

    python -m training.pairs.table OUT.npz [--stories training/accounts] [--relate 'DIR/fold{fold}.onnx']

With `--relate`, story n (in the order of their names) is read by the cross-encoder of fold
n modulo 3, which was trained without it, and what it says of pairs not yet recorded is recorded: features
are as honest as on an unseen story. Remove relations.npz first where the fold models are new.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from rashomon import align
from rashomon.compare import Judge, Relate
from rashomon.model import Account, Candidate, Statement
from rashomon.pipeline import Pipeline
from training.pairs.labels import Gold
from training.pairs.recorded import Recorded

CLASSES = ("agreement", "contradiction", "compatible", "update", "other")
FOLDS = 3
STORIES = Path("training/accounts")


def stories(folder: Path = STORIES) -> list[Path]:
    """The story folders, sorted by name: the order that folds count in."""
    return sorted(p.parent for p in folder.glob("*/gold.json"))


def laid_out(story: Path) -> tuple[tuple[Account, ...], tuple[Statement, ...], tuple[Candidate, ...], Gold]:
    """A story as far as the pipeline brings it before pairs are judged, and its gold."""
    pipeline = Pipeline()
    articles, skipped = pipeline.articles([str(p) for p in sorted(story.glob("*.txt"))])
    if skipped:
        raise SystemExit(f"{story}: {skipped}")
    accounts = pipeline.accounts(articles)
    statements = align.statements(accounts, pipeline.registry(accounts))
    return accounts, statements, pipeline.block(statements), Gold.load(story, list(articles))


def kept_and_lost(statements: Sequence[Statement], candidates: Sequence[Candidate], gold: Gold) -> Counter[str]:
    """How many gold pairs of each kind blocking kept and lost."""
    kept = {(c.a, c.b) for c in candidates}
    found: Counter[str] = Counter()
    for i, a in enumerate(statements):
        for j in range(i + 1, len(statements)):
            kind = gold.label(a, statements[j])[0] if statements[j].account != a.account else "other"
            if kind != "other":
                found[f"{kind} {'kept' if (i, j) in kept else 'lost'}"] += 1
    return found


def main() -> None:
    """Write the table and print what blocking kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--stories", type=Path, default=STORIES)
    parser.add_argument("--relate", help="path of the fold models, with {fold} in it; default: what is recorded")
    args = parser.parse_args()
    recorded = Recorded.load()
    features, labels, owners, totals = [], [], [], Counter()
    folders = stories(args.stories)
    for number, story in enumerate(folders):
        recorded.fallback = Relate(Path(args.relate.format(fold=number % FOLDS))) if args.relate else None
        accounts, statements, candidates, gold = laid_out(story)
        rows = Judge(recorded).rows(accounts, statements, candidates)
        features += [row.features for row in rows]
        labels += [gold.label(row.a, row.b)[0] for row in rows]
        owners += [number] * len(rows)
        totals += kept_and_lost(statements, candidates, gold)
    if args.relate:
        recorded.save()
    names = list(features[0])
    table = np.array([[row[n] for n in names] for row in features], dtype=np.float32)
    np.savez_compressed(
        args.out,
        x=table,
        y=np.array([CLASSES.index(k) for k in labels]),
        story=np.array(owners),
        names=json.dumps(names),
    )
    print(f"{len(labels)} pairs of {len(folders)} stories; blocking: {dict(sorted(totals.items()))}")


if __name__ == "__main__":
    main()
