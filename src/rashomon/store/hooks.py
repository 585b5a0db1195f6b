"""What an `add` tells while it runs, and what it came to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from rashomon.model import Outcome, Skipped
from rashomon.store.compared import Change, Hook, nothing
from rashomon.store.stories import Regrouped
from rashomon.store.write import Written


@dataclass(frozen=True, slots=True)
class Hooks:
    """What else is to be written with the store's own rows, by the same commit; and who is told after it.

    `stored` is given the batch that is being committed, `changed` a comparison; both inside the transaction.
    `acknowledged` is told of a batch, `compared` of a comparison, once it is lasting; `skipped` of an article whose
    claims could not be read and of a story that could not be compared.
    """

    stored: Callable[[Connection, Written], None] = lambda conn, written: None
    changed: Hook = nothing
    acknowledged: Callable[[Written], None] = lambda written: None
    compared: Callable[[Change], None] = lambda change: None
    skipped: Callable[[Skipped], None] = lambda skipped: None


HOOKS = Hooks()


@dataclass(frozen=True, slots=True)
class Added:
    """What one `add` came to, in counts: hooks are told of each article and story, a run may have millions.

    `stored` articles are new and lasting; of what was not stored, `left_out` counts each outcome. `compared` names the
    stories that were compared, `waiting` counts those that are yet to be.
    """

    run: int
    stored: int
    left_out: Mapping[Outcome, int]
    regrouped: Regrouped
    compared: tuple[str, ...] = ()
    waiting: int = 0
