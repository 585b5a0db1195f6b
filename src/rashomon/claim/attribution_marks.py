"""Find what stands between quotation marks in one paragraph.

In: a text and the bounds of a paragraph. Out: Quoted stretches in reading order, marks
left out. Apostrophes, inch marks and plural possessives are no quotation marks; a mark
that opens and never closes runs to the paragraph's end and says so, or to the end of its sentence where that is far:
then the page has lost its paragraphs, and with them the mark. Time is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Opening mark to the marks that may close it.
CLOSERS = {"“": '”"', "„": "“”", "«": "»", "»": "«", "‘": "’'", '"': '"”', "'": "'’", "‹": "›"}
DOUBLED = ("''", "``")
FAR = 1200  # characters: a paragraph of a remark that goes on in the next one is shorter
LOST = 16  # of those ended by their sentence in one paragraph: each has cost a look through the rest of it
SENTENCE_END = re.compile(r"[.!?…](?=\s)")
ENDERS = frozenset(".,;:!?…)]—–-")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Half-open offsets of the words between two marks; `closed` is false where no mark ends them."""

    start: int
    end: int
    closed: bool = True


def quoted(text: str, start: int, end: int) -> Iterator[Quoted]:
    """The quoted stretches of `text[start:end]`; what is quoted inside a quotation is part of it."""
    at, lost = start, 0
    dead: set[str] = set()  # single marks that nothing closes from here on
    while at < end:
        mark = text[at]
        if text[at : at + 2] in DOUBLED:
            doubled = _doubled(text, at, end)
            if doubled is not None:
                yield doubled
                at = doubled.end + 2
                continue
            at += 2
            continue
        if mark not in CLOSERS or mark in dead or not _opens(text, at, start, end):
            at += 1
            continue
        close = _close(text, at, end)
        stop = (_open_end(text, at, end) if lost < LOST else end) if close is None else close
        lost += close is None
        single = mark in "'‘"
        if close is None and single:
            dead.add(mark)
            at += 1
            continue
        first, last = _trim(text, at + 1, stop)
        if first < last:
            yield Quoted(first, last, close is not None)
        at = stop + 1


def _open_end(text: str, at: int, end: int) -> int:
    """Where what opens at `at` and never closes is taken to end."""
    sentence = SENTENCE_END.search(text, at, end) if end - at > FAR else None
    return sentence.end() if sentence else end


def _doubled(text: str, at: int, end: int) -> Quoted | None:
    """Two single marks in place of a double one, as some agencies' systems write them."""
    if at + 2 >= end or text[at + 2].isspace() or (at and text[at - 1].isalnum()):
        return None
    close = text.find("''", at + 2, end)
    first, last = _trim(text, at + 2, close) if close >= 0 else (0, 0)
    return Quoted(first, last) if first < last else None


def _opens(text: str, at: int, start: int, end: int) -> bool:
    mark = text[at]
    if at + 1 >= end or (text[at + 1].isspace() and mark != "«"):  # French sets a space inside its marks
        return False
    before = text[at - 1] if at > start else " "
    if mark in "“„«":
        return True
    if mark == "»":  # German and Danish books turn them round; French closes with it
        return not before.isalnum() and before not in ENDERS and text[at + 1].isalnum()
    if before.isalnum() or before in ".,!?%":
        return False
    if mark in "'‘":
        return before not in '"“”' and (text[at + 1].isalnum() or text[at + 1] in "¿¡$€£…[") and not _elision(text, at)
    return True


def _elision(text: str, at: int) -> bool:
    """ "'90s", "'tis", "rock 'n' roll": an apostrophe at the head of a word."""
    rest = text[at + 1 : at + 7].lower()
    return (rest[:2].isdigit() and rest[2:3] == "s") or rest.startswith(
        ("n' ", "n’ ", "tis ", "twas ", "em ", "til ", "cause ")
    )


def _close(text: str, at: int, end: int) -> int | None:
    mark = text[at]
    closers = CLOSERS[mark]
    single = mark in "'‘"
    depth, weak = 0, None
    for i in range(at + 1, end):
        char = text[i]
        if char not in closers:
            if char == mark and mark in "“«" and not text[i - 1].isspace() and (i + 1 == end or text[i + 1].isspace()):
                return i  # an opening mark set where a closing one belongs
            depth += char == mark and mark in "“«"
            continue
        if not single:
            if char == '"' and mark == '"' and text[i - 1].isspace() and i + 1 < end and text[i + 1].isalnum():
                return None if weak is None else weak  # another one opens before this one closed
            if depth:
                depth -= 1
                continue
            return i
        after = text[i + 1] if i + 1 < end else " "
        if after.isalnum() or text[i - 1].isspace():
            continue
        if (
            text[i - 1] in "sS"
            and after == " "
            and i + 2 < end
            and text[i + 2].islower()
            and text.find(char, i + 1, min(end, i + 400)) > 0
        ):
            weak = weak or i  # "the traders' claims": a plural possessive, unless nothing else closes
            continue
        return i
    return weak


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
