"""Contradictions on real stories, for a person to judge: articles of Giveme5W1H's 12 events in, a page an event out.

    python -m evaluation.real_stories --out FOLDER

Nobody has marked what these outlets disagree on, so there is nothing to score: what the program calls a contradiction
is read, one by one. The texts belong to their publishers: `FOLDER` stays outside the project. The verdicts of the last
reading stand in docs/evaluation.md.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evaluation import data, table
from rashomon.model import Finding, FindingKind, Report
from rashomon.pipeline import Pipeline

NAME = "real_stories/stories.jsonl.gz"
FIELDS = ("id", "url", "outlet", "title", "published", "text")
Row = Mapping[str, Any]


def events(path: Path) -> dict[str, list[Row]]:
    """The articles of each event, by its name; what belongs to no event is left out."""
    found: dict[str, list[Row]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["event"]:
                found[row["event"]].append(row)
    return dict(sorted(found.items()))


def compared(pipeline: Pipeline, rows: Sequence[Row]) -> Report:
    """The report on the articles of one event."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.jsonl"
        path.write_text("\n".join(json.dumps({name: row[name] for name in FIELDS}) for row in rows), encoding="utf-8")
        return pipeline.compare(*pipeline.articles([str(path)]))


def contradictions(report: Report) -> list[Finding]:
    """What the report calls a contradiction, in its order."""
    return [finding for finding in report.findings if finding.kind is FindingKind.CONTRADICTION]


def told(report: Report) -> list[str]:
    """Each contradiction as lines to be read: its question, its answers, and every sentence behind them."""
    articles = {account.article.id: account.article for account in report.story.accounts}
    lines = []
    for number, finding in enumerate(contradictions(report), 1):
        lines.append(f"{number}. {finding.slot}, {finding.confidence:.2f}: {finding.question}")
        for answer in finding.answers:
            lines.append(f"   = {answer.text}")
            for cited in answer.cited:
                article = articles[cited.evidence.article]
                printed = article.published.iso() if article.published else "undated"
                lines.append(f"     {article.outlet}, {printed}: {cited.evidence.exact}")
    return lines


def main() -> None:
    """Write a page an event, and print how many contradictions each has."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="a folder outside the project")
    args = parser.parse_args()
    path = data.outside(NAME)
    if path is None:
        raise SystemExit(f"{NAME}: {data.MISSING.format(name=NAME)}")
    args.out.mkdir(parents=True, exist_ok=True)
    pipeline, counts = Pipeline(), []
    for event, rows in events(path).items():
        report = compared(pipeline, rows)
        (args.out / f"{event}.txt").write_text("\n".join(told(report)) + "\n", encoding="utf-8")
        counts.append((event, f"{len(rows)}", f"{len(contradictions(report))}"))
    print("\n".join(table.rows(("event", "accounts", "contradictions"), counts)))


if __name__ == "__main__":
    main()
