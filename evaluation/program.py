"""The program as evaluation calls it: files or rows in, reports, claims or times out, in one process, warm.

Sections that score whole reports or claims take them from here.
"""

from __future__ import annotations

import json
import time
from functools import cache
from pathlib import Path
from typing import Any

from rashomon.model import Claim, Time
from rashomon.pipeline import Pipeline
from rashomon.report import render_json

pipeline = cache(Pipeline)  # its models load once


def report(story: Path) -> tuple[dict[str, Any], float]:
    """The report on a story folder's text files, as `rashomon compare --json` prints it, and the seconds it took."""
    files = [str(path) for path in sorted(story.glob("*.txt"))]
    began = time.perf_counter()
    found = pipeline().compare(*pipeline().articles(files))
    took = time.perf_counter() - began
    return dict(json.loads(render_json(found))), took


def claims(row: dict[str, Any]) -> tuple[Claim, ...]:
    """The claims of one JSON row; none where the program finds no article in it."""
    articles, _ = pipeline().articles(["-"], format="json", stdin=json.dumps(row).encode())
    found = (claim for account in pipeline().claim(articles) for claim in account.claims)
    return tuple(claim for claim in found if not claim.continued)  # as `rashomon claims` prints them: each once


def times(row: dict[str, Any]) -> set[Time]:
    """The times in the claims of one JSON row, each once."""
    return {reading for claim in claims(row) for reading in claim.times()}
