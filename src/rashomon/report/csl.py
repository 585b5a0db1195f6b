"""A Report's accounts as CSL-JSON, the sources as Zotero, pandoc and other citation processors take them in.

An item an account, of type `article-newspaper`. A writer's name is kept whole (`literal`): which part of it is the
surname is not guessed.
"""

from __future__ import annotations

from rashomon.model import Article, Moment, Report
from rashomon.report.addresses import address
from rashomon.report.bibtex import key
from rashomon.report.json import render_row
from rashomon.report.layout import in_order
from rashomon.report.rows import Row
from rashomon.report.screen import one_line


def render_csl(report: Report) -> str:
    """A JSON list, in the order in which the accounts were printed; ends with a newline."""
    return render_row([_item(account.article) for account in in_order(report)], indent=2) + "\n"


def _item(article: Article) -> Row:
    item = {
        "id": key(article),
        "type": "article-newspaper",
        "title": _words(article.title) or "Untitled",
        "container-title": _words(article.outlet),
        "author": [{"literal": words} for name in article.byline if (words := _words(name))],
        "issued": _date(article.published),
        "URL": address(article),
        "language": _words(article.language),
        "note": f"Credits {credited}" if (credited := _words(", ".join(article.credits))) else None,
    }
    return {name: value for name, value in item.items() if value}


def _words(text: str | None) -> str | None:
    return (one_line(text).strip() or None) if text else None


def _date(at: Moment | None) -> Row | None:
    return {"date-parts": [[at.at.year, at.at.month, at.at.day]]} if at else None
