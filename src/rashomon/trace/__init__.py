"""Trace who copied whom: Articles in; kinships, copy families and counts of witnesses out.

`kinships` finds the pairs of which one reuses the other's prose, `shared_passages` every
smaller stretch, `families` joins the pairs, `houses` the accounts of one owner, `witnesses`
counts the independent origins behind one point, `common_statements` shows what several
quote, `Blocks` looks for near copies in a pile that no memory holds. Refused as evidence of
copying: shared quotes, names, notices and stock phrases; and a direction that nothing gives
stays unknown.
"""

from rashomon.trace.blocks import Blocks
from rashomon.trace.credits import credited_names
from rashomon.trace.families import families
from rashomon.trace.kinship import copied_from, kinships, shared_passages
from rashomon.trace.owners import houses
from rashomon.trace.statements import common_statements
from rashomon.trace.witnesses import witnesses

__all__ = [
    "Blocks",
    "common_statements",
    "copied_from",
    "credited_names",
    "families",
    "houses",
    "kinships",
    "shared_passages",
    "witnesses",
]
