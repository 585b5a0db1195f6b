"""What the user names in, parts out: archives and files of rows each by itself, small pages in bunches.

Takes paths, folders, globs and addresses as `read` does, and what lies in object stores beside. The order of the
arguments does not matter, and what is named twice is read once. A part is named by what lay there, so that a file
that has changed is read again.
"""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rashomon.errors import RunError
from rashomon.run.job import Part, part_of

BUNCH = 512  # pages of one part
LARGE = 1_000_000  # bytes from which on a file is a part by itself
WEB = ("http", "https")

Found = tuple[str, int, str]  # a source, its bytes, a mark that changes with it


def parts(sources: Iterable[str]) -> tuple[Part, ...]:
    """The parts of all that is named, in order of their sources."""
    found = sorted({one[0]: one for source in sources for one in _found(source)}.values())
    bunches: list[list[Found]] = [[]]
    for one in found:
        if one[1] >= LARGE:
            bunches.append([one])
            bunches.append([])
            continue
        if len(bunches[-1]) >= BUNCH or sum(size for _, size, _ in bunches[-1]) >= LARGE * 16:
            bunches.append([])
        bunches[-1].append(one)
    return tuple(part_of([s for s, _, _ in bunch], [m for _, _, m in bunch]) for bunch in bunches if bunch)


def is_stored(source: str) -> bool:
    """Whether a source is the address of an object store: neither a path nor a page of the web."""
    kind, mark, _ = source.partition("://")
    return bool(mark) and kind not in WEB


def opened(source: str) -> Any:
    """A file in an object store, to be read from its beginning to its end; raises RunError where it cannot be."""
    import fsspec

    try:
        return fsspec.open(source, "rb").open()
    except (OSError, ImportError, ValueError) as problem:
        raise RunError(f"{source}: cannot be opened ({problem}); check the address and the keys to it") from None


def _found(source: str) -> Iterator[Found]:
    """The files that one argument stands for; one that is not there stands for itself, and reading says so."""
    if source == "-":
        raise RunError("-: standard input cannot be read twice, as a run that goes on must; write it to a file first")
    if is_stored(source):
        yield from _stored(source)
    elif "://" in source:
        yield source, LARGE, ""
    else:
        paths = list(_paths(source))
        yield from map(_file, paths) if paths else [(source, 0, "")]


def _stored(source: str) -> Iterator[Found]:
    """What an address of an object store stands for: a file, all under a folder, all that a pattern matches."""
    import fsspec

    try:
        disk, path = fsspec.core.url_to_fs(source)
        names = disk.glob(path) if any(mark in path for mark in "*?[") else disk.find(path)
        told = {name: disk.info(name) for name in names}
    except (OSError, ImportError, ValueError) as problem:
        raise RunError(f"{source}: cannot be listed ({problem}); check the address and the keys to it") from None
    if not told:
        raise RunError(f"{source}: nothing lies there; check the address")
    for name, info in told.items():
        mark = next((str(info[key]) for key in ("ETag", "etag", "mtime", "created") if info.get(key)), "")
        if info.get("type") == "file":
            yield disk.unstrip_protocol(name), int(info.get("size") or 0), mark


def _file(path: Path) -> Found:
    try:
        known = path.stat()
    except OSError:
        return str(path), 0, ""
    return str(path), known.st_size, f"{known.st_size}/{known.st_mtime_ns}"


def _paths(source: str) -> Iterator[Path]:
    """The plain files of a path, a folder or a pattern; hidden ones under a folder are left out."""
    path = Path(source)
    try:
        if path.is_file():
            yield path
        elif path.is_dir():
            yield from _under(path)
        elif any(mark in source for mark in "*?["):
            for match in map(Path, glob.glob(source, recursive=True)):
                yield from [match] if match.is_file() else () if "**" in source else _under(match)
    except (OSError, ValueError):
        return


def _under(folder: Path) -> Iterator[Path]:
    for file in folder.rglob("*"):
        if file.is_file() and not any(part.startswith(".") for part in file.relative_to(folder).parts):
            yield file
