"""Reports on the training stories by models that have not seen them: a folder of <story-id>.json out.

Training brings the way to make them: `python -m training.pairs.crossvalidate --reports DIR` leaves
out a fold of stories at a time, learns the weights of align and compare from the rest, and writes
the reports of those left out. Without it the figures are not measured, never measured in sample, but for the few pairs
whose sentences are cut otherwise since they were recorded: what is shipped reads those, and how many they are is said.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from evaluation import data
from evaluation.score import figures, score_story, total

MODULE = "training.pairs.crossvalidate"
SHIPPED = data.ROOT / "src" / "rashomon" / "weights" / "relate.onnx"


def present() -> bool:
    """Whether training can make the reports here: it needs the extra `train`."""
    try:
        return find_spec(MODULE) is not None and find_spec("sklearn") is not None
    except ModuleNotFoundError:
        return False


def measure() -> dict[str, Any]:
    """The figures of the training stories; raises CalledProcessError where training fails."""
    with tempfile.TemporaryDirectory() as folder:
        words = [sys.executable, "-m", MODULE, "--reports", folder, "--unrecorded", str(SHIPPED)]
        subprocess.run(words, cwd=data.ROOT, check=True)
        return figures(total(_score(story, Path(folder)) for story in data.stories(data.TRAINING)))


def _score(story: Path, folder: Path) -> Any:
    path = folder / f"{story.name}.json"
    gold = json.loads((story / "gold.json").read_text(encoding="utf-8"))
    return score_story(gold, json.loads(path.read_text(encoding="utf-8")) if path.exists() else None)
