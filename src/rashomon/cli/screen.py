"""What is printed, and where: results as bytes on standard output, all else as lines on standard error."""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from pathlib import Path

from rashomon import report as reports
from rashomon.errors import InputError


def emit(text: str, end: str = "\n") -> None:
    """Print a result. Bytes, so that the same report is the same everywhere, whatever the terminal's encoding."""
    sys.stdout.buffer.write((text + end).encode("utf-8"))
    sys.stdout.buffer.flush()


def write(text: str, file: Path) -> None:
    """Put a result into a file, whole or not at all; raises InputError where it cannot be written."""
    part = file.with_name(f".{file.name}.part")
    try:
        part.write_bytes(text.encode("utf-8"))
        part.replace(file)
    except OSError as problem:
        with suppress(OSError):
            part.unlink()
        raise InputError(f"{file}: cannot be written ({problem.strerror}); name another file") from problem


def say(text: str) -> None:
    """Print a warning or an error."""
    print(f"rashomon: {reports.visible(text)}", file=sys.stderr)


class Progress:
    """Names each step on standard error once the whole has taken a second, where somebody is watching."""

    def __init__(self) -> None:
        self.began = time.monotonic()

    def __call__(self, step: str) -> None:
        """A step begins."""
        if sys.stderr.isatty() and time.monotonic() - self.began > 1:
            say(f"{step} …")
