"""A site's robots.txt in, whether a page of it may be fetched out (RFC 9309).

A site without the file allows everything; one whose file cannot be had because the server fails allows nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

AGENT = "Rashomon"
LARGEST = 512_000  # bytes that are read of the file, as the standard asks for at least
STARS = 8  # wildcards of one rule; each costs another pass over the address
SLOWEST = 10.0  # seconds between requests that are waited for


@dataclass(frozen=True, slots=True)
class Rules:
    """What one site asks of those who fetch from it."""

    rules: Protego | None
    reason: str | None = None

    def refuses(self, url: str) -> str | None:
        """Why a page may not be fetched; None where it may."""
        if self.reason:
            return self.reason
        if self.rules is not None and not self.rules.can_fetch(url, AGENT):
            return f"the site's robots.txt asks {AGENT} not to fetch it; save the page and give its file"
        return None

    def delay(self) -> float:
        """Seconds that the site wants between two requests, bounded."""
        wanted = self.rules.crawl_delay(AGENT) if self.rules is not None else None
        return min(float(wanted or 0), SLOWEST)


def rules_of(status: int, body: bytes) -> Rules:
    """The rules in an answer to a request for robots.txt; `status` as HTTP has it, 0 where no answer came."""
    if 200 <= status < 300:
        lines = body[:LARGEST].decode("utf-8", "replace").splitlines()
        return Rules(Protego.parse("\n".join(line for line in lines if line.count("*") <= STARS and len(line) < 2000)))
    if 400 <= status < 500:
        return Rules(None)
    what = f"answers {status}" if status else "cannot be had"
    return Rules(None, f"the site's robots.txt {what}, so nothing may be fetched now; try again later")
