"""The units of a page in, a row of named numbers for each out: what a person would go by to tell story from furniture.

Every number depends on the page alone (no list of sites), and lies between 0 and 1. Refuses nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rashomon.extract.bylines import looks_like_byline
from rashomon.extract.moments import looks_like_date
from rashomon.extract.units import Unit
from rashomon.extract.words import FUNCTION, IMPERATIVES, MENU, OFFERS, READER, SPEECH

WORD = re.compile(r"[^\W_][\w'’-]*")
SEPARATORS = re.compile(r"[|•·»>▸▶☰/]|\s[–—-]\s|\s{2,}|\s::\s|\+\+\+")
SENTENCE_END = re.compile(r"[.!?…][\s\"'”’)\]]{0,8}$")
ADDRESS = re.compile(r"\b[\w.-]{1,60}@[\w-]{1,60}\.|https?://|\bwww\.|\b[\w-]{2,40}\.(?:com|net|org|example|news|co)\b")
PRICE = re.compile(
    r"[€$£¥₹]\s?\d|\b\d{1,6}(?:[.,]\d{1,3})? ?(?:€|kr|francs|euros?)\b.{0,8}\b(?:month|week|year|mån|mes|mese)\b"
    r"|\bfree\b|\bgratis\b"
)
LABEL = re.compile(r"^[^\W\d][\w'’ /-]{1,24}:\s")
OPENING = re.compile(r"\W{0,3}[^:—–|.\]\n]{2,30}[:—–|\]]")
STARTS = re.compile(r"(?:^|[.!?] |, or )([A-Za-z]{2,15})\b")
INITIALS = re.compile(
    r"^[(\[]?(?:[A-Z]{2,5}[)\]]?\s)?\(?[a-z]{2,4}(?:/[a-z0-9-]{1,4}){1,3}\)?$|^[(\[][a-z]{2,5}(?:/[a-z]{2,4})?[)\]]$"
)
PROSE = 80  # characters from which a line that ends as a sentence does counts as prose
RUNNING = 25  # words from which a line counts as prose by its wording, whether its full stop is there or not
NEIGHBOUR = ("prose", "offer", "date", "byline", "menu", "short")


def features(page: Sequence[Unit]) -> list[dict[str, float]]:
    """One row of features a unit, those of its neighbours among them, by name; absent means 0."""
    rows = [_alone(unit) for unit in page]
    prose = [i for i, row in enumerate(rows) if row.get("prose") and not _pitch(row)]
    first, last = (prose[0], prose[-1]) if prose else (0, len(page) - 1)
    names = _names(page)
    for i, (unit, row) in enumerate(zip(page, rows, strict=True)):
        row.update(_placed(i, first, last, len(page)))
        row.update(_shared(unit.text, names))
        row["gap"] = float(unit.gap)
        row["gap after"] = float(i + 1 == len(page) or page[i + 1].gap)
    return [row | _beside(rows, i) for i, row in enumerate(rows)]


def _pitch(row: dict[str, float]) -> bool:
    """Whether a paragraph is an offer: it tells its reader what to do, in the words of offers."""
    return bool(row.get("offer") and row.get("commands", 0.0) >= 0.5) or row.get("offers", 0.0) >= 1


def is_prose(text: str) -> bool:
    """Whether a unit reads as a paragraph of sentences; the last full stop may have been lost."""
    return len(text) >= PROSE and (bool(SENTENCE_END.search(text)) or _runs(text))


def _runs(text: str) -> bool:
    """Whether a unit is long, mostly in lower case, and held together by the small words of sentences."""
    words = WORD.findall(text)
    if len(words) < RUNNING or len(SEPARATORS.findall(text)) > 2:
        return False
    small = sum(word.lower() in FUNCTION for word in words)
    return small >= 0.2 * len(words) and sum(word[0].isupper() for word in words) <= 0.4 * len(words)


def _alone(unit: Unit) -> dict[str, float]:
    """What a unit shows by itself; what it does not show is left out."""
    row = _shape(unit.text) | _wording(unit.text) | _offers(unit.text)
    row["date"] = float(looks_like_date(unit.text))
    row["byline"] = float(looks_like_byline(unit.text))
    return {name: value for name, value in row.items() if value}


def _shape(text: str) -> dict[str, float]:
    """Length, punctuation and capitals."""
    words = WORD.findall(text)
    count = max(1, len(words))
    return {
        "prose": float(is_prose(text)),
        "long": min(1.0, len(text) / 400),
        "short": float(len(text) < 30),
        "one word": float(len(words) <= 1),
        "middling": float(30 <= len(text) < PROSE),
        "sentence end": float(bool(SENTENCE_END.search(text))),
        "question": float(text.rstrip("\"'”’").endswith("?")),
        "exclaims": float("!" in text),
        "colon end": float(text.endswith(":")),
        "capitalised": sum(word[0].isupper() for word in words) / count,
        "capitals": float(text.isupper() and count > 1),
        "shouted": sum(word.isupper() and len(word) > 2 for word in words) / count,
        "digits": sum(char.isdigit() for char in text) / len(text),
        "separators": min(1.0, len(SEPARATORS.findall(text)) / 4),
        "separated": float(bool(SEPARATORS.search(text))),
        "symbols": min(1.0, sum(not char.isalnum() and not char.isspace() for char in text) / len(text) * 5),
        "foreign": float(any(char > "\u02ff" and char.isalpha() for char in text)),
        "label": float(bool(LABEL.match(text))),
        "initials": float(bool(INITIALS.match(text))),
        "bracketed": float(text[0] in "([" and text[-1] in ")]"),
        "quoted": float(any(mark in text for mark in '"“”')),
    }


def _wording(text: str) -> dict[str, float]:
    """What kind of words a unit is made of."""
    low = [word.lower() for word in WORD.findall(text)]
    count = max(1, len(low))
    starts = [first.lower() for first in STARTS.findall(text)]
    return {
        "menu": min(1.0, sum(word in MENU for word in low) / count * 2),
        "imperative": float(bool(low) and low[0] in IMPERATIVES),
        "commands": sum(first in IMPERATIVES for first in starts) / max(1, len(starts)),
        "reader": min(1.0, sum(word in READER for word in low) / count * 5),
        "function words": min(1.0, sum(word in FUNCTION for word in low) / count * 2),
        "no function words": float(count >= 3 and not any(word in FUNCTION for word in low)),
        "speech": float(bool(SPEECH.search(text.lower()))),
    }


def _offers(text: str) -> dict[str, float]:
    """What a unit offers its reader, and whether it says so in its first words."""
    lower = text.lower()
    scale = 1.0 if len(text) < 200 else 0.5
    kinds = {f"offers {kind}": scale for kind, pattern in OFFERS.items() if pattern.search(lower)}
    label = OPENING.match(lower)
    return kinds | {
        "address": float(bool(ADDRESS.search(lower))),
        "price": float(bool(PRICE.search(lower))),
        "offer label": float(bool(label and any(p.search(label.group()) for p in OFFERS.values()))),
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


def _names(page: Sequence[Unit]) -> Counter[str]:
    """How many units each capitalised or long word stands in, prose units counting."""
    return Counter(word for unit in page if is_prose(unit.text) for word in _telling(unit.text))


def _telling(text: str) -> set[str]:
    """The words of a unit that another unit of the same story would share."""
    return {word.lower() for word in WORD.findall(text) if len(word) > 3 and (word[0].isupper() or len(word) > 5)}


def _shared(text: str, names: Counter[str]) -> dict[str, float]:
    """How much of a unit's vocabulary other units of the page use as well."""
    telling = _telling(text)
    if not telling:
        return {"nothing telling": 1.0}
    own = 1 if is_prose(text) else 0
    known = sum(names[word] > own for word in telling)
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
