"""Trace who copied whom: Articles in; kinships, copy families and counts of witnesses out.

`kinships` finds the pairs of which one reuses the other's prose, `shared_passages` every
smaller stretch, `families` joins the pairs, `witnesses` counts the independent origins
behind one point. Refused as evidence of copying: shared quotes, names, notices and stock
phrases; and a direction that neither a credit nor the dates give stays unknown.
"""

from rashomon.trace.direction import credited_names
from rashomon.trace.families import families
from rashomon.trace.kinship import copied_from, kinships, shared_passages
from rashomon.trace.witnesses import witnesses

__all__ = ["copied_from", "credited_names", "families", "kinships", "shared_passages", "witnesses"]
