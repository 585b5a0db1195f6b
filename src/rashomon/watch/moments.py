"""Moments: as a watch counts them (seconds since 1970), as the store writes them (ISO 8601, UTC), as feeds do."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from rashomon.store.rows import instant


def written(at: float) -> str:
    """A moment as the store writes it."""
    return str(instant(datetime.fromtimestamp(at, UTC)))


def counted(moment: str) -> float:
    """A moment that the store wrote."""
    return datetime.fromisoformat(moment).timestamp()


def told(said: str | None, now: float | None = None) -> float | None:
    """What a feed says of when something was: ISO 8601 or RFC 5322; None where it is neither, or lies ahead.

    A moment without a zone is taken for UTC: it decides how soon a page is looked at again, no more.
    """
    if not said:
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            at = read(said.strip())
            found = at.replace(tzinfo=at.tzinfo or UTC).timestamp()
        except (ValueError, OverflowError, TypeError):
            continue
        return found if found <= (time.time() if now is None else now) else None
    return None
