"""Words that tell how a statement stands: what it denies, what it leaves open, what it says has moved."""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.model import Certainty, State

NEGATION = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|neither|nor|without|cannot|\w+n['’]t|"
    r"denie[sd]|deny|refus\w+|fail\w*|rul\w+ out)\b",
    re.I,
)
NEWER = re.compile(
    r"\b(?:now|later|since|earlier|raised|revised|updated|risen|rose|confirmed|finally|no longer|has been|have been|"
    r"had been|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|by (?:then|now)|after)\b",
    re.I,
)
# What may still turn out one way or the other.
OPEN = re.compile(
    r"\b(?:still|(?:not |has |have )?yet|so far|for now|expected|due|planned|scheduled|set to|to be|will|would|may|"
    r"might|could|must|hope[sd]?|plans?|intends?|await\w*|pending|remain\w*|unclear|unknown|undecided|considering|"
    r"reviewing|studying|deciding|looking into|under way|continu\w+|in talks|if|unless|whether|too early|at least|"
    r"seeks?|asked|wants?)\b",
    re.I,
)
# What is no longer as it was.
MOVED = re.compile(
    r"\b(?:ris(?:en|es?)|rose|climbed|grew|grown|up from|down from|postponed|delayed|put (?:off|back)|moved|"
    r"brought forward|extended|raised|lowered|cut|revised|corrected|initially|originally|previously|earlier|first|"
    r"instead|after all|now|no longer|meanwhile|since|finally|final|in the end|again|reopened|resumed|ended|"
    r"withdr\w+|dropped|another|further)\b",
    re.I,
)
HEDGED = (Certainty.POSSIBLE, Certainty.CONDITIONAL, Certainty.EXPECTED)
AHEAD = frozenset((State.PLANNED, State.EXPECTED, State.CONDITIONAL, State.UNCONFIRMED))


@lru_cache(maxsize=4096)  # a statement stands in many pairs
def negates(text: str) -> bool:
    """Whether a text denies anything."""
    return bool(NEGATION.search(text))


@lru_cache(maxsize=4096)
def cues(text: str) -> tuple[int, int, int]:
    """How many words of a text leave something open, say that it moved, or tell of something newer."""
    return len(OPEN.findall(text)), len(MOVED.findall(text)), len(NEWER.findall(text))
