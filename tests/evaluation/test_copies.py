"""How copies are counted, on pages made here."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from evaluation import copies, evaluate
from evaluation.copies import Event, accounts, wire


def event(*families: str) -> Event:
    """Five pages, two marked with one agency and two with another; the families as given."""
    marks = {"a": ["AP"], "b": ["AP", "AFP"], "c": ["Reuters"], "d": ["Reuters"], "e": []}
    pairs = {"ab": 0.9, "cd": 0.2, "de": 0.6, "ac": 0.12}
    silver = {frozenset(pair): share for pair, share in pairs.items()}
    return Event({page: {"wire_marker": mark} for page, mark in marks.items()}, silver, tuple(map(frozenset, families)))


def test_pairs_are_recovered_in_one_family():
    """Same text: ab and de. Marked with one agency: ab and cd; a and c bear two agencies' marks."""
    figures = wire([event("ab", "cd", "e")])
    assert figures["same_text"] == {"pairs": 2, "recovered": 1, "recall": 0.5}
    assert figures["marked"] == {"pairs": 2, "recovered": 2, "recall": 1.0}
    assert (figures["families"], figures["mixed"]) == (2, 0)


def test_a_family_of_two_agencies_is_mixed():
    """Two pages whose marks have nothing in common; pages without a mark mix nothing."""
    assert wire([event("abc", "de")])["mixed"] == 1
    assert wire([event("abc", "de")])["unmixed"] == 0.5
    assert wire([event("ab", "cde")])["mixed"] == 0


PROSE = [
    "The ferry ran onto a sandbank outside the port shortly before dawn with two hundred people on board.",
    "Tugs from the naval yard pulled the ship free after four hours, and nobody needed treatment.",
    "The harbour authority closed the northern channel until divers had looked at the hull of the ship.",
]


def test_pages_are_read_as_they_were_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """One text under two addresses is two pages and one family."""
    pages = [
        {"id": n, "publisher": "quay.example", "scrape_time": "2031-03-04T10:00:00-05:00",
         "text": " ### ".join(PROSE * 2), "wire_marker": ["AP"]} for n in (1, 2)
    ]  # fmt: skip
    for name in copies.EVENTS:
        (tmp_path / f"{name}_articles.jsonl.gz").write_bytes(gzip.compress("\n".join(map(json.dumps, pages)).encode()))
        (tmp_path / f"{name}_silver_pairs.tsv.gz").write_bytes(
            gzip.compress(b"id_a\tid_b\tcontainment8\n1\t2\t1.000\n")
        )
    figures = wire([copies._event(tmp_path, name) for name in copies.EVENTS])
    assert figures["same_text"] == figures["marked"] == {"pairs": 2, "recovered": 2, "recall": 1.0}


def test_copied_accounts_are_right_whichever_way_round(tmp_path: Path):
    """Gold says b copied a, and nothing of c."""
    text = "\n\n".join(PROSE * 2)
    (tmp_path / "a.txt").write_text(f"The Quay Post\nFerry aground\n4 March 2031\n\n{text}\n", "utf-8")
    (tmp_path / "b.txt").write_text(f"The Echo\nShip stuck\n6 March 2031\n\n{text}\n\nMore soon.\n", "utf-8")
    gold = {"articles": [{"file": "a.txt", "copied_from": None}, {"file": "b.txt", "copied_from": "a.txt"}]}
    (tmp_path / "gold.json").write_text(json.dumps(gold), "utf-8")
    assert accounts([tmp_path]) == {"precision": 1.0, "recall": 1.0, "said": 1, "gold": 1}


def test_pages_that_are_not_here_are_said_not_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """The training accounts are measured all the same."""
    monkeypatch.setenv("RASHOMON_DATA", str(tmp_path))
    monkeypatch.setattr("evaluation.data.TRAINING", tmp_path)
    measured = evaluate.SECTIONS["copies"]()
    assert isinstance(measured, dict)
    assert measured["training"]["gold"] == 0
    assert "set RASHOMON_DATA to the folder that holds helsinki_wire" in capsys.readouterr().err
