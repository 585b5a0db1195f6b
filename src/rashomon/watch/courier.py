"""Offers notices to a webhook until it takes them: back-off between tries, a week at most, each with its id.

In a thread of its own: a receiver that is slow or dead delays no poll and no comparison. At least once: who is
stopped between the answer and its commit offers the notice again, and the receiver knows it by its id.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import Engine

from rashomon.store.engine import reading, writing
from rashomon.store.points import reached
from rashomon.watch import outbox
from rashomon.watch.moments import counted
from rashomon.watch.outbox import Owed
from rashomon.watch.pace import DAY, Pace
from rashomon.watch.webhook import Webhook

PATIENCE = 7 * DAY
FIRST = 10.0  # seconds before the second try
TICK = 0.5


@dataclass(slots=True)
class Courier:
    """Serves one webhook until `stop` is set; `round` serves what is due, once."""

    engine: Engine
    hook: Webhook
    say: Callable[[str], None]
    stop: threading.Event
    first: float = FIRST
    failing: bool = False
    _alone: threading.Lock = field(default_factory=threading.Lock)

    @property
    def target(self) -> str:
        """The name of the receiver among deliveries."""
        return f"webhook:{self.hook.url}"

    def __call__(self) -> None:
        """The life of the thread."""
        while not self.stop.wait(TICK):
            self.round()

    def round(self) -> None:
        """Offer what is due; after a failure the rest waits with it, for they go to one place."""
        with self._alone:
            with reading(self.engine) as conn:
                due = outbox.owed(conn, self.target, time.time())
            for one in due:
                if self.stop.is_set() or not self._offer(one):
                    return

    def _offer(self, one: Owed) -> bool:
        """Offer one notice; whether it was taken."""
        answer = self.hook(one.notice)
        reached("before-commit-delivery")
        now = time.time()
        with writing(self.engine) as conn:
            if answer is None:
                outbox.taken(conn, self.target, [one.notice.id], now)
            else:
                wait = Pace(back_off=self.first).wait(one.tries + 1, random.random(), answer.wait)
                over = now + wait > counted(one.notice.at) + PATIENCE
                outbox.refused(conn, self.target, one, answer.reason, None if over else now + wait)
        reached("after-commit-delivery")
        if answer is not None and not self.failing:
            self.say(f"a notice was not taken and is offered again: {answer.reason}")
        self.failing = answer is not None
        return answer is None
