"""Put a point as a question a reader would ask, in the words of the account: slot and evidence in, text out."""

from __future__ import annotations

import re

from rashomon.model import Evidence, Quantity, Slot, Statement, Time, TimeRole

MAX_WORDS = 14
TRAILING = re.compile(r"[\s,;:.–—-]+$")
LEADING = re.compile(r"^(?:and|but|while|though|although|meanwhile|however|so)[ ,]+", re.I)
OPEN_END = re.compile(
    r"\b(?:a|an|the|of|in|on|at|to|by|for|with|from|and|or|that|about|some|nearly|starting|until|since|after|before|than)$",
    re.I,
)

WORDS = {
    Slot.TIME: "When: {gist}?",
    Slot.DURATION: "How long: {gist}?",
    Slot.AMOUNT: "How much: {gist}?",
    Slot.COUNT: "How many: {gist}?",
    Slot.PLACE: "Where: {gist}?",
    Slot.PARTICIPANT: "Who: {gist}?",
    Slot.ROLE: "In what role: {gist}?",
    Slot.STATUS: "Did it happen, or will it: {gist}?",
    Slot.CAUSE: "Why: {gist}?",
    Slot.QUOTE: "In what words: {gist}?",
    Slot.ATTRIBUTION: "Who says so: {gist}?",
    Slot.OTHER: "What is reported: {gist}?",
}
ROLES = {
    TimeRole.START: "Starting when",
    TimeRole.END: "Until when",
    TimeRole.DEADLINE: "By when",
    TimeRole.SINCE: "Since when",
}


def question(slot: Slot, statement: Statement, focus: Evidence) -> str:
    """The question that the words in `focus` answer in `statement`."""
    gist = _gist(statement, focus)
    for reading in statement.readings:
        if reading.evidence != focus:
            continue
        if isinstance(reading, Quantity) and slot is Slot.COUNT and reading.of:
            return f"How many ({reading.of}): {gist}?"
        if isinstance(reading, Time) and slot is Slot.TIME and reading.role in ROLES:
            return f"{ROLES[reading.role]}: {gist}?"
    return WORDS[slot].format(gist=gist)


def _gist(statement: Statement, focus: Evidence) -> str:
    """The clause around the focus with the focus left open."""
    clause = min(
        (c.content for c in statement.claims if c.content.covers(focus)),
        key=lambda e: e.end - e.start,
        default=statement.evidence,
    )
    if clause == focus:
        return _short(clause.exact)
    before, after = clause.exact[: focus.start - clause.start], clause.exact[focus.end - clause.start :]
    return _short(f"{before.rstrip()} … {after.strip()}".strip())


def _short(text: str) -> str:
    text = " ".join(LEADING.sub("", " ".join(text.split())).split())
    words = text.split()
    if len(words) > MAX_WORDS:
        at = next((n for n, w in enumerate(words) if w == "…"), 0)
        first = max(0, min(at - MAX_WORDS // 2, len(words) - MAX_WORDS))
        words = words[first : first + MAX_WORDS]
    text = TRAILING.sub("", " ".join(words))
    while OPEN_END.search(text):
        text = TRAILING.sub("", OPEN_END.sub("", text))
    return (
        text[:1].lower() + text[1:]
        if text[:2].istitle() and text.split()[0].lower() in ("the", "a", "an", "all", "some", "both")
        else text
    )
