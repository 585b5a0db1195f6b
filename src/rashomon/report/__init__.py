"""Reports: a Report in, what a reader sees out, one file a format.

Takes nothing but values of the model and opens nothing but its own template and schema. Every
format shows article text as text, never as markup or commands. It refuses to say which account
is true: reports differ.
"""

from typing import TYPE_CHECKING

from rashomon.later import later
from rashomon.report.formats import FORMATS, Format, Kept, format_named
from rashomon.report.history import changed_lines, changed_row, revisions_lines, revisions_row
from rashomon.report.hits import hit_lines, hit_row
from rashomon.report.json import render_json, render_row
from rashomon.report.ledger import Ledger, ledger_table
from rashomon.report.relations import copy_rows, relation_row
from rashomon.report.rows import article_row, claim_rows, extract_row
from rashomon.report.screen import visible
from rashomon.report.stories import group_line, group_row, overview_lines, overview_row

if TYPE_CHECKING:
    from rashomon.report.atom import render_desk
    from rashomon.report.copies import copy_lines
    from rashomon.report.html import render_html
    from rashomon.report.markdown import render_markdown
    from rashomon.report.terminal import render_terminal

__all__ = [
    "FORMATS",
    "Format",
    "Kept",
    "Ledger",
    "article_row",
    "changed_lines",
    "changed_row",
    "claim_rows",
    "copy_lines",
    "copy_rows",
    "extract_row",
    "format_named",
    "group_line",
    "group_row",
    "hit_lines",
    "hit_row",
    "ledger_table",
    "overview_lines",
    "overview_row",
    "relation_row",
    "render_desk",
    "render_html",
    "render_json",
    "render_markdown",
    "render_row",
    "render_terminal",
    "revisions_lines",
    "revisions_row",
    "visible",
]

# What lays out pages and terminals takes longer to load than the rest: it is loaded when it is first asked for.
__getattr__ = later(
    __name__,
    {
        "copy_lines": "copies",
        "render_desk": "atom",
        "render_html": "html",
        "render_markdown": "markdown",
        "render_terminal": "terminal",
    },
)
