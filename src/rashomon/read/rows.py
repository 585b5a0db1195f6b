"""The bytes of a JSON or JSONL file in, one capture a row out.

Rows are read one at a time, so that a file of any number costs what its longest row costs. A capture's body
is the row's own bytes, re-written only where the file is an array, not UTF-8, or in another program's shape.
Refuses what does not parse, naming line and column, and rows that are not objects.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from rashomon.errors import ReadError
from rashomon.model import Capture, Outcome, Skipped
from rashomon.model.text import decode
from rashomon.read.items import pointer
from rashomon.read.shapes import json_item, shaped
from rashomon.read.stream import Stream, in_utf8

JSON = "application/json"
TEXTS = frozenset({"text", "html", "maintext", "plaintext", "raw_text", "body_text", "body_xhtml", "body"})
Things = Iterator[Capture | Skipped]


def values(source: str, stream: Stream, max_bytes: int) -> Things:
    """The rows of a file that holds one JSON value, or rows after all: its first line decides.

    A value is an article, an array of articles, or an object of one list ({"articles": [...]}), as news services
    answer. Only an array must fit into `max_bytes` whole.
    """
    stream = in_utf8(stream)
    head = stream.peek(max_bytes + 1) if b"\n" not in stream.peek(1 << 16) else stream.peek(1)
    first, _, rest = head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    more = rest.strip() or len(stream.peek(len(head) + 1)) > len(head)
    if first[:1] == b"{" and more and _is_object(first):
        yield from lines(source, stream, max_bytes)
        return
    body = stream.whole(max_bytes, "give its rows one a line (JSONL), which may be of any number")
    yield from _one_value(source, body)


def _one_value(source: str, body: bytes) -> Things:
    text = decode(body)
    try:
        value = json.loads(text)
    except ValueError as error:
        yield Skipped(source, "read", _broken(error))
        return
    except RecursionError:
        yield Skipped(source, "read", 'JSON nested too deeply to be an article; give rows with a "text" or "html"')
        return
    rows, feed = _list_of_rows(value)
    if rows is None:
        yield _capture(source, value, text.encode())
    elif not rows:
        yield Skipped(source, "read", "the JSON array is empty; give at least one article")
    else:
        for number, row in enumerate(rows, 1):
            name = source if len(rows) == 1 else f"{source}#{number}"
            yield _capture(name, row, None) if feed is None else feed_row(name, json_item(row, feed))


def feed_row(name: str, told: dict[str, Any]) -> Capture | Skipped:
    """A capture of one item of a JSON Feed, as `json_item` gives it, if the item brings its words."""
    if told.get("html") or told.get("text"):
        return _capture(name, told, None)
    return Skipped(name, "read", pointer(str(told.get("summary") or ""), _url(told)))


def lines(source: str, stream: Stream, max_bytes: int) -> Things:
    """The rows of a JSONL file, blank lines left out; a row that does not parse is skipped alone."""
    found = _numbered(in_utf8(stream), max_bytes)
    first = next(found, None)
    if first is None:
        return
    second = next(found, None)
    # A row that stands alone needs no number.
    if second is None:
        yield _row(source, *first)
        return
    for count, (number, line) in enumerate((first, second), 1):
        yield _row(f"{source}#{count}", number, line)
    for count, (number, line) in enumerate(found, 3):
        yield _row(f"{source}#{count}", number, line)


def _numbered(stream: Stream, max_bytes: int) -> Iterator[tuple[int, bytes | int | ReadError]]:
    """The lines that are not blank, each with its number; damage that ends the stream is the last of them."""
    number = 0
    try:
        for number, line in enumerate(stream.lines(max_bytes), 1):
            if isinstance(line, int) or line.strip(b" \t\r\xef\xbb\xbf"):
                yield number, line
    except ReadError as error:
        yield number + 1, error


def _row(name: str, number: int, line: bytes | int | ReadError) -> Capture | Skipped:
    """What one line holds; a number stands for a line of that many bytes, too long to be held."""
    if isinstance(line, ReadError):
        return Skipped(name, "read", f"from line {number} on: {line}", Outcome.QUARANTINED)
    if isinstance(line, int):
        reason = f"line {number} has {line:,} bytes, over the limit for one row; split it, or raise max_bytes"
        return Skipped(name, "read", reason, Outcome.QUARANTINED)
    text = decode(line).strip()
    try:
        value = json.loads(text)
    except ValueError as error:
        return Skipped(name, "read", _broken(error, number))
    except RecursionError:
        return Skipped(name, "read", f"line {number} is nested too deeply to be an article; leave it out")
    return _capture(name, value, text.encode())


def _capture(source: str, value: Any, body: bytes | None) -> Capture | Skipped:
    """A capture of one row, if the row is an object; `body` is its own bytes, where it has any."""
    if not isinstance(value, dict):
        kind = type(value).__name__
        return Skipped(source, "read", f'the row is a {kind}, not an object; an article is {{"text": …}}')
    try:
        row = shaped(value)
    except ReadError as error:
        return Skipped(source, "read", str(error))
    if row is not value or body is None:
        body = json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return Capture(source, body, JSON, url=_url(row))


def _url(row: dict[str, object]) -> str | None:
    """The row's address, under the names that rows give it."""
    for key in ("url", "source_url", "canonical_url", "uri", "link"):
        value = row.get(key)
        if isinstance(value, str) and value.startswith(("http://", "https://")):
            return value
    return None


def _list_of_rows(value: Any) -> tuple[list[Any] | None, dict[str, Any] | None]:
    """The rows of an array, or of an object that wraps one, and the JSON Feed they stand in; None for an article."""
    if isinstance(value, list):
        return value, None
    if isinstance(value, dict) and not TEXTS & value.keys():
        for key in ("articles", "items", "results", "documents", "rows"):
            inside = value.get(key)
            if isinstance(inside, list) and all(isinstance(row, dict) for row in inside):
                is_feed = key == "items" and "jsonfeed.org" in str(value.get("version", ""))
                return inside, value if is_feed else None
    return None, None


def _is_object(line: bytes) -> bool:
    """Whether a line is an object by itself: rows, then, not one value over many lines."""
    try:
        return isinstance(json.loads(decode(line)), dict)
    except (ValueError, RecursionError):
        return False


def _broken(error: ValueError, line: int | None = None) -> str:
    """The reason given for JSON that does not parse; `line` where it is not the error's own."""
    if not isinstance(error, json.JSONDecodeError):  # a number of thousands of digits
        return f"not JSON that can be read: {error}; mend it, or give --format text"
    return f"not JSON: {error.msg} at line {line or error.lineno}, column {error.colno}; mend it, or give --format text"
