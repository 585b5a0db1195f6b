"""What a reader brings: pasted, uploaded, or sent by the bookmark; compared at once, kept only where that is said."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from starlette.testclient import TestClient
from tests.command import EXAMPLE
from tests.store.news import BRIDGE, FERRY, rows
from tests.web.conftest import reader

from rashomon.store import open_store
from rashomon.web import Desk, Keys


@pytest.fixture
def own(tmp_path, pipeline) -> Desk:
    """A desk of its own, with one story."""
    with open_store(tmp_path / "own.db") as store:
        store.add(rows(FERRY), pipeline, compared=True)
        yield Desk(store, pipeline)


def files() -> list[tuple[str, tuple[str, bytes]]]:
    """The example's accounts as a browser sends them: a page, a text and a row."""
    return [("files", (path.name, path.read_bytes())) for path in EXAMPLE]


def test_uploaded_files_are_compared_and_not_kept(client: TestClient, desk: Desk, keys: Keys, story: str):
    """The very findings that the store has of them; the store has not changed."""
    before = desk.moment()
    answer = client.post("/compare", data={"form": keys.form}, files=files())
    assert answer.status_code == 303
    name = answer.headers["location"].removeprefix("/story/")
    assert name.startswith("draft-")
    assert desk.moment() == before
    held, kept = desk.story(name).report, desk.story(story).report
    assert {f.question for f in held.findings} == {f.question for f in kept.findings}
    assert client.post(f"/story/{name}/compare", data={"form": keys.form}).status_code == 409


def test_pasted_accounts_are_kept_where_that_is_said(own: Desk, keys: Keys):
    """As an account of the store's own story."""
    client = reader(own, keys)
    title, published, text = BRIDGE["Valley Post"]
    other = BRIDGE["Liwa Today"]
    data = {
        "form": keys.form,
        "outlet": ["Valley Post", "Liwa Today"],
        "published": [published, other[1]],
        "text": [f"{title}\n\n{text}", f"{other[0]}\n\n{other[2]}"],
        "keep": "true",
    }
    answer = client.post("/compare", data=data)
    assert answer.status_code == 303
    name = answer.headers["location"].removeprefix("/story/")
    assert own.story(name).kept
    outlets = {account.article.outlet for account in own.story(name).report.story.accounts}
    assert outlets == {"Valley Post", "Liwa Today"}
    assert client.get("/stories.json").json()["number"] == 2
    assert "serve" in client.get("/ledger").text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ([], "0 account could be read"),
        (["One account alone. " * 9], "1 account could be read"),
        (["  ", "\n"], "0 account"),
    ],
)
def test_what_cannot_be_compared_comes_back_with_the_reason(
    client: TestClient, keys: Keys, text: list[str], words: str
):
    """The form again, with what was in it."""
    answer = client.post("/compare", data={"form": keys.form, "text": text})
    assert answer.status_code == 422
    page = HTMLParser(answer.text)
    assert words in page.css_first("[role=alert]").text()
    shown = [area.text().lstrip("\n") for area in page.css("textarea")]
    assert [one for one in shown if one.strip()] == [one for one in text if one.strip()]


def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_on(client: TestClient, desk: Desk, keys: Keys):
    """Among what is left out on the story's page."""
    answer = client.post(
        "/compare", data={"form": keys.form}, files=[*files(), ("files", ("broken.bin", b"\x00\x01\x02"))]
    )
    assert answer.status_code == 303
    page = HTMLParser(client.get(answer.headers["location"]).text)
    assert "broken.bin" in page.css_first("#skipped").text()


def page_of(text: str, title: str) -> str:
    """A news page around an account."""
    body = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
    head = f"<html><head><title>{title}</title></head>"
    return f"{head}<body><nav>Home</nav><article><h1>{title}</h1>{body}</article></body></html>"


NEW = (
    "Aurora ferry in dock after hitting Hollin Bay quay",
    "The ferry Aurora hit the quay at Hollin Bay on Monday evening and 17 passengers were hurt, harbour police said. "
    "The ferry will stay in dock until Saturday, the line said.\n\n"
    "Captain Mara Lindqvist said that the engine had not responded when she called for full astern. "
    "Passengers were taken ashore in boats and spent the night in the school at Hollin Bay.",
)


def test_the_bookmark_opens_what_the_others_say(own: Desk, keys: Keys):
    """From any site, with its own word: the page beside the store's accounts of its story, nothing written."""
    client, before = reader(own, keys), own.moment()
    elsewhere = {"origin": "https://news.example", "sec-fetch-site": "cross-site"}
    data = {"word": keys.bookmark, "url": "https://news.example/aurora", "page": page_of(NEW[1], NEW[0])}
    answer = client.post("/read", data=data, headers=elsewhere)
    assert answer.status_code == 303, answer.text
    assert re.fullmatch(r"/story/draft-[0-9a-f]+/account/[0-9a-f]+", answer.headers["location"])
    assert own.moment() == before
    page = HTMLParser(client.get(answer.headers["location"]).text)
    notes = " ".join(node.text() for node in page.css(".margin"))
    assert "Skerrow Herald" in notes
    assert page.css_first("header a[href^='https://news.example/aurora']").attributes["rel"]


@pytest.mark.parametrize(("word", "page", "status"), [("guess", "x", 403), (None, "<p>hello</p>", 422)])
def test_what_the_bookmark_cannot_do(own: Desk, keys: Keys, word: str | None, page: str, status: int):
    """Without its word it opens nothing; a page without an article has no others."""
    data = {"word": word or keys.bookmark, "page": page}
    assert reader(own, keys).post("/read", data=data).status_code == status


def test_a_page_of_no_story_of_ours_says_so(own: Desk, keys: Keys):
    """And how to bring other accounts of it."""
    title, _, text = BRIDGE["Valley Post"]
    answer = reader(own, keys).post("/read", data={"word": keys.bookmark, "page": page_of(text + "\n\n" + text, title)})
    assert answer.status_code == 404
    assert "rashomon add" in answer.text


def test_the_bookmark_carries_its_own_word_alone(client: TestClient, keys: Keys):
    """A page on which it is used may read it: neither the key nor the forms' word is in it."""
    link = HTMLParser(client.get("/settings").text).css_first("a.bookmark").attributes["href"]
    script = unquote(link)
    assert script.startswith("javascript:")
    assert json.dumps(keys.bookmark) in script
    assert '"http://127.0.0.1:8321/read"' in script
    assert keys.form not in script
    assert keys.key not in script
