"""What a time is to the event: its start, end, deadline; about or exactly; more than, at least, up to.

In: a draft and the words in front of it. Out: the draft's role, hedge and bounds set.
A time that nothing marks stays AT; a length stays LENGTH.
"""

from __future__ import annotations

import re
from math import inf

from rashomon.claim.time_context import Context
from rashomon.claim.time_grammar import Draft
from rashomon.model import TimeKind, TimeRole

_ROLES = {
    TimeRole.START: (
        "starting",
        "beginning",
        "effective",
        "commencing",
        "as of",
        "as from",
        "from",
        "starts",
        "begins",
        "onwards from",
    ),
    TimeRole.END: ("until", "till", "ending", "expiring", "expires", "ends"),
    TimeRole.DEADLINE: ("by", "before", "no later than", "not later than", "prior to", "ahead of"),
    TimeRole.SINCE: ("since", "dating from", "dating to", "dating back to"),
}
_ROLE_OF = {words: role for role, cues in _ROLES.items() for words in cues}
# Words that may stand between the cue and the time.
_FILL = r"(?:(?:on|in|at|the|about|around|early|late|as|shortly|just|after|or|her|his|its|their|local) ){0,3}"
_CUE = re.compile(rf"(?:^|\W)({'|'.join(sorted(_ROLE_OF, key=len, reverse=True))}) {_FILL}$")
# The point itself, not a bound: "shortly before noon", "it was not until 1990 that".
_JUST_BEFORE = re.compile(
    r"(?:(?:shortly|just|soon|moments|minutes|hours|days|weeks|months) before|not until) (?:the )?$"
)
_HEDGE = re.compile(
    r"(?:^|\W)(about|around|approximately|roughly|nearly|almost|some|circa|close to|just under|just over|shortly "
    r"before|shortly after|"
    r"just before|just after|soon after|towards|toward|or so|more or less)(?: the| an?| midnight)? $"
)
_MORE = re.compile(
    r"(?:^|\W)(more than|at least|upwards of|longer than|no less than|not less than|a minimum of|well over|just over|"
    r"(?:for|after|of|in|lasted|took|takes|last|little|is|was|are|were|served|waited) over) $"
)
_LESS = re.compile(r"(?:^|\W)(less than|fewer than|under|up to|at most|no more than|not more than|within|as long as|"
    r"a maximum of)"
                   r"(?: the)? $")  # fmt: skip
_NAMED_LENGTH = ("the ", "last ", "past ", "next ", "previous ")
_ONWARD = re.compile(r",? onwards?\b")
_STARTING = frozenset(("start", "begin", "commence"))
_ENDING = frozenset(("end", "expire", "finish", "conclude"))


def mark(draft: Draft, text: str, context: Context) -> Draft:
    """Set role, hedge and bounds of a draft from the words around it; `text` is the sentence's."""
    tail = text[max(0, draft.start - 48) : draft.start].lower()
    if _HEDGE.search(tail):
        draft.approximate = True
    if draft.kind is TimeKind.DURATION:
        _bound(draft, tail, text)
        return draft
    if draft.kind is TimeKind.SET or draft.value.endswith("_REF") or draft.role is not TimeRole.AT:
        return draft
    if text[draft.end : draft.end + 2] == "'s":
        return draft  # "before Thursday's vote": the time is the vote's
    cue = _CUE.search(tail)
    if tail.endswith(("through ", "through the ")):
        draft.role = TimeRole.END
    elif cue and not _JUST_BEFORE.search(tail):
        draft.role = _ROLE_OF[cue[1]]
    elif _ONWARD.match(text, draft.end):
        draft.role = TimeRole.START
    else:
        draft.role = _by_verb(draft, context)
    return draft


def _bound(draft: Draft, tail: str, text: str) -> None:
    if draft.seconds is None:
        return
    low, high = draft.seconds
    if text[draft.start : draft.end].lower().startswith(_NAMED_LENGTH):
        return  # "within the next ten days", "over the last three years"
    if _MORE.search(tail) or text[draft.end : draft.end + 8] == " or more":
        draft.seconds = (low, inf)
    elif _LESS.search(tail):
        draft.seconds = (0.0, high)


def _by_verb(draft: Draft, context: Context) -> TimeRole:
    """ "begins on Friday", "ends Sunday": the verb that the time hangs on, directly or by a preposition."""
    word = context.word(draft.start)
    for _ in range(3):
        if word is None or word.head.i == word.i:
            return TimeRole.AT
        word = word.head
        if word.pos_ == "VERB":
            return (
                TimeRole.START if word.lemma_ in _STARTING else TimeRole.END if word.lemma_ in _ENDING else TimeRole.AT
            )
        if word.pos_ not in ("ADP", "PROPN", "NUM", "NOUN"):
            return TimeRole.AT
    return TimeRole.AT
