"""A line at the top of a page in, whether it is a trail of sections run together out.

Saving a page as text loses the gaps between its links: "HomeWorldFerry sails again", "ChinaPoliticsWorld News".
Refuses names that are written with a capital inside ("McBride", "YouTube").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.extract.prose import ends_sentence
from rashomon.extract.units import Unit
from rashomon.extract.words import MENU

SEAM = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ][a-zà-ÿ])")
INSIDE = re.compile(r"(?:\b(?:Mc|Mac|Fitz|De|Di|Du|La|Le|Van|O|e|i)|You|Whats|Tik|Linked|Face|Pay|Git|Word)$")
LONGEST = 200  # characters
AHEAD = 6  # units among which the headline follows that the trail runs into


def is_trail(page: Sequence[Unit], i: int) -> bool:
    """Whether a unit is a trail of sections, alone or with the headline run into it."""
    text = page[i].text
    if len(text) > LONGEST:
        return False
    following = (unit.text for unit in page[i + 1 : i + AHEAD])
    if any(len(after) >= 25 and text.endswith(after) and text != after for after in following):
        return True
    seams = [seam.start() for seam in SEAM.finditer(text) if not INSIDE.search(text[: seam.start()])]
    if not seams:
        return False
    parts = [text[a:b].strip() for a, b in zip([0, *seams], [*seams, len(text)], strict=True)]
    sections = sum(part.lower() in MENU for part in parts)
    if len(parts[-1].split()) > 3:  # the headline: what stands before it must be sections for certain
        return sections == len(parts) - 1
    short = all(len(part.split()) <= 3 for part in parts)
    return short and not ends_sentence(text) and (len(seams) >= 2 or sections >= 1)
