"""How two bare statements are related: on bundles kept aside, and on the pairs of the stories.

Training brings the way to measure it by cross-validation: `python -m training.relate.bare --figures FILE` leaves out
bundles and stories by turns. A reader that sees one of the two sentences alone stands beside it: what it finds, the
data give away. The evaluation stories' own pairs are related by the program as it is shipped.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evaluation.data import ACCOUNTS, ROOT, stories
from rashomon.compare import RELATIONS, Relation
from rashomon.pipeline import Pipeline
from rashomon.report import relation_row

MODULE = "training.relate.bare"


def measure() -> dict[str, Any]:
    """What `figures` gives, by where the pairs are from."""
    with tempfile.TemporaryDirectory() as work:
        path = Path(work) / "figures.json"
        subprocess.run([sys.executable, "-m", MODULE, "--figures", str(path)], cwd=ROOT, check=True)
        found = dict(json.loads(path.read_text("utf-8")))
    return found | {"pairs of the evaluation stories": shipped()}


def shipped() -> dict[str, float]:
    """The shipped program on every pair of sentences that the evaluation stories' gold says something of."""
    from training.relate.measure import asked
    from training.relate.stories import rows_in

    rows = [r for home in stories(ACCOUNTS) for r in rows_in(home) if RELATIONS[r.relation] != "other"]
    return figures([RELATIONS[r.relation] for r in rows], Pipeline().relate(asked(rows)))


def figures(truth: Sequence[str], answers: Sequence[Relation]) -> dict[str, float]:
    """Precision and recall of contradictions as `rashomon relate` calls them, F1 of agreements, and the share of
    compatible pairs called contradictions."""
    said = [_called(a) for a in answers]
    hits = {k: sum(t == s == k for t, s in zip(truth, said, strict=True)) for k in RELATIONS}
    wrong = sum(t == "compatible" and s == "contradiction" for t, s in zip(truth, said, strict=True))
    return {
        "pairs": len(said),
        "precision": round(hits["contradiction"] / max(1, said.count("contradiction")), 4),
        "recall": round(hits["contradiction"] / max(1, truth.count("contradiction")), 4),
        "agreement": round(2 * hits["agreement"] / max(1, said.count("agreement") + truth.count("agreement")), 4),
        "compatible": round(wrong / max(1, truth.count("compatible")), 4),
    }


def _called(answer: Relation) -> str:
    """The relation that the program prints."""
    return str(relation_row({kind: getattr(answer, kind) for kind in RELATIONS}, answer.slots)["relation"])
