"""Make text safe to look at: characters that a screen would obey become characters that it shows.

An escape sequence in an article could recolour a terminal or rewrite its title, a direction
override could turn a sentence around. Refuses nothing; letters, marks and emoji stay as they are.
"""

from __future__ import annotations

import re

# Joiners and the plain direction marks stay: scripts and emoji need them, and they move nothing.
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")
SPACES = re.compile(r"\s+")


def visible(text: str) -> str:
    """The text with control and direction characters shown as symbols; line breaks and tabs stay."""
    return OBEYED.sub(lambda found: _symbol(ord(found.group())), text)


def one_line(text: str) -> str:
    """`visible`, with every run of white space as one space."""
    return SPACES.sub(" ", visible(text))


def _symbol(code: int) -> str:
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"
