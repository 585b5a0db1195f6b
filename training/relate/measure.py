"""What the pair model is worth: on the bundles kept aside, on stories a fold model never saw, on entailment.

python -m training.relate.measure bundles MODEL.onnx [--dates none|equal] [--only a|b] [--both] [--odds 0.2]
python -m training.relate.measure stories FOLDS                 # a folder with fold0.onnx, fold1.onnx, fold2.onnx
python -m training.relate.measure entailment MODEL.onnx [--source vitaminc_real]
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

from rashomon.compare.relate import Relate, Relation, Statements
from training.relate import data
from training.relate.data import RELATIONS, SLOTS, Row
from training.relate.stories import fold_of, rows_in, stories


def rates(truth: list[bool], said: list[bool]) -> str:
    hit = sum(t and s for t, s in zip(truth, said, strict=True))
    p, r = hit / max(1, sum(said)), hit / max(1, sum(truth))
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f}"


def average_precision(truth: list[bool], scores: list[float]) -> float:
    hit, total = 0, 0.0
    for rank, i in enumerate(sorted(range(len(scores)), key=lambda i: -scores[i]), 1):
        if truth[i]:
            hit += 1
            total += hit / rank
    return total / max(1, sum(truth))


def relations(rows: list[Row], answers: list[Relation]) -> None:
    truth, said = [RELATIONS[r.relation] for r in rows], [a.kind for a in answers]
    print(f"pairs {len(rows)}, accuracy {sum(t == s for t, s in zip(truth, said, strict=True)) / len(rows):.4f}")
    for kind in RELATIONS:
        marks = [t == kind for t in truth]
        ap = average_precision(marks, [getattr(a, kind) for a in answers])
        print(f"  {kind:14} {rates(marks, [s == kind for s in said])} AP {ap:.3f} ({sum(marks)})")
    marks = [t == "contradiction" for t in truth]
    for threshold in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        print(f"  contradiction >= {threshold}: {rates(marks, [a.contradiction >= threshold for a in answers])}")
    called = Counter(t for t, s in zip(truth, said, strict=True) if s == "contradiction")
    print("  called contradiction:", {k: f"{called[k]}/{truth.count(k)}" for k in RELATIONS})
    by: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for row, answer in zip(rows, answers, strict=True):
        if row.slot != data.NONE:
            tally = by[SLOTS[row.slot]]
            tally[2] += answer.slot == SLOTS[row.slot]
            if RELATIONS[row.relation] == "contradiction":
                tally[0], tally[1] = tally[0] + (answer.kind == "contradiction"), tally[1] + 1
    print("  contradiction recall by slot:", {k: f"{a}/{b}" for k, (a, b, _) in sorted(by.items())})
    slots = [r for r in rows if r.slot != data.NONE]
    print(f"  slot accuracy {sum(c for _, _, c in by.values()) / max(1, len(slots)):.3f} ({len(slots)})")


def asked(rows: list[Row]) -> list[Statements]:
    return [Statements(r.a, r.b, r.published_a, r.published_b) for r in rows]


def bundles(args: argparse.Namespace) -> None:
    rows = data.bundle_rows([b for b in data.bundles() if data.kept_aside(b["id"])])
    if args.dates == "none":
        rows = [replace(r, published_a=None, published_b=None) for r in rows]
    if args.dates == "equal":
        rows = [replace(r, published_b=r.published_a) for r in rows]
    pairs = asked(rows)
    if args.only:
        pairs = [replace(p, **{"b" if args.only == "a" else "a": ""}) for p in pairs]
    began = time.perf_counter()
    answers = Relate(model=args.model, both_orders=args.both, other_odds=args.odds)(pairs)
    relations(rows, answers)
    print(f"  {len(rows) / (time.perf_counter() - began):.0f} pairs/s")


def read_stories(args: argparse.Namespace) -> None:
    rows, answers = [], []
    for fold in range(3):
        part = [r for s in stories() if fold_of(s) == fold for r in rows_in(s)]
        rows += part
        answers += Relate(model=args.model / f"fold{fold}.onnx", both_orders=args.both)(asked(part))
    relations(rows, answers)
    print("marked pairs alone:")
    kept = [i for i, r in enumerate(rows) if RELATIONS[r.relation] != "other"]
    relations([rows[i] for i in kept], [answers[i] for i in kept])


def entailment(args: argparse.Namespace) -> None:
    with gzip.open(data.folder("nli") / "dev.jsonl.gz", "rt") as lines:
        rows = [r for r in map(json.loads, lines) if r["label"] in data.LABELS and args.source in (None, r["source"])]
    answers = Relate(model=args.model).judge([(r["premise"], r["hypothesis"]) for r in rows])
    for source in sorted({r["source"] for r in rows}):
        part = [(r["label"], a.label) for r, a in zip(rows, answers, strict=True) if r["source"] == source]
        marks = [t == "contradiction" for t, _ in part], [s == "contradiction" for _, s in part]
        accuracy = sum(t == s for t, s in part) / len(part)
        print(f"{source:20} accuracy {accuracy:.4f} ({len(part)}) contradiction {rates(*marks)}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["bundles", "stories", "entailment"])
    parser.add_argument("model", type=Path)
    parser.add_argument("--dates", choices=["none", "equal"])
    parser.add_argument("--only", choices=["a", "b"])
    parser.add_argument("--both", action="store_true")
    parser.add_argument("--odds", type=float, default=1.0, help="Relate.other_odds")
    parser.add_argument("--source")
    args = parser.parse_args()
    {"bundles": bundles, "stories": read_stories, "entailment": entailment}[args.what](args)
