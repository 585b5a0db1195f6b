"""Find ordinals that name an edition or a rank: a sentence's tokens in, their places and values out.

"the second summit", "the 71st move", "the 38th of the fugitives". Refused: days and spans of time ("the third
quarter"), turns of phrase ("at first", "first lady").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from rashomon.claim.quantity_skips import TIME_UNITS
from rashomon.model import QuantityKind

RANKS = {word: n for n, word in enumerate(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(), 1)}
REFUSED = frozenset("lady minister name half thought hand aid class party country world person degree instance leg "
                    "cousin form floor street avenue amendment reading side".split())

Placed = tuple[int, int, int, int, QuantityKind, float, float, str]


def ordinals(tokens: Sequence[Token], starts: Sequence[int]) -> Iterator[Placed]:
    """(start, end, core, tail, kind, low, high, unit) of each ordinal; offsets in the sentence."""
    for token, start in zip(tokens, starts, strict=True):
        value = RANKS.get(token.lower_) or _digits(token.lower_)
        if value is None or not _ranks(token):
            continue
        end = start + len(token)
        yield start, end, start, end, QuantityKind.ORDINAL, float(value), float(value), ""


def _digits(word: str) -> int | None:
    if len(word) > 2 and word[:-2].isdecimal() and word[-2:] in ("st", "nd", "rd", "th") and len(word) < 7:
        return int(word[:-2])
    return None


def _ranks(token: Token) -> bool:
    """Whether an ordinal says which of a series: it modifies a noun that is no time, or stands before "of the"."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    if following is not None and following.lower_ == "of" and following.i + 1 < len(token.doc):
        return following.nbor().lower_ in ("the", "its", "his", "their", "four", "three", "five")
    head = token.head
    if token.dep_ != "amod" or head.pos_ not in ("NOUN", "PROPN") or head.i < token.i:
        return False
    return head.lower_ not in TIME_UNITS and head.lemma_.lower() not in REFUSED
