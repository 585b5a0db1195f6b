"""The values that flow through the program: frozen, slotted, free of behaviour that needs a library.

Takes nothing of ours but the errors, gives the vocabulary every room speaks, refuses
evidence that does not cut its article.
"""

from rashomon.model.alignment import Candidate, Statement
from rashomon.model.article import Article, Block, BlockKind, Moment
from rashomon.model.capture import Capture
from rashomon.model.claim import Certainty, Claim, Quote, Speaker, Voice
from rashomon.model.evidence import Evidence
from rashomon.model.finding import Answer, Cited, Entry, Finding, FindingKind, Line, Slot
from rashomon.model.group import Group, Overview
from rashomon.model.hit import Hit
from rashomon.model.reading import (
    Bound,
    Granularity,
    Name,
    NameKind,
    Quantity,
    QuantityKind,
    Reading,
    State,
    Status,
    Time,
    TimeKind,
    TimeRole,
)
from rashomon.model.report import Report
from rashomon.model.revision import Changed, Edit, Revisions, Step, Track, Version
from rashomon.model.skipped import Outcome, Skipped
from rashomon.model.story import Account, Copy, Direction, Ground, Kinship, Story

__all__ = [
    "Account",
    "Answer",
    "Article",
    "Block",
    "BlockKind",
    "Bound",
    "Candidate",
    "Capture",
    "Certainty",
    "Changed",
    "Cited",
    "Claim",
    "Copy",
    "Direction",
    "Edit",
    "Entry",
    "Evidence",
    "Finding",
    "FindingKind",
    "Granularity",
    "Ground",
    "Group",
    "Hit",
    "Kinship",
    "Line",
    "Moment",
    "Name",
    "NameKind",
    "Outcome",
    "Overview",
    "Quantity",
    "QuantityKind",
    "Quote",
    "Reading",
    "Report",
    "Revisions",
    "Skipped",
    "Slot",
    "Speaker",
    "State",
    "Statement",
    "Status",
    "Step",
    "Story",
    "Time",
    "TimeKind",
    "TimeRole",
    "Track",
    "Version",
    "Voice",
]
