"""Reports: a Report in, what a reader sees out, one file a format.

Takes nothing but values of the model and opens nothing but its own template and schema. Every
format shows article text as text, never as markup or commands. It refuses to say which account
is true: reports differ.
"""

from rashomon.report.copies import copy_lines
from rashomon.report.html import render_html
from rashomon.report.json import render_json, render_row
from rashomon.report.ledger import Ledger
from rashomon.report.markdown import render_markdown
from rashomon.report.relations import copy_rows, relation_row
from rashomon.report.rows import article_row, claim_rows, extract_row
from rashomon.report.screen import visible
from rashomon.report.stories import group_line, group_row, overview_lines, overview_row
from rashomon.report.terminal import render_terminal

__all__ = [
    "Ledger",
    "article_row",
    "claim_rows",
    "copy_lines",
    "copy_rows",
    "extract_row",
    "group_line",
    "group_row",
    "overview_lines",
    "overview_row",
    "relation_row",
    "render_html",
    "render_json",
    "render_markdown",
    "render_row",
    "render_terminal",
    "visible",
]
