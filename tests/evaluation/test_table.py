"""The docs show the figures that were measured, and nothing else."""

from __future__ import annotations

import pytest

from evaluation import table
from evaluation.floors import HELD, at


def test_the_docs_table_is_that_of_the_figures():
    """`make evaluate` wrote both."""
    page = table.PAGE.read_text("utf-8")
    assert table.embed(page, table.render(table.load())) == page


def test_what_was_never_measured_is_said_to_be():
    """No figure is made up."""
    assert table.render({}).count("Not measured.") == 6


def test_a_table_lines_up():
    """Every line of a table is as long as the others."""
    lines = table.rows(("what", "n"), [("a long name", 1), ("b", 1000)])
    assert len({len(line) for line in lines}) == 1
    assert lines[1].endswith(": |")


@pytest.mark.parametrize("page", ["no markers", table.END, table.BEGIN * 2 + table.END])
def test_a_page_without_its_markers_is_refused(page: str):
    """Rather than written to the wrong place."""
    with pytest.raises(ValueError, match="once each"):
        table.embed(page, "x")


def test_every_held_figure_that_was_measured_is_a_figure():
    """A name in the list of held figures that leads nowhere would hold nothing."""
    figures = table.load()
    for name in HELD:
        if name.split(".")[0] in figures:
            assert isinstance(at(figures, name), float | None)
