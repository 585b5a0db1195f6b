"""Bring accounts: paste or upload them, and compare at once."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.web.contexts.told import told


@dataclass(frozen=True, slots=True)
class Pasted:
    """One account as it stands in the form."""

    outlet: str = told("who published it; may be empty")
    published: str = told("when, as 2025-10-31 or 2025-10-31T09:00+02:00; may be empty")
    text: str = told("its text")


@dataclass(frozen=True, slots=True)
class BringPage:
    """The form, as it was sent where something was wrong with it."""

    pasted: tuple[Pasted, ...] = told("the accounts in the form")
    keep: bool = told("whether they are to be kept in the store")
    problems: tuple[str, ...] = told("what could not be read, and why")
    megabytes: int = told("how much may be sent at once")
