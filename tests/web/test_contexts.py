"""Every page is one template and one documented dataclass; the docs say what the code says."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from jinja2 import UndefinedError, nodes
from tests.command import ROOT

from rashomon.web.contexts import PAGES, Frame
from rashomon.web.contexts.docs import documented, parts
from rashomon.web.draw import TEMPLATES, pages

SHARED = {"base.html.j2", "sections.html.j2", "line.html.j2"}


def test_the_docs_list_the_contexts_as_they_are():
    """docs/contexts.md is what `python -m rashomon.web.contexts` prints."""
    assert (ROOT / "docs" / "contexts.md").read_text("utf-8") == documented()


@pytest.mark.parametrize("kind", [Frame, *PAGES], ids=lambda kind: kind.__name__)
def test_a_context_is_frozen_and_says_what_it_is(kind: type):
    """Each field of it, and of what it is made of, has its meaning."""
    for one in [kind, *parts(kind)]:
        assert is_dataclass(one)
        assert one.__dataclass_params__.frozen
        assert all(field.metadata["told"] for field in fields(one)), one.__name__


def test_a_template_for_each_context_and_none_besides():
    """Named alike."""
    stems = {f"{kind.__module__.rpartition('.')[2]}.html.j2" for kind in PAGES}
    assert {path.name for path in TEMPLATES.glob("*.j2")} == stems | SHARED


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.j2")), ids=lambda path: path.name)
def test_no_template_turns_escaping_off(path: Path):
    """Neither the filter `safe` nor a block without escaping."""
    tree = pages().parse(path.read_text("utf-8"))
    assert "safe" not in {node.name for node in tree.find_all(nodes.Filter)}
    assert not list(tree.find_all(nodes.ScopedEvalContextModifier))


def test_a_name_that_a_template_makes_up_is_an_error():
    """Not an empty place on a page."""
    with pytest.raises(UndefinedError):
        pages().from_string("{{ page.nothing }}").render(page=Frame("auto", "", "/", "", ""))
