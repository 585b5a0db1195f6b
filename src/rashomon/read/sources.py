"""What the user names in, captures out: files, folders, globs, URLs, and `-` for standard input.

Every input gives captures, or a `Skipped` that says what was wrong. Everything streams: what is read is handed
on before the next is looked at.
"""

from __future__ import annotations

import glob
import io
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from rashomon.errors import InputError, ReadError
from rashomon.model import Capture, Outcome, Skipped
from rashomon.read.contents import Contents
from rashomon.read.sniff import Format

if TYPE_CHECKING:
    from rashomon.read.fetch import Fetcher

STAGE = "read"
MAX_BYTES = 20_000_000
URL = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]{1,20}://")
ALIASES = {"txt": Format.TEXT, "plain": Format.TEXT, "htm": Format.HTML, "ndjson": Format.JSONL}
ALIASES |= {"rss": Format.FEED, "atom": Format.FEED}
Things = Iterator[Capture | Skipped]


def read(
    sources: Iterable[str],
    *,
    format: str | None = None,
    stdin: bytes | BinaryIO | None = None,
    max_bytes: int = MAX_BYTES,
    allow_private: bool = False,
) -> Things:
    """Captures of everything that `sources` name, in the order given, folders in sorted order.

    `format` ("text", "html", "json", "jsonl", "feed", "opml", "warc") replaces sniffing. `stdin` is what `-`
    stands for. `max_bytes` bounds one account: a row, an item, a page; not an archive of them.
    `allow_private` lets URLs lead into private networks. Whatever cannot be read is a `Skipped`; raises
    InputError for a format that is none.
    """
    forced = _forced(format)
    with ExitStack() as stack:

        @cache
        def fetcher() -> Fetcher:
            from rashomon.read.fetch import Fetcher  # loads an HTTP client: only for who names an address

            return stack.enter_context(Fetcher(allow_private))

        inputs = Inputs(max_bytes, forced, fetcher, io.BytesIO(stdin) if isinstance(stdin, bytes) else stdin)
        for source in sources:
            yield from inputs(source)


def _forced(format: str | None) -> Format | None:
    """The format that `--format` names; raises InputError where it names none."""
    if format is None:
        return None
    try:
        return ALIASES.get(format.lower()) or Format(format.lower())
    except ValueError:
        known = ", ".join(Format)
        raise InputError(f"--format {format}: not one of {known}; leave it out to let the bytes decide") from None


@dataclass(frozen=True, slots=True)
class Inputs:
    """Opens what an argument names. `listed`: what a list of feeds names, which must be a feed."""

    max_bytes: int
    forced: Format | None
    fetcher: Callable[[], Fetcher]
    stdin: BinaryIO | None
    listed: bool = field(default=False)

    def __call__(self, source: str) -> Things:
        """What one argument holds."""
        if source == "-" and not self.listed:
            yield from self._standard_input()
        elif URL.match(source):
            yield from self._fetched(source)
        else:
            for path in self._paths(source):
                yield from [path] if isinstance(path, Skipped) else self._file(path)

    def _contents(self, source: str, file: BinaryIO) -> Contents:
        follow = None if self.listed else replace(self, listed=True)
        forced = Format.FEED if self.listed else self.forced
        return Contents(source, file, self.max_bytes, forced, follow)

    def _standard_input(self) -> Things:
        """What came on standard input, under the name `-`."""
        if self.stdin is None:
            yield Skipped("-", STAGE, "nothing came on standard input; pipe an account into it")
            return
        yield from self._contents("-", self.stdin)()

    def _fetched(self, source: str) -> Things:
        """What lies at a URL."""
        try:
            with self.fetcher()(source) as found:
                if found.file is None:
                    raise ReadError("the server answers 304 to a first request; try again later")
                contents = self._contents(source, found.file)
                told = replace(contents, url=found.url, charset=found.charset, fetched=found.at)
                yield from told()
        except ReadError as error:
            yield Skipped(source, STAGE, str(error), Outcome.QUARANTINED)

    def _file(self, path: Path) -> Things:
        """What one file holds."""
        source = str(path)
        if not path.is_file():
            yield Skipped(source, STAGE, "not a plain file; give a file or a folder")
            return
        try:
            file = path.open("rb")
        except OSError as error:
            reason = f"cannot be opened ({error.strerror or error}); check the path and its permissions"
            yield Skipped(source, STAGE, reason)
            return
        with file:
            yield from self._contents(source, file)()

    def _paths(self, source: str) -> Iterator[Path | Skipped]:
        """The files that one argument stands for: itself, those of a folder, those of a glob."""
        path = Path(source)
        try:
            folder, there = path.is_dir(), path.exists()
        except (OSError, ValueError) as error:
            yield Skipped(source, STAGE, f"not a path ({error}); check the spelling")
            return
        if there and not folder:
            yield path
        elif self.listed:
            yield Skipped(source, STAGE, "a list of feeds names it, and it is no file; check the list")
        elif folder:
            yield from _folder(source, path)
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
