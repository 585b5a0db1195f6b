"""An article: one outlet's account, its text fixed at birth, its page sorted into blocks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from rashomon.errors import EvidenceError
from rashomon.model.evidence import Evidence
from rashomon.model.text import is_clean


class BlockKind(StrEnum):
    """What a stretch of the page is to the story. Everything else on the page is junk."""

    TITLE = "title"
    BYLINE = "byline"  # who wrote it, when it was published, agency credits
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    NOTE = "note"  # the outlet's word on its own account: "This article was amended on …"


@dataclass(frozen=True, slots=True, order=True)
class Block:
    """A stretch of the article's text that belongs to the account: half-open code-point offsets."""

    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH


@dataclass(frozen=True, slots=True)
class Moment:
    """When an account was published or amended.

    `at` is aware where the account names its zone, naive (the outlet's own wall clock)
    where it does not. `hour_known` is false for a bare date: it orders days only.
    """

    at: datetime
    hour_known: bool = True

    def iso(self) -> str:
        """ISO 8601: a date where no hour is known, else a date and time with the zone if known."""
        return self.at.isoformat() if self.hour_known else self.at.date().isoformat()


@dataclass(frozen=True, slots=True)
class Article:
    """One outlet's account of an event.

    `text` holds no NUL, no CR and no lone surrogate; every offset of the program counts
    in it. `blocks` are sorted, do not overlap, and leave out what is not the story.
    `id` is a digest of outlet, address and text, and of `given`, the id that a JSON row brought along, where neither
    outlet nor address is known: what has one id is one account, given twice. `paywalled` is whether the page says
    that reading on costs something; None where it does not say.
    """

    source: str
    text: str = field(repr=False)
    blocks: tuple[Block, ...] = ()
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    published: Moment | None = None
    modified: Moment | None = None
    byline: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    language: str | None = None
    given: str | None = None
    section: str | None = None
    paywalled: bool | None = None
    id: str = field(init=False)

    def __post_init__(self) -> None:
        """Fix the id, and refuse a text or blocks that would break the evidence law."""
        if not is_clean(self.text):
            raise EvidenceError(
                f"{self.source}: the text holds a NUL, a CR or a lone surrogate; clean it with read.decode"
            )
        last = 0
        for block in self.blocks:
            if not last <= block.start < block.end <= len(self.text):
                raise EvidenceError(
                    f"{self.source}: block {block.start}-{block.end} overlaps another or leaves the text"
                )
            last = block.end
        # One text of two outlets is two accounts. Of rows that name neither outlet nor address, the ids tell.
        named = bool(self.outlet or self.url or not self.given)
        known = (self.outlet or "", self.url or "") if named else ("", "", str(self.given))
        identity = "\x1f".join((*known, self.text))
        object.__setattr__(self, "id", sha256(identity.encode()).hexdigest()[:16])

    def quote(self, start: int, end: int) -> Evidence:
        """Cut evidence at half-open code-point offsets; raises EvidenceError outside the text."""
        if not 0 <= start < end <= len(self.text):
            raise EvidenceError(f"{self.source}: {start}-{end} is not a cut of a text of {len(self.text)} characters")
        return Evidence(self.id, start, end, self.text[start:end])

    def body(self) -> tuple[tuple[int, int], ...]:
        """Where the story stands in the text: blocks, joined where only white space lies between."""
        return self._spans(self.blocks)

    def story(self) -> tuple[tuple[int, int], ...]:
        """The same without the headline and the lines that sign it: what the account tells in running text."""
        signs = (BlockKind.TITLE, BlockKind.BYLINE)
        return self._spans(tuple(block for block in self.blocks if block.kind not in signs))

    def _spans(self, blocks: tuple[Block, ...]) -> tuple[tuple[int, int], ...]:
        spans: list[tuple[int, int]] = []
        for block in blocks:
            if spans and not self.text[spans[-1][1] : block.start].strip():
                spans[-1] = (spans[-1][0], block.end)
            else:
                spans.append((block.start, block.end))
        return tuple(spans)
