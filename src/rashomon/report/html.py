"""A Report as one web page that needs nothing else: no script, no request, no font, no picture.

The page reads with scripts off, prints, and follows the reader's light or dark. Everything that
comes from outside passes Jinja's escaping; a Content-Security-Policy forbids the rest.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from rashomon.model import FindingKind, Report
from rashomon.report import phrases
from rashomon.report.diagram import draw
from rashomon.report.layout import lay_out
from rashomon.report.marks import marked_texts

TEMPLATES = Path(__file__).parent / "templates"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
WIDEST = 4  # accounts that fit side by side as columns of the table


def render_html(report: Report) -> str:
    """The whole report as one HTML page."""
    sheet = lay_out(report)
    points = {kind.value: sheet.points[kind] for kind in FindingKind}
    narrow = len(sheet.accounts) <= WIDEST
    page = _template()
    return page.render(sheet=sheet, points=points, texts=marked_texts(report), diagram=draw(sheet), side_by_side=narrow)


def letter(n: int) -> str:
    """What to call the n-th answer, from 0: A to Z, then numbers."""
    return LETTERS[n] if n < len(LETTERS) else str(n + 1)


def environment(*folders: Path) -> Environment:
    """Where templates are found: in `folders`, then among the parts of a report; they escape all they are given.

    The parts ask their page for three addresses: `href` of evidence and `point` of a finding, by their anchors, and
    `account` by the id of its article.
    """
    pages = Environment(
        loader=FileSystemLoader([*folders, TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # they are part of the program: nobody edits them while it runs
    )
    pages.filters.update(letter=letter, alike=phrases.alike, said_by=phrases.said_by)
    pages.filters.update(directed=phrases.directed, family=phrases.family_line)
    pages.globals.update(count=phrases.count, sheet_line=phrases.sheet_line)
    return pages


def _here(anchor: str) -> str:
    """A place in this very page."""
    return f"#{anchor}"


@lru_cache(maxsize=1)
def _template() -> Template:
    here = {"href": _here, "point": _here, "account": lambda article: _here(f"a-{article}")}
    return environment().get_template("report.html.j2", globals=here)
