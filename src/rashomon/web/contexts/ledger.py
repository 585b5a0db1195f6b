"""The ledger: what came in, and what became of all of it."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model import Outcome
from rashomon.report.ledger import Stage
from rashomon.web.contexts.told import told


@dataclass(frozen=True, slots=True)
class Run:
    """One command that wrote."""

    number: int = told("its number")
    verb: str = told("which command it was")
    started: str = told("when it began")
    ended: str | None = told("when it ended; None while it runs, or where it was cut off")
    stages: tuple[Stage, ...] = told("each stage: in = stored + duplicate + rejected + quarantined")


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """The runs, the last first, each with its stages and the reasons of what was left out."""

    runs: tuple[Run, ...] = told("the runs of this page")
    outcomes: tuple[Outcome, ...] = told("what may become of a thing that was not stored: the columns")
    at: int = told("the number of this page, from 1")
    last: int = told("the number of the last page")
