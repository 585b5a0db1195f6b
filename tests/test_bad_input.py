"""What goes wrong with input ends in one clear line, the rest goes on, and every account is accounted for.

Through the command, because that is where a reader meets it: exit 0 where at least one
account could be read, 1 where none could; in = out + skipped, always.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from tests.command import Outcome, rashomon


def running(text: str) -> str:
    """A paragraph a line, as pages are saved."""
    return re.sub(r"(?<!\n)\n(?!\n|$)", " ", text)


LOCK = running(
    """Lock gate at Varnholm fails, leaving forty barges stranded

Varnholm, 12 March 2031

The upper lock gate at Varnholm failed on Wednesday morning and left 40 barges stranded on the canal, the waterways
board said. Nobody was hurt. Engineers closed the lock at 6.30 am after a hinge sheared, according to board director
Teodora Quist. She said repairs would take nine days and cost about 2 million crowns. The canal carries a third of the
grain that leaves the province, and shippers asked the board to open the old eastern channel in the meantime.
"""
)
OTHER = running(
    """Barges wait as broken gate shuts Varnholm lock

By Emil Sandoz, 12 March 2031

Some 40 barges were waiting at Varnholm on Wednesday after a gate of the upper lock broke. The waterways board closed
the lock early in the morning when a hinge sheared. "We will need fourteen days," director Teodora Quist told
reporters at the lock. Nobody was injured. A third of the province's grain leaves by the canal, and shippers want the
old eastern channel opened until the lock works again.
"""
)
CONCERT = running(
    """Bellini revival opens to long applause in Oruna

Oruna, 3 June 2029

The opera house of Oruna opened its season on Saturday with a revival that the audience applauded for eleven minutes.
Soprano Lidia Marchetti sang the title part for the first time, and conductor Anselm Roth, who is leaving the house
next year, was called back to the stage four times. Tickets for the remaining evenings were sold out by noon on Sunday,
the house said, and a recording will be released in the autumn by a small label from the capital.
"""
)
PORTUGUESE = running(
    """Comporta da eclusa falha e deixa barcaças paradas

A comporta superior da eclusa falhou na manhã de quarta-feira e deixou quarenta barcaças paradas no canal, disse a
direção das vias navegáveis. Ninguém ficou ferido. Os engenheiros fecharam a eclusa depois que uma dobradiça se partiu,
segundo a diretora. Ela afirmou que a reparação levaria nove dias e custaria cerca de dois milhões de coroas.
"""
)


@pytest.fixture
def good(tmp_path: Path) -> list[Path]:
    """Two accounts of one event."""
    paths = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for path, text in zip(paths, (LOCK, OTHER), strict=True):
        path.write_text(text, "utf-8")
    return paths


def compared(*paths: Path) -> tuple[Outcome, Any]:
    """A comparison that is expected to go through, and its report."""
    outcome = rashomon("compare", *paths, "--json")
    assert outcome.code == 0, outcome.err
    report = outcome.json
    assert len(report["articles"]) + len(report["skipped"]) == len(paths), "in = out + skipped"
    return outcome, report


def assert_says(outcome: Outcome, path: Path) -> None:
    """One line on standard error names the file; no traceback is shown to anybody."""
    assert len([line for line in outcome.err.splitlines() if path.name in line]) == 1, outcome.err
    assert "Traceback" not in outcome.err


def surrogate(text: str) -> bytes:
    """A JSON row whose text holds half a character."""
    return json.dumps({"id": "s", "text": text}).replace("Nobody", "\\ud83d Nobody").encode()


def row(**fields: Any) -> bytes:
    """A JSON row."""
    return json.dumps(fields).encode()


UNREADABLE = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t\n",
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
    "story.pdf": b"%PDF-1.7\n" + bytes(range(256)) * 40,
    "broken.json": b'{"id": "x", "text": "It was',
    "row.json": b'{"id": "x", "title": "No words here"}',
    "huge.txt": b"The lock is shut. " * (50_000_000 // 18),
    "portuguese.txt": PORTUGUESE.encode(),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_skipped_and_the_rest_goes_on(name: str, tmp_path: Path, good: list[Path]):
    """The two good accounts are compared; the bad one is in `skipped` and on standard error, once."""
    bad = tmp_path / name
    bad.write_bytes(UNREADABLE[name])
    outcome, report = compared(*good, bad)
    assert_says(outcome, bad)
    assert {Path(a["source"]).name for a in report["articles"]} == {p.name for p in good}
    (skipped,) = report["skipped"]
    assert Path(skipped["source"]).name.startswith(name)
    assert skipped["stage"]
    assert len(skipped["reason"].split()) >= 4, "a reason says what, why and what to do"


@pytest.mark.parametrize("name", ["empty.txt", "picture.png", "broken.json"])
def test_nothing_to_read_is_exit_1(name: str, tmp_path: Path):
    """And the line says which file and why."""
    bad = tmp_path / name
    bad.write_bytes(UNREADABLE[name])
    outcome = rashomon("compare", bad, "--json")
    assert outcome.code == 1
    assert name in outcome.err
    assert "Traceback" not in outcome.err


def test_a_file_that_is_not_there_is_named(tmp_path: Path, good: list[Path]):
    """As any other that cannot be read."""
    outcome, report = compared(*good, tmp_path / "nowhere.txt")
    assert_says(outcome, tmp_path / "nowhere.txt")
    assert len(report["skipped"]) == 1


def test_strict_makes_a_skipped_account_fatal(tmp_path: Path, good: list[Path]):
    """For whom a missing account is an error."""
    bad = tmp_path / "empty.txt"
    bad.write_bytes(b"")
    outcome = rashomon("compare", *good, bad, "--json", "--strict")
    assert outcome.code == 1
    assert "empty.txt" in outcome.err
    assert rashomon("compare", *good, "--json", "--strict").code == 0


def test_one_account_alone_has_nothing_to_differ_from(good: list[Path]):
    """It is read and shown; nothing is agreed on or contested."""
    _, report = compared(good[0])
    assert {f["kind"] for f in report["findings"]} <= {"single"}


def test_the_same_account_twice_is_one_account(tmp_path: Path, good: list[Path]):
    """A text does not confirm itself."""
    again = tmp_path / "again.txt"
    again.write_text(LOCK, "utf-8")
    outcome, report = compared(*good, again)
    assert len(report["articles"]) == 2
    (skipped,) = report["skipped"]
    assert Path(skipped["source"]).name in {"one.txt", "again.txt"}
    assert_says(outcome, Path(skipped["source"]))


def test_an_account_of_something_else_is_not_compared(tmp_path: Path, good: list[Path]):
    """Two events that are merged confirm and contradict each other falsely."""
    stray = tmp_path / "concert.txt"
    stray.write_text(CONCERT, "utf-8")
    outcome, report = compared(*good, stray)
    assert [Path(s["source"]).name for s in report["skipped"]] == ["concert.txt"]
    assert_says(outcome, stray)


READABLE = {
    "utf8.txt": OTHER.replace("Sandoz", "Sandóz").encode().replace(b"Nobody", b"\xff\xfe \x80 Nobody"),
    "latin.txt": OTHER.replace("Sandoz", "Sandóz").encode("cp1252"),
    "bom.txt": b"\xef\xbb\xbf" + OTHER.encode(),
    "utf16.txt": OTHER.encode("utf-16"),
    "crlf.txt": OTHER.replace("\n", "\r\n").encode(),
    "nul.txt": OTHER.replace("Nobody", "\0Nobody").encode(),
    "surrogate.json": surrogate(OTHER),
    "future.json": row(text=OTHER + "\nIt shuts on 31 December 9999.", published="9999-12-31T23:59:59+14:00"),
    "early.json": row(text=OTHER + "\nIt opened on 1 January 0001.", published="0001-01-01"),
    "nonsense.json": row(text=OTHER, published="the day before", byline=7, url=["x"]),
}


@pytest.mark.parametrize("name", READABLE)
def test_damage_that_can_be_mended_is_no_reason_to_skip(name: str, tmp_path: Path, good: list[Path]):
    """The account is read, and every cut of the report reproduces its text."""
    odd = tmp_path / name
    odd.write_bytes(READABLE[name])
    _, report = compared(good[0], odd)
    assert report["skipped"] == []
    texts = {a["id"]: a["text"] for a in report["articles"]}
    assert not [t for t in texts.values() if "\0" in t or "\r" in t or any("\ud800" <= c <= "\udfff" for c in t)]
    cuts = [e for f in report["findings"] for a in f["answers"] for e in a["evidence"]]
    assert cuts
    assert [e for e in cuts if texts[e["article"]][e["start"] : e["end"]] != e["text"]] == []
