"""The walls: who may ask, what may be written, how much may be sent, what a page may do."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import reader

from rashomon.web import Desk, Keys
from rashomon.web.guard import BODY


@pytest.mark.parametrize(
    ("host", "let_in"),
    [
        ("127.0.0.1:8321", True),
        ("localhost", True),
        ("[::1]:8321", True),
        ("192.168.1.7:8321", True),
        ("desk.example", True),
        ("rebound.example", False),
        ("localhost.rebound.example", False),
        ("127.0.0.1.nip.example", False),
        ("", False),
        ("[", False),
    ],
)
def test_a_host_name_that_is_not_ours_is_refused(desk: Desk, host: str, let_in: bool):
    """A page elsewhere cannot reach the server under a name of its own; digits cannot be rebound."""
    client = reader(desk, Keys(names=frozenset({"desk.example"})))
    assert client.get("/", headers={"host": host}).status_code == (200 if let_in else 421)


def test_a_page_may_do_nothing_but_show_itself(client: TestClient, story: str):
    """The policy allows no inline script or style and nothing from elsewhere, and the pages need none."""
    paths = ("/", f"/story/{story}", "/settings", "/compare", "/nothing", "/static/keys.js", f"/story/{story}.json")
    for path in paths:
        answer = client.get(path)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        if answer.headers["content-type"].startswith("text/html"):
            assert "<style" not in answer.text
            assert " style=" not in answer.text
            assert " onclick=" not in answer.text
            assert answer.text.count("<script") == answer.text.count('<script src="/static/') == 1


WRITES = ["/settings/theme", "/compare", "/story/{story}/compare"]


@pytest.mark.parametrize("path", WRITES)
def test_nothing_is_written_but_by_our_own_forms(client: TestClient, desk: Desk, keys: Keys, story: str, path: str):
    """Another site's form, a form without the word, one with a wrong word: all refused, nothing changed."""
    path = path.format(story=story)
    data = {"theme": "dark", "text": "a", "keep": "true"}
    before = desk.moment()
    ours = {**data, "form": keys.form}
    assert client.post(path, data=data).status_code == 403
    assert client.post(path, data={**data, "form": "guess"}).status_code == 403
    assert client.post(path, data={**data, "form": keys.bookmark}).status_code == 403
    assert client.post(path, data=ours, headers={"origin": "https://elsewhere.example"}).status_code == 403
    assert client.post(path, data=ours, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert client.post(path, data=ours, headers={"origin": "null"}).status_code == 403
    assert client.post(path, data=data, headers={"authorization": "Bearer guess"}).status_code == 403
    assert desk.moment() == before
    assert client.post("/settings/theme", data=ours, headers={"origin": "http://127.0.0.1:8321"}).status_code == 303


def test_where_a_key_is_required_nothing_is_shown_without_it(desk: Desk, story: str):
    """Pages lead to the form, data is refused; the key opens by link, form, cookie or header."""
    keys = Keys(required=True)
    client = reader(desk, keys, "http://10.0.0.7:8321")
    assert client.get("/").headers["location"] == "/enter"
    for path in (f"/story/{story}.json", "/stories.json", "/openapi.json", "/search.json?q=a"):
        assert client.get(path, headers={"accept": "*/*"}).status_code == 401
    assert client.post("/settings/theme", data={"theme": "dark", "form": keys.form}).status_code == 401
    assert client.get("/?key=guess").headers["location"] == "/enter"
    assert client.get("/stories.json", headers={"authorization": f"Bearer {keys.key}"}).status_code == 200
    assert client.get("/stories.json", headers={"cookie": "rashomon_key=guess", "accept": "*/*"}).status_code == 401
    assert client.post("/enter", data={"key": "guess"}).status_code == 401
    opened = client.post("/enter", data={"key": keys.key})
    assert opened.status_code == 303
    cookie = opened.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert client.get("/").status_code == 200
    by_link = reader(desk, keys, "http://10.0.0.7:8321").get(f"/story/{story}?key={keys.key}")
    assert (by_link.status_code, by_link.headers["location"]) == (303, f"/story/{story}")


def test_a_key_in_an_address_leads_nowhere_else(desk: Desk):
    """`//elsewhere/?key=` is no way to another host."""
    keys = Keys(required=True)
    answer = reader(desk, keys).get(f"http://127.0.0.1:8321//elsewhere.example/?key={keys.key}")
    assert not answer.headers["location"].startswith("//")


def test_uploads_are_bounded(client: TestClient, keys: Keys):
    """By what is said of their length, and by their length where that is not so."""
    too_much = b"x" * (BODY + 1)
    assert client.post("/compare", content=too_much).status_code == 413

    def dripping():
        yield from (b"form=x&text=" + b"y" * 1_000_000 for _ in range(BODY // 1_000_000 + 2))

    head = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/compare", content=dripping(), headers=head).status_code in (400, 403, 413, 422)


def test_the_keys_are_not_shown(desk: Desk):
    """Neither in what prints a Keys, nor on a page that who has no key can see."""
    keys = Keys(required=True)
    assert keys.key not in repr(keys)
    page = reader(desk, keys).get("/enter").text
    assert keys.key not in page
    assert keys.bookmark not in page
