"""Characters that a reader cannot see, as signs that can be seen: every string that a page shows passes here.

What turns text around or takes no room could make a page say something else than the account does. Joiners within
emoji and within scripts that need them stay; between plain letters they are shown.
"""

from __future__ import annotations

import re

from rashomon.report import visible

UNSEEN = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\u2066-\u206f\ufeff\U000e0000-\U000e007f]"
    "|(?<=[ -\u024f])[\u200c\u200d]|[\u200c\u200d](?=[ -\u024f])|^[\u200c\u200d]|[\u200c\u200d]$"
)


def seen(text: str) -> str:
    """The text with a sign such as ⟨U+200B⟩ in the place of each character that cannot be seen."""
    return visible(UNSEEN.sub(lambda found: f"⟨U+{ord(found.group()):04X}⟩", text))


def shown(value: object) -> object:
    """What a template prints: of plain text the visible form; what is markup of the templates' own as it is."""
    return seen(value) if type(value) is str else value
