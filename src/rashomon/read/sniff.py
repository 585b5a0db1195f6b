"""The first bytes of a file in, what they are out: a format, or the name of something that is not text.

The bytes decide before the suffix does; refuses nothing, but names what the caller must refuse.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Format(StrEnum):
    """What an input can be; the values are the words of `--format`."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"
    JSONL = "jsonl"
    FEED = "feed"
    OPML = "opml"
    WARC = "warc"


class Foreign(StrEnum):
    """What is known, and is not read: the value is the reason given to the user."""

    IMAGE = "an image, not text; give the text or the page it was taken from"
    PDF = "a PDF; save its text to a file and give that"
    ARCHIVE = "an archive of files; unpack it and give the folder"
    XML = "XML that is no feed; give a page, a feed (RSS, Atom) or a list of feeds (OPML)"
    PART = "a page's script or style, not text"
    SOUND = "sound or video, not text"
    BINARY = "binary, not text"


MAGIC: tuple[tuple[bytes, Foreign | Format], ...] = (
    (b"WARC/", Format.WARC),
    (b"\x89PNG", Foreign.IMAGE),
    (b"\xff\xd8\xff", Foreign.IMAGE),
    (b"GIF8", Foreign.IMAGE),
    (b"%PDF", Foreign.PDF),
    (b"PK\x03\x04", Foreign.ARCHIVE),
    (b"PK\x05\x06", Foreign.ARCHIVE),
    (b"Rar!", Foreign.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Foreign.ARCHIVE),
    (b"BZh", Foreign.ARCHIVE),
    (b"ID3", Foreign.SOUND),
    (b"OggS", Foreign.SOUND),
    (b"\x7fELF", Foreign.BINARY),
    (b"MZ\x90", Foreign.BINARY),
    (b"SQLite format 3", Foreign.BINARY),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Foreign.BINARY),
)
ROOTS = {b"rss": Format.FEED, b"feed": Format.FEED, b"rdf": Format.FEED, b"opml": Format.OPML}
# The first element of a file, after declarations and comments; "atom:feed" is "feed".
ROOT = re.compile(
    rb"(?:\s|<\?[^>]{0,400}>|<!--(?:[^-]|-(?!->)){0,2000}-->|<!DOCTYPE[^>\[]{0,400}(?:\[[^\]]{0,2000}\]\s*)?>)*"
    rb"<(?:[A-Za-z][\w.-]{0,40}:)?([A-Za-z][\w.-]{0,40})",
    re.IGNORECASE,
)
HTML = re.compile(
    rb"<!doctype\s+html|<(?:html|head|body|article|main|div|p|meta|title|script|section|span|table|h1)(?:\s[^<>]{0,400})?/?>",
    re.IGNORECASE,
)
SUFFIXES = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
}
PARTS = frozenset({".css", ".js", ".mjs", ".map", ".svg", ".woff", ".woff2"})
HEAD = 4096


def sniff(body: bytes, name: str) -> Format | Foreign:
    """What some bytes are, the beginning of a file.

    `name` is the file's name without `.gz`, `.xz` or `.zst`, for when the bytes are in doubt.
    """
    if name.endswith(".warc"):
        return Format.WARC  # also where its first bytes are damaged: the records after them are not
    for magic, kind in MAGIC:
        if body.startswith(magic):
            return kind
    if body[4:8] == b"ftyp" or (body[:4] == b"RIFF" and body[8:12] in (b"WAVE", b"AVI ", b"WEBP")):
        return Foreign.IMAGE if body[8:12] in (b"WEBP", b"avif", b"heic") else Foreign.SOUND
    head = body[:HEAD]
    if _binary(head):
        return Foreign.BINARY
    start = head.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    start = start.replace(b"\0", b"").lstrip()
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    if ending in PARTS:
        return Foreign.PART
    suffix = SUFFIXES.get(ending)
    if start[:1] == b"<" or suffix is Format.HTML:
        return _marked_up(start, suffix)
    if start[:1] in (b"{", b"["):
        return _rows(start, body, suffix)
    return suffix if suffix in (Format.JSON, Format.JSONL) else Format.TEXT


def _marked_up(start: bytes, suffix: Format | None) -> Format | Foreign:
    """A page, a feed, a list of feeds, or a text that merely begins with an angle bracket."""
    root = ROOT.match(start)
    found = ROOTS.get(root.group(1).lower()) if root else None
    if found:
        return found
    if HTML.search(start) or suffix is Format.HTML:
        return Format.HTML
    return Foreign.XML if start.startswith(b"<?xml") else Format.TEXT


def _rows(start: bytes, body: bytes, suffix: Format | None) -> Format:
    """One JSON value, rows of JSON, or a text that merely begins with a bracket ("[Ad] Invest ...")."""
    follows = start[1:200].lstrip()[:1]
    looks = follows in (b'"', b"}") if start[:1] == b"{" else follows in (b"{", b"]")
    if not looks:
        return suffix if suffix in (Format.JSON, Format.JSONL) else Format.TEXT
    if suffix in (Format.JSON, Format.JSONL):
        return Format.JSONL if suffix is Format.JSONL and start[:1] == b"{" else Format.JSON
    lines = [line for line in body.split(b"\n", 3)[:3] if line.strip()]
    rows = len(lines) > 1 and all(line.strip()[:1] == b"{" and line.strip()[-1:] == b"}" for line in lines[:2])
    return Format.JSONL if rows else Format.JSON


def _binary(head: bytes) -> bool:
    """Whether the bytes hold what no text holds: NULs outside UTF-16, or many control characters."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return False
    nul = head.count(0)
    half = max(1, len(head) // 2)
    if nul > 0.3 * len(head) and max(head[0::2].count(0), head[1::2].count(0)) > 0.8 * half:
        return min(head[0::2].count(0), head[1::2].count(0)) > 0.05 * half
    control = sum(head.count(code) for code in range(32) if code not in (0, 9, 10, 12, 13, 27))
    return bool(head) and (nul + control) / len(head) > 0.1
