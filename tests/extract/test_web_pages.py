"""Web pages: paragraphs in the text, the page's data in the fields, nothing of markup or script anywhere."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.extract import extract
from rashomon.model import Article, BlockKind, Capture, Skipped

PAGES = Path(__file__).parent / "pages"


def web(markup, url=None):
    """What comes of a page."""
    body = markup if isinstance(markup, bytes) else markup.encode()
    return extract(Capture("page.html", body, "text/html", url))


def test_a_page_with_linked_data():
    """Title, writers, outlet, address and both times come from the page's own data."""
    article = web((PAGES / "ferry.html").read_bytes())
    assert article.title == "Ferry to Skerrow sails again & fares stay"
    assert article.outlet == "Hollin Bay Courier"
    assert article.url == "https://courier.example/2025/06/ferry"
    assert article.byline == ("Ana Roe", "Tomas Wick")
    assert (article.published.iso(), article.modified.iso()) == (
        "2025-06-03T07:30:00+02:00",
        "2025-06-03T09:05:00+02:00",
    )
    assert article.text.startswith(article.title + "\n")
    assert [b.kind for b in article.blocks if b.kind is BlockKind.NOTE] == [BlockKind.NOTE]


@pytest.mark.parametrize(
    "leak",
    [
        "<",
        "&amp;",
        "&#39;",
        "do not show",
        "written by a script",
        "cookies",
        "color: red",
        "Sport",
        "Leave a comment",
        "rights reserved",
    ],
)
def test_nothing_of_the_machinery_reaches_the_text(leak):
    """No tag, entity, script, style, menu, notice or form."""
    assert leak not in web((PAGES / "ferry.html").read_bytes()).text


def test_a_page_without_linked_data_falls_back_on_its_meta_tags():
    """A damaged data block is passed over."""
    article = web((PAGES / "meta_only.html").read_bytes())
    assert (article.title, article.outlet, article.byline) == (
        "Council votes on harbour wall",
        "Skerrow Record",
        ("Jonas Field",),
    )
    assert article.published.iso() == "2025-06-04T18:20:00+00:00"
    assert "Log in" not in article.text


@pytest.mark.parametrize("markup", [(PAGES / "shell.html").read_bytes(), b"<html></html>", b"<p>", b"<!doctype html>"])
def test_a_page_without_an_article_says_what_it_was(markup):
    """The reason counts the bytes and names their kind."""
    thing = web(markup)
    assert isinstance(thing, Skipped)
    assert f"{len(markup):,} bytes of text/html" in thing.reason


@pytest.mark.parametrize(
    "markup",
    ["<div>" * 100_000, "<div>" * 3000 + "ferry " * 50 + "</div>" * 3000, "<p>" * 50_000, "<a href='" * 20_000,
     "<script type='application/ld+json'>" + "[" * 100_000 + "</script><p>x</p>", "<" * 100_000, "<!--" * 50_000],
)  # fmt: skip
def test_hostile_markup_does_not_stop_the_program(markup):
    """Deep, broken and endless markup each end in an article or a reason."""
    assert isinstance(web(markup), Article | Skipped)


@given(st.text(alphabet="<>/apdiv &;\"'=!-ferry\n", max_size=300))
@settings(max_examples=40, deadline=None)
def test_any_markup_ends_in_an_article_or_a_reason(markup):
    """No page breaks the room."""
    assert isinstance(web("<html><body>" + markup), Article | Skipped)


def test_the_site_names_the_outlet_where_nothing_else_does():
    """The address that the page was fetched from is better than no name."""
    body = "".join(f"<p>{line}</p>" for line in (PAGES / "wrapped.txt").read_text().replace("\n", " ").split(". "))
    article = web(f"<html><body><article>{body}</article></body></html>", "https://www.skerrow.example/ferry")
    assert article.outlet == "skerrow.example"


@pytest.mark.parametrize("changed", ["2025-06-03T07:30:00+02:00", "2025-06-03T05:30:00Z", "2025-06-03"])
def test_a_page_that_was_not_changed_has_no_time_of_change(changed):
    """Pages say when they were changed even where they were not: the same instant, on any clock, says nothing."""
    page = (PAGES / "ferry.html").read_text().replace("2025-06-03T09:05:00+02:00", changed)
    article = web(page)
    assert article.published.iso() == "2025-06-03T07:30:00+02:00"
    assert article.modified is None


def test_long_paragraphs_under_no_headline_are_kept():
    """Neither is a signing line: as titles both are bare of everything, like a headline that is none."""
    long = "The ferry sailed again on Tuesday after nine weeks of work on the quay, the harbour office said. " * 6
    found = web(f"<html><body><article><p>{long}</p><p>{long}It was full.</p></article></body></html>")
    assert isinstance(found, Article)
    assert found.text.count("The ferry sailed") == 12


def test_markup_of_an_article_alone_is_all_story():
    """Feeds and databases give the article's own markup: nothing of a page stands around it to be told apart."""
    found = web(
        "<p>The ferry sailed again on Tuesday after nine weeks.</p><ul><li>Fares stay as they are.</li></ul>" * 3
    )
    assert isinstance(found, Article)
    assert found.text.count("Fares stay") == 3
