"""Three hundred hostile payloads, each vector in each field: shown as text; nothing runs, nothing is asked for.

In the browser, with scripts on, so that what would run does; every node of a page is one of the templates' own.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from starlette.testclient import TestClient
from tests.web.browsing import browser, watch
from tests.web.serving import Served
from tests.web.vectors import VECTORS

from rashomon.model import (
    Account,
    Answer,
    Article,
    Block,
    Cited,
    Finding,
    FindingKind,
    Quote,
    Report,
    Skipped,
    Slot,
    Speaker,
    Story,
)
from rashomon.model.text import clean
from rashomon.web import Desk

STORED = ("title", "byline", "outlet", "url", "text", "speaker", "skipped")
ASKED = ("search", "speaker's page", "pasted and uploaded")
TOGETHER = 5  # vectors on a page


def hostile(vectors: tuple[str, ...]) -> Report:
    """A report of as many accounts, each with one vector in every field that comes from outside."""
    told = [_account(clean(vector), n) for n, vector in enumerate(vectors)]
    cited = [Cited(a.article.quote(0, len(a.article.text)), None, a.article.title) for a in told]
    answers = tuple(Answer(c.evidence.exact, c.evidence.exact, 1, (c,)) for c in cited)
    found = tuple(
        Finding(kind, Slot.OTHER, clean(vectors[0]), answers, 0.5, 0.5, clean(vectors[1]), note=clean(vectors[2]))
        for kind in FindingKind
    )
    skipped = tuple(Skipped(clean(v), "read", clean(v)) for v in vectors)
    accounts = tuple(sorted(told, key=lambda a: a.article.id))
    return Report(Story(accounts), clean(vectors[0]), 2, found, skipped=skipped)


def _account(vector: str, n: int) -> Account:
    text = f"{vector} {n} “{vector}”"
    article = Article(vector, text, (Block(0, len(text)),), vector, vector, vector, byline=(vector,), credits=(vector,))
    words = article.quote(len(text) - len(vector) - 1, len(text) - 1)
    return Account(article, (), (Quote(words, Speaker(vector, words, vector), None, vector),))


def stories(desk: Desk) -> Iterator[tuple[str, Report]]:
    """All vectors, a few a story."""
    for n in range(0, len(VECTORS), TOGETHER):
        report = hostile(VECTORS[n : n + TOGETHER])
        yield desk.hold(report), report


def paths(desk: Desk) -> Iterator[str]:
    """The pages that show what was stored."""
    for name, report in stories(desk):
        first, second, *rest = (account.article.id for account in report.story.accounts)
        yield f"/story/{name}"
        yield f"/story/{name}/beside/{first}/{second}"
        yield from (f"/story/{name}/account/{article}" for article in (first, second, *rest))


def questions() -> Iterator[str]:
    """The pages that show what was asked."""
    for vector in VECTORS:
        yield "/search?" + urlencode(dict.fromkeys(("q", "speaker", "outlet", "place"), vector))
        yield "/speaker?" + urlencode({"name": vector})


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for all of these tests."""
    with browser() as found:
        yield found


@pytest.mark.slow
def test_nothing_runs_and_nothing_is_asked_for(chromium: Browser, server: Served):
    """No dialog, no refusal by the policy (there is nothing to refuse), no request elsewhere, no error of a script."""
    page = chromium.new_page()
    seen = watch(page, server.address)
    for path in (*paths(server.desk), *questions()):
        page.goto(server.address + path)
        assert seen.nothing(), (path, seen)
        assert page.url.startswith(server.address)
    sent(page, server)
    assert seen.nothing(), seen
    assert len(VECTORS) * (len(STORED) + len(ASKED)) == 300


def sent(page: Page, server: Served) -> None:
    """Paste the vectors and upload files that are called so; one account alone is shown again with what is wrong."""
    for n in range(0, len(VECTORS), 3):
        page.goto(f"{server.address}/compare")
        for m, vector in enumerate(VECTORS[n : n + 3], 1):
            page.fill(f"#outlet{m}", vector.replace("\n", " "))
            page.fill(f"#text{m}", vector)
        names = [vector.replace("\x00", "").replace("/", "_") for vector in VECTORS[n : n + 3]]
        files = [{"name": name, "mimeType": "text/plain", "buffer": b"\x00\x01"} for name in names]
        page.set_input_files("#files", files)
        page.get_by_role("button", name="Compare").click()
        assert page.locator("h1").count() == 1


def test_every_node_is_the_templates_own(client: TestClient, desk: Desk):
    """The tags and attributes of a page with hostile text are those of a page without; addresses lead to the web."""
    allowed = set(
        "href id class title scope data-outlet data-item aria-label aria-hidden aria-labelledby dir rel".split()
    )
    allowed |= set("aria-describedby aria-pressed tabindex role name value type action method maxlength for".split())
    allowed |= set("placeholder autocomplete list selected checked content charset lang data-theme src defer".split())
    for path in (*paths(desk), *questions()):
        page = HTMLParser(client.get(path).text)
        nodes = [node for node in page.css("body *") if not _in_svg(node)]
        assert len(nodes) > 20
        for node in nodes:
            assert node.tag not in {"style", "iframe", "img", "object", "base", "meta", "link", "script"}, path
            assert set(node.attributes) <= allowed, (path, node.html[:300])
        for link in page.css("main a[href], header a[href]"):
            assert link.attributes["href"].startswith(("/", "#", "http://", "https://")), link.html[:300]
            if link.attributes["href"].startswith("http"):
                assert set(link.attributes["rel"].split()) == {"noopener", "noreferrer", "nofollow"}


def _in_svg(node) -> bool:
    """Whether a node is a drawing or stands in one."""
    while node is not None:
        if node.tag == "svg":
            return True
        node = node.parent
    return False


def test_data_of_hostile_text_is_data(client: TestClient, desk: Desk):
    """Every format of a hostile story comes, as the type it is, and never as a page of this server."""
    for name, _ in islice(stories(desk), 2):
        for suffix in ("json", "md", "csv", "ics", "jsonld", "bib", "csl.json", "timeline.json", "geojson", "atom"):
            answer = client.get(f"/story/{name}.{suffix}")
            assert answer.status_code == 200, suffix
            assert not answer.headers["content-type"].startswith("text/html")
        assert client.get(f"/story/{name}.html").headers["content-disposition"].startswith("attachment")
