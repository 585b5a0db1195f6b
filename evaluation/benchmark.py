"""The main benchmark: the stories of accounts/ compared by the program as it stands, and scored.

Nothing is learned from these stories and no rule is written for one of them. A story on
which the program fails counts as one in which it found nothing, and as failed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from evaluation import data, program
from evaluation.score import Tally, figures, score_story, total
from rashomon.errors import RashomonError


def measure(folder: Path = data.ACCOUNTS) -> dict[str, Any]:
    """The figures of every story in a folder, and the seconds a story takes once the program is warm."""
    stories = data.stories(folder)
    if stories:
        _story(stories[0])  # the first one pays for loading the models
    results = [_story(story) for story in stories]
    measured = figures(total(tally for tally, _ in results))
    measured["seconds_per_story"] = round(sum(took for _, took in results) / len(results), 2) if results else None
    return measured


def _story(story: Path) -> tuple[Tally, float]:
    gold = json.loads((story / "gold.json").read_text(encoding="utf-8"))
    try:
        report, took = program.report(story)
    except RashomonError:
        return score_story(gold, None), 0.0
    return score_story(gold, report), took
