"""Many pages in worker processes: hostile ones cost a row each, the rest come out whole and in order."""

import multiprocessing
import os
import signal
import threading
import time

import pytest

from rashomon.extract import Workers, extract
from rashomon.extract.tame import is_tame
from rashomon.model import Article, Capture, Outcome, Skipped

SENTENCE = "The ferry to Skerrow sailed at dawn on Tuesday with forty passengers and a cargo of salted fish. "


def page(number: int, body: str = "") -> Capture:
    """A page of an invented paper, with a body of its own."""
    paragraphs = f"<p>{SENTENCE}It was sailing number {number}, the harbour office said.</p>" * 4
    markup = (
        f"<html><body><h1>Ferry {number} to Skerrow sails</h1><article>{body or paragraphs}</article></body></html>"
    )
    return Capture(f"page-{number}.html", markup.encode(), "text/html")


# Each open <b> is opened anew in every paragraph after it, as browsers do: 700 KB become 39 million elements.
REOPENED = "<p>" + "".join(f"<b id={n}>" for n in range(390)) + "<p>salt" * 100_000
# A closing tag that closes nothing hides how deep this is from whoever only counts.
HIDDEN = "<div></x>" * 60_000
HOSTILE = {
    "100,000 deep": "<div>" * 100_000 + "salt",
    "50 MB": f"<p>{SENTENCE}</p>" * 480_000,
    "elements opened anew": REOPENED,
    "a parser runs long": HIDDEN,
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("few", [0, 8], ids=["pool", "few pages"])
def test_a_hostile_page_costs_one_row(name: str, few: int):
    """The pages around it are read, within the bounds of time and memory of one page, in a pool or alone."""
    pages = [page(1), page(2, HOSTILE[name]), page(3)]
    began = time.monotonic()
    first, hostile, last = Workers(count=2, seconds=1, memory=400_000_000, few=few)(extract, pages)
    assert time.monotonic() - began < 8
    assert [first.source, hostile.source, last.source] == [p.source for p in pages]
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(hostile, Skipped)
    assert hostile.reason
    assert not multiprocessing.active_children()


def test_a_page_that_takes_too_long_is_set_aside():
    """The row says what the page did, and what to do."""
    (row,) = Workers(count=2, seconds=0.3, few=0)(_sleeps, [page(1)])
    assert row.outcome is Outcome.QUARANTINED
    assert "took more than 0.3 s" in row.reason
    assert "save it as text" in row.reason


def test_a_page_that_needs_too_much_memory_is_set_aside():
    """The bound holds for one page; the next one has it whole again."""
    rows = list(Workers(count=2, seconds=20, memory=100_000_000, few=0)(_fills_memory, [page(1), page(2), page(3)]))
    assert [isinstance(row, Skipped) for row in rows] == [False, True, False]
    assert rows[1].outcome is Outcome.QUARANTINED
    assert "100,000,000 bytes of memory" in rows[1].reason


def test_a_parser_that_fills_the_memory_is_set_aside():
    """A parser in C ends its process, or says so: a row either way."""
    (row,) = Workers(count=1, seconds=20, memory=100_000_000, few=0)(extract, [page(1, REOPENED)])
    assert isinstance(row, Skipped)
    assert row.outcome is Outcome.QUARANTINED


def test_a_worker_killed_in_mid_run_is_replaced():
    """SIGKILL from outside while a page is read: that page is a row, every other an article."""
    pages = [page(n) for n in range(12)]
    answers = Workers(count=2, seconds=20, few=0)(_slowly, pages)
    rows = [next(answers)]
    victim = multiprocessing.active_children()[0]
    os.kill(victim.pid, signal.SIGKILL)
    rows += answers
    assert [row.source for row in rows] == [p.source for p in pages]
    lost = [row for row in rows if isinstance(row, Skipped)]
    assert len(lost) <= 1
    assert all(row.outcome is Outcome.QUARANTINED and "SIGKILL" in row.reason for row in lost)


def test_a_page_that_kills_its_worker_is_a_row():
    """Whatever ends the process: the signal is named."""
    rows = list(Workers(count=2, few=0)(_kills_itself, [page(n) for n in range(6)]))
    assert [isinstance(row, Skipped) for row in rows] == [n == 3 for n in range(6)]
    assert "SIGKILL" in rows[3].reason


@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_answers_do_not_depend_on_the_number_of_workers(count: int):
    """Order and content, what was left out before among them."""
    things = [page(n) for n in range(10)]
    things.insert(4, Skipped("gone.html", "read", "no such file; check the path"))
    things.insert(7, page(99, "<p>short</p>"))
    assert list(Workers(count=count, few=0)(extract, things)) == [
        thing if isinstance(thing, Skipped) else extract(thing) for thing in things
    ]


def test_few_pages_start_no_process():
    """Three files are compared where the program runs."""
    rows = list(Workers(count=4)(_where, [page(1), page(2), page(3)]))
    assert {row.reason for row in rows} == {str(os.getpid())}


def test_many_pages_are_spread():
    """More than a few go to processes of their own."""
    reasons = {row.reason for row in Workers(count=2, few=3)(_where, [page(n) for n in range(20)])}
    assert str(os.getpid()) not in reasons


def test_workers_may_stay_from_one_lot_to_the_next():
    """What a process has loaded serves the next lot; one that was killed meanwhile is replaced; none is left."""
    with Workers(count=2).staying(_where) as spread:
        lots = [{row.reason for row in spread(iter([page(n) for n in range(6)]))} for _ in range(2)]
        assert len(lots[0] | lots[1]) <= 2
        killed = min(lots[0])
        os.kill(int(killed), signal.SIGKILL)
        time.sleep(0.3)  # a page that is handed over while its worker dies is set aside
        rows = list(spread(iter([page(n) for n in range(6)])))
        assert all(row.reason.isdigit() for row in rows)
        assert killed not in {row.reason for row in rows}
    assert not multiprocessing.active_children()


def test_a_run_that_is_left_early_leaves_no_process():
    """Closing the answers ends the workers."""
    answers = Workers(count=2, few=0)(extract, [page(n) for n in range(20)])
    next(answers)
    answers.close()
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("body", ["<div>" * 500, "<i>" * 300 + "x", "<p>" * 40_000, "x" * 2_100_000])
def test_what_is_not_tame_is_not_read_here(body: str):
    """Deep, full of tags, or large."""
    assert not is_tame(page(1, body))
    assert is_tame(page(1))


def _sleeps(capture: Capture) -> Article | Skipped:
    time.sleep(30)
    return extract(capture)


def _slowly(capture: Capture) -> Article | Skipped:
    time.sleep(0.1)
    return extract(capture)


def _fills_memory(capture: Capture) -> Article | Skipped:
    if capture.source == "page-2.html":
        bytearray(300_000_000)
    return extract(capture)


def _kills_itself(capture: Capture) -> Article | Skipped:
    if capture.source == "page-3.html":
        os.kill(os.getpid(), signal.SIGKILL)
    return extract(capture)


def _where(capture: Capture) -> Article | Skipped:
    return Skipped(capture.source, "extract", str(os.getpid()))


def test_other_threads_do_not_hinder_the_workers():
    """A fork would copy the locks that a thread holds: the workers are started anew instead."""
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        rows = list(Workers(count=2, few=0)(extract, [page(1), page(2)]))
    finally:
        done.set()
        thread.join()
    assert [type(row) for row in rows] == [Article, Article]
