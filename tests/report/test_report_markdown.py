"""Markdown: the report's order, article text as text alone."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt
from tests.report import sample

from rashomon.report import render_markdown
from rashomon.report.markdown import escape
from rashomon.report.screen import one_line

HEADINGS = ["Accounts", "In brief", "Contested: reports differ", "Changed as time passed", "Agreed", "Only one",
            "Who says it", "When", "Where it comes from", "Skipped"]  # fmt: skip
READER = MarkdownIt("commonmark").enable("table")


def test_the_report_is_told_in_order():
    """Contested first, with answers, marks and speakers."""
    text = render_markdown(sample.report())
    assert re.findall(r"(?m)^## (.*)$", text) == HEADINGS
    assert "- **March 24** (1 witness: Coastline Daily)" in text
    assert "Coastline Daily: Repairs should be finished by **March 24**, said Ilka Brandvold" in text
    assert "1. 3 March 2031, 13:05 +01:00: **At least two people**" in text


def test_hostile_text_stays_text():
    """A Markdown reader finds no link, image, HTML, code or table in what the articles hold."""
    text = render_markdown(sample.hostile())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    tokens = [t for token in READER.parse(text) for t in (token, *(token.children or ()))]
    kinds = {token.type for token in tokens}
    assert "text" in kinds
    assert not kinds & {"link_open", "image", "html_block", "html_inline", "code_inline", "code_block", "fence",
                        "table_open", "blockquote_open", "hr", "softbreak", "hardbreak"}  # fmt: skip
    shown = "".join(t.content for token in tokens for t in (token.children or ()) if t.type == "text")
    assert one_line(sample.HOSTILE) in shown


@pytest.mark.parametrize(
    "text",
    ["1. one", "12) twelve", "- dash", "+ plus", "=== ", "# head", "> said", "a_b_c", "`x`", "~~x~~", "<b>", "&amp;",
     "$x$", "[x](javascript:alert(1))", "![x](y)", "\\[x](y)", "https://evil.example/a", "HTTP://x.example",
     "www.evil.example", "me@evil.example",
     ":smile:", "{{7*7}}", "{% raw %}", "@someone", "| a | b |", "*", "\\", "a\\"],
)  # fmt: skip
def test_what_is_escaped_reads_as_it_was(text: str):
    """Escaped, every text comes out of a Markdown reader as one paragraph of the same words."""
    tokens = READER.parse(escape(text))
    assert [t.type for t in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert {t.type for t in tokens[1].children or ()} <= {"text", "text_special"}
    assert "".join(t.content for t in tokens[1].children or ()) == text.strip()


@pytest.mark.parametrize("text", ["https://evil.example", "www.evil.example", "me@evil.example", "{{7*7}}"])
def test_nothing_is_left_for_a_reader_that_links_on_its_own(text: str):
    """Addresses and template braces are broken up by a backslash."""
    assert text not in escape(text)
