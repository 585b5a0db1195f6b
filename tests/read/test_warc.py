"""Web archives: every record is a capture or accounted for, whatever has happened to the file."""

from __future__ import annotations

import contextlib
import gzip
import io
import random
from pathlib import Path

import pytest
from fastwarc.stream_io import BrotliWriter
from fastwarc.warc import ArchiveIterator
from tests.memory import Watch
from warcio.archiveiterator import ArchiveIterator as Warcio
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from rashomon.model import Capture, Outcome, Skipped
from rashomon.read import read

WORDS = "ferry quay harbour lock barge board hinge canal grain crown pilot tide mast rope crew pier".split()
Pages = dict[str, bytes]


def page(rng: random.Random, paragraphs: int) -> bytes:
    """A page of invented sentences."""
    body = "".join(f"<p>{' '.join(rng.choices(WORDS, k=40))}.</p>" for _ in range(paragraphs))
    return f"<html><body>{body}</body></html>".encode()


def archive(pages: Pages, *, packed: bool, headers: dict[str, str] | None = None, status: str = "200 OK") -> bytes:
    """An archive of pages, each after its request."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)

    def write(number: int, kind: str, url: str, body: bytes, answer: StatusAndHeaders) -> None:
        # Ids and dates of its own would make the archive another one each time.
        fixed = {"WARC-Record-ID": f"<urn:example:{kind}-{number}>", "WARC-Date": "2026-11-03T10:00:00Z"}
        record = writer.create_warc_record(url, kind, io.BytesIO(body), http_headers=answer, warc_headers_dict=fixed)
        writer.write_record(record)

    for number, (url, body) in enumerate(pages.items()):
        asked = StatusAndHeaders("GET / HTTP/1.1", [("Host", "courier.example")], is_http_request=True)
        write(number, "request", url, b"", asked)
        lines = list({"Content-Type": "text/html; charset=utf-8", **(headers or {})}.items())
        write(number, "response", url, body, StatusAndHeaders(status, lines, protocol="HTTP/1.1"))
    return out.getvalue()


def some_pages(count: int = 12, seed: int = 3) -> Pages:
    """Pages of different lengths, each by its address."""
    rng = random.Random(seed)
    return {f"https://courier.example/{n}": page(rng, rng.randint(1, 30)) for n in range(count)}


def things_of(path: Path, body: bytes) -> list[Capture | Skipped]:
    """What comes of an archive of these bytes."""
    path.write_bytes(body)
    return list(read([str(path)]))


def captures(things: list[Capture | Skipped]) -> list[Capture]:
    """Those that were read."""
    return [thing for thing in things if isinstance(thing, Capture)]


@pytest.mark.parametrize("pack", ["none", "record", "whole", "xz"])
def test_every_page_is_a_capture_and_every_other_record_is_counted(tmp_path: Path, pack: str):
    """Plain, gzip'd record by record as crawlers do, or as a whole as people do."""
    import lzma

    pages = some_pages()
    body = archive(pages, packed=pack == "record")
    body = gzip.compress(body) if pack == "whole" else lzma.compress(body) if pack == "xz" else body
    things = things_of(tmp_path / "crawl.warc", body)
    assert {c.url: c.body for c in captures(things)} == pages
    assert all(c.media_type == "text/html" and c.fetched and c.charset == "utf-8" for c in captures(things))
    (rest,) = [thing for thing in things if isinstance(thing, Skipped)]
    assert (rest.count, "request records" in rest.reason) == (len(pages), True)


def test_a_source_names_the_archive_and_the_place_of_the_record(tmp_path: Path):
    """As an index does: a reader can go there."""
    path = tmp_path / "crawl.warc.gz"
    (capture,) = captures(things_of(path, archive(some_pages(1), packed=True)))
    name, _, place = capture.source.rpartition("@")
    assert name == str(path)
    with path.open("rb") as file:
        file.seek(int(place))
        assert next(ArchiveIterator(file)).headers["WARC-Target-URI"] == capture.url


@pytest.mark.parametrize(
    ("headers", "status", "reason"),
    [
        ({"Content-Type": "image/png"}, "200 OK", "image type"),
        ({"Content-Type": "text/css"}, "200 OK", "text/css"),
        ({}, "404 Not Found", "HTTP status 404"),
        ({}, "301 Moved", "HTTP status 301"),
    ],
)
def test_an_answer_that_is_no_page_is_counted_by_its_kind(tmp_path: Path, headers, status: str, reason: str):
    """One line for all of them, not one each."""
    body = archive(some_pages(5), packed=True, headers=headers, status=status)
    things = things_of(tmp_path / "a.warc.gz", body)
    assert captures(things) == []
    (found,) = [t for t in things if isinstance(t, Skipped) and reason in t.reason]
    assert (found.count, found.outcome) == (5, Outcome.REJECTED)


def in_brotli(body: bytes) -> bytes:
    """The bytes packed as servers like to."""
    out = io.BytesIO()
    writer = BrotliWriter(out)
    writer.write(body)
    writer.close()
    return out.getvalue()


PAGE = page(random.Random(1), 3)


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"Content-Encoding": "gzip"}, gzip.compress(PAGE)),
        ({"Content-Encoding": "br"}, in_brotli(PAGE)),
        ({"Transfer-Encoding": "chunked"}, b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)),
        ({"Content-Encoding": "gzip", "Transfer-Encoding": "chunked"}, PAGE),
        ({"Content-Encoding": "utf-8"}, PAGE),
    ],
)
def test_a_page_is_decoded_as_it_was_sent_and_left_where_it_is_decoded_already(tmp_path: Path, headers, body: bytes):
    """Crawlers keep headers that no longer hold: the bytes decide."""
    pages = {"https://courier.example/1": body, "https://courier.example/2": body}
    things = things_of(tmp_path / "a.warc", archive(pages, packed=False, headers=headers))
    assert [capture.body for capture in captures(things)] == [PAGE, PAGE]


def test_a_bomb_within_a_record_costs_only_itself(tmp_path: Path):
    """It is set aside with its address; the page after it is read."""
    pages = {
        "https://bomb.example/": gzip.compress(b"a" * 30_000_000),
        "https://courier.example/1": gzip.compress(PAGE),
    }
    things = things_of(tmp_path / "a.warc.gz", archive(pages, packed=True, headers={"Content-Encoding": "gzip"}))
    assert [capture.body for capture in captures(things)] == [PAGE]
    (bomb,) = [t for t in things if isinstance(t, Skipped) and t.outcome is Outcome.QUARANTINED]
    assert "bomb.example" in bomb.reason


def recovered(body: bytes) -> set[tuple[str, bytes]]:
    """The pages that either of two other readers makes of an archive, with their bodies."""
    found = set()
    with contextlib.suppress(Exception):
        for record in ArchiveIterator(io.BytesIO(body)):
            content = record.reader.read()
            if str(record.record_type) == "response":
                found.add((record.headers.get("WARC-Target-URI"), content))
    with contextlib.suppress(Exception):
        for record in Warcio(io.BytesIO(body)):
            content = record.content_stream().read()
            if record.rec_type == "response":
                found.add((record.rec_headers.get_header("WARC-Target-URI"), content))
    return found


def damaged(seed: int, whole: dict[bool, bytes]) -> bytes:
    """An archive cut off or with some bits flipped, plain or packed, as the seed has it."""
    rng = random.Random(seed)
    body = bytearray(whole[rng.random() < 0.5])
    if rng.random() < 0.3:
        return bytes(body[: rng.randrange(len(body))])
    for _ in range(rng.choice([1, 1, 2, 5, 20])):
        body[rng.randrange(len(body))] ^= 1 << rng.randrange(8)
    return bytes(body)


def test_of_200_damaged_archives_nothing_is_lost_in_silence(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """What another reader recovers whole is recovered or told; more pages are recovered than by either.

    Told: a gap with its place, or a record counted as what its damaged header makes it.
    """
    pages = some_pages()
    whole = {packed: archive(pages, packed=packed) for packed in (True, False)}
    records = 2 * len(pages)
    mine = theirs = 0
    for seed in range(200):
        body = damaged(seed, whole)
        things = things_of(tmp_path / "damaged.warc", body)
        bodies = {capture.body for capture in captures(things)}
        gaps = [t for t in things if isinstance(t, Skipped) and t.outcome is Outcome.QUARANTINED]
        told = len(captures(things)) + sum(t.count for t in things if isinstance(t, Skipped) and t not in gaps)
        others = {url for url, content in recovered(body) if pages.get(url or "") == content}
        missing = [url for url in others if pages[url] not in bodies]
        assert not missing or gaps or told >= records, f"seed {seed}: {missing} lost in silence"
        assert all("@" in gap.source and "bytes" in gap.reason for gap in gaps), f"seed {seed}"
        mine += len(bodies & set(pages.values()))
        theirs += len(others)
    capsys.readouterr()  # warcio prints its own complaints
    assert mine > 1.3 * theirs


def test_a_damaged_length_does_not_swallow_the_records_after_it(tmp_path: Path):
    """The record that lies about its length is set aside under its address; the next ones are read."""
    pages = some_pages(6)
    body = archive(pages, packed=False)
    at = body.index(b"Content-Length: ", body.index(b"courier.example/2", body.index(b"WARC-Type: response")))
    at = body.index(b"Content-Length: ", at + 1) + len("Content-Length: ")
    things = things_of(tmp_path / "a.warc", body[:at] + b"9" + body[at + 1 :])
    left = {f"https://courier.example/{n}" for n in (0, 1, 3, 4, 5)}
    assert {capture.url for capture in captures(things)} == left
    (gap,) = [t for t in things if isinstance(t, Skipped) and t.outcome is Outcome.QUARANTINED]
    assert "in https://courier.example/2; reading goes on" in gap.reason


def test_a_page_about_archives_is_no_archive(tmp_path: Path):
    """Its text looks like the beginning of a record, and is not: the record's own length holds."""
    shown = b"<html><pre>\r\n\r\nWARC/1.0\r\nWARC-Type: response\r\nContent-Length: 5\r\n\r\nhello\r\n\r\n</pre></html>"
    pages = {"https://courier.example/how": shown, **some_pages(2)}
    assert {c.url: c.body for c in captures(things_of(tmp_path / "a.warc", archive(pages, packed=False)))} == pages


def test_searching_a_hopeless_file_ends(tmp_path: Path):
    """A file made to look like a record everywhere costs a bounded effort."""
    fake = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 999999999\r\n\r\n"
    things = things_of(tmp_path / "a.warc", fake * 20_000)
    assert captures(things) == []
    assert all(t.outcome is Outcome.QUARANTINED for t in things if isinstance(t, Skipped))


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_costs_what_a_page_costs(tmp_path: Path, packed: bool):
    """Read as it streams, packed or not."""
    path = tmp_path / "long.warc"
    sample = archive(some_pages(300), packed=packed)
    with path.open("wb") as file:
        while file.tell() < 60_000_000 // (8 if packed else 1):
            file.write(sample)
    watch = Watch()
    assert sum(isinstance(thing, Capture) for thing in watch.over(read([str(path)]))) >= 300
    assert watch.grown < 10


@pytest.mark.parametrize("written", ["2026-11-03T10:00:00Z", "2026-11-03T10:00:00.250Z", "2026-11-03T10:00:00+02:00"])
def test_a_record_was_made_when_it_says(tmp_path: Path, written: str):
    """As FastWARC reads the day, however it is written."""
    body = archive(some_pages(2), packed=False).replace(b"2026-11-03T10:00:00Z", written.encode())
    with (tmp_path / "peer.warc").open("w+b") as file:
        file.write(body)
        file.seek(0)
        made = [record.record_date for record in ArchiveIterator(file) if record.http_content_type == "text/html"]
    found = captures(things_of(tmp_path / "dated.warc", body))
    assert [page.fetched for page in found] == made
    assert len(made) == 2
