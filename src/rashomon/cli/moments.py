"""Moments as somebody writes them: a store as it stood then."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer

from rashomon.errors import InputError

AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", help="As it stood then: 2025-10-31 (at its end) or 2025-10-31T18:00, in UTC unless a zone is given."
    ),
]


def moment_of(given: str) -> datetime:
    """An aware moment; a day means its end. Raises InputError for what is none."""
    try:
        at = datetime.fromisoformat(given)
    except ValueError:
        raise InputError(f"--as-of {given}: not a moment; give one as 2025-10-31 or 2025-10-31T18:00") from None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return at + timedelta(days=1, microseconds=-1) if len(given) == len("2025-10-31") else at
