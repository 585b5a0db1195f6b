"""Each page shows what the store holds, and every link on it leads to something."""

from __future__ import annotations

import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urldefrag, urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from starlette.testclient import TestClient
from tests.web.crawl import crawl, links

from rashomon.model import FindingKind
from rashomon.report import dates
from rashomon.store import open_store
from rashomon.store.summaries import Sifted
from rashomon.web import Desk, Keys
from rashomon.web.pages.front import front_page


def flat(page: HTMLParser, css: str = "body") -> str:
    """The words of a part of a page."""
    return " ".join(page.css_first(css).text().split())


def test_every_link_leads_somewhere(client: TestClient, story: str, by_hand: str):
    """Every page answers, and every fragment is the name of something on its page."""
    pages = crawl(client, ["/", f"/story/{story}", f"/story/{by_hand}"])
    assert {path: status for path, (status, _, _) in pages.items() if status != 200} == {}
    lost = []
    for path, (_, media, page) in pages.items():
        if media == "text/html":
            named = {node.attributes["id"] for node in page.css("[id]")}
            assert len(named) == len(page.css("[id]")), f"{path} names two things alike"
            for link in links(page):
                target, name = urldefrag(urljoin(path, link))
                there = {n.attributes["id"] for n in pages[target][2].css("[id]")} if target in pages else set()
                if name and name not in there:
                    lost.append((path, link))
    assert lost == []
    kinds = {path.split("/")[3] for path in pages if path.count("/") > 2 and path.startswith("/story/")}
    assert {kind.partition("?")[0] for kind in kinds} == {"account", "beside", "history"}
    assert len(pages) > 25


def test_the_front_page_counts(client: TestClient, desk: Desk, story: str):
    """Outlets, independent witnesses and contested points stand beside the title, each leading to its evidence."""
    page = HTMLParser(client.get("/").text)
    row = next(node for node in page.css(".stories > li") if story in node.html)
    words = " ".join(row.text().split())
    report = desk.story(story).report
    contested = sum(f.kind is FindingKind.CONTRADICTION for f in report.findings)
    assert contested
    assert f"{contested} contested point" in words
    assert f"{report.witnesses} independent witnesses" in words
    assert "Harbor Ledger, Pacific Desk, The Meridian Post" in words
    leads = {a.attributes["href"] for a in row.css(".counts a")}
    assert leads == {f"/story/{story}#contested", f"/story/{story}#sources"}


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ("", 2),
        ("?several=true", 1),
        ("?contested=true", 1),
        ("?q=lighthouse+ORRIN", 1),
        ("?q=100%25", 0),
        ("?outlet=the+lantern", 1),
        ("?since=2031-01-01", 1),
        ("?order=contested", 2),
    ],
)
def test_the_front_page_sifts(client: TestClient, asked: str, number: int):
    """By words of the title, outlet, day, and what is counted; the same as data."""
    assert len(HTMLParser(client.get(f"/{asked}").text).css(".stories > li")) == number
    assert client.get(f"/stories.json{asked}").json()["number"] == number


def test_an_empty_store_says_what_to_do(tmp_path, pipeline):
    """Not a blank page."""
    with open_store(tmp_path / "empty.db") as store:
        context = front_page(Desk(store, pipeline), Sifted(), "", 1)
        assert context.empty


def test_the_story_page_answers_the_three_questions(client: TestClient, desk: Desk, story: str):
    """What is contested, who says what in which words, how many independent sources stand behind each answer."""
    page = HTMLParser(client.get(f"/story/{story}").text)
    report = desk.story(story).report
    contested = [f for f in report.findings if f.kind is FindingKind.CONTRADICTION]
    rows = page.css("#contested tbody tr")
    assert len(rows) == len(contested)
    names = {a.article.id: a.article.outlet for a in report.story.accounts}
    for finding, row in zip(contested, rows, strict=True):
        words = " ".join(row.text().split())
        assert finding.question in words
        for answer in finding.answers:
            meant = dates.meant(answer.text, answer.value)
            assert " ".join([answer.text, *([f"[{meant}]"] if meant else []), f"{answer.witnesses} "]) in words
            for cited in answer.cited:
                cell = row.css_first(f'td[data-outlet="{names[cited.evidence.article]}"]')
                assert cited.focus.exact in [" ".join(mark.text().split()) for mark in cell.css("mark")]
    assert "this week [20 to 26 October 2025]" in flat(page, "#contested")
    assert "1 witness in 2 outlets" in flat(page, "#contested")
    assert "Witness 1 2 accounts that go back to one text" in flat(page, "#sources")


def test_where_nothing_changed_the_page_says_so(client: TestClient, desk: Desk, story: str, by_hand: str):
    """A missing section could be missed by the reader, or forgotten by the page."""
    for name in (story, by_hand):
        changed = [f for f in desk.story(name).report.findings if f.kind is FindingKind.UPDATE]
        page = HTMLParser(client.get(f"/story/{name}").text)
        assert len(page.css("#changed .point")) == len(changed)
        assert (page.css_first("#changed.none") is None) == bool(changed)


def test_what_two_tell_and_one_does_not_has_a_reason(client: TestClient, story: str):
    """No cell of the matrix is empty, and every blank says why in words."""
    page = HTMLParser(client.get(f"/story/{story}").text)
    cells = page.css("#silence td svg")
    assert len(cells) == len(page.css("#silence tbody tr")) * 3
    reasons = {cell.attributes["aria-label"] for cell in page.css("#silence td svg.blank")}
    assert reasons
    assert reasons <= {"not mentioned", "printed before any account that tells of it", "text cut off",
                       "printed before it happened"}  # fmt: skip


def test_an_account_shows_what_the_others_say(client: TestClient, desk: Desk, story: str):
    """The text as it was printed, whole; in the margin the other words, not its own."""
    report = desk.story(story).report
    account = next(a for a in report.story.accounts if a.article.outlet == "Pacific Desk")
    page = HTMLParser(client.get(f"/story/{story}/account/{account.article.id}").text)
    shown = "".join(node.text() for node in page.css(".text"))
    for sign in "≠→=≈·":
        shown = shown.replace(sign, "")
    assert "".join(shown.replace("not part of the story", "").split()) == "".join(account.article.text.split())
    notes = " ".join(node.text() for node in page.css(".margin.contested"))
    assert "November 1" in notes
    assert "November 10" not in notes
    assert "Harbor Ledger" in notes


def test_side_by_side_lines_up_and_marks(client: TestClient, by_hand: str, desk: Desk):
    """Points of both in two columns, copied passages, one remark in two wordings with the words that differ marked."""
    report = desk.story(by_hand).report
    kin = report.story.kinships[0]
    page = HTMLParser(client.get(f"/story/{by_hand}/beside/{kin.a}/{kin.b}").text)
    other = HTMLParser(client.get(f"/story/{by_hand}/beside/{kin.b}/{kin.a}").text)
    assert flat(page, "main") == flat(other, "main")
    assert len(page.css("#copied .pair")) == len(kin.passages)
    assert page.css("#aligned .pair")


def test_a_story_that_was_not_compared_waits_for_a_button(client: TestClient, desk: Desk, keys: Keys):
    """Looking changes nothing; the button compares, and shows."""
    lonely = next(one for one in client.get("/stories.json").json()["stories"] if "Lighthouse" in one["title"])
    path = f"/story/{lonely['id']}"
    before = desk.moment()
    page = HTMLParser(client.get(path).text)
    assert desk.moment() == before
    assert page.css_first(f'form[action="{path}/compare"]')
    assert client.get(f"{path}.json").status_code == 404
    assert client.post(f"{path}/compare", data={"form": keys.form}).status_code == 303
    assert "nothing to hold it against" in flat(HTMLParser(client.get(path).text))


def test_search_finds_and_marks(client: TestClient):
    """The words asked for are marked, and the hit leads to its place; what cannot be asked says so."""
    page = HTMLParser(client.get("/search?q=ceasefire").text)
    assert page.css(".hits li")
    assert {mark.text().lower() for mark in page.css(".hits mark")} == {"ceasefire"}
    assert "none here is called so" in flat(HTMLParser(client.get("/search?q=x&outlet=nobody").text))
    assert "Nothing found" in flat(HTMLParser(client.get("/search?q=zzzzqqq").text))
    assert client.get("/search.json?q=ceasefire").json()["hits"]


def test_a_speaker_over_stories(client: TestClient):
    """The quotes of a name, each with who prints it."""
    page = HTMLParser(client.get("/speaker?name=Helen+Marchetti").text)
    assert "A handshake in Busan buys time" in flat(page)
    assert "The Meridian Post" in flat(page)
    assert "No quote of that name" in flat(HTMLParser(client.get("/speaker?name=Nobody").text))


def test_the_ledger_is_in_balance(client: TestClient):
    """Every stage of every run: in = stored + the rest."""
    page = HTMLParser(client.get("/ledger").text)
    rows = [[int(cell.text().replace(",", "")) for cell in row.css("td")] for row in page.css("tbody tr")]
    assert rows
    assert all(row[0] == sum(row[1:5]) and row[5] == 0 for row in rows)


def test_the_same_as_data(client: TestClient, desk: Desk, story: str):
    """What a page offers to take along is there, and is what the command line prints."""
    offered = [a.attributes["href"] for a in HTMLParser(client.get(f"/story/{story}").text).css("#data a")]
    assert f"/story/{story}.json" in offered
    for address in offered:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert answer.content
    assert json.loads(client.get(f"/story/{story}.json").text)["schema"] == "rashomon/report/1"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/story/0000000000000000", 404),
        ("/story/draft-0", 404),
        ("/story/NO", 422),
        ("/nothing", 404),
        ("/?page=0", 422),
        ("/?since=yesterday", 400),
        ("/speaker", 422),
        ("/search?part=all", 422),
    ],
)
def test_what_is_not_there_says_so(client: TestClient, path: str, status: int):
    """As a page for who reads pages, as JSON for who reads data, with a way out."""
    answer = client.get(path)
    assert answer.status_code == status
    assert HTMLParser(answer.text).css_first("h1") or answer.status_code == 404
    assert client.get(path, headers={"accept": "application/json"}).json()["problem"]


def test_the_theme_is_the_readers(client: TestClient, desk: Desk, keys: Keys):
    """A form and a cookie, no script; and back to where the reader was, never to another host."""
    answer = client.post("/settings/theme", data={"theme": "dark", "form": keys.form, "back": "/search?q=a"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/search?q=a")
    assert 'data-theme="dark"' in client.get("/").text
    away = ("//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)", "/\n")
    for back in away:
        answer = client.post("/settings/theme", data={"theme": "auto", "form": keys.form, "back": back})
        assert answer.headers["location"] == "/", back
    assert 'data-theme="auto"' in client.get("/").text


def test_a_page_that_many_want_at_once_is_drawn_once(desk: Desk):
    """Twenty readers, one drawing; and all of them get it."""
    drawn, gate = [], threading.Barrier(20)

    def draw() -> str:
        drawn.append(time.sleep(0.05))
        return "the page"

    def read(_: int) -> str:
        gate.wait(30)
        return desk.drawn("a page that many want", draw)

    with ThreadPoolExecutor(20) as readers:
        assert set(readers.map(read, range(20))) == {"the page"}
    assert len(drawn) == 1
