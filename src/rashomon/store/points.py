"""Named points at which a test may kill the program: before and after each commit, in the midst of each stage.

Nothing happens at a point unless RASHOMON_KILL_AT names it ("name:3" for the third time it is reached): then the
process kills itself with SIGKILL, as the system does when memory runs out, and nothing is tidied up.
"""

from __future__ import annotations

import os
import signal
from collections import Counter

VARIABLE = "RASHOMON_KILL_AT"
REACHED: Counter[str] = Counter()


def reached(point: str) -> None:
    """The program is at a named point."""
    wanted = os.environ.get(VARIABLE)
    if wanted is None:
        return
    name, _, number = wanted.partition(":")
    REACHED[point] += 1
    if point == name and REACHED[point] == int(number or 1):
        os.kill(os.getpid(), signal.SIGKILL)
