"""Training stories with one value altered in one account: a story's folder in, altered copies of it out.

Reporters copy sentences and get one figure or day wrong; few of the stories hold that plainest of contradictions. So a
sentence that agrees with another in a day, an hour or a figure is given another one, and the gold says so. Only
sentences that stand under agreements alone are altered, and only values that both sentences print alike.
"""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

COPIES = 3  # altered copies of a story, at most
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
MONTH = "|".join(MONTHS)
UNITS = "two three four five six seven eight nine ten eleven twelve".split()
CLOCK = re.compile(r"\b(1[0-2]|[1-9])([:.][0-5]\d)?(?= ?[ap]\.?m\.?\b)")
AFTER = "|".join(f"(?<={name} )" for name in MONTHS)
DAY_OF = re.compile(rf"(?:{AFTER})\d\d?\b|\b\d\d?(?= (?:{MONTH})\b)")
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("time", re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b")),
    ("time", DAY_OF),
    ("time", re.compile(rf"\b(?:{MONTH})\b(?! \d)")),
    ("time", re.compile(r"\b(?:19|20)\d\d\b")),
    ("time", re.compile(r"\b(?:this|next|last) (?:week|month|year|spring|summer|autumn|winter)\b")),
    ("time", CLOCK),
    ("count", re.compile(r"(?<![\w.,:$£€-])\d{1,3}(?:,\d{3})*(?![\w:%]|[.,]\d)(?= [a-z])")),
    ("amount", re.compile(r"(?<=[$£€])\d[\d,.]*\d\b|\b\d+(?:\.\d+)?(?= ?(?:%|per cent|percent|million|billion)\b)")),
    ("count", re.compile(rf"\b(?:{'|'.join(UNITS)})\b(?= [a-z]+s\b)")),
)


@dataclass(frozen=True)
class Alteration:
    """One value of one file's sentence given another: what stood there, what stands there now."""

    finding: int
    file: str
    slot: str
    sentence: str
    start: int
    old: str
    new: str

    @property
    def altered(self) -> str:
        """The sentence as it reads now."""
        return self.sentence[: self.start] + self.new + self.sentence[self.start + len(self.old) :]


def write(story: Path, out: Path) -> list[Path]:
    """Altered copies of a story as folders in `out`, each with one alteration; the same on every machine."""
    gold = json.loads((story / "gold.json").read_text())
    texts = {path.name: path.read_text() for path in sorted(story.glob("*.txt"))}
    found = list(possible(gold, texts, random.Random(story.name)))
    random.Random(story.name).shuffle(found)
    chosen: list[Alteration] = []
    for one in sorted(found, key=lambda a: a.slot != "time"):
        if all((one.file, one.sentence) != (c.file, c.sentence) and one.finding != c.finding for c in chosen):
            chosen.append(one)
    times = [c for c in chosen if c.slot == "time"][: COPIES - 1]
    folders = []
    for number, one in enumerate((times + [c for c in chosen if c.slot != "time"])[:COPIES]):
        folder = out / f"{story.name}-{number}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name, text in texts.items():
            (folder / name).write_text(text.replace(one.sentence, one.altered) if name == one.file else text)
        (folder / "gold.json").write_text(json.dumps(told(gold, one), indent=1))
        folders.append(folder)
    return folders


def possible(gold: dict[str, Any], texts: dict[str, str], rng: random.Random) -> Iterator[Alteration]:
    """Every alteration of a story whose gold can be said: of a value that no other finding is about."""
    for number, finding in enumerate(gold["findings"]):
        if finding["kind"] != "agreement":
            continue
        cited = [e for answer in finding["answers"] for e in answer["evidence"]]
        for e in cited:
            if texts.get(e["file"], "").count(e["sentence"]) != 1:
                continue
            others = [value for o in cited if o["file"] != e["file"] for value in _values(o["sentence"])]
            for slot, start, old in _values(e["sentence"]):
                once = len(re.findall(rf"\b{re.escape(old)}\b", texts[e["file"]])) == 1
                if once and (slot, old) in {(s, o) for s, _, o in others} and not _disputed(gold, e, old):
                    yield Alteration(number, e["file"], slot, e["sentence"], start, old, other_value(old, rng))


def _disputed(gold: dict[str, Any], evidence: dict[str, str], value: str) -> bool:
    """Whether accounts already differ on a value of a sentence, one way or another."""
    return any(
        evidence["sentence"] in {e["sentence"] for answer in finding["answers"] for e in answer["evidence"]}
        and any(re.search(rf"\b{re.escape(value)}\b", answer["value"]) for answer in finding["answers"])
        for finding in gold["findings"]
        if finding["kind"] not in ("agreement", "single")
    )


def _values(sentence: str) -> list[tuple[str, int, str]]:
    """The values of a sentence that can be altered, those of an earlier pattern first: slot, place, words."""
    found: list[tuple[str, int, str]] = []
    for slot, pattern in PATTERNS:
        for match in pattern.finditer(sentence):
            if all(match.end() <= at or at + len(old) <= match.start() for _, at, old in found):
                found.append((slot, match.start(), match[0]))
    return found


def other_value(old: str, rng: random.Random) -> str:
    """Another value of the same kind, in the same shape."""
    for names in (WEEKDAYS, MONTHS, UNITS):
        if old in names:
            near = [n for n in range(len(names)) if 0 < abs(n - names.index(old)) < 3]
            return names[rng.choice(near)]
    first, _, rest = old.partition(" ")
    if first in ("this", "next", "last"):
        return f"{rng.choice([word for word in ('this', 'next', 'last') if word != first])} {rest}"
    return _other_figure(old, rng)


def _other_figure(old: str, rng: random.Random) -> str:
    """Another figure with as many places behind the point; two digits changed about, or a little more or less."""
    head, point, tail = re.fullmatch(r"([\d,]*\d)([.:]?)(\d*)", old).groups()  # type: ignore[union-attr]
    value = int(head.replace(",", ""))
    if 1900 <= value < 2100 and not point:
        return str(value + rng.choice((-2, -1, 1, 2)))
    step = max(1, round(value * rng.choice((0.05, 0.1, 0.2, 0.35))))
    new = value + step if value <= step or rng.random() < 0.5 else value - step
    if value <= 12 and point == ":":
        new = value % 12 + 1
    return (f"{new:,}" if "," in head else str(new)) + point + tail


def told(gold: dict[str, Any], one: Alteration) -> dict[str, Any]:
    """The gold with the altered sentence in it: it leaves its agreement, and contradicts the others there."""
    findings = json.loads(json.dumps(gold["findings"]))
    for number, finding in enumerate(findings):
        for answer in finding["answers"]:
            kept = [e for e in answer["evidence"] if number != one.finding or not _is(e, one)]
            for e in kept:
                if _is(e, one):
                    e["sentence"] = one.altered
            answer["evidence"] = kept
    cited = [e for answer in findings[one.finding]["answers"] for e in answer["evidence"]]
    sides = [[e for e in cited if any(old == one.old for _, _, old in _values(e["sentence"]))]]
    sides.append([{"file": one.file, "sentence": one.altered}])
    answers = [{"value": v, "evidence": side} for v, side in zip((one.old, one.new), sides, strict=True)]
    new = {"question": "", "kind": "contradiction", "slot": one.slot, "why": "altered", "answers": answers}
    return {**gold, "findings": [*findings, new]}


def _is(evidence: dict[str, str], one: Alteration) -> bool:
    return (evidence["file"], evidence["sentence"]) == (one.file, one.sentence)
