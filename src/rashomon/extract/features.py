"""The units of a page in, a row of named numbers for each out: what a person would go by to tell story from furniture.

Every number depends on the page alone (no list of sites), and lies between 0 and 1. Refuses nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rashomon.extract.prose import PROSE, SEPARATORS, ends_sentence
from rashomon.extract.sought import sought
from rashomon.extract.units import Unit
from rashomon.extract.words import FUNCTION, IMPERATIVES, MENU, OFFERS, READER, SPEECH

ADDRESS = sought(
    "@|http|www.|.com|.net|.org|.example|.news|.co",
    r"\b[\w.-]{1,60}@[\w-]{1,60}\.|https?://|\bwww\.|\b[\w-]{2,40}\.(?:com|net|org|example|news|co)\b",
)
PRICE = sought(
    "€|$|£|¥|₹|kr|francs|euro|free|gratis",
    r"[€$£¥₹]\s?\d|\b\d{1,6}(?:[.,]\d{1,3})? ?(?:€|kr|francs|euros?)\b.{0,8}\b(?:month|week|year|mån|mes|mese)\b"
    r"|\bfree\b|\bgratis\b",
)
LABEL = re.compile(r"^[^\W\d][\w'’ /-]{1,24}:\s")
OPENING = re.compile(r"\W{0,3}[^:—–|.\]\n]{2,30}[:—–|\]]")
STARTS = re.compile(r"(?:^|[.!?] |, or )([A-Za-z]{2,15})\b")
INITIALS = re.compile(
    r"^[(\[]?(?:[A-Z]{2,5}[)\]]?\s)?\(?[a-z]{2,4}(?:/[a-z0-9-]{1,4}){1,3}\)?$|^[(\[][a-z]{2,5}(?:/[a-z]{2,4})?[)\]]$"
)
NOT_ASCII = re.compile(r"[^\x00-\x7f]")
DIGITS = b"0123456789"
PLAIN = bytes(code for code in range(128) if chr(code).isalnum() or chr(code).isspace())
NEIGHBOUR = ("prose", "offer", "date", "byline", "menu", "short")


def features(page: Sequence[Unit]) -> list[dict[str, float]]:
    """One row of features a unit, those of its neighbours among them, by name; absent means 0."""
    rows = [_alone(unit) for unit in page]
    prose = [i for i, row in enumerate(rows) if row.get("prose") and not _pitch(row)]
    first, last = (prose[0], prose[-1]) if prose else (0, len(page) - 1)
    telling = [_telling(unit) for unit in page]
    names = _names(page, telling)
    for i, (unit, row) in enumerate(zip(page, rows, strict=True)):
        row.update(_placed(i, first, last, len(page)))
        row.update(_shared(unit, telling[i], names))
        row["gap"] = float(unit.gap)
        row["gap after"] = float(i + 1 == len(page) or page[i + 1].gap)
    return [row | _beside(rows, i) for i, row in enumerate(rows)]


def _pitch(row: dict[str, float]) -> bool:
    """Whether a paragraph is an offer: it tells its reader what to do, in the words of offers."""
    return bool(row.get("offer") and row.get("commands", 0.0) >= 0.5) or row.get("offers", 0.0) >= 1


def _alone(unit: Unit) -> dict[str, float]:
    """What a unit shows by itself; what it does not show is left out."""
    row = _shape(unit) | _wording(unit) | _offers(unit)
    row["date"] = float(unit.dated)
    row["byline"] = float(unit.signed)
    return {name: value for name, value in row.items() if value}


def _shape(unit: Unit) -> dict[str, float]:
    """Length, punctuation and capitals."""
    text, words = unit.text, unit.words
    count = max(1, len(words))
    digits, symbols, foreign = _characters(text)
    separators = len(SEPARATORS.findall(text))
    return {
        "prose": float(unit.prose),
        "long": min(1.0, len(text) / 400),
        "short": float(len(text) < 30),
        "one word": float(len(words) <= 1),
        "middling": float(30 <= len(text) < PROSE),
        "sentence end": float(ends_sentence(text)),
        "question": float(text.rstrip("\"'”’").endswith("?")),
        "exclaims": float("!" in text),
        "colon end": float(text.endswith(":")),
        "capitalised": sum([word[0].isupper() for word in words]) / count,
        "capitals": float(text.isupper() and count > 1),
        "shouted": sum([len(word) > 2 and word.isupper() for word in words]) / count,
        "digits": digits / len(text),
        "separators": min(1.0, separators / 4),
        "separated": float(separators > 0),
        "symbols": min(1.0, symbols / len(text) * 5),
        "foreign": float(foreign),
        "label": float(bool(LABEL.match(text))),
        "initials": float(bool(INITIALS.match(text))),
        "bracketed": float(text[0] in "([" and text[-1] in ")]"),
        "quoted": float('"' in text or "“" in text or "”" in text),
    }


def _characters(text: str) -> tuple[int, int, bool]:
    """How many digits a text has, how many signs that are neither letter, figure nor space, and any foreign letter.

    ASCII is counted as bytes, a hundred times faster than character by character; few are anything else.
    """
    plain = text.encode("ascii", "ignore")
    digits = len(plain) - len(plain.translate(None, DIGITS))
    symbols = len(plain.translate(None, PLAIN))
    if len(plain) == len(text):
        return digits, symbols, False
    others = NOT_ASCII.findall(text)
    digits += sum([char.isdigit() for char in others])
    symbols += sum([not char.isalnum() and not char.isspace() for char in others])
    return digits, symbols, any(char > "\u02ff" and char.isalpha() for char in others)


def _wording(unit: Unit) -> dict[str, float]:
    """What kind of words a unit is made of."""
    low = unit.low
    count = max(1, len(low))
    starts = [first.lower() for first in STARTS.findall(unit.text)]
    small = sum([word in FUNCTION for word in low])
    return {
        "menu": min(1.0, sum([word in MENU for word in low]) / count * 2),
        "imperative": float(bool(low) and low[0] in IMPERATIVES),
        "commands": sum([first in IMPERATIVES for first in starts]) / max(1, len(starts)),
        "reader": min(1.0, sum([word in READER for word in low]) / count * 5),
        "function words": min(1.0, small / count * 2),
        "no function words": float(count >= 3 and not small),
        "speech": float(SPEECH.within(unit.lower)),
    }


def _offers(unit: Unit) -> dict[str, float]:
    """What a unit offers its reader, and whether it says so in its first words."""
    lower = unit.lower
    scale = 1.0 if len(unit.text) < 200 else 0.5
    kinds = {f"offers {kind}": scale for kind, pattern in OFFERS.items() if pattern.within(lower)}
    label = OPENING.match(lower)
    return kinds | {
        "address": float(ADDRESS.within(lower)),
        "price": float(PRICE.within(lower)),
        "offer label": float(bool(label and any(p.within(label.group()) for p in OFFERS.values()))),
        "offer": float(bool(kinds)),
        "offers": min(1.0, len(kinds) / 3),
    }


def _placed(i: int, first: int, last: int, count: int) -> dict[str, float]:
    """Where a unit stands: at the top, before the prose, within it, after it, at the bottom."""
    row = {"top": float(i == 0), "bottom": float(i == count - 1)}
    if i < first:
        row |= {"above": 1.0, f"above {min(first - i, 5)}": 1.0}
    elif i > last:
        row |= {"below": 1.0, f"below {min(i - last, 3)}": 1.0}
    else:
        row["within"] = 1.0
    return row


def _names(page: Sequence[Unit], telling: Sequence[set[str]]) -> Counter[str]:
    """How many units each capitalised or long word stands in, prose units counting."""
    return Counter(word for unit, words in zip(page, telling, strict=True) if unit.prose for word in words)


def _telling(unit: Unit) -> set[str]:
    """The words of a unit that another unit of the same story would share."""
    pairs = zip(unit.words, unit.low, strict=True)
    return {low for word, low in pairs if len(word) > 3 and (len(word) > 5 or word[0].isupper())}


def _shared(unit: Unit, telling: set[str], names: Counter[str]) -> dict[str, float]:
    """How much of a unit's vocabulary other units of the page use as well."""
    if not telling:
        return {"nothing telling": 1.0}
    own = 1 if unit.prose else 0
    known = sum([names.get(word, 0) > own for word in telling])
    return {"shares": known / len(telling), "shares none": float(not known), "shares two": float(known >= 2)}


def _beside(rows: Sequence[dict[str, float]], i: int) -> dict[str, float]:
    """What stands before and after a unit."""
    beside: dict[str, float] = {}
    for side, j in (("before", i - 1), ("after", i + 1)):
        if 0 <= j < len(rows):
            beside |= {f"{side}: {name}": rows[j][name] for name in NEIGHBOUR if name in rows[j]}
        else:
            beside[f"{side}: nothing"] = 1.0
    return beside
