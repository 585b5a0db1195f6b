"""Settings: what the reader can choose, and what this server is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.web.contexts.told import told


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """The theme, the bookmark that sends a page here, the keys, and how much the store holds."""

    bookmark: str = told("the bookmark's address: a short script for the page being read")
    word: str = told("the word that the bookmark carries, for the extension to read here")
    figures: Mapping[str, int | str | None] = told("how much the store holds, by name")
    keys: tuple[tuple[str, str], ...] = told("the keys of the keyboard, and what each does")
    required: bool = told("whether this server asks for its key")
