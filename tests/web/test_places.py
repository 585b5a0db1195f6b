"""The pages on a store of each kind: a file, and a PostgreSQL server; and the history that both keep."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient
from tests.store.conftest import place, postgres  # noqa: F401 - fixtures
from tests.store.news import FERRY, amended, rows
from tests.web.conftest import reader

from rashomon.model import Capture
from rashomon.pipeline import Pipeline
from rashomon.store import Store, open_store
from rashomon.web import Desk, Keys


@pytest.fixture
def told(place: str, pipeline: Pipeline) -> Iterator[tuple[TestClient, Store]]:  # noqa: F811
    """A reader of a store in which one story was told, and one account of it amended since."""
    with open_store(place) as store:
        first, *others = rows(FERRY)
        store.add([first, *others], pipeline, compared=True)
        store.add([later(first, "12 passengers", "14 passengers")], pipeline, compared=True)
        yield reader(Desk(store, pipeline), Keys()), store


def later(capture: Capture, old: str, new: str) -> Capture:
    """The same account as its outlet changed it a day later."""
    changed = amended(capture, old, new)
    row = json.loads(changed.body) | {"modified": "2031-06-05T09:00:00+00:00"}
    return Capture(capture.source, json.dumps(row).encode(), capture.media_type, url=capture.url)


def words(page: str) -> str:
    """What a page says, without its markup."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def linked(page: str, pattern: str) -> str:
    """The first address of a page that is like this."""
    found = re.search(rf'href="({pattern})"', page)
    assert found is not None, pattern
    return html.unescape(found[1])


def test_a_reader_walks_from_the_front_page_to_the_words_and_their_history(told: tuple[TestClient, Store]):
    """Front page, story, account, what the account changed, the story's history, search, speaker, ledger."""
    client, _ = told
    front = client.get("/").text
    story = linked(front, "/story/[0-9a-f]+")
    page = client.get(story).text
    assert "contested" in words(page)
    hit = linked(client.get("/search?q=%2214+passengers%22").text, '/story/[0-9a-f]+/account/[0-9a-f]+[^"]*')
    account = client.get(hit.partition("#")[0]).text
    changed = client.get(linked(account, "/story/[0-9a-f]+/account/[0-9a-f]+/history"))
    assert changed.status_code == 200
    assert "<del>12</del><ins>14</ins>" in changed.text
    assert re.search("12( passengers)? → 14", words(changed.text))
    history = client.get(linked(page, "/story/[0-9a-f]+/history"))
    assert history.status_code == 200
    editions = re.findall(r'history\?edition=(\d+)"', history.text)
    assert len(editions) >= 3, "sorted, compared, amended, compared again"
    for address in ("/speaker?name=nobody", "/ledger", "/settings", "/stories.json", "/?order=contested&several=true"):
        assert client.get(address).status_code == 200, address


def test_the_points_of_a_story_are_shown_as_they_stood(told: tuple[TestClient, Store]):
    """As of the edition in which it was first compared, and as of the last; of one that is none of its, nothing."""
    client, _ = told
    story = linked(client.get("/").text, "/story/[0-9a-f]+")
    now = client.get(f"{story}/history").text
    editions = sorted({int(n) for n in re.findall(r'history\?edition=(\d+)"', now)})
    before = {n: words(client.get(f"{story}/history?edition={n}").text.partition('id="commits"')[0]) for n in editions}
    assert "had not been compared by then" in before[editions[0]]
    stood = [text for text in before.values() if "12 passengers" in text]
    assert stood, "what was said before the amendment"
    assert client.get(f"{story}/history?edition=99999").status_code == 404


def test_a_page_is_drawn_anew_when_its_story_changes_and_not_when_another_does(
    told: tuple[TestClient, Store], pipeline: Pipeline
):
    """The very text that was drawn, as long as the story is the same; then another."""
    client, store = told
    desk: Desk = client.app.app.state.desk if hasattr(client.app, "app") else client.app.state.desk
    story = linked(client.get("/").text, "/story/[0-9a-f]+")
    client.get(story)
    mark, drawn = desk.mark(story.rpartition("/")[2]), len(desk.pages.values)
    lone = {"The Lantern": ("A lamp", "2031-07-01T08:00:00+00:00", "The lamp at Orrin was lit again on Monday.")}
    store.add(rows(lone), pipeline, compared=False)
    client.get(story)
    assert (desk.mark(mark.id), len(desk.pages.values)) == (mark, drawn)
    store.add([later(rows(FERRY)[1], "Monday", "Tuesday")], pipeline, compared=False)
    assert desk.mark(mark.id) != mark
    assert "Accounts have come since" in client.get(story).text
