"""Under which names a report may stand: an Article in, its outlet and the agencies that it credits out.

One outlet has several names ("AFP", "Agence France-Presse", "AFP News Agency"); two that only
shorten alike are two. Refused: words that name no agency in particular ("agencies"), and a
common word that is spelled like a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rashomon.model import Article, BlockKind

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
# The line that an agency's own report begins with: "PORT VERANO, March 4 (Verano Wire) - The ferry …".
DATELINE = re.compile(r"^[^\n()]{0,60}\(([^()\n]{2,40})\)\s?[-\u2013\u2014]")
AGENCIES = tuple(
    """Reuters;Associated Press;AP;Agence France-Presse;AFP;UPI;DPA;EFE;ANSA;PTI;Press Trust of India;Press Association;
PA Media;Canadian Press;AAP;Xinhua;Kyodo;Kyodo News;Yonhap;TASS;Interfax;Anadolu Agency;Ritzau;ANP;Belga""".replace(
        "\n", ""
    ).split(";")
)
KINDS_OF_AGENCY = re.compile(r"\b(?:agency|newswire|wire)$", re.IGNORECASE)


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
    folded = _folded(article.text)
    if cue is None or not any(form.split()[0] in folded for form in outlet_names(outlet)[1:] if form):
        return False
    kinds = (BlockKind.PARAGRAPH, BlockKind.BYLINE, BlockKind.NOTE)
    texts = (article.text[block.start : block.end] for block in article.blocks if block.kind in kinds)
    # "several times said" does not credit the Times: a name begins with a capital.
    return any(match[match.lastindex or 0][0].isupper() for text in texts for match in cue.finditer(text))


@lru_cache(maxsize=2048)
def _folded(text: str) -> str:
    """A text without case, made once for the many others it is held against."""
    return text.casefold()


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


def is_agency(article: Article) -> bool:
    """Whether the outlet sells its reports to others: by name, or because its own dateline names it."""
    outlet = article.outlet
    if not outlet:
        return False
    if KINDS_OF_AGENCY.search(outlet) or any(same_outlet(outlet, agency) for agency in AGENCIES):
        return True
    paragraphs = (b for b in article.blocks if b.kind is BlockKind.PARAGRAPH)
    lead = next((article.text[b.start : b.end] for b in paragraphs), "")
    dateline = DATELINE.search(lead)
    return dateline is not None and same_outlet(dateline.group(1), outlet)


def common_agency(a: Article, b: Article) -> str | None:
    """An agency that both accounts credit beside their text, first in the alphabet; None where there is none."""
    return min((name for name in a.credits if any(same_outlet(name, other) for other in b.credits)), default=None)


def credited_names(articles: Iterable[Article]) -> dict[str, tuple[str, ...]]:
    """Article id to the names under which its report may stand: its outlet, then the agencies it credits."""
    named = {article.id: [article.outlet, *article.credits] for article in articles}
    return {key: tuple(dict.fromkeys(name for name in names if name)) for key, names in named.items()}
