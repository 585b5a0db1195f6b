"""Paths as the user gave them in, captures out: files, folders, globs, and `-` for standard input.

Every input gives a capture or a `Skipped` that says what was wrong; refuses URLs, which are not
fetched, and formats that are not read yet.
"""

from __future__ import annotations

import glob
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from rashomon.errors import InputError, ReadError
from rashomon.model import Capture, Skipped
from rashomon.read import rows
from rashomon.read.load import load, opened
from rashomon.read.sniff import Foreign, Format, sniff

STAGE = "read"
MAX_BYTES = 20_000_000
URL = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]{1,20}://")
MEDIA = {Format.TEXT: "text/plain", Format.HTML: "text/html"}
ALIASES = {"txt": Format.TEXT, "plain": Format.TEXT, "htm": Format.HTML, "ndjson": Format.JSONL}


def read(
    sources: Iterable[str], *, format: str | None = None, stdin: bytes | None = None, max_bytes: int = MAX_BYTES
) -> Iterator[Capture | Skipped]:
    """Captures of everything that `sources` name, in the order given, folders in sorted order.

    `format` ("text", "html", "json", "jsonl") replaces sniffing. `stdin` holds the bytes that `-`
    stands for. Whatever cannot be read is a `Skipped`; raises InputError for a format that is none.
    """
    forced = _forced(format)
    for source in sources:
        if source == "-":
            yield from _standard_input(stdin, forced, max_bytes)
        else:
            for path in _paths(source):
                yield from [path] if isinstance(path, Skipped) else _file(path, forced, max_bytes)


def _forced(format: str | None) -> Format | None:
    """The format that `--format` names; raises InputError where it names none."""
    if format is None:
        return None
    try:
        return ALIASES.get(format.lower()) or Format(format.lower())
    except ValueError:
        known = ", ".join(Format)
        raise InputError(f"--format {format}: not one of {known}; leave it out to let the bytes decide") from None


def _paths(source: str) -> Iterator[Path | Skipped]:
    """The files that one argument stands for: itself, those of a folder, those of a glob."""
    if URL.match(source):
        yield Skipped(source, STAGE, "URLs are not fetched yet; save the page and give its file")
        return
    path = Path(source)
    try:
        folder, there = path.is_dir(), path.exists()
    except (OSError, ValueError) as error:
        yield Skipped(source, STAGE, f"not a path ({error}); check the spelling")
        return
    if folder:
        yield from _folder(source, path)
    elif there:
        yield path
    elif any(mark in source for mark in "*?["):
        yield from _glob(source)
    else:
        yield Skipped(source, STAGE, "no such file; check the path")


def _folder(source: str, path: Path) -> Iterator[Path | Skipped]:
    """The files under a folder, sorted; hidden ones are left out without a word."""
    files = [
        file
        for file in sorted(path.rglob("*"))
        if file.is_file() and not any(part.startswith(".") for part in file.relative_to(path).parts)
    ]
    yield from files
    if not files:
        yield Skipped(source, STAGE, "the folder holds no files; give one that does")


def _glob(source: str) -> Iterator[Path | Skipped]:
    """What a pattern matches, sorted, folders opened."""
    found = sorted(glob.glob(source, recursive=True))
    if not found:
        yield Skipped(source, STAGE, "the pattern matches no file; check it, or quote it against the shell")
    for match in found:
        path = Path(match)
        if path.is_file():
            yield path
        elif "**" not in source:
            yield from _folder(match, path)


def _standard_input(stdin: bytes | None, forced: Format | None, max_bytes: int) -> Iterator[Capture | Skipped]:
    """What came on standard input, under the name `-`."""
    if stdin is None:
        yield Skipped("-", STAGE, "nothing came on standard input; pipe an account into it")
        return
    try:
        body = opened(stdin, max_bytes)
    except ReadError as error:
        yield Skipped("-", STAGE, str(error))
        return
    yield from _captures("-", body, forced)


def _file(path: Path, forced: Format | None, max_bytes: int) -> Iterator[Capture | Skipped]:
    """What one file holds."""
    source = str(path)
    if not path.is_file():
        yield Skipped(source, STAGE, "not a plain file; give a file or a folder")
        return
    try:
        body = load(path, max_bytes)
    except ReadError as error:
        yield Skipped(source, STAGE, str(error))
        return
    yield from _captures(source, body, forced)


def _captures(source: str, body: bytes, forced: Format | None) -> Iterator[Capture | Skipped]:
    """The captures that some bytes hold, by their format."""
    if not body.removeprefix(b"\xef\xbb\xbf").strip():
        yield Skipped(source, STAGE, f"empty ({len(body)} bytes); give a file with an account in it")
        return
    name = source.lower().removesuffix(".gz").removesuffix(".xz")
    found = sniff(body, name)
    # A forced format overrides a doubt between texts, never the plain fact that a file is an image.
    if isinstance(found, Foreign) and (forced is None or found is not Foreign.FEED):
        yield Skipped(source, STAGE, f"{len(body):,} bytes of {found}")
        return
    kind = forced or found
    if kind is Format.JSONL:
        yield from rows.lines(source, body)
    elif kind is Format.JSON:
        yield from rows.one_value(source, body)
    else:
        yield Capture(source, body, MEDIA[Format(kind)])
