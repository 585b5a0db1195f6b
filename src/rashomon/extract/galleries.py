"""What a page printed between its paragraphs and a reader of the page ran into them: the text of a paragraph in, what
is left of it out.

Credits in brackets ("(Photo: a name)"), the labels of pictures, and galleries, whose captions are no part of the
story. Refuses nothing; only what says itself that it is furniture is cut, so that a word of the story is never lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.extract.sought import sought

SELLERS = (
    r"(?:Getty(?: Images)?|Reuters|AP|AFP|PA|EPA|Rex(?: Features| Shutterstock)?|Press Association|"
    r"The Associated Press|Associated Press)"
)
FURNITURE = sought(
    "caption|in pictures|hoto|Image|Pic|Credit|Video"
    "|Getty |Reuters |AP |AFP |PA |Rex |Features |Shutterstock |Association |Press ",
    r"[(\[](?:(?:File )?[Pp]hotos?|Images?|Pictures?|Pics?|Credit|Video)(?: (?:by|credit))?: ?[^()\[\]]{2,80}[)\]]"
    r"|\b(?:Image|Media|Video) (?:copyright|credit|source),? (?:[A-Z][\w.&'’/-]*,? ?){1,5}"
    r"(?=(?:Image|Media) caption\b)"
    r"|\b(?:Image|Media|Video) caption,?(?= )"
    r"|\b[A-Z][\w'’]*(?: [\w'’]+){0,3} in pictures \d{1,3} show all (?:[\w'’]+ ){1,6}in pictures(?: \d{1,3}/\d{1,3})?"
    rf"|\b(?:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)?/)?{SELLERS} \d{{1,3}}(?:/\d{{1,3}}| of \d{{1,3}})?\b"
    r"(?! (?:per|percent|%))",
)
GALLERY = re.compile(rf"{SELLERS} \d")
NEAR = 420  # characters between two labels of one gallery: what lies between them is a caption
LEAST = 3  # characters of what is left that are worth a paragraph


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Where the story stands in a paragraph, as half-open offsets; all of it where nothing is furniture."""
    at, gallery = 0, False
    for label in FURNITURE.each(text):
        pictured = GALLERY.search(label.group()) is not None
        caption = gallery and pictured and label.start() - at <= NEAR
        if not caption:
            yield from _kept(text, at, label.start())
        at, gallery = label.end(), pictured
    yield from _kept(text, at, len(text))


def _kept(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A piece without the white space around it, where anything is left."""
    part = text[start:end]
    start += len(part) - len(part.lstrip())
    end = start + len(part.strip())
    if end - start >= LEAST:
        yield start, end
