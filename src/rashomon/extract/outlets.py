"""A page's furniture in, the name of the outlet out: who printed it stands in the masthead and in the footer.

Refuses to name one where neither does: None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from rashomon.extract.words import MENU

RIGHTS = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)\s?(?:©|\(c\))?\s?(?:\d{4}(?:\s?[–-]\s?\d{4})?)?,?\s?(?:by )?([^©|\n]{2,60})",
    re.IGNORECASE,
)
CUT = re.compile(r" ?(?:[|•·»>▸▶☰/:]| [–—-]{1,3} |\+\+\+|[\u2600-\u27bf\U0001f300-\U0001faff]|\.{3}|, ) ?")
TAIL = re.compile(
    r"[\s,.]+(?:(?:newspapers?|media(?: group)?|publications?|group)?\s*(?:ltd|limited|llc|inc|plc|"
    r"gmbh|ag|s\.?a\.?|pvt|bhd|co|corp)\b\.?|all rights.*|\d{4}|redistribution.*|reproduction.*|"
    r"unauthori[sz]ed.*|any use.*|not for.*|todos os.*)\s*$",
    re.IGNORECASE,
)
EDITION = re.compile(
    r"\s*[(\[].*$|[\s,]+(?:english (?:edition|page|service)|in english|online|english)$|(?<=\w)[.!?] .*$", re.IGNORECASE
)
TIER = re.compile(r"\s+(?:PRO|PLUS|PREMIUM|PRIME|Premium)\+?$")  # what the reader of this page pays for
CHATTER = re.compile(
    r"^(?:skip|menu|advert\w*|accept|sign|log|get|subscribe|turn|this|you|click|share|home|breaking|"
    r"today|listen|weather|\[|live\b)\b|[?!]$",
    re.IGNORECASE,
)
PAPER = re.compile(
    r"\b(?:news\w*|post|times|daily|weekly|herald|tribune|gazette|chronicle|journal|press|agency|wire|newswire|express|"
    r"courier|observer|standard|star|sun|mail|telegraph|guardian|independent|mirror|echo|bulletin|"
    r"ledger|review|monitor|"
    r"messenger|correspondent|notebook|magazine|tracker|sentinel|examiner|register|record|reporter|dispatch|despatch|"
    r"broadcast\w*|radio|tv|"
    r"television|today|globe|"
    r"world|voice|insider|network|service|digest|agencia|agência|diário|diario|correo|folha|gazeta|kurier|bote|blad|"
    r"tidende|avis)\b",
    re.IGNORECASE,
)
WORDS = 6
LONGEST = 300  # characters of a line that are looked at


def outlet(above: Sequence[str], below: Sequence[str]) -> str | None:
    """The outlet's name: `above` and `below` are the lines of furniture over and under the story, in order."""
    owner = next((name for line in below if (name := _owner(line))), None)
    mast = next((name for line in above if (name := _masthead(line))), None)
    if mast and owner and (_bare(mast) in _bare(owner) or _bare(owner) in _bare(mast)):
        return max(mast, owner, key=len) if not mast.isupper() else owner
    if mast and owner and mast.isupper() and _initials(owner).startswith(mast.split()[0].lower()):
        return owner  # "SRNA | Latest | …" over "© Silk Road News Agency"
    return mast or owner


def outlet_of_url(url: str | None) -> str | None:
    """The site that an address names, without "www."; None for what is no address."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    return host.removeprefix("www.") or None


def _owner(line: str) -> str | None:
    """Who a line of copyright names."""
    found = RIGHTS.search(" ".join(line[:LONGEST].split()))
    if not found:
        return None
    name = found.group(1).split(". ")[0].strip()
    for _ in range(3):
        name = TAIL.sub("", name + " ").strip(" ,.-–—")
    return name if name and name[0].isupper() and 1 <= len(name.split()) <= WORDS else None


def _masthead(line: str) -> str | None:
    """The outlet that a line at the top names: its first part, where that is a name and no menu."""
    line = re.sub(r"\s{2,}", " | ", line[:LONGEST])
    first = CUT.split(line.strip(" >|"), maxsplit=1)[0].strip(" .!")
    first = EDITION.sub("", first).strip(" .")
    name = TIER.sub("", first)
    tiered = name != first and not name.isupper()
    first = name if tiered else first
    words = first.split()
    if not 1 <= len(words) <= WORDS or CHATTER.search(first) or not first[:1].isalnum():
        return None
    if len(first) < 4 and not first.isupper():
        return None
    if all(word.lower() in MENU for word in words) or not any(word[0].isupper() or "." in word for word in words):
        return None
    # A line of one part is a masthead if it is called like one, or written as none but a name is.
    alone = first == line.strip(" .!>|")
    if len(re.findall(r"[a-zà-þ][A-ZÀ-Þ]", first)) > 1 and len(words) > 1:
        return None  # the sections of a menu run together: "ChinaPoliticsWorld News"
    return first if not alone or tiered or PAPER.search(first) or first.isupper() or "." in first else None


def _initials(name: str) -> str:
    """The first letters of a name's words."""
    return "".join(word[0] for word in name.lower().split())


def _bare(name: str) -> str:
    """A name for comparing: lower case, without its article."""
    return name.lower().removeprefix("the ").strip()
