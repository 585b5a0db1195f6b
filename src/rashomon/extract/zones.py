"""The words that name a clock in, that clock's distance from UTC on a given day out.

Takes "GMT", "UTC-5", "(Lisbon)", "Astana time", "JST", "IST"; an abbreviation that several countries use is
settled by what the page is about. Refuses what it does not know: None, and the time stays the outlet's own.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo

# Abbreviations with one meaning in news: minutes east of UTC.
FIXED = {
    "GMT": 0, "UTC": 0, "Z": 0, "WET": 0, "WEST": 60, "CET": 60, "MEZ": 60, "CEST": 120, "MESZ": 120, "EET": 120,
    "EEST": 180, "MSK": 180, "TRT": 180, "EAT": 180, "WAT": 60, "CAT": 120, "SAST": 120, "PKT": 300, "NPT": 345,
    "BDT": 360, "MMT": 390, "ICT": 420, "WIB": 420, "WITA": 480, "WIT": 540, "SGT": 480, "HKT": 480, "MYT": 480,
    "PHT": 480, "AWST": 480, "JST": 540, "KST": 540, "ACST": 570, "AEST": 600, "ACDT": 630, "AEDT": 660, "NZST": 720,
    "NZDT": 780, "EST": -300, "EDT": -240, "CDT": -300, "MST": -420, "MDT": -360, "PDT": -420, "AKST": -540,
    "HST": -600, "ADT": -180, "NST": -210, "BRT": -180, "ART": -180, "UYT": -180, "CLT": -240, "CLST": -180,
    "BOT": -240, "VET": -240, "PET": -300, "COT": -300, "ECT": -300, "UZT": 300, "KGT": 360, "GET": 240, "AZT": 240,
    "AFT": 270, "IRST": 210, "IDT": 180, "GST": 240,
}  # fmt: skip
CLOCKS = {"ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles"}
# Abbreviations with several: the first is meant unless the page speaks of another's places.
SHARED = {
    "IST": (("Asia/Kolkata", 330), ("Europe/Dublin", 60), ("Asia/Jerusalem", 120)),
    "BST": (("Europe/London", 60), ("Asia/Dhaka", 360)),
    "CST": (("America/Chicago", -360), ("Asia/Shanghai", 480), ("America/Havana", -300)),
    "AST": (("America/Halifax", -240), ("Asia/Riyadh", 180)),
    "PST": (("America/Los_Angeles", -480), ("Asia/Manila", 480)),
    "SST": (("Pacific/Apia", -660), ("Asia/Singapore", 480)),
}
KIN = {"Asia/Riyadh": ("Asia/Kuwait", "Asia/Qatar", "Asia/Bahrain", "Asia/Baghdad"), "Asia/Jerusalem": ("Asia/Hebron",)}
# What a page about a country says without naming it: money, markets, ways to count.
TELLTALE = {
    "Asia/Kolkata": r"₹|\b(?:rupees?|crores?|lakhs?|sensex|nifty|lok sabha|bjp)\b|\bRs\.? ?\d",
    "Europe/Dublin": r"\b(?:taoiseach|d[aá]il|garda[ií]?|tánaiste)\b",
    "Asia/Jerusalem": r"\b(?:shekels?|knesset|idf|israelis?)\b",
    "Asia/Dhaka": r"\b(?:taka|bangladeshis?|crore|lakh)\b",
    "Asia/Shanghai": r"\b(?:yuan|renminbi|xinhua)\b",
    "Asia/Riyadh": r"\b(?:riyals?|saudis?)\b",
    "Asia/Manila": r"₱|\b(?:filipinos?|pesos?)\b",
    "Asia/Singapore": r"S\$",
    "America/Havana": r"\bcubans?\b",
}
OFFSET = re.compile(r"\b(?:GMT|UTC)\s?([+−–-])\s?(\d{1,2})(?::?(\d{2}))?\b")
ABBREVIATION = re.compile(r"\b([A-Z]{2,4}|Z)\b")
NAMED = re.compile(
    r"\b([A-ZÀ-Þ][\w'-]{1,20}(?: [A-ZÀ-Þ][\w'-]{1,20}){0,2})(?:'s)? time\b|\(([^()\d]{2,30})\)"
    r"|^[ ,]{1,2}([A-ZÀ-Þ][\w'-]{1,20}(?: [A-ZÀ-Þ][\w'-]{1,20}){0,2}) ?$"
)


@cache
def places() -> dict[str, str]:
    """Names of cities and countries, in lower case, to the IANA zone of their clock."""
    table: dict[str, list[str]] = json.loads(files("rashomon.extract").joinpath("places.json").read_text("utf-8"))
    return {name: zone for zone, names in table.items() for name in names}


def zone_of(words: str, at: datetime, page: str) -> tzinfo | None:
    """The clock that some words beside a time name, on the day `at`; None where they name none known.

    `page` is the whole text, searched where an abbreviation has several meanings.
    """
    offset = OFFSET.search(words)
    if offset:
        minutes = int(offset.group(2)) * 60 + int(offset.group(3) or 0)
        return _fixed(minutes if offset.group(1) == "+" else -minutes)
    for found in ABBREVIATION.finditer(words):
        zone = _abbreviated(found.group(1), at, page)
        if zone is not None:
            return zone
    for found in NAMED.finditer(words):
        name = next(name for name in found.groups() if name).lower().removesuffix(" time").strip()
        if name in places():
            return _on(places()[name], at)
    return None


def names_a_zone(words: str) -> bool:
    """Whether some words name a clock, whichever."""
    return zone_of(words, datetime(2025, 1, 1), "") is not None


def _abbreviated(short: str, at: datetime, page: str) -> tzinfo | None:
    """The clock of an abbreviation."""
    if short in FIXED:
        return _fixed(FIXED[short])
    if short in CLOCKS:
        return _on(CLOCKS[short], at)
    if short not in SHARED:
        return None
    meanings = SHARED[short]
    weights = [_mentions(zone, page) for zone, _ in meanings]
    best = max(range(len(meanings)), key=lambda i: (weights[i], -i))
    return _fixed(meanings[best][1])


def _mentions(zone: str, page: str) -> int:
    """How often a page speaks of the places of a clock, or of its money and its parliament."""
    counts = _place_counts(page)
    told = sum(counts[near] for near in (zone, *KIN.get(zone, ())))
    pattern = TELLTALE.get(zone)
    return told + (2 * len(re.findall(pattern, page, re.IGNORECASE)) if pattern else 0)


@cache
def _pattern() -> re.Pattern[str]:
    """Every place of the table, longest first."""
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, places()), key=len, reverse=True)) + r")\b")


@lru_cache(maxsize=8)
def _place_counts(page: str) -> Counter[str]:
    """How often a page names places of each clock."""
    return Counter(places()[name] for name in _pattern().findall(page[:20_000].lower()))


def home(page: str) -> str | None:
    """The IANA zone whose places a page names most, if any; ties go to the alphabet."""
    counts = _place_counts(page)
    return min(counts, key=lambda zone: (-counts[zone], zone)) if counts else None


def _fixed(minutes: int) -> tzinfo:
    """A clock at a fixed distance from UTC."""
    return timezone(timedelta(minutes=max(-1439, min(1439, minutes))))


def _on(zone: str, at: datetime) -> tzinfo | None:
    """A place's clock as it stands on a day: a fixed distance, so that values compare and pickle plainly."""
    offset = at.replace(tzinfo=ZoneInfo(zone)).utcoffset()
    return None if offset is None else timezone(offset)
