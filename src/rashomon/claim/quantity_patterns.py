"""Read figures that take more than a number and a unit: ages, scores, shares, ordinals.

In: a sentence's words and a numeral among them. Out: the figures and the word to go on from, or None. Refused: what
only looks alike ("half an hour", "a third man", "ten to five").
"""

from __future__ import annotations

import re
from dataclasses import replace

from rashomon.claim.quantity_bounds import hedged, interval
from rashomon.claim.quantity_figures import Figure, Scan, figure, unit_of
from rashomon.claim.quantity_numerals import Numeral, numeral
from rashomon.model import Bound, QuantityKind

Found = tuple[tuple[Figure, ...], int]

DENOMINATORS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
                "ninth": 9, "tenth": 10, "twelfth": 12, "twentieth": 20, "hundredth": 100}
AFTER_SHARE = frozenset({"of", ",", ".", "", ";", ")", "-", "less", "more", "fewer", "higher", "lower", "smaller",
                         "larger", "the", "to", "over", "and", "in", "since", "from", "on", "cheaper", "full", "are",
                         "were"})
AFTER_HALF = frozenset("of the its their his her our those these all".split())
WHOLES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000})
CONTEST = re.compile(r"\b(?:vot|won?\b|win|beat|lost?\b|los[es]|defeat|draw|drew|rul|victor|majority|margin|thrash|"
                     r"match|final|goal|lead|led\b|score|decision|passed|approved|down\b|ballot|motion|against)",
                     re.IGNORECASE)
AFTER_SCORE = frozenset("win victory defeat loss draw vote lead majority decision ruling thrashing triumph".split())
SIDES = frozenset("votes vote points point goals seats sets games wickets frames to".split())
AGES = re.compile(r"(?:\baged?|\bages|\bage of|\bturned|\b(?:[Hh]e|[Ss]he|[Ww]ho) (?:is|was|turns|turned)|"
                  r"\baged between|\baged from) $")
PERSON_OF = re.compile(r"\b[Aa]n? (?:[a-z]+[- ]){0,2}(?:[a-z]*(?:man|woman|boy|girl|er|or|ist|ian|nurse|student|pupil|"
                       r"resident|person|youth|lad|father|mother|guard|cook|nun|priest|clerk|pilot|native)) of $")
BEHIND_NAME = re.compile(r"[A-Z][\w'.-]*(?: [a-z]{2,4})?(?:,| \() ?$")
DIED_AT = re.compile(r"(?:\bdie[sd]? at|^At|[,;] at) $")
OLD = re.compile(r"[- ]years?[- ](?:old|of age)s?\b")
TOLD = frozenset({"died", "fell", "has", "had", "is", "will", "suffered", "were", "lost", "told", "said"})
ENDS = frozenset({",", ".", ")", "", ";", "and", "when", "from", "who", "was", "(", "or"})


def share(s: Scan, n: Numeral | None, at: int) -> Found | None:
    """ "two thirds", "a quarter of the money", "half the crew", "nine in ten", "two of every three"."""
    if s.word(at - 1) == "and" and s.word(at) in ("a", "half"):
        return None  # "a week and a half"
    if n is not None and n.spread is None and (ratio := _ratio(s, n)):
        return ratio
    if s.word(at) == "half" and s.word(at + 1) in AFTER_HALF:
        return _share(s, at, at + 1, 50.0)
    lead = n.last if n is not None else at + 1 if s.word(at) == "a" else at
    if lead == at or (n is not None and (n.value > 99 or n.spread is not None or n.grain < 1)):
        return None
    under = lead + (s.word(lead) == "-")
    name = s.word(under)
    parts = DENOMINATORS.get(name) or DENOMINATORS.get(name.removesuffix("s"))
    top = n.value if n is not None else 1.0
    if parts is None or top >= parts or (s.word(under + 1) not in AFTER_SHARE and not (top > 1 and parts != 4)):
        return None
    if (top > 1) != name.endswith(("s", "halves")) or s.word(under + 1) == "-":
        return None
    if s.word(under + 1) == "of" and s.word(under + 2) in ("a", "an"):
        inner = Numeral(top / parts, 0.01, at, under + 3)
        unit = unit_of(s, inner)
        return ((figure(s, inner, unit),), unit.last) if unit.name else ((), under + 4)
    return _share(s, at, under + 1, 100.0 * top / parts)


def _ratio(s: Scan, n: Numeral) -> Found | None:
    at = n.last
    noun = s.word(at).isalpha() and s.word(at) not in ("in", "out", "of", "day")
    if n.value == 1 and noun and s.word(at + 1) == "in":
        return _one_in(s, n)
    if s.word(at) == "out" and s.word(at + 1) == "of":
        at += 2
    elif s.word(at) in ("in", "of"):
        at += 1
    else:
        return None
    every = s.word(at) == "every"
    other = numeral(s.tokens, at + every) if at + every < len(s.tokens) else None
    if other is None or other.spread is not None or other.value not in WHOLES or n.value >= other.value or n.grain < 1:
        return None
    if s.word(n.last) == "of" and not every:
        return None
    if unit_of(s, other).name or s.word(other.last) == "-":
        return None
    return _share(s, n.first, other.last, 100.0 * n.value / other.value)


def _one_in(s: Scan, n: Numeral) -> Found | None:
    """ "one school in eight"."""
    at = n.last + 2
    other = numeral(s.tokens, at) if at < len(s.tokens) else None
    if other is None or other.digits or other.value not in WHOLES or s.word(other.last) not in ("", ",", ".", "in"):
        return None
    return _share(s, n.first, other.last, 100.0 / other.value)


def _share(s: Scan, first: int, last: int, percent: float) -> Found:
    whole = abs(percent - round(percent)) < 1e-9
    low, high, bound = interval(Numeral(percent, 1.0, first, last), hedged(s.tokens, first, last)[0], QuantityKind.AGE)
    if not whole and bound is Bound.EXACT and low is not None and high is not None:
        low, high = percent - 0.7, percent + 0.7  # a third is said of 33% and of 34%
    _, start, end = hedged(s.tokens, first, last)
    made = Figure(s.tokens[start].start, s.tokens[end - 1].end, s.tokens[first].start, s.tokens[last - 1].end,
                  QuantityKind.PERCENT, _round(low), _round(high), "%", bound, part=True)
    return (made,), end


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def half_of_unit(s: Scan, at: int) -> Found | None:
    """ "half a point", "half a metre": a number of its own where a unit follows."""
    if s.word(at) != "half" or s.word(at + 1) not in ("a", "an"):
        return None
    inner = Numeral(0.5, 0.1, at, at + 2)
    unit = unit_of(s, inner)
    return ((figure(s, inner, unit),), unit.last) if unit.name else ((), at + 3)


def age(s: Scan, n: Numeral) -> Found | None:
    """ "61-year-old", "aged 61", "a man of 61", "Mr Holm, 61,", "who turned 61", "in his 60s"."""
    if n.spread is not None or not 0 < n.value < 120 or n.grain < 1:
        return None
    start, end = s.tokens[n.first].start, s.tokens[n.last - 1].end
    if s.word(n.last) == "s" and s.glued(n.last) and n.value % 10 == 0:
        if s.word(n.first - 1) in ("his", "her", "their", "late", "early", "mid", "-"):
            made = _age(s, n, s.tokens[n.last].end)
            return (replace(made, high=n.value + 9, bound=Bound.RANGE),), n.last + 1
        return None
    if old := OLD.match(s.text, end):
        last = next((k for k in range(n.last, len(s.tokens)) if s.tokens[k].start >= old.end()), len(s.tokens))
        return (_age(s, n, old.end()),), last
    before, after = s.text[max(0, start - 60) : start], s.word(n.last)
    if after in ("%", "per", "percent") or unit_of(s, n).name:
        return None
    if AGES.search(before) and not (after.isalpha() and after not in ENDS and before.endswith(("was ", "is "))):
        return (_age(s, n, end),), n.last
    if (after in ENDS or after in TOLD or after.endswith("ed")) and PERSON_OF.search(before):
        return (_age(s, n, end),), n.last
    if n.value >= 10 and DIED_AT.search(before) and (after in ENDS or after in ("he", "she")):
        return (_age(s, n, end),), n.last
    if after in (",", ")", ".", ":", "") and n.digits and n.value >= 3 and BEHIND_NAME.search(before):
        return (_age(s, n, end),), n.last
    return None


def _age(s: Scan, n: Numeral, end: int) -> Figure:
    start = s.tokens[n.first].start
    return Figure(start, end, start, end, QuantityKind.AGE, n.value, n.value, "year")


def score(s: Scan, n: Numeral) -> Found | None:
    """ "4-3", "68 votes to 45", "7 points to 5", "26 for the motion, 22 against", "143 for three"."""
    if n.spread is not None or n.value > 2000 or n.scaled or unit_of(s, n).name:
        return None
    at = n.last
    while s.word(at) in SIDES and s.word(at) != "to":
        at += 1
    joint = s.word(at)
    other = numeral(s.tokens, at + 1) if joint in ("-", "–", "to", "for") and at + 1 < len(s.tokens) else None
    if other is None:
        return _for_and_against(s, n)
    if other.spread is not None or other.scaled or unit_of(s, other).name or s.word(other.last) in ("-", "–"):
        return None
    told = CONTEST.search(s.text) is not None
    if joint == "for":
        cricket = n.digits and 10 <= n.value < 1000 and other.value <= 10 and not s.word(other.last).endswith("s")
        return _scored(s, n, other) if cricket and not _noun_like(s, other.last) else None
    if joint == "to":
        marked = at > n.last or s.word(n.first - 1) == "by" or (told and n.value > other.value)
        fits = marked and told and s.word(n.first - 1) != "from" and n.value != other.value
        return _scored(s, n, other) if fits else None
    if not (n.digits and other.digits):
        return None
    ahead = n.value >= other.value and not (_noun_like(s, other.last) and s.word(other.last) not in AFTER_SCORE)
    return _scored(s, n, other) if s.word(other.last) in AFTER_SCORE or (told and ahead) else None


def _noun_like(s: Scan, at: int) -> bool:
    word = s.word(at)
    return word.isalpha() and word.endswith("s") and word not in ("as", "was", "is", "his", "has", "this", "its")


def _for_and_against(s: Scan, n: Numeral) -> Found | None:
    tail = [s.word(n.last + k) for k in range(4)]
    if not (tail[0] == "for" or tail[1] == "for" or "favour" in tail or "favor" in tail) or "against" not in s.text:
        return None
    for at in range(n.last + 1, min(n.last + 10, len(s.tokens))):
        other = numeral(s.tokens, at)
        if other is not None and other.spread is None and "against" in (s.word(other.last), s.word(other.last + 1)):
            return _scored(s, n, other)
    return None


def _scored(s: Scan, n: Numeral, other: Numeral) -> Found:
    made = []
    for side, name in ((n, "first"), (other, "second")):
        start, end = s.tokens[side.first].start, s.tokens[side.last - 1].end
        made.append(Figure(start, end, start, end, QuantityKind.SCORE, side.value, side.value, of=name))
    return tuple(made), other.last
