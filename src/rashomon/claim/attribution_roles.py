"""Tell whether "the defence minister" is the one whom the account calls "minister of defence".

In: the words for somebody and a role as printed elsewhere. Out: how many words they share,
0 where they are two parts. A vice-president is no president, a party's leader no party.
"""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from rashomon.claim.name_places import fold
from rashomon.claim.name_roles import is_role_word
from rashomon.claim.name_words import ROLE_GENDER

# A part with one of these is another part.
QUALIFIERS = frozenset("vice deputy former ex elect designate assistant prime shadow outgoing incoming under".split())
BEHIND = frozenset("elect designate emeritus general".split())  # adjectives that stand behind their noun
JOINTS = re.compile(r"\b(?:of|for|at|in|to|on|with|from|by|who|that|which)\b|[,;(]")
PARTS = re.compile(r"[^\W\d_]+")
AGED = frozenset("old man woman girl boy winner loser champion veteran pensioner teenager youngster".split())


def fit(words: Span, role: str) -> int:
    """The number of words a phrase shares with a role, if both name one part; else 0."""
    mine, theirs = _read(words.text), _read(role)
    mine_head, their_heads = _head(mine[0]), [_head(part) for part in theirs if part]
    if mine_head not in their_heads:
        return 0
    said, known = {w for part in mine for w in part}, {w for part in theirs for w in part}
    if (said & QUALIFIERS) != (known & QUALIFIERS) and mine_head not in QUALIFIERS:
        return 0
    more, others = set(mine[0]) - {mine_head}, set(theirs[0]) - {_head(theirs[0])}
    if more and others and not more & known and not others & said:
        return 0  # the defence minister, the finance minister
    return len(said & known)


def _read(words: str) -> list[list[str]]:
    """The parts of "founder and chairman of X" by their words, the owner in front ("the party's leader") left out."""
    head = JOINTS.split(fold(words.replace("’", "'")), maxsplit=1)
    owned = re.split(r"'s?\s+", head[0])[-1]
    rest = PARTS.findall(fold(words)[len(head[0]) :])
    found = [PARTS.findall(part) for part in re.split(r"\band\b|/", owned)]
    found = [[w for w in part if w not in LIGHT] for part in found]
    parts = [part for part in found if part] or [[""]]
    return [*parts[:1], *parts[1:], *([rest] if rest else [])]


def _head(part: list[str]) -> str:
    return part[-2] if len(part) > 1 and part[-1] in BEHIND else part[-1]


LIGHT = frozenset("the a an his her its their our my s then".split())


def is_human(head: Token) -> bool:
    """Whether a noun in the singular stands for a person: "the skipper", "a 28-year-old"."""
    low = head.text.lower()
    singular = head.tag_ not in {"NNS", "NNPS"} and head.pos_ in {"NOUN", "PROPN", "ADJ"}
    return singular and (is_role_word(head) or low in AGED or low in ROLE_GENDER or low.endswith("year-old"))


def sex_of(head: Token) -> str | None:
    """ "m" or "f" where the noun tells."""
    return ROLE_GENDER.get(head.text.lower())
