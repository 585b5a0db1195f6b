"""What a page cannot show, and the status that says so."""

from __future__ import annotations

from rashomon.errors import RashomonError


class PageError(RashomonError):
    """A request that has no page; `status` is HTTP's word for why, the message names the way out."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


def not_here(what: str, name: str, way_out: str) -> PageError:
    """There is no such thing in the store."""
    return PageError(404, f"There is no {what} {name} here; {way_out}")
