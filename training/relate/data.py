"""Training rows from the bundles, the training stories and the entailment pool, as pairs of statements.

In: `bundles/b*.jsonl`, `accounts_train/` (or `accounts/` beside this folder) and `nli/train.jsonl.gz`.
Out: `Row`s, and `render`, which turns a row into the two texts the model reads.
Refused: entailment rows whose licence does not allow passing them on, and every evaluation set.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

from rashomon.compare.figures import marked
from rashomon.compare.relate import DAYS, RELATIONS, SLOTS, running, stamped
from training.relate.edits import edited

LABELS = ("entailment", "neutral", "contradiction")
SHARED = frozenset(
    {"vitaminc_real", "vitaminc_synthetic", "fever_dev", "conjnli_train", "snli_dev", "cad_snli_train", "mnli_train_3k"}
)
NONE = -100  # what cross_entropy leaves out
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Row:
    """Two statements and what is known of them; `group` is the bundle, the story or the entailment source."""

    a: str
    b: str
    published_a: str | None = None
    published_b: str | None = None
    relation: int = NONE
    slot: int = NONE
    label: int = NONE
    group: str = ""
    weight: float = 1.0


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
    """A fifth of the bundles is for validation: the whole of b8, and every twelfth of the others by digest."""
    return ident.startswith("b8-") or int(hashlib.sha1(ident.encode()).hexdigest(), 16) % 12 == 0


def bundles() -> list[dict]:
    return [
        json.loads(line)
        for path in sorted(folder("bundles").glob("b*.jsonl"))
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


# --- stories -------------------------------------------------------------------
def stories() -> list[str]:
    return sorted(p.name for p in folder("accounts_train", "accounts").iterdir() if (p / "gold.json").exists())


def fold_of(story: str) -> int:
    """The third of the training stories a story belongs to: its place in the sorted list, modulo 3."""
    return stories().index(story) % 3


SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9£$€])")
ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Gov|Sen|Rep|St|No|Jan|Feb|Aug|Sept|Oct|Nov|Dec"
    r"|[A-Z])\.$"
)


def sentences(line: str) -> list[str]:
    """A rough cut, for training only: the program has a better one."""
    parts: list[str] = []
    start = 0
    for match in SENTENCE.finditer(line):
        if not ABBREVIATION.search(line[start : match.start()].rstrip()):
            parts.append(line[start : match.end()].strip())
            start = match.end()
    return [p for p in (*parts, line[start:].strip()) if p]


def story_sentences(home: Path) -> tuple[dict, dict[str, list[str]]]:
    """The gold of a story, and every file's sentences with the page's junk left out; gold sentences are kept whole."""
    gold = json.loads((home / "gold.json").read_text())
    marked = defaultdict(set)
    for finding in gold["findings"]:
        for answer in finding["answers"]:
            for evidence in answer["evidence"]:
                marked[evidence["file"]].add(evidence["sentence"])
    found = {}
    for article in gold["articles"]:
        junk, name = set(article["boilerplate"]), article["file"]
        lines = [x for x in (home / name).read_text().splitlines() if x.strip() and x not in junk]
        cut = [s for line in lines for s in sentences(line)]
        cut = [s for s in cut if len(s.split()) >= 4 and not any(s in m or m in s for m in marked[name])]
        found[name] = list(dict.fromkeys([*sorted(marked[name]), *cut]))
    return gold, found


RANK = {"contradiction": 3, "update": 2, "compatible": 1, "agreement": 0}


def story_labels(gold: dict) -> dict[tuple, tuple[str, str]]:
    """((file, sentence), (file, sentence)) -> relation and slot; where two hold, the one of the higher RANK."""
    labels: dict[tuple, tuple[str, str]] = {}

    def put(x: tuple, y: tuple, kind: str, slot: str) -> None:
        key = (x, y) if x < y else (y, x)
        if x[0] != y[0] and (key not in labels or RANK[kind] > RANK[labels[key][0]]):
            labels[key] = kind, slot

    for finding in gold["findings"]:
        answers = [[(e["file"], e["sentence"]) for e in a["evidence"]] for a in finding["answers"]]
        for i, one in enumerate(answers):
            for x, y in combinations(one, 2):
                put(x, y, "agreement", finding["slot"])
            for two in answers[i + 1 :]:
                for x in one:
                    for y in two:
                        if finding["kind"] in RANK:
                            put(x, y, finding["kind"], finding["slot"])
    return labels


def story_rows(story: str) -> list[Row]:
    """The pairs of a training story."""
    return rows_in(folder("accounts_train", "accounts") / story)


def rows_in(home: Path) -> list[Row]:
    """Every pair of sentences of two different files of a story's folder; what shares no finding is `other`."""
    gold, found = story_sentences(home)
    labels, when = story_labels(gold), {a["file"]: a["published"] for a in gold["articles"]}
    rows = []
    for one, two in combinations(sorted(found), 2):
        for a in found[one]:
            for b in found[two]:
                kind, slot = labels.get(((one, a), (two, b)), ("other", ""))
                rows.append(
                    Row(
                        a,
                        b,
                        when[one],
                        when[two],
                        RELATIONS.index(kind),
                        NONE if kind == "other" else SLOTS.index(slot),
                        group=home.name,
                    )
                )
    return rows


STOP = frozenset(
    re.findall(
        r"\w+",
        "the a an of in on at to for and or by with from as is was were be been it its "
        "that this has have had not but who will would said says after before their his "
        "her they he she",
    )
)


def content(text: str) -> set[str]:
    return {w[:6] for w in re.findall(r"[a-z0-9]+", text.lower()) if w not in STOP}


def sampled(rows: list[Row], times: float, rng: random.Random) -> list[Row]:
    """All marked pairs of a story, and `times` as many unmarked ones, drawn by the words they share."""
    marked = [r for r in rows if RELATIONS[r.relation] != "other"]
    # The gold lists every contradiction and update but not every agreement: near copies may be unmarked ones.
    rest = [r for r in rows if RELATIONS[r.relation] == "other" and likeness(r) < 0.6]
    weighed = Counter({i: rng.random() ** (1 / (0.05 + overlap(r) ** 2)) for i, r in enumerate(rest)})
    return marked + [rest[i] for i, _ in weighed.most_common(int(times * len(marked)))]


def likeness(row: Row) -> float:
    a, b = content(row.a), content(row.b)
    return len(a & b) / max(1, len(a | b))


def overlap(row: Row) -> float:
    a, b = content(row.a), content(row.b)
    return len(a & b) / max(1, min(len(a), len(b)))


# --- what the model reads --------------------------------------------------------
DEICTIC = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|overnight|this|next|last|ago|earlier|now|current\w*)\b", re.IGNORECASE
)


def day(published: str | None) -> date | None:
    return date.fromisoformat(published[:10]) if published else None


def movable(text: str, old: date, new: date) -> bool:
    """Whether a text could as well have been printed on `new`: nothing in it that points from the day it is read on."""
    if DEICTIC.search(text):
        return False
    first, last = sorted((old, new))
    between = {DAYS[(first + timedelta(days=i)).weekday()] for i in range((last - first).days + 1)}
    return not any(name in text.lower() for name in between)


def render(row: Row, rng: random.Random) -> tuple[str, str]:
    """The two texts of a training row: dates dropped, moved and swapped so that dates alone tell nothing."""
    if row.relation == NONE:
        return marked(row.a, row.b)
    row = replace(row, **dict(zip("ab", marked(row.a, row.b), strict=True)))
    one, two = day(row.published_a), day(row.published_b)
    if one and two and rng.random() < 0.5:
        update = RELATIONS[row.relation] == "update"
        new = one if update else one + timedelta(days=rng.choice((-2, -1, 1, 1, 2, 3)))
        if movable(row.b, two, new):
            two = new
    draw = rng.random()
    if draw < 0.35:
        one = two = None
    elif draw < 0.42:
        one = None
    a, b = (stamped(text, when.isoformat() if when else None) for text, when in ((row.a, one), (row.b, two)))
    return (a, b) if rng.random() < 0.5 else (b, a)
