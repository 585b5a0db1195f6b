"""Many ids or rows in, lists of them out that one statement can hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
SHARE = 500  # ids that one statement asks for


def shares(things: Iterable[T], size: int = SHARE) -> Iterator[list[T]]:
    """The things in lists of at most `size`, in their order."""
    rest = iter(things)
    while share := list(islice(rest, size)):
        yield share
