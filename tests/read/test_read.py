"""What the user names becomes captures, or a reason a person can act on."""

import gzip
import lzma
import tracemalloc

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.errors import InputError
from rashomon.model import Capture, Outcome, Skipped
from rashomon.read import read

STORY = "The ferry to Skerrow sailed again on Tuesday after nine weeks in dock.\n"


def one(path, **options):
    """The only thing that comes of one source."""
    (thing,) = read([str(path)], **options)
    return thing


def test_a_text_file_keeps_its_bytes(tmp_path):
    """The capture's body is the file, untouched, and its source the path as given."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfFerry\r\nsails")
    assert one(path) == Capture(str(path), b"\xef\xbb\xbfFerry\r\nsails", "text/plain")


def test_a_folder_is_read_in_sorted_order_without_hidden_files(tmp_path):
    """The same folder gives the same order everywhere; a hidden file has no row."""
    for name in ("b.txt", "a.txt", ".hidden.txt", "sub/c.txt", ".git/config"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(STORY)
    assert [c.source.removeprefix(f"{tmp_path}/") for c in read([str(tmp_path)])] == ["a.txt", "b.txt", "sub/c.txt"]


def test_a_saved_page_with_its_parts_is_one_account(tmp_path):
    """Browsers lay scripts and styles in a folder beside the page."""
    (tmp_path / "a.html").write_text(f"<html><p>{STORY}</p></html>")
    (tmp_path / "a_files").mkdir()
    for name in ("site.css", "app.js", "logo.svg"):
        (tmp_path / "a_files" / name).write_text("body { margin: 0 }")
    found = list(read([str(tmp_path)]))
    assert [type(thing) for thing in found] == [Capture, Skipped, Skipped, Skipped]
    assert all("script or style" in thing.reason for thing in found[1:])


def test_a_glob_gives_its_matches(tmp_path):
    """A pattern the shell did not open is opened here."""
    (tmp_path / "x1.txt").write_text(STORY)
    (tmp_path / "y.txt").write_text(STORY)
    assert [c.source for c in read([f"{tmp_path}/x*.txt"])] == [f"{tmp_path}/x1.txt"]


@pytest.mark.parametrize(
    ("pack", "name"), [(gzip.compress, "a.txt.gz"), (lzma.compress, "a.txt.xz"), (zstandard.compress, "a.txt.zst")]
)
def test_compressed_files_are_opened(tmp_path, pack, name):
    """What was packed reads as what was packed; only the source keeps the suffix."""
    path = tmp_path / name
    path.write_bytes(pack(STORY.encode()))
    assert one(path).body == STORY.encode()


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress, zstandard.compress])
def test_a_compression_bomb_is_refused(tmp_path, pack):
    """A small file that would fill the memory is left out, and says so."""
    path = tmp_path / "bomb"
    path.write_bytes(pack(b"a" * 3_000_000))
    thing = one(path, max_bytes=1_000_000)
    assert isinstance(thing, Skipped)
    assert "over the limit of 1,000,000" in thing.reason


@pytest.mark.parametrize("whole", [p(STORY.encode() * 50) for p in (gzip.compress, lzma.compress, zstandard.compress)])
def test_a_truncated_compressed_file_is_refused(tmp_path, whole):
    """Half a file is not read as if it were all."""
    path = tmp_path / "half"
    path.write_bytes(whole[: len(whole) // 2])
    assert "damaged" in one(path).reason


def test_a_file_over_the_limit_is_not_loaded(tmp_path):
    """A file of fifty million bytes costs no more than the limit, and is set aside."""
    path = tmp_path / "big.txt"
    path.write_bytes(STORY.encode() * 700_000)
    tracemalloc.start()
    thing = one(path, max_bytes=1_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "over the limit of 1,000,000" in thing.reason
    assert thing.outcome is Outcome.QUARANTINED
    assert peak < 6_000_000


@pytest.mark.parametrize(
    ("body", "word"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \n", "empty"),
        (b"\x89PNG\r\n\x1a\n....", "image"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "archive"),
        (bytes(range(256)) * 8, "binary"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', "no items"),
        (b'<?xml version="1.0"?><urlset><url>x</url></urlset>', "no feed"),
        (b'<opml version="2.0"><body></body></opml>', "names no feeds"),
        (b"WARC/1.0\r\nWARC-Type: response", "nothing whole follows"),
    ],
)
def test_what_is_no_account_is_named(tmp_path, body, word):
    """The reason says what the file is."""
    path = tmp_path / "thing.txt"
    path.write_bytes(body)
    thing = one(path)
    assert isinstance(thing, Skipped)
    assert thing.stage == "read"
    assert word in thing.reason


@pytest.mark.parametrize(
    ("source", "word"),
    [
        ("gopher://courier.example/a", "not fetched"),
        ("no/such/file.txt", "no such file"),
        ("no*such", "matches no file"),
    ],
)
def test_what_is_not_there_is_named(source, word):
    """A URL, a missing file and an empty pattern each have their reason."""
    (thing,) = read([source])
    assert isinstance(thing, Skipped)
    assert (thing.source, word in thing.reason) == (source, True)


def test_an_empty_folder_is_named(tmp_path):
    """A folder without files is no silent nothing."""
    assert "holds no files" in one(tmp_path).reason


def test_standard_input_is_handed_in():
    """`-` stands for the bytes given, and for a reason where none are."""
    assert next(iter(read(["-"], stdin=STORY.encode()))) == Capture("-", STORY.encode(), "text/plain")
    assert isinstance(next(iter(read(["-"]))), Skipped)


@pytest.mark.parametrize(
    ("body", "media"),
    [
        (b"<!DOCTYPE html><html><body><p>Ferry</p></body></html>", "text/html"),
        (b"  <article><p>Ferry</p></article>", "text/html"),
        (b'{"text": "Ferry"}', "application/json"),
        (b'[{"text": "Ferry"}]', "application/json"),
        (b"[Ad] Invest smarter\nFerry sails again", "text/plain"),
        (b"< 3 weeks: the ferry sails again", "text/plain"),
        (b"Ferry sails again", "text/plain"),
    ],
)
def test_the_bytes_decide_what_a_file_is(tmp_path, body, media):
    """A suffix that lies does not matter."""
    path = tmp_path / "thing.dat"
    path.write_bytes(body)
    assert one(path).media_type == media


def test_a_forced_format_goes_before_sniffing(tmp_path):
    """`--format text` reads markup as the text it is."""
    path = tmp_path / "a.html"
    path.write_text("<p>Ferry</p>")
    assert one(path, format="text").media_type == "text/plain"
    with pytest.raises(InputError, match="--format word"):
        one(path, format="word")


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(bodies=st.lists(st.binary(max_size=80), min_size=1, max_size=4))
def test_nothing_is_lost(tmp_path, bodies):
    """Every file named is a capture or a reason, whatever its bytes (JSON rows aside)."""
    paths = []
    for number, body in enumerate(bodies):
        path = tmp_path / f"{number}.txt"
        path.write_bytes(body)
        paths.append(str(path))
    things = list(read(paths, format="text"))
    assert [thing.source for thing in things] == paths
