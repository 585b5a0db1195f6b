"""Sixty feeds and three hundred accounts on servers of every kind: nothing is lost, nothing is sent or asked twice."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.watch.newsroom import Newsroom
from tests.watch.press import LONG_AGO, hurry, rest, table
from tests.watch.site import Site, address, site

from rashomon.pipeline import Pipeline
from rashomon.store import Store, open_store, schema, schema_watch
from rashomon.watch import Notice, Pace, Watch

FEEDS, EACH, SHARED, DEAD = 60, 5, 3, 5
PACE = Pace(every=0.05, pause=0.01, first=3600.0, back_off=0.4)


class Watched:
    """A newsroom that was watched for three rounds, and what is left of it."""

    def __init__(self, servers: Site, store: Store, pipeline: Pipeline) -> None:
        self.site, self.store, self.pipeline = servers, store, pipeline
        self.news = Newsroom(servers, FEEDS, EACH, SHARED)
        self.feeds = self.news.urls + self.news.dead(DEAD, "mute") + self.news.dead(DEAD, "refuses")
        self.told: list[Notice] = []
        self.said: list[str] = []
        self.first = self.round()
        self.after_first = len(servers.asked)
        rest(store)
        self.second = self.round()
        self.after_second = len(servers.asked)
        hurry(store)
        rest(store)
        self.third = self.round()

    def round(self) -> dict[str, int]:
        """One round of the watch."""
        watch = Watch(self.feeds, PACE, once=True, allow_private=True, seconds=8.0, step=2.5)
        return watch(self.store, self.pipeline, self.told.append, self.said.append)


@pytest.fixture(scope="module")
def watched(pipeline: Pipeline, tmp_path_factory: pytest.TempPathFactory) -> Watched:
    """The newsroom after three rounds."""
    place = tmp_path_factory.mktemp("watched") / "store.db"
    with site([address(number) for number in range(FEEDS + DEAD)]) as servers, open_store(place) as store:
        yield Watched(servers, store, pipeline)


def test_every_account_that_is_listed_has_its_outcome(watched: Watched):
    """In = stored + duplicate + rejected + quarantined, after each round, and each as its server deserves."""
    pages = {str(row["url"]): row["outcome"] for row in table(watched.store, schema_watch.page)}
    assert pages == watched.news.expected
    assert Counter(pages.values()) == watched.third
    for counts in (watched.first, watched.second, watched.third):
        assert set(counts) <= {"stored", "duplicate", "rejected", "quarantined"}
    assert sum(watched.second.values()) == len(pages) > sum(watched.first.values())


def test_what_is_stored_is_what_is_counted(watched: Watched):
    """One article a page; the store's own ledger and laws hold."""
    assert len(table(watched.store, schema.article)) == watched.third["stored"]
    pages = table(watched.store, schema_watch.page)
    assert {row["article"] for row in pages if row["outcome"] == "stored"} == {
        row["id"] for row in table(watched.store, schema.article)
    }
    assert [fault for one in watched.store.verify() for fault in one.faults] == []


def test_why_something_is_not_there_is_said(watched: Watched):
    """Each account that was left out has a reason."""
    reasons = {str(r["url"]).rpartition("/")[2]: r["reason"] for r in table(watched.store, schema_watch.page)}
    assert "answers 404" in str(reasons["gone"])
    assert "too few" in str(reasons["short"])
    assert "an image" in str(reasons["image"])
    assert "the same account" in str(reasons["0?from=mail"])
    shy = [r for r in table(watched.store, schema_watch.page) if "robots.txt asks" in str(r["reason"])]
    assert len(shy) == sum(feed.habit == "shy" for feed in watched.news.feeds)
    assert sum("robots.txt cannot be had" in line for line in watched.said) == 2 * DEAD * 3


def test_a_body_is_sent_once_where_the_server_can_tell(watched: Watched):
    """Whoever gives an ETag or a date answers 304 to the second question; only the forgetful send again."""
    habits = {feed.host: feed.habit for feed in watched.news.feeds}
    bodies = Counter((one.host, one.path) for one in watched.site.asked if one.status == 200 and one.sent)
    again = {key for key, count in bodies.items() if count > 1 and key[1] != "/robots.txt"}
    assert {habits[host] for host, _ in again} == {"forgetful", "torn"}
    assert {path for host, path in again if habits[host] == "torn"} == {"/0"}
    later = watched.site.asked[watched.after_second :]
    unchanged = sum(one.status == 304 for one in later)
    assert unchanged > 0.6 * sum(one.path != "/robots.txt" for one in later)


def test_a_host_never_has_two_requests_at_once(watched: Watched):
    """Sixty-four threads, and each host sees one visitor."""
    assert max(one.beside for one in watched.site.asked if one.status) == 0


def test_the_log_holds_every_request(watched: Watched):
    """What the servers saw, and the connections that failed besides; with what was sent."""
    log = table(watched.store, schema_watch.fetch)
    seen = Counter(watched.site.url(one.host, one.path) for one in watched.site.asked)
    assert Counter(row["url"] for row in log if row["status"]) == Counter(
        watched.site.url(one.host, one.path) for one in watched.site.asked if one.status
    )
    assert set(seen) <= {row["url"] for row in log}
    torn = {watched.site.url(f.host, "/0") for f in watched.news.feeds if f.habit == "torn"}
    sent = sum(one.sent for one in watched.site.asked if watched.site.url(one.host, one.path) not in torn)
    assert sum(int(str(row["bytes"])) for row in log if row["url"] not in torn) == sent
    assert {row["outcome"] for row in log} == {"given", "unchanged", "redirected", "refused", "failed"}


def test_feeds_that_do_not_change_are_asked_more_seldom(watched: Watched):
    """Found unchanged twice, so half as long again, twice; failing hosts are written down, living ones are not."""
    intervals = {str(row["url"]): row["interval"] for row in table(watched.store, schema_watch.feed)}
    plain = [watched.news.url(feed) for feed in watched.news.feeds if feed.habit in ("etag", "dated", "atom")]
    assert {intervals[url] for url in plain} == {PACE.every * 1.5 * 1.5}
    hosts = {row["host"]: row["failures"] for row in table(watched.store, schema_watch.host)}
    assert len(hosts) == 2 * DEAD
    assert all(int(str(count)) >= 2 for count in hosts.values())
    assert {row["next"] for row in table(watched.store, schema_watch.page)} != {LONG_AGO}


def test_events_that_several_tell_are_compared_and_told_of_once(watched: Watched):
    """A notice for each count that differs; three rounds, and no notice twice."""
    ids = [notice.id for notice in watched.told]
    assert len(ids) == len(set(ids)) >= 1
    assert len(table(watched.store, schema_watch.notice)) == len(ids)
    assert all(row["done"] for row in table(watched.store, schema_watch.delivery))


def test_nothing_is_left_where_the_store_is(watched: Watched):
    """No stray file beside the store."""
    folder = Path(str(watched.store.engine.url.database)).parent
    assert {one.name.partition("-")[0] for one in folder.iterdir()} == {"store.db"}
