"""What a page says about itself, where its data and what it prints differ; and which of its blocks are the story."""

import json

import numpy as np
import pytest

from rashomon.errors import ModelError
from rashomon.extract import extract
from rashomon.extract.page_features import NAMES, page_features
from rashomon.extract.page_trees import load, trees
from rashomon.model import Article, BlockKind, Capture

STORY = "".join(
    f"<p>The council of Skerrow voted on Monday to repair pier {n}, which a storm had broken in the spring, and to pay "
    "for it out of the harbour fees.</p>"
    for n in range(1, 7)
)


def read(
    head: str = "", top: str = "", data: dict | None = None, url: str | None = None, story: str = STORY
) -> Article:
    """The article of a page with this head, these lines under the headline, and this JSON-LD."""
    linked = f'<script type="application/ld+json">{json.dumps(data)}</script>' if data else ""
    markup = (
        f"<html lang='en'><head><title>Pier to be repaired | Skerrow Record</title>{linked}{head}</head><body>"
        f"<ul><li><a href='/s'>Sport</a></li><li><a href='/w'>Weather</a></li></ul>"
        f"<h1>Council votes to repair the broken piers</h1>{top}<article>{story}</article>"
        "<ul class='related'><li><a href='/x'>Ferry sails again</a></li></ul><footer>© 2031 Skerrow Record</footer>"
        "</body></html>"
    )
    article = extract(Capture("page.html", markup.encode(), "text/html", url))
    assert isinstance(article, Article)
    return article


NEWS = {"@type": "NewsArticle", "headline": "Pier repair: what the vote means", "publisher": {"name": "Skerrow Record"}}


def test_the_story_is_the_paragraphs_and_nothing_of_the_furniture():
    """Six paragraphs, without menu, related stories and footer."""
    article = read()
    assert [b.kind for b in article.blocks].count(BlockKind.PARAGRAPH) == 6
    assert not [word for word in ("Sport", "Ferry sails", "©") if word in article.text]


def test_the_headline_is_the_one_that_readers_see():
    """Search engines are told another."""
    assert read(data=NEWS).title == "Council votes to repair the broken piers"


BOTH = "<p>March 4, 2031. Updated March 9, 2031</p>"
LINKS = "<div class='byline'>By <a>Ana Roe</a> and <a>Tomas Wick</a></div>"


@pytest.mark.parametrize(
    ("author", "top", "byline"),
    [
        ([{"@type": "Person", "name": "Ana Roe"}, {"name": "Tomas Wick, PhD"}], "", ("Ana Roe", "Tomas Wick")),
        ({"name": "Skerrow Record"}, LINKS, ("Ana Roe", "Tomas Wick")),
        (None, "<span class='author-name'>Jonas Field</span>", ("Jonas Field",)),
        (None, "<p>By Jonas Field</p>", ("Jonas Field",)),
        ("Mira Holt | The Skerrow Record", "", ("Mira Holt",)),
        ({"name": ["Mira Holt"]}, "", ("Mira Holt",)),
        ({"name": "Skerrow Record"}, "", ("Skerrow Record",)),
    ],
)  # fmt: skip
def test_the_writers_are_persons_where_the_page_names_any(author, top, byline):
    """Data that name only the house give way to the byline printed; degrees and houses are no writers."""
    assert read(data={**NEWS, "author": author}, top=top).byline == byline


@pytest.mark.parametrize(
    ("first", "changed", "top", "url", "published"),
    [
        ("2031-03-04T10:00:00+01:00", None, "", None, "2031-03-04T10:00:00+01:00"),
        (None, None, "<p>March 5, 2031</p>", None, "2031-03-05"),
        (None, None, "", "https://record.example/2031/03/06/piers", "2031-03-06"),
        (None, None, "", "https://record.example/2031/mar/06/piers", "2031-03-06"),
        # Greenwich's day is not the outlet's: the instant stays, the day is the printed one.
        ("2031-03-05T02:00:00Z", None, "<p>March 4, 2031</p>", None, "2031-03-04T23:00:00-03:00"),
        ("2031-03-05T02:00:00+02:00", None, "<p>March 4, 2031</p>", None, "2031-03-05T02:00:00+02:00"),
        # Only the change is shown to readers.
        ("2029-01-02", "2031-03-04T09:00:00Z", "<p>Updated March 4, 2031</p>", None, "2031-03-04T09:00:00+00:00"),
        ("2031-03-04T09:00:00+01:00", "2031-03-09T09:00:00Z", BOTH, None, "2031-03-04T09:00:00+01:00"),
    ],
)  # fmt: skip
def test_when_the_account_was_published(first, changed, top, url, published):
    """The data's word, where neither the page nor its address speaks against it."""
    data = {**NEWS, "datePublished": first, "dateModified": changed}
    assert read(data=data, top=top, url=url).published.iso() == published


@pytest.mark.parametrize(
    ("head", "data", "paywalled"),
    [
        ("", {}, None),
        ("", {"isAccessibleForFree": False}, True),
        ("", {"isAccessibleForFree": "True"}, False),
        ("<meta property='article:content_tier' content='metered'>", {}, True),
        ("<meta property='article:content_tier' content='free'>", {}, False),
    ],
)
def test_whether_reading_on_costs(head, data, paywalled):
    """As the page says; unknown where it does not."""
    assert read(head, data={**NEWS, **data}).paywalled is paywalled


def test_section_and_notes():
    """The outlet's word on its own account is kept, wherever it stands."""
    note = "<p>This article was amended on 5 March 2031 to correct the number of the pier.</p>"
    article = read(data={**NEWS, "articleSection": ["Harbour"]}, story=STORY + f"<aside>{note}</aside>")
    assert article.section == "Harbour"
    assert [b.kind for b in article.blocks].count(BlockKind.NOTE) == 1


@pytest.mark.parametrize(
    "broken", ['{"@type": [{"a": 1}]}', '{"headline": ' + "9" * 5000 + "}", '{"author": [[]]}', "[" * 9000]
)
def test_damaged_data_are_passed_over(broken):
    """Types that are no names, figures without end, lists of nothing."""
    assert read(head=f'<script type="application/ld+json">{broken}</script>').title


@pytest.mark.parametrize(("languages", "kind"), [(None, Article), (("de",), Article)])
def test_every_language_is_extracted_on_request(languages, kind):
    """A page in German is an article for who asks for it, with its language; else its reason is the language."""
    paragraph = (
        "<p>Der Rat von Skerrow hat am Montag beschlossen, den Pier zu reparieren, den ein Sturm zerstört hatte.</p>"
    )
    page = Capture("de.html", f"<html lang='de'><h1>Der Pier wird repariert</h1>{paragraph * 3}".encode(), "text/html")
    article = extract(page, languages=languages)
    assert isinstance(article, kind)
    assert article.language == "de"
    assert "German" in extract(page).reason


def test_elements_set_apart_by_style_alone_are_set_apart():
    """A name and a day without a space between their elements."""
    article = read(top="<div class='byline'>By <a>Ana Roe</a><time>June 3, 2031</time></div>")
    assert "Ana Roe June 3, 2031" in article.text
    assert article.byline == ("Ana Roe",)


def test_a_page_without_blocks_has_an_empty_table():
    """No row, every column."""
    assert page_features([]).shape == (0, len(NAMES))


def test_the_trees_know_the_features_that_are_computed(tmp_path):
    """Weights made for other features, or damaged, are refused with the way out."""
    assert trees()(np.zeros((3, len(NAMES)), dtype=np.float32)).shape == (3,)
    damaged = tmp_path / "page.npz"
    damaged.write_bytes(b"no weights")
    with pytest.raises(ModelError, match="install the package again"):
        load(damaged)
    kept = trees()
    laid = {n: getattr(kept.laid, n) for n in ("feature", "threshold", "left", "roots")}
    np.savez(damaged, names="one two", base=0.0, depth=1, value=kept.value, **laid)
    with pytest.raises(ModelError, match="train it anew"):
        load(damaged)
