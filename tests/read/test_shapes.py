"""Rows of other programs become accounts: news-please, Fundus, trafilatura, ninjs; and files of any number of rows."""

from __future__ import annotations

import gzip
import io
import json
from typing import Any

import pytest
import zstandard
from tests.memory import Watch

from rashomon.errors import ReadError
from rashomon.extract import extract
from rashomon.model import Article, Capture, Outcome, Skipped
from rashomon.read import read
from rashomon.read.stream import Stream, unpacked

STORY = (
    "The ferry to Skerrow sailed again on Tuesday after nine weeks of work on the quay, the harbour office said. " * 4
)
HTML = f"<p>{STORY}</p>"
NEWS_PLEASE = {"maintext": STORY, "title": "Ferry", "date_publish": "2026-11-03 10:00:00", "authors": ["Ada Holm"],
               "source_domain": "courier.example", "url": "https://courier.example/1"}  # fmt: skip
FUNDUS = {"title": "Ferry", "authors": ["Ada Holm"], "publishing_date": "2026-11-03 10:00:00+00:00",
          "publisher": "The Courier",
          "body": {"summary": ["In short."], "sections": [{"headline": [], "paragraphs": [STORY[:200]]},
                                                        {"headline": ["Later"], "paragraphs": [STORY[200:]]}]},
          "html": {"requested_url": "https://courier.example/x", "responded_url": "https://courier.example/1",
                   "content": "<p>not this</p>"}}  # fmt: skip
TRAFILATURA = {"title": "Ferry", "author": "Ada Holm; Bo Lind", "hostname": "courier.example", "date": "2026-11-03",
               "fingerprint": "ab12", "text": STORY, "raw_text": STORY, "source": "https://courier.example/1",
               "source-hostname": "The Courier", "language": None, "id": None}  # fmt: skip
NINJS_1 = {"uri": "urn:agency:1", "pubstatus": "usable", "headline": "Ferry", "byline": "By Ada Holm",
           "provider": "The Courier", "body_xhtml": HTML,
           "firstcreated": "2026-11-03T10:00:00Z", "versioncreated": "2026-11-04"}  # fmt: skip
NINJS_2 = {"uri": "https://courier.example/1", "firstcreated": "2026-11-03T10:00:00Z",
           "headlines": [{"role": "short", "value": "F"}, {"role": "main", "value": "Ferry"}],
           "bodies": [{"role": "main", "contenttype": "text/html", "value": HTML}], "by": "Ada Holm",
           "infosources": [{"name": "The Courier", "role": "originator"}]}  # fmt: skip


def things(rows: list[Any], **options: Any) -> list[Capture | Skipped]:
    """What comes of rows on standard input."""
    return list(read(["-"], stdin="".join(json.dumps(row) + "\n" for row in rows).encode(), **options))


@pytest.mark.parametrize(
    ("row", "outlet", "url", "published"),
    [
        (NEWS_PLEASE, "courier.example", "https://courier.example/1", "2026-11-03T10:00:00"),
        (FUNDUS, "The Courier", "https://courier.example/1", "2026-11-03T10:00:00+00:00"),
        (TRAFILATURA, "The Courier", "https://courier.example/1", "2026-11-03"),
        (NINJS_1, "The Courier", None, "2026-11-03T10:00:00+00:00"),
        (NINJS_2, "The Courier", "https://courier.example/1", "2026-11-03T10:00:00+00:00"),
    ],
    ids=["news-please", "fundus", "trafilatura", "ninjs 1", "ninjs 2"],
)
def test_a_row_of_another_program_is_an_account(row: dict[str, Any], outlet: str, url: str | None, published: str):
    """With what that program found of outlet, address, title, writers and time."""
    (capture,) = things([row])
    assert isinstance(capture, Capture)
    article = extract(capture)
    assert isinstance(article, Article)
    assert (article.outlet, article.url, article.title) == (outlet, url, "Ferry")
    assert article.byline[0] == "Ada Holm"
    assert article.published
    assert article.published.iso() == published
    assert article.text.count("Skerrow") == 4
    assert "not this" not in article.text


def test_what_an_agency_has_withdrawn_is_left_out():
    """With its reason; the next row is read."""
    found = things([{**NINJS_1, "pubstatus": "canceled"}, NINJS_1])
    assert [type(thing) for thing in found] == [Skipped, Capture]
    assert "withdrawn" in found[0].reason


def test_a_row_in_our_own_names_keeps_its_bytes():
    """Nothing is re-written that need not be."""
    row = b'{"id":"f1",  "text": "The ferry sails."}'
    assert [thing.body for thing in read(["-"], stdin=row + b"\n" + row) if isinstance(thing, Capture)] == [row, row]


def test_100000_rows_cost_what_a_row_costs():
    """Packed, of unknown length, on standard input."""
    packed = gzip.compress(b"".join(b'{"id": %d, "text": "%s"}\n' % (n, STORY.encode()) for n in range(100_000)), 1)
    watch = Watch()
    things = watch.over(read(["-"], stdin=io.BytesIO(packed)))
    assert sum(isinstance(thing, Capture) for thing in things) == 100_000
    assert watch.grown < 10


def test_a_row_past_the_bound_costs_only_itself():
    """Its length is said; the rows beside it are read."""
    found = things([{"text": "one"}, {"text": "a" * 50_000}, {"text": "three"}], max_bytes=10_000)
    assert [type(thing) for thing in found] == [Capture, Skipped, Capture]
    assert (found[1].outcome, "line 2 has 50,0" in found[1].reason) == (Outcome.QUARANTINED, True)


def test_rows_before_damage_are_kept():
    """A packed file that breaks off gives what it held up to there."""
    body = "".join(json.dumps({"text": f"{n} {STORY}"}) + "\n" for n in range(30_000)).encode()
    packed = gzip.compress(body)
    found = list(read(["-"], stdin=packed[: len(packed) // 2]))
    assert len(found) > 1000
    assert all(isinstance(thing, Capture) for thing in found[:-1])
    assert isinstance(found[-1], Skipped)
    assert "the compressed data are damaged" in found[-1].reason


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "utf-8-sig", "cp1252"])
def test_rows_in_another_encoding_are_rows(encoding: str):
    """Line ends are single bytes only in some of them."""
    lines = "".join(f'{{"text": "café {n}"}}\n' for n in range(3))
    found = list(read(["-"], stdin=lines.encode(encoding), format="jsonl"))
    assert [json.loads(thing.body)["text"] for thing in found if isinstance(thing, Capture)] == [
        f"café {n}" for n in range(3)
    ]


@pytest.mark.parametrize("pack", [lambda b: gzip.compress(b), zstandard.compress], ids=["gzip", "zstd"])
def test_a_bomb_of_rows_is_given_up(pack):
    """However it is cut into lines: news does not pack so small."""
    bomb = pack(b'{"text": "one"}\n' * 2 + (b" " * 100_000 + b"\n") * 800)
    assert len(bomb) < 400_000
    found = list(read(["-"], stdin=bomb))
    assert [type(thing) for thing in found] == [Capture, Capture, Skipped]
    assert isinstance(found[-1], Skipped)
    assert "compression bomb" in found[-1].reason


def test_members_frames_and_padding_are_one_stream():
    """Files joined end to end are read to the end, whatever lies between."""
    whole = gzip.compress(b"one") + b"\0" * 512 + gzip.compress(b"two")
    for size in (1, 7, 5000):
        assert b"".join(unpacked(whole[n : n + size] for n in range(0, len(whole), size))) == b"onetwo"
    frames = zstandard.compress(b"one") + zstandard.compress(b"two")
    assert b"".join(unpacked(iter([frames]))) == b"onetwo"
    with pytest.raises(ReadError, match="end too early"):
        Stream(unpacked(iter([whole[:-3]]))).whole(100)
