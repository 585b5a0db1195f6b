"""The way in where a key is required."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.web.contexts.told import told


@dataclass(frozen=True, slots=True)
class EnterPage:
    """The form that asks for the key."""

    wrong: bool = told("whether a key was given that is none")
