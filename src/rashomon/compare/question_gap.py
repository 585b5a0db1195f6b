"""The last resort of a question: the clause with a gap where the focus stands, a short label of its slot before it."""

from __future__ import annotations

import re

from rashomon.model import Evidence, Slot, Statement

MAX_WORDS = 12
TRAILING = re.compile(r"[\s,;:.–—-]+$")
LEADING = re.compile(r"^(?:and|but|while|though|although|meanwhile|however|so|that)[ ,]+", re.I)
OPEN_END = re.compile(
    r"\b(?:a|an|the|of|in|on|at|to|by|for|with|from|and|or|that|about|some|nearly|starting|until|since|after|before|than)$",
    re.I,
)
LABELS = {
    Slot.TIME: "When",
    Slot.DURATION: "How long",
    Slot.AMOUNT: "How much",
    Slot.COUNT: "How many",
    Slot.PLACE: "Where",
    Slot.PARTICIPANT: "Who",
    Slot.ROLE: "In what role",
    Slot.STATUS: "What is reported",
    Slot.CAUSE: "Why",
    Slot.QUOTE: "In what words",
    Slot.ATTRIBUTION: "Who says so",
    Slot.OTHER: "What is reported",
}


def gap(slot: Slot, statement: Statement, focus: Evidence) -> str:
    """ "When: the tariffs start …?"; the label alone where nothing but the focus is there."""
    gist = _gist(statement, focus)
    return f"{LABELS[slot]}: {gist}?" if gist else f"{LABELS[slot]}?"


def _gist(statement: Statement, focus: Evidence) -> str:
    """The narrowest clause that holds more than the focus, with the focus left open."""
    around = [c.content for c in statement.claims if c.content.covers(focus) and c.content != focus]
    clause = min([*around, statement.evidence], key=lambda e: e.end - e.start)
    if not clause.covers(focus) or clause == focus:
        return ""
    before, after = clause.exact[: focus.start - clause.start], clause.exact[focus.end - clause.start :]
    again = re.compile(rf"(?<!\w){re.escape(focus.exact)}(?!\w)", re.I)  # the answer may be named twice
    return _short(f"{again.sub('…', before).rstrip()} … {again.sub('…', after).strip()}".strip())


def _short(text: str) -> str:
    words = LEADING.sub("", " ".join(text.replace("?", "").split())).split()
    if len(words) > MAX_WORDS:
        at = next((n for n, w in enumerate(words) if w == "…"), 0)
        first = max(0, min(at - MAX_WORDS // 2, len(words) - MAX_WORDS))
        words = words[first : first + MAX_WORDS]
    text = TRAILING.sub("", " ".join(words))
    while OPEN_END.search(text):
        text = TRAILING.sub("", OPEN_END.sub("", text))
    return text if any(ch.isalnum() for ch in text) else ""
