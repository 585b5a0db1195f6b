"""Training rows from the bundles and the entailment pool, as pairs of statements (`stories.py` has the stories').

In: `bundles/b*.jsonl` and `nli/train.jsonl.gz`. Out: `Row`s.
Refused: entailment rows whose licence does not allow passing them on, and every evaluation set.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

import numpy as np

from rashomon.compare.relate import RELATIONS, SLOTS, running
from training.relate.edits import edited

LABELS = ("entailment", "neutral", "contradiction")
SHARED = frozenset(
    {"vitaminc_real", "vitaminc_synthetic", "fever_dev", "conjnli_train", "snli_dev", "cad_snli_train", "mnli_train_3k"}
)
NONE = -100  # what cross_entropy leaves out
HERE = Path(__file__).parent
FURTHER = HERE.parent / "further_bundles"


@dataclass(frozen=True, slots=True)
class Row:
    """Two statements and what is known of them; `group` is the bundle, the story or the entailment source.

    `said` are the teacher's 20 logits (relations, slots, labels) of texts that are rendered already.
    """

    a: str
    b: str
    published_a: str | None = None
    published_b: str | None = None
    relation: int = NONE
    slot: int = NONE
    label: int = NONE
    group: str = ""
    weight: float = 1.0
    said: np.ndarray | None = field(default=None, compare=False)


def folder(name: str, *alternatives: str) -> Path:
    """The data folder `name`: under $RASHOMON_DATA, else ../shared/data, else beside this folder."""
    roots = [Path(os.environ["RASHOMON_DATA"])] if "RASHOMON_DATA" in os.environ else []
    roots += [HERE.parents[2] / "shared" / "data", HERE.parent]
    for root in roots:
        for each in (name, *alternatives):
            if (root / each).exists():
                return root / each
    raise FileNotFoundError(f"{name}: not under any of {', '.join(map(str, roots))}; set RASHOMON_DATA")


# --- entailment --------------------------------------------------------------
def entailment() -> list[Row]:
    """The redistributable rows of the pool: premise as `a`, hypothesis as `b`."""
    rows = []
    with gzip.open(folder("nli") / "train.jsonl.gz", "rt") as lines:
        for line in lines:
            row = json.loads(line)
            if row["source"] in SHARED and row["label"] in LABELS:
                rows.append(
                    Row(
                        running(row["premise"]),
                        running(row["hypothesis"]),
                        label=LABELS.index(row["label"]),
                        group=row["source"],
                    )
                )
    return rows


# How often a source is read in one pass of the joint stage: what is closest to news and to typed values most often.
SHARES = {"conjnli_train": 0.2, "snli_dev": 0.3, "cad_snli_train": 0.4, "mnli_train_3k": 0.6}


def drawn(rows: list[Row], edits: int, rng: random.Random) -> list[Row]:
    """One pass over the pool: each source by its share, and `edits` rows made by one slip in a premise."""
    chosen = [r for r in rows if rng.random() < SHARES.get(r.group, 1.0)]
    plain = [r.a for r in rows if r.group in ("vitaminc_real", "fever_dev") and 40 < len(r.a) < 260]
    made = edited(plain, edits, rng)
    return chosen + [Row(a, b, label=LABELS.index(label), group="edits") for a, b, label in made]


# --- bundles -------------------------------------------------------------------
def kept_aside(ident: str) -> bool:
    """A fifth of the bundles is for validation: the whole of b8, and every twelfth of the others by digest; of the
    further ones none, so that figures stay those of the same pairs."""
    return not ident.startswith("f") and (
        ident.startswith("b8-") or int(hashlib.sha1(ident.encode()).hexdigest(), 16) % 12 == 0
    )


def bundles() -> list[dict]:
    """All bundles: those that are also measured on, then the further ones."""
    return [
        json.loads(line)
        for path in (*sorted(folder("bundles").glob("b*.jsonl")), *sorted(FURTHER.glob("f*.jsonl")))
        for line in path.read_text().splitlines()
        if line.strip()
    ]


LISTS = {"contra": "contradiction", "compatible": "compatible", "update": "update", "other": "other"}


def pairs_of(bundle: dict) -> Iterator[tuple[str, dict, dict]]:
    """The pairs of one bundle, as FORMAT.md beside the bundles says."""
    same = bundle["same"]
    yield from (("agreement", a, b) for a, b in combinations(same, 2))
    for kind, name in LISTS.items():
        yield from ((name, a, b) for a in same for b in bundle.get(kind, []))


def further(bundle: dict) -> Iterator[tuple[str, dict, dict]]:
    """Pairs that keep one sentence from telling the answer: an odd one out agrees with its like, and is as foreign
    to the other questions as any."""
    for a, b in combinations(bundle["contra"], 2):
        if squash(a["value"]) == squash(b["value"]):
            yield "agreement", a, b
    for kind in ("contra", "compatible", "update"):
        yield from (("other", a, b) for a in bundle.get(kind, [])[:2] for b in bundle["other"][:2])


def squash(value: str) -> str:
    return re.sub(r"\W+", " ", value).strip().lower()


def bundle_rows(chosen: list[dict], more: random.Random | None = None) -> list[Row]:
    """Every pair of the bundles; with `more`, half of the further ones, drawn afresh at each call."""
    rows = []
    for bundle in chosen:
        slot, extra = SLOTS.index(bundle["slot"]), list(further(bundle)) if more else []
        for name, a, b in [*pairs_of(bundle), *(more.sample(extra, len(extra) // 2) if more else [])]:
            rows.append(
                Row(
                    a["text"],
                    b["text"],
                    a.get("published") or bundle.get("published"),
                    b.get("published") or bundle.get("published"),
                    RELATIONS.index(name),
                    NONE if name == "other" else slot,
                    group=bundle["id"],
                )
            )
    return rows


def strangers(chosen: list[dict], each: int, seed: int = 5) -> list[Row]:
    """Pairs from two bundles whose events share words: sentences that sound alike and share no point."""
    words = [set(re.findall(r"[a-z]{4,}", (b["event"] + b["question"]).lower())) for b in chosen]
    rng, rows, other = random.Random(seed), [], RELATIONS.index("other")
    for i, one in enumerate(chosen):
        near = sorted(range(len(chosen)), key=lambda j: (-len(words[i] & words[j]) if j != i else 1, j))[:6]
        for j in rng.sample(near, min(each, len(near))):
            if j != i and chosen[j]["event"] != one["event"]:
                a = rng.choice(one["same"] + one["contra"])
                b = rng.choice(chosen[j]["same"] + chosen[j]["contra"])
                rows.append(Row(a["text"], b["text"], one["published"], one["published"], other, group=one["id"]))
    return rows


# --- what the teacher said -------------------------------------------------------
GOLD = ("a", "b", "relation", "slot", "label", "group")


def columns(rows: list[Row]) -> dict[str, np.ndarray]:
    """The rows as arrays, to be kept beside the teacher's logits."""
    return {name: np.array([getattr(row, name) for row in rows]) for name in GOLD}


def said(path: Path) -> list[Row]:
    """What the teacher was asked of and said, as rows that are rendered already."""
    with np.load(path) as kept:
        fields = {name: kept[name] for name in kept.files}
    gold = zip(*(fields[name].tolist() for name in GOLD), strict=True)
    return [
        Row(a, b, relation=relation, slot=slot, label=label, group=group, said=logits)
        for (a, b, relation, slot, label, group), logits in zip(gold, fields["said"].astype(np.float32), strict=True)
    ]
