"""Verbs on pairs of bare statements: relate, judge."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import typer

from rashomon import report as reports
from rashomon.cli.app import app
from rashomon.cli.reading import AsJson
from rashomon.cli.screen import emit, say


@app.command()
def relate(pairs: str, as_json: AsJson = False) -> None:
    """Say how two statements of different reports stand to each other; PAIRS is JSONL, or - for standard input."""
    from rashomon.compare import RELATIONS, Statements
    from rashomon.pipeline import Pipeline

    rows = _rows(pairs, ("a", "b"))
    asked = [Statements(r["a"], r["b"], r.get("published_a"), r.get("published_b")) for r in rows]
    for answer in Pipeline().relate(asked):
        row = reports.relation_row({kind: getattr(answer, kind) for kind in RELATIONS}, answer.slots)
        emit(reports.render_row(row) if as_json else f"{row['relation']}  {row['slot']}  {row['confidence']:.2f}")


@app.command()
def judge(pairs: str, as_json: AsJson = False) -> None:
    """Say whether a premise entails or contradicts a hypothesis; PAIRS is JSONL, or - for standard input."""
    from rashomon.compare import Relate

    rows = _rows(pairs, ("premise", "hypothesis"))
    for answer in Relate().judge([(row["premise"], row["hypothesis"]) for row in rows]):
        emit(reports.render_row({"label": answer.label, **answer._asdict()}) if as_json else answer.label)


def _rows(source: str, wanted: Iterable[str]) -> list[dict[str, Any]]:
    """The rows of a JSONL file, each with the wanted fields; ends the program with 1 where one is off."""
    try:
        text = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
        rows = [json.loads(line) for line in text.decode("utf-8", "replace").splitlines() if line.strip()]
        for number, row in enumerate(rows, 1):
            missing = [name for name in wanted if not isinstance(row, dict) or not isinstance(row.get(name), str)]
            if missing:
                raise ValueError(f"row {number} lacks {' and '.join(missing)}")
    except (OSError, ValueError) as problem:
        say(f"{source}: {problem}; give JSON rows, one a line, with {' and '.join(wanted)}")
        raise typer.Exit(1) from None
    return rows
