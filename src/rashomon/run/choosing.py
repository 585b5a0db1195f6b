"""Which articles go on: windows that were read in, for each the rows that are kept out. One account is kept once.

Of those with one id the one whose source comes first in the alphabet stays, so that the order of the input does not
matter. What a page's year is taken from, where it prints none, is the middle day of all that is kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from rashomon.model import Outcome, Skipped
from rashomon.run.job import Job
from rashomon.run.tables import rows, skipped_row

COLUMNS = ("id", "source", "published")
Chosen = dict[str, Any]


def choose(job: Job, windows: list[str]) -> None:
    """Write for each window which of its rows are kept, and what is known of the whole pile."""
    folder = job.work("choose")
    if WHOLE in folder.names():
        return
    first: dict[str, tuple[str, str, int]] = {}
    days: dict[str, str | None] = {}
    for window, row, told in _read(job, windows):
        mine = (str(told["source"]), window, row)
        if told["id"] not in first or mine < first[told["id"]]:
            first[told["id"]] = mine
            days[told["id"]] = told["published"]
    known = sorted(date.fromisoformat(day[:10]) for day in days.values() if day)
    chosen: dict[str, Chosen] = {window: {"rows": [], "twice": []} for window in windows}
    for window, row, told in _read(job, windows):
        if first[told["id"]][1:] == (window, row):
            chosen[window]["rows"].append(row)
        else:
            reason = f"the same account as {first[told['id']][0]}; it is read once"
            twice = Skipped(str(told["source"]), "extract", reason, Outcome.DUPLICATE)
            chosen[window]["twice"].append(skipped_row(twice))
    for window, one in chosen.items():
        folder.write(window, _spelled(one))
    middle = known[len(known) // 2].isoformat() if known else None
    folder.write(WHOLE, _spelled({"articles": len(first), "middle": middle}))


WHOLE = "whole.json"


def chosen(job: Job, window: str) -> Chosen:
    """Which rows of a window are kept; of WHOLE, what is known of the pile."""
    found: Chosen = json.loads(job.work("choose").read(window))
    return found


def _read(job: Job, windows: list[str]) -> Iterator[tuple[str, int, dict[str, Any]]]:
    folder = job.work("read")
    for window in windows:
        for row, told in enumerate(rows(folder.view(window), COLUMNS)):
            yield window, row, told


def _spelled(thing: Any) -> bytes:
    return json.dumps(thing, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
