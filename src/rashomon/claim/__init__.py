"""Claim: what does each account say, and whom does it credit?

Takes Articles, each alone; gives Accounts: claims with speaker, cue, voice and certainty,
their readings (times, quantities, names, statuses), and the quotes. Refuses junk: only
titles, headings and paragraphs are read. Flow of the room: parse, read the typed values,
find who says what, put together.
"""

from rashomon.claim.assemble import claim

__all__ = ["claim"]
