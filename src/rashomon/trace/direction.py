"""Who copied whom: two accounts that share prose in, the origin and how well it is known out.

An explicit credit decides, then the dates, else nothing: a time stamp alone never makes
a direction better than likely, and dates that may overlap (no zone, no hour) say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from rashomon.model import Article, BlockKind, Direction, Moment

# Words that say what kind of outlet it is; without them "Meridian News Agency" is "Meridian".
KINDS = """agency bureau cable company corporation desk english group international media network news newsroom newswire
online press service services wire"""
KIND_OF_OUTLET = frozenset(KINDS.split())
NOBODY = frozenset({"agencies", "agency", "wires", "wire services", "news agencies", "staff", "wire reports"})
SHORTEST = 4  # letters of a one-word form that may be looked for in a text; initials may be one shorter
BEFORE = (
    r"(?:according to|reported by|first reported in|citing|cited by|per|told|via|seen by|inputs from"
    r"|reports? (?:by|from|in)|interview with)"
)
AFTER = r"(?:reports|reported|said|says|writes|wrote|quoted|cited|has learned|first reported)"
EARLIEST_ZONE, LATEST_ZONE = timedelta(hours=14), timedelta(hours=-12)


@lru_cache(maxsize=4096)
def outlet_names(name: str) -> tuple[str, str, str]:
    """A name as it is compared: whole, without the kind of outlet, as initials; casefolded, words spaced once.

    All empty for words that name no agency in particular ("agencies").
    """
    words = re.findall(r"[^\W_]+", name)
    if words and words[0].casefold() == "the":
        words = words[1:]
    whole = " ".join(words).casefold()
    if whole in NOBODY:
        return "", "", ""
    short = list(words)
    while len(short) > 1 and short[-1].casefold() in KIND_OF_OUTLET:
        short.pop()
    return whole, " ".join(short).casefold(), "".join(word[0] for word in words if word[0].isupper()).casefold()


@lru_cache(maxsize=65536)
def same_outlet(one: str, other: str) -> bool:
    """Whether one name is a form of the other ("AFP" of "Agence France-Presse", "Meridian" of "Meridian News Agency").

    Two names that only shorten alike ("Pacific News", "Pacific Press") are two outlets.
    """
    whole_one, short_one, initials_one = outlet_names(one)
    whole_other, short_other, initials_other = outlet_names(other)
    if not whole_one or not whole_other:
        return False
    return (
        whole_one in (whole_other, short_other)
        or whole_other == short_one
        or (one.isupper() and whole_one == initials_other)
        or (other.isupper() and whole_other == initials_one)
    )


def credits_outlet(article: Article, outlet: str) -> bool:
    """Whether an account names `outlet` as where it has its report from, beside its text or in it."""
    if article.outlet and same_outlet(article.outlet, outlet):
        return False
    if any(same_outlet(credit, outlet) for credit in article.credits):
        return True
    cue = _crediting(outlet)
    # Looking for a word is fifty times as fast as looking for the cue.
    if cue is None or not any(form.split()[0] in article.text.casefold() for form in outlet_names(outlet)[1:] if form):
        return False
    kinds = (BlockKind.PARAGRAPH, BlockKind.BYLINE, BlockKind.NOTE)
    texts = (article.text[block.start : block.end] for block in article.blocks if block.kind in kinds)
    # "several times said" does not credit the Times: a name begins with a capital.
    return any(match[match.lastindex or 0][0].isupper() for text in texts for match in cue.finditer(text))


@lru_cache(maxsize=4096)
def _crediting(outlet: str) -> re.Pattern[str] | None:
    """How a text credits an outlet: "per X", "X reports", "(X)"; None where no form of its name is safe to look for."""
    whole, short, initials = outlet_names(outlet)
    forms = {form for form in (whole, short) if len(form) >= SHORTEST or " " in form}
    forms |= {initials} if len(initials) >= SHORTEST - 1 else set()
    if not forms:
        return None
    # Longest first, so that the whole name is tried before its first word; "&" and "-" were dropped from the forms.
    ordered = sorted(forms, key=lambda f: (-len(f), f))
    names = "|".join(r"[\s&'\u2019.-]{1,3}".join(re.escape(word) for word in form.split()) for form in ordered)
    return re.compile(rf"\b{BEFORE} (?:the )?({names})\b|\b({names})\b,? {AFTER}\b|\(({names})\)", re.IGNORECASE)


def origin_of(a: Article, b: Article) -> tuple[str | None, Direction]:
    """The id of the account that the other goes back to, and how well that is known."""
    a_credits = bool(b.outlet and credits_outlet(a, b.outlet))
    b_credits = bool(a.outlet and credits_outlet(b, a.outlet))
    if a_credits != b_credits:
        return (b.id if a_credits else a.id), Direction.KNOWN
    if is_earlier(a.published, b.published):
        return a.id, Direction.LIKELY
    if is_earlier(b.published, a.published):
        return b.id, Direction.LIKELY
    return None, Direction.UNKNOWN


def is_earlier(one: Moment | None, other: Moment | None) -> bool:
    """Whether one moment is certainly before the other, however zone and hour are filled in."""
    return one is not None and other is not None and _bounds(one)[1] < _bounds(other)[0]


def _bounds(moment: Moment) -> tuple[datetime, datetime]:
    """The first and last UTC time that a moment can stand for."""
    first = last = moment.at
    if not moment.hour_known:
        last += timedelta(hours=23, minutes=59)
    if moment.at.tzinfo is None:
        return (first - EARLIEST_ZONE).replace(tzinfo=UTC), (last - LATEST_ZONE).replace(tzinfo=UTC)
    return first.astimezone(UTC), last.astimezone(UTC)


def credited_names(articles: Iterable[Article]) -> dict[str, tuple[str, ...]]:
    """Article id to the names under which its report may stand: its outlet, then the agencies it credits."""
    named = {article.id: [article.outlet, *article.credits] for article in articles}
    return {key: tuple(dict.fromkeys(name for name in names if name)) for key, names in named.items()}
