"""Score a report against the gold of its story: two JSON objects in, a Tally out, figures out of tallies.

What counts is defined in accounts/FORMAT.md. Gold is never changed to fit, and a story
without a report counts as a story in which nothing was found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from evaluation.located import Answer, Json, Located

# "compatible" is in the gold, never in a report: what is compatible is simply not called a contradiction.
KINDS = ("contradiction", "update", "agreement", "single")

Match = Callable[[list[Answer], list[Answer]], bool]
GoldFinding = tuple[Json, list[Answer]]


@dataclass(slots=True)
class Tally:
    """Counts of one story or of many; tallies add up. Keys are tuples of words, first what is counted."""

    counts: Counter[tuple[str, ...]] = field(default_factory=Counter)

    def add(self, *key: str, by: int = 1) -> None:
        """Count `by` more of what `key` names."""
        self.counts[key] += by

    def __getitem__(self, key: tuple[str, ...]) -> int:
        """How many there are of what `key` names."""
        return self.counts[key]

    def named(self, *prefix: str) -> list[str]:
        """The last words of the keys that begin so and were counted, sorted."""
        deeper = [key for key, count in self.counts.items() if count and len(key) > len(prefix)]
        return sorted(key[-1] for key in deeper if key[: len(prefix)] == prefix)


def total(tallies: Iterable[Tally]) -> Tally:
    """The sum of many stories' tallies."""
    summed = Tally()
    for tally in tallies:
        summed.counts.update(tally.counts)
    return summed


def _any_meet(one: Answer, other: Answer) -> bool:
    return any(a.meets(b) for a in one for b in other)


def differs_alike(system: list[Answer], gold: list[Answer]) -> bool:
    """Two different answers of the system meet two different answers of the gold."""
    for left, right in combinations(system, 2):
        for one, other in combinations(gold, 2):
            straight = _any_meet(left, one) and _any_meet(right, other)
            if straight or (_any_meet(left, other) and _any_meet(right, one)):
                return True
    return False


def agrees_alike(system: list[Answer], gold: list[Answer]) -> bool:
    """One answer of the system holds evidence from two files of one answer of the gold."""
    return any(
        len({g.file for g in answer for s in mine if s.meets(g)}) >= 2 for answer in gold for mine in system
    )


def single_alike(system: list[Answer], gold: list[Answer]) -> bool:
    """Some evidence of the system meets some of the gold."""
    return any(_any_meet(mine, answer) for mine in system for answer in gold)


def agrees_somewhere(system: list[Answer], findings: Iterable[GoldFinding]) -> bool:
    """An agreement that the gold does not list as one: two files behind one answer of any
    finding, or the two sides of a compatible pair."""
    for finding, gold in findings:
        both_sides = [[span for answer in gold for span in answer]]
        if agrees_alike(system, gold) or (finding["kind"] == "compatible" and agrees_alike(system, both_sides)):
            return True
    return False


MATCH: dict[str, Match] = {
    "contradiction": differs_alike,
    "update": differs_alike,
    "agreement": agrees_alike,
    "single": single_alike,
}


def score_story(gold: Json, report: Json | None) -> Tally:
    """What a report found of its story's gold; `report` is None where there was none."""
    tally = Tally()
    tally.add("stories")
    for finding in gold["findings"]:
        tally.add("wanted", finding["kind"])
        tally.add("wanted by slot", finding["kind"], finding["slot"])
    tally.add("quotes", "wanted", by=len(gold["quotes"]))
    tally.add("copies", "wanted", by=sum(1 for a in gold["articles"] if a.get("copied_from")))
    if report is None:
        tally.add("failed")
        return tally
    place = Located(report)
    tally.add("bad offsets", by=place.bad)
    truth = [(finding, place.gold_answers(finding)) for finding in gold["findings"]]
    for kind in KINDS:
        _score_kind(kind, place, truth, tally)
    _score_quotes(gold, place, tally)
    for article in gold["articles"]:
        _score_lines(article, place, tally)
        _score_copy(article, place, tally)
    return tally


def _score_kind(kind: str, place: Located, truth: list[GoldFinding], tally: Tally) -> None:
    of_kind = [(n, finding, answers) for n, (finding, answers) in enumerate(truth) if finding["kind"] == kind]
    found: set[int] = set()
    for finding, system in place.findings:
        if finding["kind"] != kind:
            continue
        tally.add("said", kind)
        tally.add("said by slot", kind, str(finding.get("slot")))
        hits = [(n, other["slot"]) for n, other, answers in of_kind if MATCH[kind](system, answers)]
        if hits or (kind == "agreement" and agrees_somewhere(system, truth)):
            tally.add("right", kind)
            tally.add("right by slot", kind, str(finding.get("slot")))
            found.update(n for n, _ in hits)
            tally.add("slot seen", kind)
            tally.add("slot right", kind, by=any(slot == finding.get("slot") for _, slot in hits))
        else:
            tally.add("false alarm", kind, _confused_with(system, truth))
    for n in found:
        tally.add("found", kind)
        tally.add("found by slot", kind, truth[n][0]["slot"])


def _confused_with(system: list[Answer], truth: list[GoldFinding]) -> str:
    """What the gold calls that which the system got wrong."""
    for kind in ("update", "compatible"):
        if any(finding["kind"] == kind and differs_alike(system, answers) for finding, answers in truth):
            return kind
    return "nothing"


def same_speaker(said: str, truth: str) -> bool:
    """One name within the other, or the same last word (Bev Tran, Beverly Tran)."""
    said, truth = said.lower().strip(" ."), truth.lower().strip(" .")
    return bool(said) and (said in truth or truth in said or said.split()[-1] == truth.split()[-1])


def _score_quotes(gold: Json, place: Located, tally: Tally) -> None:
    for quote in gold["quotes"]:
        span = place.gold(quote["file"], quote["text"])
        mine = next((q for q, at in place.quotes if span and at and at.meets(span)), None)
        if mine is not None:
            tally.add("quotes", "found")
            tally.add("quotes", "speaker", by=same_speaker(str(mine.get("speaker") or ""), quote["speaker"]))


def _score_lines(article: Json, place: Located, tally: Tally) -> None:
    """Which lines of the page the report keeps: a line is kept where its middle is in the body."""
    entry = place.articles.get(article["file"])
    if entry is None:
        return
    text, junk, at = place.text(article["file"]), set(article["boilerplate"]), 0
    body = entry.get("body", [{"start": 0, "end": len(text)}])
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if len(bare) >= 2:
            middle = at + line.find(bare) + len(bare) // 2
            kept = any(span["start"] <= middle < span["end"] for span in body)
            is_junk = bare in junk or line.rstrip("\n") in junk
            tally.add("lines", "junk" if is_junk else "story", "kept" if kept else "dropped")
        at += len(line)


def _score_copy(article: Json, place: Located, tally: Tally) -> None:
    """A copy is right where the two files are right, whichever of them the report takes for the origin."""
    said = place.articles.get(article["file"], {}).get("copied_from")
    if not said:
        return
    tally.add("copies", "said")
    if article.get("copied_from"):
        pair = {article["file"], Path(str(place.file_of.get(said, said))).name}
        tally.add("copies", "right", by=pair == {article["file"], article["copied_from"]})


def ratio(hit: int, of: int) -> float | None:
    """A share rounded to four places; None of nothing."""
    return round(hit / of, 4) if of else None


def f1(hit: int, said: int, found: int, wanted: int) -> float | None:
    """The harmonic mean of precision (hit of said) and recall (found of wanted); None where either is of nothing."""
    if not said or not wanted:
        return None
    precision, recall = hit / said, found / wanted
    return round(2 * precision * recall / (precision + recall), 4) if precision + recall else 0.0


def figures(tally: Tally) -> Json:
    """The figures of a tally, as figures.json holds them: shares from 0 to 1, counts as they are."""
    result: Json = {"stories": tally["stories",], "failed": tally["failed",], "bad_offsets": tally["bad offsets",]}
    for kind in KINDS:
        right, said, found, wanted = (tally[what, kind] for what in ("right", "said", "found", "wanted"))
        result[kind] = {
            "precision": ratio(right, said),
            "recall": ratio(found, wanted),
            "f1": f1(right, said, found, wanted),
            "said": said,
            "gold": wanted,
        }
    contradiction = result["contradiction"]
    contradiction["slot_accuracy"] = ratio(tally["slot right", "contradiction"], tally["slot seen", "contradiction"])
    contradiction["false_alarms_were"] = {
        name: tally["false alarm", "contradiction", name] for name in tally.named("false alarm", "contradiction")
    }
    contradiction["by_slot"] = _by_slot(tally, "contradiction")
    dropped, kept = tally["lines", "junk", "dropped"], tally["lines", "story", "kept"]
    result["quotes"] = {
        "recall": ratio(tally["quotes", "found"], tally["quotes", "wanted"]),
        "speaker_accuracy": ratio(tally["quotes", "speaker"], tally["quotes", "wanted"]),
    }
    result["boilerplate"] = {
        "dropped": ratio(dropped, dropped + tally["lines", "junk", "kept"]),
        "story_kept": ratio(kept, kept + tally["lines", "story", "dropped"]),
    }
    result["copies"] = {
        "precision": ratio(tally["copies", "right"], tally["copies", "said"]),
        "recall": ratio(tally["copies", "right"], tally["copies", "wanted"]),
    }
    return result


def _by_slot(tally: Tally, kind: str) -> Json:
    """Slot by slot: how many the gold has and how many of them were found, how many were said and how many rightly."""
    slots = sorted({*tally.named("wanted by slot", kind), *tally.named("said by slot", kind)})
    return {
        slot: {
            "found": tally["found by slot", kind, slot],
            "gold": tally["wanted by slot", kind, slot],
            "right": tally["right by slot", kind, slot],
            "said": tally["said by slot", kind, slot],
        }
        for slot in slots
    }

