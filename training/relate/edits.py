"""Entailment rows made by one slip in one place: a number, a date, a name, a negation, a contrary verb, a cut.

In: running sentences. Out: rows whose label follows from the edit alone, contradictions beside as many that stay true,
so that neither likeness nor the kind of edit gives the answer away.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
NUMBER = re.compile(r"(?<![\w.,$£€-])(\d{1,3}(?:,\d{3})+|\d+)(?![\w.,]*\d)(?= [a-z])")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z]+)+")
SINGLE = re.compile(r"(?<=[a-z] )(?!The |He |She |It )[A-Z][a-z]{3,}")
VERB = re.compile(r"\b(is|are|was|were|has|have|had|will|would|can|could|should|must)\b(?! not\b|n't)")
NOT = re.compile(r"\b(is|are|was|were|has|have|had|will|would|can|could|should|must|did|does|do) not\b")
CONTRARY = [
    tuple(pair.split("/"))
    for pair in """
    rose/fell won/lost accepted/rejected approved/rejected confirmed/denied before/after increased/decreased
    increase/decrease higher/lower north/south east/west northern/southern eastern/western first/last
    opened/closed supported/opposed more/fewer always/never many/few began/ended started/finished early/late
    oldest/youngest largest/smallest best/worst positive/negative success/failure passed/failed guilty/innocent
    joined/left arrived/departed bought/sold gained/lost male/female father/mother son/daughter brother/sister
    husband/wife man/woman inside/outside above/below public/private married/divorced planned/cancelled up/down
    morning/evening summer/winter released/withdrew allowed/banned
    """.split()
]
CONTRARIES = {a: b for pair in CONTRARY for a, b in (pair, pair[::-1])}
CONTRARY_WORD = re.compile(rf"\b({'|'.join(sorted(CONTRARIES, key=len, reverse=True))})\b")
TAIL = re.compile(
    r"(?:, (?:which|who|where|after|while|including|according to)\b[^,]*|,? (?:in|on|at|during|for|by) [^,]{4,40})\.$"
)
HEDGED = re.compile(r"(?:than|least|most|about|over|under|to|nearly|almost|around|of|,) $")
Edit = tuple[str, str, str]  # premise, hypothesis, label


def edited(sentences: list[str], count: int, rng: random.Random) -> list[Edit]:
    """`count` rows at most, the kinds in turn, from sentences drawn at random."""
    names = [m[0] for s in sentences for m in NAME.finditer(s)]
    places = [m[0] for s in sentences for m in SINGLE.finditer(s)]
    kinds: list[Callable[[str], Edit | None]] = [
        lambda s: number(s, rng),
        lambda s: calendar(s, rng),
        lambda s: renamed(s, NAME, names, rng),
        lambda s: renamed(s, SINGLE, places, rng),
        negated,
        contrary,
        regrouped,
        *[lambda s: bound(s, rng)] * 3,
        *[lambda s: clipped(s, rng)] * 4,
    ]
    rows: list[Edit] = []
    for i in range(count * 12):
        made = kinds[i % len(kinds)](rng.choice(sentences))
        if made and made[0] != made[1]:
            one, two, label = made
            # What contradicts does so both ways; what follows from a text need not give it back.
            rows.append((two, one, label) if label == "contradiction" and rng.random() < 0.5 else made)
        if len(rows) == count:
            break
    return rows


def replaced(text: str, match: re.Match[str], by: str) -> str:
    return text[: match.start()] + by + text[match.end() :]


def drawn(pattern: re.Pattern[str], text: str, rng: random.Random) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return rng.choice(found) if found else None


def number(text: str, rng: random.Random) -> Edit | None:
    """Another number in the same place."""
    match = drawn(NUMBER, text, rng)
    if match is None:
        return None
    value = int(match[1].replace(",", ""))
    other = (
        max(1, round(value * rng.choice((0.4, 0.7, 0.9, 1.1, 1.3, 2))))
        if value > 12
        else value + rng.choice((-2, -1, 1, 2, 3))
    )
    if other == value or other < 1 or 1500 < value < 2100:
        other = value + rng.choice((1, 2, 5))
    return text, replaced(text, match, f"{other:,}" if other > 9999 or "," in match[1] else str(other)), "contradiction"


def bound(text: str, rng: random.Random) -> Edit | None:
    """'more than 30' of a number that is, or is not."""
    match = drawn(NUMBER, text, rng)
    if match is None or re.search(
        r"(?:than|least|most|about|over|under|to|nearly|almost|around|of|,) $", text[: match.start()]
    ):
        return None
    value = int(match[1].replace(",", ""))
    if value < 4 or 1000 < value < 2100:
        return None
    low, true = rng.random() < 0.5, rng.random() < 0.5
    step = max(1, round(value * rng.choice((0.02, 0.1, 0.3))))
    other = value - step if low == true else value + step
    word = rng.choice(("more than", "over", "at least") if low else ("fewer than", "under", "at most"))
    return text, replaced(text, match, f"{word} {other:,}"), "entailment" if true else "contradiction"


def calendar(text: str, rng: random.Random) -> Edit | None:
    """Another month or weekday."""
    for names in (WEEKDAYS, MONTHS):
        match = drawn(re.compile(rf"\b({'|'.join(names)})\b(?= \d|[,. ])"), text, rng)
        if match:
            return text, replaced(text, match, rng.choice([n for n in names if n != match[1]])), "contradiction"
    return None


def renamed(text: str, pattern: re.Pattern[str], names: list[str], rng: random.Random) -> Edit | None:
    """Another name in the same place."""
    match = drawn(pattern, text, rng)
    if match is None:
        return None
    if match[0] in WEEKDAYS or match[0] in MONTHS:
        return None
    other = rng.choice(names)
    return (
        None
        if other in text or other in WEEKDAYS or other in MONTHS
        else (text, replaced(text, match, other), "contradiction")
    )


def negated(text: str) -> Edit | None:
    """A 'not' put in, or taken out."""
    match = NOT.search(text)
    if match:
        return text, replaced(text, match, match[1]), "contradiction"
    found = list(VERB.finditer(text))
    return (text, replaced(text, found[0], f"{found[0][1]} not"), "contradiction") if len(found) == 1 else None


def contrary(text: str) -> Edit | None:
    match = CONTRARY_WORD.search(text)
    return (text, replaced(text, match, CONTRARIES[match[1]]), "contradiction") if match else None


def clipped(text: str, rng: random.Random) -> Edit | None:
    """A tail cut off follows from the whole; the whole does not follow from what is left."""
    match = TAIL.search(text)
    if match is None or match.start() < 30:
        return None
    cut = text[: match.start()] + "."
    return (text, cut, "entailment") if rng.random() < 0.5 else (cut, text, "neutral")


def regrouped(text: str) -> Edit | None:
    """The same number or day written in another way."""
    match = re.search(rf"\b({'|'.join(MONTHS)}) (\d\d?)\b(?!,)", text)
    if match:
        return text, replaced(text, match, f"{match[2]} {match[1]}"), "entailment"
    match = re.search(r"(?<![\d.,])(\d+)(?:\.(\d))? (million|billion)\b", text)
    if match:
        whole = int(match[1] + (match[2] or "0")) * (10**5 if match[3] == "million" else 10**8)
        return text, replaced(text, match, f"{whole:,}"), "entailment"
    return None
