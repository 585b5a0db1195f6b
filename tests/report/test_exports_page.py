"""docs/exports.md shows what is printed, and names every format and every column."""

from __future__ import annotations

import re

import pytest
from tests.command import ROOT

from rashomon import compare_accounts
from rashomon.model import Report
from rashomon.report import FORMATS
from rashomon.report.csv import COLUMNS

PAGE = (ROOT / "docs" / "exports.md").read_text("utf-8")
EXAMPLE = re.compile(r"^`rashomon compare (\S+) --as (\w+)`[^\n]*\n```\w+\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXAMPLES = {name: (inputs, lines.splitlines()) for inputs, name, lines in EXAMPLE.findall(PAGE)}


@pytest.fixture(scope="module")
def found() -> Report:
    """The report on the example that the page shows, compared once."""
    (inputs,) = {inputs for inputs, _ in EXAMPLES.values()}
    with pytest.MonkeyPatch.context() as place:
        place.chdir(ROOT)
        return compare_accounts([inputs])


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_lines_of_an_example_are_printed(found: Report, name: str):
    """In their order, among others."""
    printed = iter(FORMATS[name].render(found).splitlines())
    for line in EXAMPLES[name][1]:
        assert line in printed, f"{name}: {line}"


def test_every_format_and_column_is_explained():
    """By name; the formats that are not those of old each with an example."""
    assert not [name for name in (*FORMATS, *COLUMNS) if f"`{name}`" not in PAGE]
    assert set(EXAMPLES) == set(FORMATS) - {"json", "markdown", "html"}
