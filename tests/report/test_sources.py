"""The accounts as sources to cite: BibTeX for a BibTeX parser, CSL-JSON by the schema of its items."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import bibtexparser
import pytest
from bibtexparser import Library
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from pylatexenc.latex2text import LatexNodes2Text
from tests.report import sample
from tests.report.hostile import Printed, printed, report

from rashomon.model import Report
from rashomon.report.addresses import address
from rashomon.report.bibtex import escape, key, render_bibtex
from rashomon.report.csl import render_csl
from rashomon.report.screen import one_line

WORDS = {"type": "string", "minLength": 1}
# An item as the schema of CSL-JSON 1.0.2 has it, so far as it is used here: nothing else may be in it.
ITEMS = Draft202012Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["id", "type", "title"],
            "additionalProperties": False,
            "properties": {
                "id": {"type": "string", "pattern": "^[a-z]+[0-9]*-[0-9a-f]{6}$"},
                "type": {"const": "article-newspaper"},
                **dict.fromkeys(("title", "container-title", "language", "note"), WORDS),
                "URL": {"type": "string", "pattern": "^(?i:https?)://[!-~]*$"},
                "author": {
                    "type": "array",
                    "items": {"type": "object", "additionalProperties": False, "properties": {"literal": WORDS}},
                },
                "issued": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["date-parts"],
                    "properties": {
                        "date-parts": {
                            "type": "array",
                            "maxItems": 2,
                            "items": {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3},
                        }
                    },
                },
            },
        },
    }
)


def read(text: str) -> Library:
    """The entries as a parser of BibTeX takes them; nothing of the file is left over."""
    library = bibtexparser.parse_string(text)
    assert (library.failed_blocks, library.strings, library.preambles, library.comments) == ([], [], [], [])
    return library


def shown(value: str) -> str:
    """A field as LaTeX prints it."""
    for name, sign in (("braceleft", "<"), ("braceright", ">"), ("asciicircum", "=")):
        value = value.replace(rf"\text{name}{{}}", sign)  # which that reader does not know
    return LatexNodes2Text().latex_to_text(value).translate(str.maketrans("<>=", "{}^"))


def test_an_entry_an_account_in_the_order_they_were_printed():
    """With all that is known of it, and no more."""
    entries = read(render_bibtex(sample.report())).entries
    assert [entry["journal"] for entry in entries] == ["Norrland Wire", "Coastline Daily", "Skerrow Gazette"]
    wire, daily, _ = ({name: field.value for name, field in entry.fields_dict.items()} for entry in entries)
    assert (wire["year"], wire["month"], wire["day"]) == ("2031", "mar", "3")
    assert wire["url"] == "https://wire.example/vessa"
    assert "author" not in wire
    assert (daily["author"], daily["note"]) == ("{Tomas Ekrem}", "Credits Norrland Wire")
    assert [entry.key for entry in entries] == [key(sample.wire), key(sample.daily), key(sample.gazette)]
    assert re.fullmatch("norrlandwire2031-[0-9a-f]{6}", entries[0].key)


@pytest.mark.parametrize("text", ["100% & more", "a_b #1 $5", "{x}", "}{", "\\input{/etc/passwd}", "~^\\", "@article{"])
def test_words_print_as_they_are(text: str):
    """LaTeX shows the words; braces are counted even by BibTeX, so none of the text's is left."""
    assert shown(escape(text)) == text
    assert re.sub(r"\\text\w+\{\}", "", escape(text)).count("{") == 0


@settings(max_examples=40, deadline=None)
@given(printed, printed)
def test_hostile_words_end_no_field(one: Printed, other: Printed):
    """Two entries, whatever the words are: braces stand in pairs, and none closes the entry before its end."""
    told = report(one, other)
    library = read(render_bibtex(told))
    assert len(library.entries) == 2
    for entry in library.entries:
        assert set(entry.fields_dict) <= {"author", "title", "journal", "year", "month", "day", "url", "note"}
    ITEMS.validate(json.loads(render_csl(told)))
    by_key = {key(account.article): account.article for account in told.story.accounts}
    for item in json.loads(render_csl(told)):
        article = by_key[item["id"]]
        assert item["title"] == (one_line(article.title or "").strip() or "Untitled")
        assert item.get("URL") == address(article)


@pytest.mark.parametrize("told", [sample.report(), sample.hostile()], ids=["plain", "hostile"])
def test_an_item_an_account(told: Report):
    """By the schema; writers as they sign, days as numbers."""
    items = json.loads(render_csl(told))
    ITEMS.validate(items)
    assert len(items) == len(told.story.accounts)


def test_what_an_item_says():
    """Outlet, writer, day and credits of an account; an account without a date has none."""
    _, daily, _ = json.loads(render_csl(sample.report()))
    assert daily["container-title"] == "Coastline Daily"
    assert daily["author"] == [{"literal": "Tomas Ekrem"}]
    assert daily["issued"] == {"date-parts": [[2031, 3, 3]]}
    story = sample.report().story
    bare = replace(story.accounts[0], article=replace(story.accounts[0].article, published=None, outlet=None))
    (item,) = json.loads(render_csl(replace(sample.report(), story=replace(story, accounts=(bare,)))))
    assert not {"issued", "container-title"} & set(item)
    assert item["id"].startswith("account-")
