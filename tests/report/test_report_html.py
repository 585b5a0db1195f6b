"""HTML: one page that needs nothing else, in which article text is text and every evidence a link to its place."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from tests.report import sample

from rashomon.model import Account, Report, Story
from rashomon.report import render_html
from rashomon.report.html import letter
from rashomon.report.screen import one_line, visible

REPORTS = {"plain": sample.report(), "hostile": sample.hostile()}
ALLOWED = set("href id class title scope data-outlet aria-label aria-hidden open dir rel".split())


def flat(text: str) -> str:
    """Text with its white space as single spaces."""
    return " ".join(text.split())


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_the_page_asks_for_nothing(report: Report):
    """No script, no picture, no font, no style from elsewhere, and a policy that forbids them."""
    text = render_html(report)
    page = HTMLParser(text)
    assert not page.css("script, img, iframe, link, object, embed, form, base, video, audio")
    policy = page.css_first("meta[http-equiv]").attributes["content"]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    (style,) = page.css("style")
    assert "url(" not in style.text()
    assert "@import" not in style.text()


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_article_text_becomes_no_markup(report: Report):
    """Only the template's attributes occur; links lead into the page or to the web; no template is evaluated."""
    page = HTMLParser(render_html(report))
    nodes = [n for n in page.css("body *") if not any(p.tag == "svg" for p in ancestors(n))]
    assert len(nodes) > 50
    for node in nodes:
        assert node.tag == "svg" or set(node.attributes) <= ALLOWED, (node.tag, node.attributes)
    links = {link.attributes["href"] for link in page.css("a[href]")}
    assert all(re.match(r"#[a-z0-9-]+$|https?://", link) for link in links)
    assert not [key for n in page.css("*") for key in n.attributes if key.startswith("on")]


def ancestors(node):
    """The node and all that it stands in."""
    while node is not None:
        yield node
        node = node.parent


def test_hostile_text_is_shown_as_it_stands():
    """Tags, braces and brackets are readable; control and direction characters are symbols."""
    text = render_html(sample.hostile())
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    page = HTMLParser(text)
    assert one_line(sample.HOSTILE) == flat(page.css_first("h1").text())
    assert "{{7*7}}" in page.css_first("h1").text()
    assert one_line(sample.HOSTILE) == flat(page.css_first("title").text())


def test_an_address_that_runs_something_is_no_link():
    """Only web addresses of articles are linked."""
    base = sample.report()
    bad = replace(sample.gazette, url="JavaScript:alert(1)")
    accounts = tuple(Account(bad, (), ()) if a.article is sample.gazette else a for a in base.story.accounts)
    text = render_html(Report(Story(accounts), base.title, 2, ()))
    assert "javascript:" not in text.lower()
    assert "https://wire.example/vessa" in text


def test_every_evidence_leads_to_its_place():
    """Each link within the page has one target, and the target stands right before the words."""
    text = render_html(sample.report())
    page = HTMLParser(text)
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len(set(ids))
    targets = {link.attributes["href"][1:] for link in page.css("a[href^='#']")}
    assert targets <= set(ids)
    place = f"e-{sample.daily.id}-{sample.REOPENS.answers[1].cited[0].evidence.start}-"
    (found,) = [t for t in targets if t.startswith(place)]
    after = HTMLParser(text.split(f'id="{found}"')[1].split(">", 1)[1]).text()
    assert after.startswith("Repairs should be finished by March 24")


@pytest.mark.parametrize("article", [sample.wire, sample.daily, sample.gazette], ids=lambda a: a.outlet)
def test_the_accounts_are_shown_whole(article):
    """Marks and folded junk aside, each account's text is all there, in order."""
    page = HTMLParser(render_html(sample.report()))
    account = page.css_first(f"#a-{article.id}")
    for extra in account.css("i, .about") + [n for n in account.css("summary")]:
        extra.decompose()
    assert flat(account.text()) == flat(visible(article.text))


def test_marks_tell_contested_from_changed_and_corroborated():
    """Each sentence carries the mark of its finding; junk is folded and carries none."""
    page = HTMLParser(render_html(sample.report()))
    wire = page.css_first(f"#a-{sample.wire.id}")
    assert [flat(n.text()) for n in wire.css("a.contested.focus")] == ["March 14"]
    assert [flat(n.text()) for n in wire.css("a.changed.focus")] == ["At least two people"]
    assert wire.css_first("a.corroborated").text().startswith("The Vessa swing bridge")
    junk = [n.text() for n in wire.css("details.junk p")]
    assert any("Subscribe" in text for text in junk)
    assert not wire.css("details.junk a, details[open].junk")
    assert page.css_first(f"#a-{sample.gazette.id} a.only-here").text().startswith("A ferry")


def test_agreement_among_copies_is_not_called_corroborated():
    """One origin behind two outlets: the mark says repeated."""
    report = sample.report()
    answer = replace(sample.CRACK.answers[0], witnesses=1, cited=sample.CRACK.answers[0].cited[:2])
    report = replace(report, findings=(replace(sample.CRACK, answers=(answer,)),))
    page = HTMLParser(render_html(report))
    assert page.css("details.account a.repeated")
    assert not page.css("details.account a.corroborated")


def test_contested_points_are_a_table_of_question_by_outlet():
    """A row a question, a column an outlet, the words that differ marked, silence said."""
    page = HTMLParser(render_html(sample.report()))
    (row,) = page.css("table.matrix tbody tr")
    cells = {cell.attributes["data-outlet"]: cell for cell in row.css("td")}
    assert list(cells) == ["Norrland Wire", "Coastline Daily", "Skerrow Gazette"]
    assert cells["Coastline Daily"].css_first("mark").text() == "March 24"
    assert "no answer found" in cells["Skerrow Gazette"].text()


def test_many_accounts_get_no_narrow_columns():
    """Past four accounts the answers stand beside each other instead of the outlets."""
    base = sample.report()
    more = tuple(Account(replace(sample.gazette, outlet=f"Paper {n}"), (), ()) for n in range(3))
    accounts = tuple(sorted(base.story.accounts + more, key=lambda a: a.article.id))
    page = HTMLParser(render_html(replace(base, story=replace(base.story, accounts=accounts))))
    assert not page.css("table.matrix")
    assert [flat(m.text()) for m in page.css("#contested .sides mark")] == ["March 14", "March 24"]


def test_the_page_without_findings_still_shows_the_accounts():
    """Nothing found: no empty section, the texts to read."""
    base = sample.report()
    page = HTMLParser(render_html(Report(Story(base.story.accounts), base.title, 2, ())))
    assert not page.css("#contested, #changed, #agreed, #single, #timeline, #skipped")
    assert len(page.css("details.account")) == 3


def test_answers_past_z_have_numbers():
    """Letters name the first 26 answers."""
    assert [letter(0), letter(25), letter(26)] == ["A", "Z", "27"]
