"""A Report's findings as W3C Web Annotations (JSON-LD): one on every sentence that a finding cites.

Each names its sentence twice: by its words with those around them, which finds it on the outlet's page, and by offsets
into the account's text as this program reads it, in code points, as the model wants them. The words in question are a
refinement of both. The target is the account's address, where it has one on the web; the bodies are the question with
the answer, and the kind of the finding as a tag. Source: www.w3.org/TR/annotation-model.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rashomon.model import Answer, Article, Cited, Evidence, Finding, Report
from rashomon.report.addresses import address, finding_urn, report_urn, urn
from rashomon.report.json import render_row
from rashomon.report.phrases import count
from rashomon.report.rows import Row
from rashomon.report.screen import one_line

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # code points of the text before and after the words


def render_annotations(report: Report) -> str:
    """An AnnotationCollection with its one page, in the order of the findings; ends with a newline."""
    articles = {account.article.id: account.article for account in report.story.accounts}
    items = [one for finding in report.findings for one in _annotations(finding, articles)]
    name = report_urn(report)
    page = {"id": f"{name}:annotations:1", "type": "AnnotationPage", "startIndex": 0, "items": items}
    collection = {
        "@context": CONTEXT,
        "id": f"{name}:annotations",
        "type": "AnnotationCollection",
        "label": one_line(report.title),
        "total": len(items),
        "first": page,
    }
    return render_row(collection, indent=2) + "\n"


def _annotations(finding: Finding, articles: Mapping[str, Article]) -> Iterator[Row]:
    shown = ((answer, cited) for answer in finding.answers for cited in answer.cited)
    for number, (answer, cited) in enumerate(shown):
        article = articles.get(cited.evidence.article)
        if article is not None:
            yield {
                "id": f"{finding_urn(finding)}:annotation:{number}",
                "type": "Annotation",
                "motivation": "commenting",
                "generator": {"type": "Software", "name": "Rashomon"},
                "body": _bodies(finding, answer, cited),
                "target": _target(article, cited),
            }


def _bodies(finding: Finding, answer: Answer, cited: Cited) -> list[Row]:
    said = f" Said by {cited.speaker}." if cited.speaker else ""
    comment = one_line(f"{finding.question} \u2014 {answer.text} ({count(answer.witnesses, 'witness')}).{said}")
    tags = (finding.kind.value, finding.slot.value, cited.certainty.value)
    return [
        {"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "value": comment},
        *({"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": tag} for tag in tags),
    ]


def _target(article: Article, cited: Cited) -> Row:
    evidence, focus = cited.evidence, cited.focus
    selectors = _selectors(article, evidence)
    if focus and evidence.covers(focus) and focus != evidence:
        narrower = _selectors(article, focus, evidence)
        selectors = [{**wide, "refinedBy": narrow} for wide, narrow in zip(selectors, narrower, strict=True)]
    at, name = address(article), urn("article", article.id)
    return {"source": at or name, **({"canonical": name} if at else {}), "selector": selectors}


def _selectors(article: Article, words: Evidence, within: Evidence | None = None) -> list[Row]:
    """The words by themselves, and by their offsets: in the article's text, or in the words that they refine."""
    text, first = (within.exact, within.start) if within else (article.text, 0)
    start, end = words.start - first, words.end - first
    quoted = {"exact": words.exact, "prefix": text[max(0, start - AROUND) : start], "suffix": text[end : end + AROUND]}
    return [
        {"type": "TextQuoteSelector", **quoted},
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]
