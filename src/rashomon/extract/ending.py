"""The units of a page and which are kept in, the same choice out where the story has ended: what follows is furniture.

A story ends with its last paragraph, or with the line that credits an agency. The writer's name, a date and a
note of the outlet may stand below; an offer, a warning, and what is about something else may not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.extract.bylines import LEAD, NAME_WORD, PARTICLE
from rashomon.extract.pitch import is_pitch
from rashomon.extract.units import Unit
from rashomon.extract.words import FUNCTION, IMPERATIVES, MENU, OFFERS

INPUTS = re.compile(
    r"^\W{0,3}(?:with (?:inputs?|agenc|reports?|reporting|files)|inputs from|sources?:|\(?agencies\)?$)", re.IGNORECASE
)
PERSON = re.compile(rf"{NAME_WORD}(?: (?:{PARTICLE} ){{0,2}}{NAME_WORD}){{1,3}}")
LONGEST = 100  # characters of a credit
SIGNED = 0.9  # the chance of being junk up to which a name right under the last paragraph is its writer's
DOUBT = 0.2  # the chance of being junk from which a pitch between two paragraphs of the story is left out


def close(page: Sequence[Unit], kept: list[bool], likely: Sequence[float]) -> list[int]:
    """Leave out of `kept` what follows the end of the story; gives the units below a credit that name a writer."""
    pitches = [is_pitch(unit.text) for unit in page]
    prose = [i for i, unit in enumerate(page) if kept[i] and not pitches[i] and unit.prose]
    if not prose:
        return []
    credit = _credit(page, prose)
    below = credit or prose[-1]
    reach = range(below + 1, min(below + (3 if credit else 2), len(page)))
    writers = [i for i in reach if _person(page[i].text) and (credit or likely[i] <= SIGNED)]
    story = {word for i in prose if not credit or i < credit for word in _telling(page[i])}
    last = max((i for i in prose if not credit or i < credit or _tells(page[i], story)), default=prose[-1])
    begun = False  # the furniture under the story
    for i in range(prose[0] + 1, len(page)):
        text = page[i].text
        if i < last:
            kept[i] = kept[i] and not (pitches[i] and likely[i] > DOUBT)
        elif i > last and not (page[i].dated or INPUTS.match(text) or LEAD.match(text)):
            begun = begun or pitches[i]
            kept[i] = kept[i] and not begun and not (credit and i > credit and not _tells(page[i], story))
    for i in writers:
        kept[i] = True
    return writers


def _credit(page: Sequence[Unit], prose: list[int]) -> int:
    """Which unit credits an agency below the story: the last with two paragraphs above it; 0 where none does."""
    found = [
        i
        for i, unit in enumerate(page)
        if len(unit.text) < LONGEST and INPUTS.match(unit.text) and sum(at < i for at in prose) >= 2
    ]
    return found[-1] if found else 0


def _person(text: str) -> bool:
    """Whether a unit is a person's name and nothing else."""
    words = text.lower().split()
    if not PERSON.fullmatch(text) or words[0] in IMPERATIVES or any(word in MENU for word in words):
        return False
    return not any(pattern.within(text.lower()) for pattern in OFFERS.values())


def _telling(unit: Unit) -> set[str]:
    """The words of a unit that say what it is about."""
    return {low for word, low in zip(unit.words, unit.low, strict=True) if len(word) > 3} - FUNCTION


def _tells(unit: Unit, story: set[str]) -> bool:
    """Whether a unit speaks of what the story does: a quarter of its words, and two of them, stand there too."""
    words = _telling(unit)
    shared = len(words & story)
    return shared >= 2 and 4 * shared >= len(words)
