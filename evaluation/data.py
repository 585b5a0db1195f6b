"""Where the data lie: what the project ships, and what only some machines have.

The accounts of evaluation/ and training/ are in the project. Everything else belongs to its
publishers and is measured where it is: at `$RASHOMON_DATA`, else at ../shared/data.
"""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ACCOUNTS = ROOT / "evaluation" / "accounts"
TRAINING = ROOT / "training" / "accounts"

MISSING = "not here: set RASHOMON_DATA to the folder that holds {name}, or leave it out"


def outside(name: str) -> Path | None:
    """The path of `name` among the data that the project does not ship; None where it is not there."""
    folder = Path(os.environ.get("RASHOMON_DATA") or ROOT.parent / "shared" / "data")
    path = folder / name
    return path if path.exists() else None


def stories(folder: Path) -> list[Path]:
    """The story folders in it, sorted by name: those with a gold.json."""
    return sorted(gold.parent for gold in folder.glob("*/gold.json"))
