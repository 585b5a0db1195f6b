"""A field of a context with what it means, in words that the docs repeat."""

from __future__ import annotations

from dataclasses import field
from typing import Any


def told(meaning: str) -> Any:
    """A field that means this."""
    return field(metadata={"told": meaning})
