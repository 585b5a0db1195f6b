"""Claim: what does each account say, and whom does it credit?

Takes Articles, each alone; gives Accounts: claims with speaker, cue, voice and certainty,
their readings (times, quantities, names, statuses), and the quotes. Refuses junk: only
titles, headings and paragraphs are read. Flow of the room: parse, read the typed values,
find who says what, put together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.model import Account, Article

__all__ = ["claim"]


def claim(articles: Sequence[Article]) -> Iterator[Account]:
    """Read the claims of each article, in the order given."""
    # The parser takes most of a second to load: a command that reads no claims does not wait for it.
    from rashomon.claim import alone  # noqa: F401  (spaCy, before any file of this room imports it whole)
    from rashomon.claim.assemble import claim as assembled

    yield from assembled(articles)
