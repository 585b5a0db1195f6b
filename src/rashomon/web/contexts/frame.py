"""What stands around every page."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.web.contexts.told import told


@dataclass(frozen=True, slots=True)
class Frame:
    """The reader's settings, and what every form carries."""

    theme: str = told('"light", "dark", or "auto" for what the system says')
    form: str = told("the word that every form of this server sends along; without it nothing is written")
    here: str = told("the address of this page within the server, to come back to")
    store: str = told("the store as it is named to a user, without a password")
    version: str = told("the program's version")
