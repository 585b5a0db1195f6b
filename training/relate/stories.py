"""Training rows from the training stories: every pair of sentences of two accounts, labelled by the story's gold.

In: `training/accounts` and `training/further_accounts`. Out: `Row`s.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

from rashomon.compare.relate import RELATIONS, SLOTS
from training.relate.data import NONE, Row

TRAINING = Path(__file__).parents[1]


FOLDERS = ("accounts", "further_accounts")


def stories() -> list[Path]:
    """The folders of the training stories: those that are also measured, by name, then the further ones, by name."""
    return [p.parent for name in FOLDERS for p in sorted((TRAINING / name).glob("*/gold.json"))]


def fold_of(story: Path) -> int:
    """The third of the training stories a story belongs to: its place in `stories`, modulo 3."""
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
