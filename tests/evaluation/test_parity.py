"""The scorer gives the figures of the benchmark's own script, where that script is at hand.

Reports are made from the training stories' gold and then spoilt by chance (a fixed seed):
kinds swapped, answers merged and dropped, evidence moved, speakers changed, copies invented.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from evaluation import data
from evaluation.score import KINDS, figures, score_story, total

SCRIPT = data.ROOT.parent / "shared" / "tools" / "score_accounts.py"


def spoilt(story: Path, gold: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """A report that is right in parts."""
    texts = {a["file"]: (story / a["file"]).read_text("utf-8") for a in gold["articles"]}

    def cut(file: str, words: str) -> dict[str, Any]:
        start = max(0, texts[file].find(words) + chance.choice([0, 0, 0, 5, -30]))
        end = min(len(texts[file]), start + chance.choice([len(words), 8]))
        return {"article": f"id-{file}", "start": start, "end": end, "text": texts[file][start:end]}

    findings = []
    for finding in gold["findings"]:
        answers = [[cut(e["file"], e["sentence"]) for e in a["evidence"]] for a in finding["answers"]]
        if len(answers) > 1 and chance.random() < 0.2:
            answers = [[*answers[0], *answers[1]], *answers[2:]]
        kind = finding["kind"] if chance.random() < 0.6 else chance.choice([*KINDS, "compatible"])
        slot = finding["slot"] if chance.random() < 0.8 else "other"
        findings += [{"kind": kind, "slot": slot, "answers": [{"value": "v", "evidence": a} for a in answers]}] * (
            chance.choice([0, 1, 1, 1, 2])
        )
    quotes = []
    for quote in gold["quotes"]:
        speaker = chance.choice([quote["speaker"], quote["speaker"].split()[-1], "Nobody", None])
        quotes += [{**cut(quote["file"], quote["text"]), "speaker": speaker}] * chance.choice([0, 1, 1, 1])
    articles = []
    for file, text in texts.items():
        edge = chance.randrange(len(text) // 2)
        origin = chance.choice([None, None, *(f"id-{f}" for f in texts if f != file)])
        body = [{"start": edge, "end": len(text) - edge // 2}]
        articles.append({"id": f"id-{file}", "source": f"x/{file}", "text": text, "body": body, "copied_from": origin})
    return {"articles": articles, "findings": findings, "quotes": quotes}


def rounded(value: Any) -> Any:
    """Shares to four places, as ours are."""
    if isinstance(value, dict):
        return {k: rounded(v) for k, v in value.items()}
    return round(value, 4) if isinstance(value, float) else value


@pytest.mark.skipif(not SCRIPT.exists(), reason="the benchmark's own script is not here (../shared/tools)")
def test_figures_are_those_of_the_benchmarks_own_script(tmp_path: Path):
    """Every figure that both give is the same."""
    chance, tallies = random.Random(7), []
    for n, story in enumerate(data.stories(data.TRAINING)):
        gold = json.loads((story / "gold.json").read_text("utf-8"))
        report = spoilt(story, gold, chance) if n else None
        if report:
            (tmp_path / f"{story.name}.json").write_text(json.dumps(report), "utf-8")
        tallies.append(score_story(gold, report))
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "--gold", str(data.TRAINING), "--reports", str(tmp_path), "--json"],
        capture_output=True,
        text=True,
        check=False,
    )
    theirs, ours = rounded(json.loads(done.stdout)), figures(total(tallies))
    slots = ours["contradiction"].pop("by_slot")
    recall = {k: f"{n['found']}/{n['gold']}" for k, n in slots.items() if n["gold"]}
    assert theirs["contradiction"].pop("recall_by_slot") == recall
    theirs.pop("seconds_per_story")
    assert ours == theirs
    assert theirs["contradiction"]["said"] > 50, "the comparison is of something"
    assert theirs["failed"] == 1
