"""Each page as a reader meets it: in a browser, narrow and wide, with scripts and without; axe finds no fault."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.report import sample
from tests.web.browsing import WIDTHS, browser, watch
from tests.web.serving import Served

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for all of these tests."""
    with browser() as found:
        yield found


@pytest.fixture(
    params=[(w, s) for w in WIDTHS for s in (True, False)], ids=lambda p: f"{p[0]}-{'js' if p[1] else 'plain'}"
)
def context(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[BrowserContext]:
    """A reader's window of some width, with scripts or without."""
    width, scripts = request.param
    found = chromium.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts)
    yield found
    found.close()


def pages(server: Served, story: str, by_hand: str) -> dict[str, str]:
    """Every page, by what it is."""
    a, b = (account.article.id for account in sample.report().story.accounts[:2])
    kept = server.desk.story(story).report.story.accounts[0].article.id
    return {
        "front": "/",
        "history": f"/story/{story}/history",
        "what an account changed": f"/story/{story}/account/{kept}/history",
        "story": f"/story/{story}",
        "every kind": f"/story/{by_hand}",
        "account": f"/story/{by_hand}/account/{a}",
        "beside": f"/story/{by_hand}/beside/{a}/{b}",
        "search": "/search?q=ceasefire",
        "speaker": "/speaker?name=Helen+Marchetti",
        "ledger": "/ledger",
        "compare": "/compare",
        "settings": "/settings",
        "error": "/nothing",
    }


def test_no_page_is_wider_than_the_window_or_does_anything_else(
    context: BrowserContext, server: Served, story: str, by_hand: str
):
    """Nothing to scroll sideways, one heading, no request elsewhere, nothing refused by the policy."""
    page = context.new_page()
    seen = watch(page, server.address)
    for name, path in pages(server, story, by_hand).items():
        page.goto(server.address + path)
        assert page.locator("h1").count() == 1, name
        box = page.locator("body").bounding_box()
        assert box["width"] <= page.viewport_size["width"], name
        wide = page.locator("main").bounding_box()
        assert wide["x"] + wide["width"] <= page.viewport_size["width"], name
    assert seen.nothing(), seen


def test_a_reader_finds_the_words_behind_a_contested_point(context: BrowserContext, server: Served, story: str):
    """From the front page by what is contested to the sentence in its account, and to the account beside another."""
    page = context.new_page()
    page.goto(server.address)
    page.get_by_role("link", name=re.compile(r"contested points?$")).first.click()
    expect(page).to_have_url(re.compile(rf"/story/{story}#contested$"))
    page.locator("#contested td[data-outlet='Pacific Desk'] a").first.click()
    expect(page).to_have_url(re.compile(r"/account/[0-9a-f]+#e-"))
    expect(page.locator(".margin.contested").first).to_contain_text("Harbor Ledger")
    page.get_by_role("link", name="Beside Harbor Ledger").click()
    expect(page.locator("#aligned .pair.contested").first).to_contain_text("November 10")


def test_accounts_are_pasted_and_compared_at_once(chromium: Browser, server: Served):
    """Without scripts: a form, and then the story's page of what was pasted; the store has not changed."""
    context = chromium.new_context(java_script_enabled=False)
    page, before = context.new_page(), server.desk.moment()
    page.goto(f"{server.address}/compare")
    for n, (outlet, day, hurt) in enumerate([("Skerry Post", "Friday", 12), ("Skerry Times", "Sunday", 21)], 1):
        page.fill(f"#outlet{n}", outlet)
        page.fill(f"#published{n}", "2031-06-03")
        words = (
            f"The ferry Aurora struck the quay at Hollin Bay on Monday and {hurt} passengers were hurt, police said. "
        )
        page.fill(f"#text{n}", f"Ferry strikes quay\n\n{words}The ferry will stay in dock until {day}, the line said.")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator(".kicker")).to_have_text("Compared now, not kept")
    expect(page.locator("#sources")).to_contain_text("Skerry Times")
    assert server.desk.moment() == before
    context.close()


def test_the_keys(chromium: Browser, server: Served, story: str):
    """j and k go from item to item, o opens, / searches, ? lists the keys, Esc closes; typing is typing."""
    page = chromium.new_context().new_page()
    page.goto(server.address)
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type("jko?")
    expect(page.locator("#find")).to_have_value("jko?")
    page.goto(server.address)
    first, second = (page.locator(".stories > li").nth(n) for n in (0, 1))
    page.keyboard.press("j")
    expect(first).to_be_focused()
    page.keyboard.press("j")
    expect(second).to_be_focused()
    page.keyboard.press("k")
    expect(first).to_be_focused()
    there = first.get_by_role("link").first.get_attribute("href")
    page.keyboard.press("o")
    expect(page).to_have_url(server.address + there)


def test_focus_shows_the_sentence_behind_an_outlet(chromium: Browser, server: Served, story: str):
    """With its outlet, on hover and on focus, without a script; Esc puts it away where there are scripts."""
    page = chromium.new_context().new_page()
    page.goto(f"{server.address}/story/{story}")
    cite = page.locator("#brief .cite").first
    expect(cite.locator(".card")).to_be_hidden()
    cite.hover()
    expect(cite.locator(".card")).to_be_visible()
    page.mouse.move(0, 0)
    page.keyboard.press("Tab")
    cite.locator("a").focus()
    expect(cite.locator(".card")).to_be_visible()
    expect(cite.locator(".card")).to_contain_text(cite.locator("a").inner_text())
    page.keyboard.press("Escape")
    expect(cite.locator(".card")).to_be_hidden()


@pytest.mark.parametrize(("width", "theme"), [(360, "light"), (1280, "dark")])
def test_axe_finds_no_fault(chromium: Browser, server: Served, story: str, by_hand: str, width: int, theme: str):
    """WCAG 2.2 A and AA, narrow in the light and wide in the dark; only the best practices are left aside."""
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=theme, bypass_csp=True)
    page, faults = context.new_page(), []
    rules = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
    for name, path in pages(server, story, by_hand).items():
        page.goto(server.address + path)
        found = Axe().run(page, options=rules).response["violations"]
        faults += [(name, one["id"], one["impact"], one["nodes"][0]["html"][:200]) for one in found]
    context.close()
    assert faults == []


def test_on_paper_the_bar_is_gone_and_the_words_stay(chromium: Browser, server: Served, story: str):
    """What only a screen needs is not printed."""
    page: Page = chromium.new_context().new_page()
    page.goto(f"{server.address}/story/{story}")
    page.emulate_media(media="print")
    expect(page.locator(".bar")).to_be_hidden()
    expect(page.locator(".theme")).to_be_hidden()
    expect(page.locator("#contested table")).to_be_visible()
