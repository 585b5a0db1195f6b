"""Articles one by one, as they are read: nothing waits but what needs the others, nothing is kept but what they are."""

from __future__ import annotations

import json
import time
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tests.command import rashomon

from rashomon.extract import Workers
from rashomon.intake import Intake
from rashomon.model import Article, Capture, Outcome, Skipped

TEXT = (
    "The upper lock gate at Varnholm failed on Wednesday morning and left {} barges stranded on the canal, the "
    "waterways board said. Nobody was hurt, and engineers closed the lock before noon after a hinge sheared. Director "
    "Teodora Quist said that repairs would take {} days and that ships would have to go round by the sea."
)


def row(name: str, barges: int, **more: str) -> Capture:
    """A JSON row with an account, as it is read."""
    told = {"text": TEXT.format(barges, 9), "outlet": name, **more}
    return Capture(f"{name}.json", json.dumps(told).encode(), "application/json")


def saved(name: str, *lines: str) -> Capture:
    """Saved text."""
    return Capture(f"{name}.txt", "\n\n".join((*lines, TEXT.format(7, 3))).encode(), "text/plain")


def given(*things: Capture | Skipped) -> Intake:
    """An intake that reads these, in this process."""
    return Intake(read=lambda *words, **options: iter(things), workers=Workers(1))


def test_articles_come_as_they_are_read():
    """The first is handed out before the second is asked for, in the order of the input."""
    asked: list[str] = []

    def reads(*words: object, **options: object) -> Iterator[Capture]:
        for name in ("Quay Post", "Abbey News"):
            asked.append(name)
            yield row(name, 40)

    each = Intake(read=reads, workers=Workers(1, few=0)).each(["anything"])
    first = next(each)
    assert isinstance(first, Article)
    assert (first.outlet, asked) == ("Quay Post", ["Quay Post"])
    assert [one.outlet for one in each if isinstance(one, Article)] == ["Abbey News"]


def test_they_are_those_that_are_read_at_once():
    """The same articles, and the same left out: twice the same, one that is none, one id for two texts."""
    things = (
        row("Quay Post", 40),
        row("Abbey News", 38),
        row("Quay Post", 40),
        Capture("empty.txt", b"nothing", "text/plain"),
        Skipped("gone.txt", "read", "is not there"),
        Capture("1.json", json.dumps({"id": "a", "text": TEXT.format(1, 2)}).encode(), "application/json"),
        Capture("2.json", json.dumps({"id": "a", "text": TEXT.format(2, 3)}).encode(), "application/json"),
    )
    each = list(given(*things).each(["anything"]))
    articles, skipped = given(*things).articles(["anything"])
    assert sorted((one for one in each if isinstance(one, Article)), key=lambda a: a.id) == list(articles)
    assert sorted(one for one in each if isinstance(one, Skipped)) == list(skipped)
    assert len(each) == len(things)
    assert [one.outcome for one in skipped].count(Outcome.DUPLICATE) == 1


def test_a_day_without_its_year_waits_for_the_others():
    """It comes last, with the year of the rest; where nobody prints a year it stays without."""
    yearless = saved("harbour", "Lock gate fails at Varnholm", "June 12, 09:40 GMT")
    dated = [row(name, 40, published="2031-06-13T08:00:00+00:00") for name in ("Quay Post", "Abbey News")]
    names = [one.source for one in given(yearless, *dated).each(["anything"])]
    assert names == ["Quay Post.json", "Abbey News.json", "harbour.txt"]
    *_, last = given(yearless, *dated).each(["anything"])
    assert isinstance(last, Article)
    assert last.published is not None
    assert last.published.at.date().isoformat() == "2031-06-12"
    (alone,) = given(yearless).each(["anything"])
    assert isinstance(alone, Article)
    assert alone.published is None


def test_what_was_handed_out_is_not_kept():
    """Four times as many articles of 20,000 letters take no more memory than the names of the others."""

    def most(count: int) -> int:
        long = TEXT.format(40, 9) * 60
        things = (row(f"Outlet {number}", 40, text=f"{long} It was number {number}.") for number in range(count))
        tracemalloc.start()
        intake = replace(given(), read=lambda *words, **options: things)
        assert sum(isinstance(one, Article) for one in intake.each(["anything"])) == count
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    assert most(200) - most(50) < 150 * 2_000


def slow_first(capture: Capture) -> Skipped:
    """Half a second for the first page, none for the others; gives the moment at which it was done."""
    time.sleep(0.5 if capture.source == "0" else 0)
    return Skipped(capture.source, "extract", str(time.monotonic()))


def test_one_slow_page_keeps_nobody_waiting():
    """What stands behind it is read meanwhile by the other worker, and still comes after it."""
    pages = [Capture(str(number), b"x", "text/plain") for number in range(40)]
    found = [one for one in Workers(2)(slow_first, pages) if isinstance(one, Skipped)]
    assert [one.source for one in found] == [str(number) for number in range(40)]
    first, *others = (float(one.reason) for one in found)
    assert max(others) < first


def test_strict_prints_nothing_of_an_input_that_is_not_whole(tmp_path: Path):
    """All or nothing; without it what could be read is printed."""
    good, bad = tmp_path / "good.json", tmp_path / "bad.txt"
    good.write_bytes(row("Quay Post", 40).body)
    bad.write_text("nothing")
    strict = rashomon("extract", good, bad, "--json", "--strict")
    assert (strict.code, strict.out) == (1, "")
    assert len(rashomon("extract", good, bad, "--json").rows) == 1
