"""The closed words that questions are built with, and the words of a sentence with their places. Data and a tokeniser.

Offsets are half-open and counted in the sentence. A bracketed aside is dropped where it does not hold the focus.
"""

from __future__ import annotations

import re
from typing import NamedTuple

TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}|[$€£¥]?\d(?:[\d.,:/]*\d)?(?:[-–]\w+)*\w*%?|[^\W\d_]\w*(?:[-'’.]\w+)*(?:['’](?=\s))?|[^\w\s]"
)
DATELINE = re.compile(
    r"^(?:[A-ZÀ-Þ][\wÀ-ÿ.' ]*(?:,[^()]{0,24})?\([^)]{2,40}\)|[A-ZÀ-Þ .'’-]{3,}(?:,[^–—-]{0,24})?)\s*[-–—:]+\s+"
)
ASIDE = re.compile(r"\s*\([^()]*\)")

BE = frozenset("is are was were am be been being".split())
HAVE = frozenset("has have had".split())
DO = frozenset("do does did".split())
MODALS = frozenset("will would can could may might must shall should cannot".split())
OPERATORS = frozenset("is are was were am".split()) | HAVE | DO | MODALS
NEGATORS = frozenset("not never".split())
# Past and present are one form: news tells the past.
INVARIANT = frozenset(
    "hit put cut shut set cost let spread quit read burst hurt split bet cast rid shed thrust".split()
)
DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your some any no each every both all another".split()
)
PRONOUNS = frozenset("he she it they we i you there this that these those who one".split())
PREPOSITIONS = frozenset(
    """in on at to from by for with of into onto near off over under between among during within since until till
    before after across around through throughout against about along behind below above beside beyond despite
    toward towards upon via without inside outside per as than like amid""".split()
)
HEDGES = frozenset(
    """a an the some about around nearly almost over under roughly approximately only just record exactly another
    further estimated more than least most up as many much few little barely total of at fewer less no other
    at-least additional whole entire next last""".split()
)
OPENERS = frozenset("and but while though although meanwhile however so yet still then that or nor also for".split())
RELATIVES = frozenset("who which whom whose".split())
SUBORDINATORS = frozenset("because although though while when where whereas unless if whether once lest".split())
LINKS = frozenset("after before since until till as than so".split())
COORDINATORS = frozenset("and but or nor yet so".split())
ADVERBS = frozenset(
    """also still already later then now again just once soon never always first finally even only previously earlier
    too often ever thus yet there here together instead nearby home away meanwhile both all""".split()
)
# The clause that follows one of these may come without "that".
SAYING = frozenset(
    """say tell believe think claim add announce report insist argue warn confirm know hope fear state allege write
    explain find show estimate expect deny admit suggest repeat hear""".split()
)
HARD = frozenset(';:—–"“”„«»?!()[]…')


class Word(NamedTuple):
    """A word or mark of a sentence and where it stands."""

    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        """The word in lower case, with a straight apostrophe."""
        return self.text.lower().replace("’", "'")

    @property
    def mark(self) -> bool:
        """Whether it is punctuation."""
        return not any(ch.isalnum() for ch in self.text) and self.text not in "%&$€£"


def words_of(text: str, start: int, end: int, keep: tuple[int, int]) -> list[Word]:
    """The words of `text[start:end]`, without dateline and without asides that do not meet `keep`."""
    part = text[start:end]
    dateline = DATELINE.match(part)
    begin = (
        dateline.end()
        if dateline and (start + dateline.end() <= keep[0] or start + dateline.end() < keep[1] - 1)
        else 0
    )
    dropped = [m.span() for m in ASIDE.finditer(part) if start + m.end() <= keep[0] or start + m.start() >= keep[1]]
    return [
        Word(m.group(), start + m.start(), start + m.end())
        for m in TOKEN.finditer(part, begin)
        if not any(a <= m.start() < b for a, b in dropped)
    ]


def spelled(words: list[Word]) -> str:
    """The words as a line of text, marks without a space before them."""
    line = ""
    for word in words:
        glued = not line or (word.mark and word.text not in '-–—“"(')
        line += word.text if glued else f" {word.text}"
    return line
