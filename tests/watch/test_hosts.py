"""Hosts: one request at a time each, none in another's way, whatever they do."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator
from queue import Empty

import pytest
from tests.watch.site import CUT, MUTE, Page, Site, address, site

from rashomon.read import Asked, Fetcher, Seen
from rashomon.watch.hosts import Got, Hosts, Job
from rashomon.watch.pace import Pace

HOSTS = [address(number) for number in range(12)]
QUICK = Pace(pause=0.02, back_off=0.4, longest=2.0)


@pytest.fixture
def running() -> Iterator[Site]:
    """Twelve hosts."""
    with site(HOSTS) as servers:
        yield servers


def fetcher(heard: Callable[[Asked], None]) -> Fetcher:
    """One that gives up soon."""
    return Fetcher(allow_private=True, seconds=1.0, step=0.6, failures_hold=0.1, heard=heard)


def hosts(log: list[Asked] | None = None, threads: int = 8) -> Hosts:
    """Lanes with a quick pace."""
    return Hosts(QUICK, fetcher, (log if log is not None else []).append, threads)


def answers(lanes: Hosts, count: int, within: float = 8.0) -> list[Got]:
    """So many answers, in the order in which they came."""
    until = time.monotonic() + within
    found = []
    while len(found) < count:
        try:
            found.append(lanes.got.get(timeout=max(0.01, until - time.monotonic())))
        except Empty:
            raise AssertionError(f"{len(found)} answers of {count} within {within} s") from None
    return found


def job(url: str, seen: Seen | None = None) -> Job:
    """A page to fetch."""
    return Job("page", url, url, seen or Seen())


def test_a_host_is_asked_one_thing_at_a_time_with_a_pause(running: Site):
    """Ten pages of each of three hosts: no two requests of a host overlap, and the hosts run side by side."""
    pages = [running.put(host, f"/{n}", Page(b"text", delay=0.03)) for host in HOSTS[:3] for n in range(10)]
    began = time.monotonic()
    with hosts() as lanes:
        for page in pages:
            lanes.put(job(page))
        got = answers(lanes, 30)
    assert {one.job.url for one in got} == set(pages)
    assert all(one.body == b"text" for one in got)
    assert max(one.beside for one in running.asked) == 0
    for host in HOSTS[:3]:
        times = [one.at for one in running.asked if one.host == host and one.path != "/robots.txt"]
        assert min(b - a for a, b in itertools.pairwise(times)) >= 0.03 + QUICK.pause - 0.005
    assert time.monotonic() - began < 30 * 0.05


def test_a_crawl_delay_and_rules_are_kept(running: Site):
    """The site's own pause is longer than ours; what it asks not to fetch is not asked for."""
    rules = b"User-agent: *\nCrawl-delay: 0.3\nDisallow: /private\n"
    running.put(HOSTS[0], "/robots.txt", Page(rules, "text/plain"))
    pages = [running.put(HOSTS[0], path, Page(b"text")) for path in ("/a", "/private", "/b")]
    with hosts() as lanes:
        for page in pages:
            lanes.put(job(page))
        got = answers(lanes, 3)
    assert "robots.txt asks" in str(got[1].problem)
    assert not got[1].unreachable
    assert running.of("/private") == []
    assert running.of("/b")[0].at - running.of("/a")[0].at >= 0.29


@pytest.mark.parametrize("dead", ["mute", "refuses"])
def test_dead_hosts_delay_no_other(running: Site, dead: str):
    """Ten dead hosts and five threads for a host that lives: it is served as soon as the first threads are free."""
    gone = HOSTS[1:11] if dead == "mute" else [address(number) for number in range(300, 310)]
    for host in gone:
        running.put(host, "/robots.txt", Page(fault=MUTE))
    with hosts(threads=5) as lanes:
        for host in gone:
            lanes.put(job(running.url(host, "/x")))
        failed = answers(lanes, 10)
        assert all(one.unreachable and one.until for one in failed)
        time.sleep(max(one.until or 0.0 for one in failed) - time.time() + 0.05)
        # Known to be dead by now: they hold half of the threads at most, and the living one goes by.
        for host in gone:
            lanes.put(job(running.url(host, "/x")))
        began = time.monotonic()
        living = [running.put(HOSTS[0], f"/{n}", Page(b"text")) for n in range(3)]
        for page in living:
            lanes.put(job(page))
        found = []
        while len(found) < 3:
            found += [one for one in answers(lanes, 1) if one.body]
        assert time.monotonic() - began < 0.5


def test_a_failing_host_is_left_alone_longer_each_time(running: Site):
    """What waits for it is answered at once, and nobody is asked before the time is up."""
    page = running.put(HOSTS[0], "/x", Page(status=503))
    waits = []
    with hosts() as lanes:
        for _ in range(3):
            lanes.put(job(page))
            lanes.put(job(running.url(HOSTS[0], "/y")))
            first, second = answers(lanes, 2)
            assert (first.tried, second.tried) == (True, False)
            assert second.until == first.until
            waits.append((first.until or 0.0) - time.time())
            time.sleep(max(0.0, waits[-1]))
        running.pages[HOSTS[0], "/x"] = Page(b"back")
        lanes.put(job(page))
        (back,) = answers(lanes, 1)
    assert back.body == b"back"
    assert lanes.lanes[HOSTS[0]].failures == 0
    assert 0.15 < waits[0] <= 0.4 < waits[2] <= 1.6
    assert running.of("/y") == []


def test_retry_after_is_kept(running: Site):
    """A host that says when to come back is asked again then, not before."""
    page = running.put(HOSTS[0], "/x", Page(b"text", before=[Page(status=429, headers={"Retry-After": "2"})]))
    with hosts() as lanes:
        lanes.put(job(page))
        (first,) = answers(lanes, 1)
        assert first.answer is not None
        assert first.answer.status == 429
        assert 1.5 < (first.until or 0) - time.time() <= 2.0


def test_redirects_wait_for_the_turn_of_the_host_they_lead_to(running: Site):
    """Followed host by host, and given up after a handful."""
    end = running.put(HOSTS[1], "/end", Page(b"text"))
    start = running.put(HOSTS[0], "/start", Page(status=301, headers={"Location": end}))
    loop = running.put(HOSTS[2], "/loop", Page(status=302, headers={"Location": "/loop"}))
    with hosts() as lanes:
        lanes.put(job(start))
        lanes.put(job(loop))
        one, other = answers(lanes, 2)
    assert (one.job.key, one.job.url, one.body) == (start, end, b"text")
    assert "more than 5 redirects" in str(other.problem)
    assert len(running.of("/loop")) == 6


def test_what_is_unchanged_is_not_sent_again(running: Site):
    """By ETag, and by Last-Modified alone."""
    tagged = running.put(HOSTS[0], "/tagged", Page(b"text"))
    dated = running.put(HOSTS[1], "/dated", Page(b"text", etag=False, modified="Tue, 03 Nov 2026 10:00:00 GMT"))
    with hosts() as lanes:
        for page in (tagged, dated):
            lanes.put(job(page))
        first = {one.job.url: one for one in answers(lanes, 2)}
        for page in (tagged, dated):
            answer = first[page].answer
            assert answer is not None
            lanes.put(job(page, answer.seen))
        again = answers(lanes, 2)
    assert [one.answer.status for one in again if one.answer] == [304, 304]
    assert [one.body for one in again] == [b"", b""]


def test_a_body_that_breaks_off_is_no_answer(running: Site):
    """Half a page is not taken for one; every request is heard of, the failing ones with why."""
    page = running.put(HOSTS[0], "/x", Page(b"text" * 500, fault=CUT))
    log: list[Asked] = []
    with hosts(log) as lanes:
        lanes.put(job(page))
        (got,) = answers(lanes, 1)
    assert got.unreachable
    assert got.body == b""
    assert [(one.url.rpartition("/")[2], one.status, one.problem is None) for one in log] == [
        ("robots.txt", 404, True),
        ("x", 200, False),
    ]
