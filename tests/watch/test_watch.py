"""The whole of a watch: new accounts join their story, and what has changed is told once, with the words."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import feedparser
import pytest
from tests.store.news import BRIDGE, FERRY, rows
from tests.watch.press import Press, hurry, table
from tests.watch.site import Page, Site, address, site

from rashomon.model import Capture
from rashomon.pipeline import Pipeline
from rashomon.store import Store, open_store, schema, schema_watch
from rashomon.watch import Kind

HOOK = address(30)


@pytest.fixture
def servers() -> Iterator[Site]:
    """Room for eight outlets, and a receiver of notices."""
    with site([*(address(number) for number in range(8)), HOOK]) as running:
        yield running


def only(event: dict[str, tuple[str, str, str]], *outlets: str) -> dict[str, tuple[str, str, str]]:
    """The accounts of some outlets."""
    return {name: event[name] for name in outlets}


def test_a_new_account_joins_its_story_and_what_it_changes_is_told(store: Store, pipeline: Pipeline, servers: Site):
    """The first account is no news; the second contradicts it; the third repeats the first, and is no news again."""
    press = Press(servers).publish(only(FERRY, "Skerrow Herald"))
    assert press.round(store, pipeline) == {"stored": 1}
    assert press.told == []
    press.publish(only(FERRY, "Bay Courier"))
    press.round(store, pipeline)
    kinds = Counter(notice.kind for notice in press.told)
    assert kinds[Kind.CONTRADICTION] >= 1
    assert kinds[Kind.QUOTE] == 1
    count = next(n for n in press.told if {a["value"] for a in n.document.get("answers", ())} == {"12", "21"})
    for answer in count.document["answers"]:
        for cited in answer["evidence"]:
            (article,) = store.articles([cited["article"]])
            assert article.text[cited["start"] : cited["end"]] == cited["text"]
            assert (cited["outlet"], cited["url"]) == (article.outlet, article.url)
    told = len(press.told)
    press.publish(only(FERRY, "Coastline Radio"))
    press.round(store, pipeline)
    assert count.document["question"] not in {n.document.get("question") for n in press.told[told:]}
    assert len({notice.id for notice in press.told}) == len(press.told)
    (story,) = [row for row in table(store, schema.story) if row["until"] is None]
    assert {notice.story for notice in press.told} == {story["id"]}
    assert story["stale"] is False


def test_an_amended_article_is_told_of_word_by_word(store: Store, pipeline: Pipeline, servers: Site):
    """What was taken out and what was put in; what changed within quotation marks besides; and the story again."""
    press = Press(servers).publish(only(FERRY, "Skerrow Herald", "The Tidewatch"))
    press.round(store, pipeline)
    told = len(press.told)
    press.amend("Skerrow Herald", "12 passengers", "19 passengers")
    press.amend("Skerrow Herald", "did not answer", "failed to answer")
    hurry(store)
    press.round(store, pipeline)
    amended, quoted, *others = press.told[told:]
    assert (amended.kind, quoted.kind) == (Kind.AMENDED, Kind.QUOTE)
    words = [(c["removed"]["text"], c["added"]["text"]) for c in amended.document["changes"]]
    assert words == [("12", "19"), ("did not", "failed to")]
    assert [c["before"]["text"] for c in quoted.document["changes"]] == ["The engine did not answer,"]
    earlier, later = (amended.document["changes"][0][name]["article"] for name in ("removed", "added"))
    for article in store.articles([earlier, later]):
        for change in amended.document["changes"]:
            for cut in (one for one in change.values() if one and one["article"] == article.id):
                assert article.text[cut["start"] : cut["end"]] == cut["text"]
    assert {"12", "19"} in [{a["value"] for a in notice.document.get("answers", ())} for notice in others]
    # Nothing else was changed, and nothing is told again.
    hurry(store)
    count = len(press.told)
    press.round(store, pipeline)
    assert len(press.told) == count


def test_a_page_around_a_story_may_change_without_a_word(store: Store, pipeline: Pipeline, servers: Site):
    """Another menu is no amendment, nor is a page that has gone; the account stays what it is."""
    press = Press(servers).publish(only(FERRY, "Skerrow Herald"))
    press.round(store, pipeline)
    page = servers.pages[press.host("Skerrow Herald"), "/account"]
    page.body = page.body.replace(b"Sport", b"Sport and weather")
    hurry(store)
    press.round(store, pipeline)
    servers.pages[press.host("Skerrow Herald"), "/account"] = Page(status=410)
    hurry(store)
    assert press.round(store, pipeline) == {"stored": 1}
    assert press.told == []
    (row,) = table(store, schema_watch.page)
    assert "answers 410" in str(row["reason"])


def test_what_was_read_once_keeps_its_outcome(store: Store, pipeline: Pipeline, servers: Site):
    """A page without an article is one without an article, also while its server fails."""
    press = Press(servers).publish(only(FERRY, "Skerrow Herald"))
    servers.put(address(0), "/account", Page(b"<!doctype html><html><body><p>Soon more.</p></body></html>"))
    assert press.round(store, pipeline) == {"rejected": 1}
    servers.put(address(0), "/account", Page(status=500))
    hurry(store)
    assert press.round(store, pipeline) == {"rejected": 1}


def test_a_feed_that_brings_its_words_amends_them_too(store: Store, pipeline: Pipeline, servers: Site):
    """The page behind it is never asked for; what the feed puts in its place is a new version."""
    (title, at, text), host = FERRY["Skerrow Herald"], address(0)
    url = servers.url(host, "/account")

    def feed(words: str) -> Page:
        item = {"id": "1", "url": url, "title": title, "content_text": words, "date_published": at}
        told = {"version": "https://jsonfeed.org/version/1.1", "title": "Skerrow Herald", "items": [item]}
        return Page(json.dumps(told).encode(), "application/feed+json")

    press = Press(servers).publish(only(FERRY, "Skerrow Herald"))
    for words in (text, text, text.replace("until Friday", "until Sunday")):
        servers.put(host, "/feed", feed(words))
        assert press.round(store, pipeline) == {"stored": 1}
    assert servers.of("/account") == []
    assert [notice.kind for notice in press.told] == [Kind.AMENDED]
    (row,) = table(store, schema_watch.feed)
    assert row["etag"] == servers.pages[host, "/feed"].named()


def test_notices_go_to_a_file_and_to_a_receiver(store: Store, pipeline: Pipeline, servers: Site, tmp_path: Path):
    """The file holds them all; the receiver gets each once, after it has come back to life."""
    path = tmp_path / "notices.atom"
    hook = servers.put(HOOK, "/hook", Page(status=204, before=[Page(status=500)]))
    press = Press(servers).publish(only(FERRY, "Skerrow Herald", "Bay Courier"))
    for _ in range(3):
        press.round(store, pipeline, notices=path, webhook=hook, secret="hush")
        hurry(store)
    ids = [notice.id for notice in press.told]
    assert len(ids) >= 2
    read = feedparser.parse(path.read_bytes())
    assert not read.bozo
    assert [entry.id for entry in read.entries] == [f"urn:rashomon:notice:{name}" for name in reversed(ids)]
    posted = [headers["rashomon-notice"] for _, headers, _ in servers.posted]
    assert posted[0] == posted[1] == ids[0]  # the one that was refused, offered again
    assert sorted(posted[1:]) == sorted(ids)
    assert "answers 500" in press.said[0]
    assert all(row["done"] for row in table(store, schema_watch.delivery))


def test_hostile_servers_stop_nothing(store: Store, pipeline: Pipeline, servers: Site):
    """Addresses that are none, an ETag that cannot be sent back, a page that is nested without end: and it goes on."""
    words = "The harbour of Skerrow was closed on Monday after a crane fell onto its north quay, the port said. " * 3
    deep = "<!doctype html><html><body>" + "<div>" * 30_000 + f"<p>{words}</p>"
    items: list[dict[str, object]] = [
        {"id": "a\x00b\ud800", "content_text": words},
        {"id": "2", "url": "https://a.example/\ud800\x00"},
        {"id": "3", "url": servers.put(address(0), "/deep", Page(deep.encode()))},
        {"id": "4", "url": "http://[::1", "date_published": "+99999-01-01"},
    ]
    told = {"version": "https://jsonfeed.org/version/1.1", "title": "Odd \x00 \udfff", "items": items}
    press = Press(servers).publish(only(FERRY, "Skerrow Herald"))
    feed = Page(json.dumps(told).encode(), "application/feed+json", etag=False, headers={"ETag": '"caf\xe9"'})
    servers.put(address(0), "/feed", feed)
    for _ in range(2):
        counts = press.round(store, pipeline)
        assert sum(counts.values()) == 2
        assert counts["stored"] == 1
        hurry(store)
    assert [one.status for one in servers.of("/feed")] == [200, 200]


def test_a_page_that_was_stored_by_hand_is_amended_too(pipeline: Pipeline, servers: Site, tmp_path: Path):
    """The version before may have come into the store another way."""
    press = Press(servers).publish(only(FERRY, "Skerrow Herald"))
    url = press.page("Skerrow Herald")
    with open_store(tmp_path / "s.db") as store:
        store.add([Capture(url, press.accounts["Skerrow Herald"].html(url), "text/html", url)], pipeline)
        assert press.round(store, pipeline) == {"duplicate": 1}
        press.amend("Skerrow Herald", "12 passengers", "19 passengers")
        hurry(store)
        assert press.round(store, pipeline) == {"stored": 1}
    assert [notice.kind for notice in press.told] == [Kind.AMENDED]


def test_stories_that_nobody_watches_wait(pipeline: Pipeline, servers: Site, tmp_path: Path):
    """What lies in the store from elsewhere is not compared, and not told of."""
    with open_store(tmp_path / "s.db") as store:
        store.add(rows(BRIDGE), pipeline, compared=False)
        press = Press(servers).publish(only(FERRY, "Skerrow Herald", "Bay Courier"))
        press.round(store, pipeline)
        assert len(store.waiting()) == 1
        assert {notice.document["story"]["title"] for notice in press.told} == {"Ferry strikes quay at Hollin Bay"}


def test_a_story_that_cannot_be_compared_keeps_nobody_waiting(pipeline: Pipeline, servers: Site, tmp_path: Path):
    """It is said, the round ends, and the next watch tries again."""

    def broken(*words: object) -> None:
        raise ArithmeticError("no such thing")

    press = Press(servers).publish(only(FERRY, "Skerrow Herald", "Bay Courier"))
    with open_store(tmp_path / "s.db") as store:
        press.round(store, replace(pipeline, block=broken))  # type: ignore[arg-type]
        assert press.told == []
        assert sum("could not be compared (ArithmeticError: no such thing)" in line for line in press.said) == 1
        press.round(store, pipeline)
    assert Kind.CONTRADICTION in {notice.kind for notice in press.told}


def test_two_watches_of_one_store_tell_each_thing_once(pipeline: Pipeline, servers: Site, tmp_path: Path):
    """A second program with other feeds does not repeat what the first has told."""
    with open_store(tmp_path / "s.db") as store:
        first = Press(servers).publish(only(FERRY, "Skerrow Herald", "Bay Courier"))
        first.round(store, pipeline)
        second = Press(servers, first=4).publish(only(FERRY, "Skerrow Herald", "Bay Courier"))
        second.round(store, pipeline)
    assert first.told
    assert not {notice.id for notice in first.told} & {notice.id for notice in second.told}
