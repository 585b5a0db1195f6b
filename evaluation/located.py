"""Where a report's evidence stands: a report (the JSON of `rashomon compare --json`) in, spans in its files out.

Evidence whose offsets do not reproduce its text has no span, and is counted as bad.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

Json = dict[str, Any]


class Span(NamedTuple):
    """A half-open stretch of code points in one file of a story."""

    file: str
    start: int
    end: int

    def meets(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.file == other.file and self.start < other.end and other.start < self.end


Answer = list[Span]


class Located:
    """A report with the text of its articles at hand, by file name.

    `bad` counts the evidence of findings, quotes, timeline and brief that does not
    reproduce its text, each once.
    """

    def __init__(self, report: Json) -> None:
        """Take a report as `rashomon compare --json` prints it."""
        self.articles: dict[str, Json] = {}
        self.file_of: dict[str, str] = {}
        for article in report.get("articles", []):
            name = Path(str(article.get("source", article["id"]))).name
            self.articles.setdefault(name, article)
            self.file_of[article["id"]] = name
        self.findings = [
            (finding, [self.spans(answer["evidence"]) for answer in finding["answers"]])
            for finding in report.get("findings", [])
        ]
        self.quotes = [(quote, self.span(quote)) for quote in report.get("quotes", [])]
        self.bad = sum(1 for evidence in _every_evidence(report) if self.span(evidence) is None)

    def text(self, file: str) -> str:
        """The article text of a file, empty where the report has no such article."""
        return str(self.articles.get(file, {}).get("text", ""))

    def span(self, evidence: Json) -> Span | None:
        """Where evidence stands; None where its offsets do not reproduce its text."""
        name = self.file_of.get(evidence["article"])
        if name is None or self.text(name)[evidence["start"] : evidence["end"]] != evidence["text"]:
            return None
        return Span(name, evidence["start"], evidence["end"])

    def spans(self, evidence: Iterable[Json]) -> Answer:
        """The spans of those that have one."""
        return [span for span in map(self.span, evidence) if span]

    def gold(self, file: str, sentence: str) -> Span | None:
        """Where a sentence of the gold stands in the report's own text of the file; None where it is not."""
        at = self.text(file).find(sentence)
        return None if at < 0 else Span(file, at, at + len(sentence))

    def gold_answers(self, finding: Json) -> list[Answer]:
        """The answers of a gold finding, as spans."""
        return [
            [span for e in answer["evidence"] if (span := self.gold(e["file"], e["sentence"]))]
            for answer in finding["answers"]
        ]


def _every_evidence(report: Json) -> Iterable[Json]:
    for finding in report.get("findings", []):
        for answer in finding["answers"]:
            yield from answer["evidence"]
    yield from report.get("quotes", [])
    for entry in [*report.get("timeline", []), *report.get("brief", [])]:
        yield from entry["evidence"]
