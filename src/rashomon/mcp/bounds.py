"""How large an answer may be: rows in, as many of them out as fit, with how many are left and where they begin.

Sizes are characters of JSON, in which one character of a hostile text may be six. A cut that is too long is cut again,
about the words in question, so that it is still evidence: its offsets hold, and `whole` says where the longer one lay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from rashomon.errors import InputError
from rashomon.model import Cited, Evidence
from rashomon.report import render_row, visible

Row = dict[str, Any]

LARGEST = 8_000  # characters of one answer
SPARE = 100  # of them for what says how much is left
SHOWN = 400  # characters of one cut
NAMED = 160  # characters of a title or a question
CALLED = 60  # characters of an outlet, a speaker or an answer
MOST = 50  # rows that are asked for at a time
DEEPEST = 1_000  # rows that can be passed over: who wants more should narrow the question
ESCAPED = 6  # characters in which JSON spells one that a screen obeys
MARKS = re.compile("[\u061c\u200e\u200f]")


def fitting(told: Row, name: str, rows: Iterable[Row], skip: int, total: int) -> Row:
    """What is told, and under `name` as many rows as fit, at least one; the rest begins at the `skip` called `next`."""
    taken: list[Row] = []
    size = len(render_row(told)) + SPARE
    for row in rows:
        size += len(render_row(row)) + 2
        if taken and size > LARGEST:
            break
        taken.append(row)
    left = total - skip - len(taken)
    more = {"left": left, "next": skip + len(taken)} if left > 0 and taken else {}
    return {**told, name: taken, **more}


def short(text: str | None, most: int = NAMED) -> str | None:
    """A title, a name or a question, cut off where it is too long: it is no evidence."""
    words = " ".join(MARKS.sub("", visible(text[: most * 4])).split()) if text else ""
    return (words if len(words) <= most else words[: most - 1] + "…") or None


def cut(evidence: Evidence, focus: Evidence | None = None, most: int = SHOWN) -> Row:
    """The cut as `{start, end, text}`; of a long one the part about the words in question, with `whole`."""
    length = evidence.end - evidence.start
    about = focus.start - evidence.start if focus and evidence.covers(focus) else 0
    first = max(0, min(about - most // 4, length - most))
    part = evidence.cut(first, min(length, first + most))
    if spelled(part.exact) > SHOWN * 1.25 and most == SHOWN:
        return cut(evidence, focus, SHOWN // ESCAPED)
    row: Row = {"start": part.start, "end": part.end, "text": part.exact}
    return row if part == evidence else {**row, "whole": {"start": evidence.start, "end": evidence.end}}


def spelled(text: str) -> int:
    """How many characters JSON takes for a text."""
    return len(render_row({"": text})) - len(render_row({"": ""}))


def focused(cited: Cited) -> Row:
    """The cut of a finding, and the words in question in it."""
    row = cut(cited.evidence, cited.focus)
    return {**row, "focus": short(cited.focus.exact, CALLED)} if cited.focus else row


def begins(skip: int) -> int:
    """Where a page begins; raises InputError where that is nowhere."""
    if not 0 <= skip <= DEEPEST:
        raise InputError(f"skip {skip}: give 0 to {DEEPEST:,}, or narrow the question")
    return skip
