"""The bytes of a JSON or JSONL file in, one capture a row out.

A capture's body is the row's own bytes, re-written only where the file is an array or not UTF-8.
Refuses what does not parse, naming line and column, and rows that are not objects.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from rashomon.model import Capture, Skipped
from rashomon.model.text import decode

JSON = "application/json"
TEXTS = frozenset({"text", "html", "maintext", "plaintext", "raw_text", "body_text", "body_xhtml", "body"})


def one_value(source: str, body: bytes) -> Iterator[Capture | Skipped]:
    """The rows of a file that holds one JSON value: an article, or an array of articles.

    An object of one list ({"articles": [...]}) is read as that list, as news services answer.
    """
    text = decode(body)
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        if _lines_parse(text):
            yield from lines(source, body)
            return
        yield Skipped(source, "read", _broken(error, error.lineno))
        return
    except RecursionError:
        yield Skipped(source, "read", 'JSON nested too deeply to be an article; give rows with a "text" or "html"')
        return
    rows = _list_of_rows(value)
    if rows is None:
        yield _capture(source, value, text.encode())
    elif not rows:
        yield Skipped(source, "read", "the JSON array is empty; give at least one article")
    else:
        for number, row in enumerate(rows, 1):
            name = source if len(rows) == 1 else f"{source}#{number}"
            yield _capture(name, row, json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def lines(source: str, body: bytes) -> Iterator[Capture | Skipped]:
    """The rows of a JSONL file, blank lines left out; a row that does not parse is skipped alone."""
    rows = [(number, line) for number, line in enumerate(decode(body).split("\n"), 1) if line.strip()]
    count = 0
    for number, line in rows:
        count += 1
        name = source if len(rows) == 1 else f"{source}#{count}"
        try:
            value = json.loads(line)
        except json.JSONDecodeError as error:
            yield Skipped(name, "read", _broken(error, number))
            continue
        except RecursionError:
            yield Skipped(name, "read", f"line {number} is nested too deeply to be an article; leave it out")
            continue
        yield _capture(name, value, line.strip().encode())


def _capture(source: str, value: object, body: bytes) -> Capture | Skipped:
    """A capture of one row, if the row is an object."""
    if not isinstance(value, dict):
        kind = type(value).__name__
        return Skipped(source, "read", f'the row is a {kind}, not an object; an article is {{"text": …}}')
    return Capture(source, body, JSON, url=_url(value))


def _url(row: dict[str, object]) -> str | None:
    """The row's address, under the names that rows give it."""
    for key in ("url", "source_url", "canonical_url", "uri", "link"):
        value = row.get(key)
        if isinstance(value, str) and value.startswith(("http://", "https://")):
            return value
    return None


def _list_of_rows(value: object) -> list[object] | None:
    """The rows of an array, or of an object that wraps nothing but one; None for a single article."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and not TEXTS & value.keys():
        for key in ("articles", "items", "results", "documents", "rows"):
            inside = value.get(key)
            if isinstance(inside, list) and all(isinstance(row, dict) for row in inside):
                return inside
    return None


def _lines_parse(text: str) -> bool:
    """Whether a file that is not one value is rows after all: its first line is an object."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    try:
        return isinstance(json.loads(first), dict)
    except (json.JSONDecodeError, RecursionError):
        return False


def _broken(error: json.JSONDecodeError, line: int) -> str:
    """The reason given for JSON that does not parse."""
    return f"not JSON: {error.msg} at line {line}, column {error.colno}; mend it, or give --format text"
