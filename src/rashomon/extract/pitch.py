"""A line in, whether the outlet speaks in it to its reader about itself out: offers, warnings, requests.

Goes by what such lines say on any site, paragraph long or glued to the last sentence of the story. Refuses
to judge words between quotation marks: a speaker may ask anything of anybody.
"""

from __future__ import annotations

import re

from rashomon.extract.sought import sought
from rashomon.extract.words import IMPERATIVES, OFFERS, READER

# Each says by itself that the page is speaking, not the story.
SURE = sought(
    "block|your |curated |follow us | updates|stay |app |subscribe|sign up",
    r"\bad[- ]?block(?:er|ers|ing)?s? (?:is |has been |was )?(?:detected|enabled|active|on\b)"
    r"|\b(?:disable|turn off|switch off|pause|switch|turn) (?:\w+ ){0,3}(?:ad[- ]?)?block(?:er|ers|ing)\b"
    r"|\byour ad[- ]?block\w*"
    r"|\b(?:to|in|into) your (?:inbox|mailbox|e-?mail)\b|\bcurated (?:specially |just )?for you\b"
    r"|\bfollow us (?:on|for|at)\b|\bfor (?:continuous|regular|round-the-clock|the latest) updates\b"
    r"|\bstay (?:updated|tuned|connected)[!.]?$"
    r"|(?:^|[.!?:] |, |\bor )(?:download|get|install) (?:\w+[ '’-]){0,6}app (?:to|for|now|today|from|and|on)\b"
    r"|^(?:subscribe|sign up) (?:to|for|now|today)\b",
)
IMPOSTORS = sought(
    "claim|falsely|impersonat|in our name|on our behalf|pose|posing|pretend|representing themselves",
    r"\b(?:posing|pos(?:es?|ed) as|pretend\w*|impersonat\w+|representing themselves|in our name|on our behalf|"
    r"claim(?:s|ing|ed)? to (?:be|represent|work)|falsely)\b",
)
WARNED = re.compile(r"\b(?:solicit\w*|funds|money|invest\w*|fees?|payments?|pay|jobs?|schemes?|approach\w*)\b")
ADDRESS = re.compile(r"\b[\w.-]{1,60}@[\w-]{1,60}\.|https?://|\bwww\.")
QUOTED = re.compile(r"[“\"][^“”\"]{0,600}[”\"]")
WORD = re.compile(r"[^\W_][\w'’-]*")
STARTS = re.compile(r"(?:^|[.!?:] |, or )([A-Za-z]{2,15})\b")
GLUE = re.compile(r"[.!?](?:(?<=[a-z0-9%)].)|[”\"])(?=[A-Z][a-z])")
LONGEST = 900  # characters: no notice is longer; a story run into one line may hold one
BOUNDS = 12  # glued sentences of one line that are tried


def is_pitch(text: str) -> bool:
    """Whether a unit asks, offers or warns in the outlet's own name, for certain enough to be no part of a story."""
    if len(text) > LONGEST:
        return False
    told = QUOTED.sub(" ", text) if "“" in text or '"' in text else text
    low = told.lower().strip()
    if SURE.within(low):
        return True
    words = WORD.findall(low)
    reader = sum(word in READER for word in words)
    if not reader or text[:1] in '“"':
        return False
    if IMPOSTORS.within(low) and WARNED.search(low):
        return reader >= 2 or bool(ADDRESS.search(low))
    starts = [first.lower() for first in STARTS.findall(told)]
    commands = sum(first in IMPERATIVES for first in starts)
    # A blog's last line may ask what its reader thinks: that is still its own, so comments do not count.
    offers = sum(pattern.within(low) for kind, pattern in OFFERS.items() if kind != "comments")
    return (2 * commands >= max(1, len(starts)) and bool(offers)) or (bool(ADDRESS.search(low)) and offers >= 1)


def glued(text: str) -> int | None:
    """Where in a line a pitch begins that is glued to the sentence before it ("abroad.Discover the latest"), if any."""
    for count, found in enumerate(GLUE.finditer(text)):
        if count == BOUNDS:
            break
        if found.end() >= 40 and is_pitch(text[found.end() :]):
            return found.end()
    return None
