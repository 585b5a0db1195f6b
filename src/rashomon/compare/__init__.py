"""Compare: how do the accounts stand to each other on each point?

Takes Statements and Candidates; gives Judged pairs (ladders of readings, the words read
by the cross-encoder, both weighed by boosted trees), then Findings, a timeline and a
brief. Refuses to call a contradiction without two pieces of evidence, and says
"undecided" by saying nothing.
"""

from rashomon.compare.ahead import load_ahead
from rashomon.compare.bare import Bare, Told
from rashomon.compare.brief import brief
from rashomon.compare.differences import Difference, Differences
from rashomon.compare.findings import Findings, Thresholds
from rashomon.compare.forest import Forest
from rashomon.compare.glance import Glance, Seen, seen
from rashomon.compare.judge import Judge, Judged
from rashomon.compare.relate import RELATIONS, Relate, Relation, Statements
from rashomon.compare.singles import singles
from rashomon.compare.timeline import timeline

__all__ = [
    "RELATIONS",
    "Bare",
    "Difference",
    "Differences",
    "Findings",
    "Forest",
    "Glance",
    "Judge",
    "Judged",
    "Relate",
    "Relation",
    "Seen",
    "Statements",
    "Thresholds",
    "Told",
    "brief",
    "load_ahead",
    "seen",
    "singles",
    "timeline",
]
