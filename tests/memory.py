"""How much memory a piece of work adds, as the system sees it: memory of libraries counts as well.

Looked at while the work goes on, since the peak of a process says nothing once another test has raised it.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

T = TypeVar("T")
STATM = Path("/proc/self/statm")


class Watch:
    """The memory of this process from now on, in MB."""

    def __init__(self) -> None:
        if not STATM.exists():
            pytest.skip("no /proc/self/statm: this system does not say how much memory a process has")
        gc.collect()
        self.first = self.most = self._now()

    @staticmethod
    def _now() -> float:
        return int(STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6

    def over(self, things: Iterable[T], every: int = 100) -> Iterator[T]:
        """The same things, the memory looked at with every so-and-so-manieth."""
        for number, thing in enumerate(things):
            if number % every == 0:
                self.most = max(self.most, self._now())
            yield thing

    @property
    def grown(self) -> float:
        """The most that was seen above the beginning."""
        return max(self.most, self._now()) - self.first
