"""Align: which statements of a story's accounts may speak of the same point?

Takes Accounts, gives Statements (a sentence with its readings and story-wide names) and
Candidates (pairs of statements of different accounts). Refuses pairs within one account,
and never looks at the value that may differ.
"""

from rashomon.align.candidates import Candidates
from rashomon.align.outsiders import outsiders
from rashomon.align.registry import registry
from rashomon.align.statements import statements, whole

__all__ = ["Candidates", "outsiders", "registry", "statements", "whole"]
