"""Speech as it is printed: an Article in, the stretches that are somebody else's words out.

Words between quotation marks, and a paragraph that the one before it announces: "Her
statement in full reads:". Who prints them had them from the speaker, or from one who had.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.model import Article, BlockKind, Evidence

READ = (BlockKind.TITLE, BlockKind.PARAGRAPH)

# An opening mark stands after a gap, a closing one before a gap: 5'11" and "workers'" open
# nothing. A quote that its paragraph does not close goes on in the next: it ends with the block.
# (A group is never repeated possessively: Python before 3.11.5 then misses matches.)
# All begin with one set of marks, and look back for which it was: such a set is looked for fast.
QUOTED = re.compile(
    r"[“«„\"\u2018'](?:"
    r"(?<=“)[^“”]{1,1200}+(?:”|$)|(?<=«)[^«»]{1,1200}+(?:»|$)|(?<=„)[^„“”]{1,1200}+(?:[“”]|$)"
    r"|(?<=\")(?<!\w\")[^\"]{1,1200}+(?:\"|$)"
    r"|(?<=\u2018)(?<!\w\u2018)(?:[^\u2018\u2019]|\u2019(?=\w)){1,1200}\u2019(?!\w)"
    r"|(?<=')(?<!\w')(?=\w)(?:[^'\n]|'(?=\w)){1,400}'(?!\w))"
)

ANNOUNCED = re.compile(
    r"\b(?:statement|said|says|reads?|wrote|writes|posted|tweeted|letter|post|remarks|words|text)\b[^.!?:]{0,60}:\s*$",
    re.IGNORECASE,
)


def quoted_parts(article: Article) -> dict[int, list[tuple[int, int]]]:
    """Where each title and paragraph begins, and the quoted stretches in it: half-open offsets in the text."""
    parts: dict[int, list[tuple[int, int]]] = {}
    announced = False
    for block in article.blocks:
        if block.kind not in READ:
            continue
        paragraph = article.text[block.start : block.end]
        spans = [(block.start + quote.start(), block.start + quote.end()) for quote in QUOTED.finditer(paragraph)]
        parts[block.start] = [(block.start, block.end)] if announced and not spans else spans
        announced = paragraph.rstrip().endswith(":") and ANNOUNCED.search(paragraph[-200:]) is not None
    return parts


def quotations(article: Article) -> Iterator[Evidence]:
    """The quoted stretches as evidence, marks and all, in the article's order."""
    for spans in quoted_parts(article).values():
        yield from (article.quote(start, end) for start, end in spans)
