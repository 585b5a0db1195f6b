"""A folder of a run, on a disk or in an object store: names in, bytes out. A file is there whole or not at all.

A name that is there is never written again but with the same bytes, so that two who do one thing do no harm. Raises
RunError where the place cannot be read or written.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from rashomon.errors import RunError

Bytes = bytes | memoryview


@dataclass(frozen=True)
class Folder:
    """A place: a path, or an address that fsspec knows (s3://, gs://, az://, memory://)."""

    url: str

    def under(self, *names: str) -> Folder:
        """A folder in this one."""
        return Folder("/".join((self.url.rstrip("/"), *names)))

    def has(self, name: str) -> bool:
        """Whether something of this name is there."""
        with self._told():
            return bool(self._disk.exists(self._path(name)))

    def names(self) -> set[str]:
        """What is there, by name; folders are left out."""
        with self._told():
            try:
                found = self._disk.ls(self._path(""), detail=True)
            except FileNotFoundError:
                return set()
        files = (str(one["name"]).rsplit("/", 1)[-1] for one in found if one["type"] == "file")
        return {name for name in files if not name.endswith(PART)}

    def write(self, name: str, *parts: bytes) -> None:
        """Put bytes under a name, whole."""
        with self._told():
            if not self.local:
                self._disk.pipe_file(self._path(name), b"".join(parts))
                return
            path = Path(self._path(name))
            path.parent.mkdir(parents=True, exist_ok=True)
            # A name of its own: whoever was killed at it left half a file, and two may be at it.
            half = path.with_name(f".{path.name}.{uuid4().hex[:8]}{PART}")
            with half.open("wb") as file:
                file.writelines(parts)
            half.replace(path)

    def read(self, name: str) -> bytes:
        """What lies under a name."""
        with self._told():
            return bytes(self._disk.cat_file(self._path(name)))

    def view(self, name: str) -> memoryview:
        """The same without reading more of it than is looked at, where it lies on a disk."""
        with self._told():
            if self.local and os.path.getsize(self._path(name)):
                return memoryview(np.memmap(self._path(name), np.uint8, "r"))  # type: ignore[arg-type]
            return memoryview(self.read(name))

    def part(self, name: str, start: int, end: int) -> bytes:
        """Some of the bytes under a name, half-open."""
        with self._told():
            if self.local:
                with open(self._path(name), "rb") as file:
                    file.seek(start)
                    return file.read(end - start)
            return bytes(self._disk.cat_file(self._path(name), start=start, end=end))

    def remove(self, name: str) -> None:
        """Take away what lies under a name."""
        with self._told():
            self._disk.rm_file(self._path(name))

    def clear(self) -> None:
        """Take away the folder and all in it."""
        with self._told():
            if self._disk.exists(self._path("")):
                self._disk.rm(self._path(""), recursive=True)

    @cached_property
    def local(self) -> bool:
        """Whether it lies on a disk of this machine."""
        kinds = self._disk.protocol
        return "file" in ((kinds,) if isinstance(kinds, str) else kinds)

    @cached_property
    def _disk(self) -> Any:
        return _opened(self.url)[0]

    @cached_property
    def _root(self) -> str:
        return str(_opened(self.url)[1]).rstrip("/")

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}" if name else self._root

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as problem:
            way_out = "check that it exists, may be written to and has room, and run the command again"
            raise RunError(f"{self.url}: {problem.strerror or problem}; {way_out}") from None


PART = ".part"


def _opened(url: str) -> tuple[Any, str]:
    """The file system of an address, and the path in it."""
    import fsspec  # only who runs over many articles needs it

    try:
        found: tuple[Any, str] = fsspec.core.url_to_fs(url)
    except (ImportError, ValueError) as problem:
        raise RunError(f"{url}: no such kind of place ({problem}); install what fsspec needs for it") from None
    return found


def packed(parts: Sequence[Bytes]) -> tuple[bytes, ...]:
    """Several pieces as one file, from which each can be read by itself: their count, where they begin, the pieces."""
    ends = np.cumsum([0, *map(len, parts)], dtype="<i8") + 8 * (len(parts) + 2)
    return (np.array([len(parts)], "<i8").tobytes(), ends.tobytes(), *map(bytes, parts))


def bounds(kept: Bytes) -> NDArray[np.int64]:
    """Where the pieces of such a file begin, and where the last ends."""
    count = int(np.frombuffer(kept, "<i8", 1)[0])
    return np.frombuffer(kept, "<i8", count + 1, 8)


def piece(folder: Folder, name: str, number: int) -> bytes:
    """One piece of such a file; nothing more of it is read."""
    start, end = np.frombuffer(folder.part(name, 8 * (number + 1), 8 * (number + 3)), "<i8").tolist()
    return folder.part(name, start, end) if end > start else b""
