"""What is printed, and where: results as bytes on standard output, all else as lines on standard error."""

from __future__ import annotations

import sys
import time

from rashomon import report as reports


def emit(text: str) -> None:
    """Print a result. Bytes, so that the same report is the same everywhere, whatever the terminal's encoding."""
    sys.stdout.buffer.write(text.encode("utf-8") + b"\n")
    sys.stdout.buffer.flush()


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
