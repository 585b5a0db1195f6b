"""When to ask again: what came of the last time in, seconds until the next time out. Pure arithmetic, no clock.

Feeds: an interval that halves where a feed has changed and grows by half where it has not (as additive or
multiplicative crawlers do: Cho and Garcia-Molina, "Effective page refresh policies", 2003). Article pages: each look
doubles the page's age, so that a page is seen often while it is young. Failing hosts: exponential back-off with
equal jitter (half of the wait is fixed, half is chance).
"""

from __future__ import annotations

from dataclasses import dataclass

MINUTE = 60.0
DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Pace:
    """How often what is asked; all in seconds.

    `every` is the shortest interval of a feed, `seldom` times that the longest. `pause` lies between two requests to
    one host. A page is looked at again `first` after it was published, then whenever its age has doubled, and no
    more once it is older than `old`. `back_off` is the first wait for a failing host, `longest` bounds every wait.
    """

    every: float = 15 * MINUTE
    seldom: float = 24.0
    pause: float = 1.0
    first: float = 15 * MINUTE
    old: float = 8 * DAY
    back_off: float = MINUTE
    longest: float = DAY / 4
    tries: int = 8  # of one page that a server fails to give, before it is given up

    def interval(self, last: float, *, changed: bool) -> float:
        """The next interval of a feed after one of `last` seconds."""
        return min(max(last / 2 if changed else last * 1.5, self.every), self.every * self.seldom)

    def look(self, age: float) -> float | None:
        """The seconds until a page of that age, in seconds, is looked at again; None where it no longer is."""
        return None if age > self.old else max(self.first - age, age, self.first / 4)

    def wait(self, failures: int, chance: float, asked: float | None = None) -> float:
        """The seconds for which a host is left alone after so many failures in a row; `chance` is 0 to 1.

        `asked` is what the server's Retry-After asks for, which is kept up to a day.
        """
        full = min(self.back_off * 2.0 ** min(max(failures, 1) - 1, 30), self.longest)
        return max(full * (1 + chance) / 2, min(asked or 0.0, DAY))
