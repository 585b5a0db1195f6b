"""One registry of names a story: keys of several accounts that name one person, body or place.

In: Names of all accounts of a story. Out: a mapping from each key to the canonical key,
the longest and commonest form. The order of the input does not matter. Never joins two
people whose given names differ, nor a surname that fits two of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from rashomon.model import Name, NameKind

LIGHT = frozenset("of the for and in on de del da la le el al bin ibn van von der den & y e".split())
INITIAL = re.compile(r"[a-z]\.?")


def registry(names: Iterable[Name]) -> dict[str, str]:
    """Canonical key by key. Spelling with or without diacritics, surnames, and acronyms fall together."""
    counts: Counter[str] = Counter()
    kinds: dict[str, Counter[NameKind]] = defaultdict(Counter)
    for name in names:
        counts[name.key] += 1
        kinds[name.key][name.kind] += 1
    kind = {key: max(NameKind, key=lambda k: (seen[k], k.value)) for key, seen in kinds.items()}
    canonical = _spellings(counts)
    people = {canonical[k] for k in counts if kind[k] is NameKind.PERSON}
    others = {canonical[k] for k in counts} - people
    surnames = {k for k in others if kind.get(k) is not NameKind.PLACE and " " not in k and not k.isupper()}
    known: Counter[str] = Counter()
    for key, seen in counts.items():
        known[canonical[key]] += seen
    places = {k for k in others if kind.get(k) is NameKind.PLACE and " " not in k}
    merged = {**_people(people, surnames, places, known), **_bodies(others)}
    return {key: merged.get(canonical[key], canonical[key]) for key in sorted(counts)}


def _spellings(counts: Mapping[str, int]) -> dict[str, str]:
    """Forms that differ only in case, diacritics, hyphens, a leading "the": the commonest, then the richest one."""
    groups: dict[str, list[str]] = defaultdict(list)
    for key in counts:
        groups[fold(key)].append(key)
    best = {
        folded: max(
            keys, key=lambda k: (not k.isupper(), not k.islower(), counts[k], sum(ord(c) > 127 for c in k), len(k), k)
        )
        for folded, keys in groups.items()
    }
    return {key: best[fold(key)] for key in counts}


def _people(people: set[str], surnames: set[str], places: set[str], known: Mapping[str, int]) -> dict[str, str]:
    """Short names to the one full name that they fit; none where several people of different given names fit.

    A bare surname that the tagger took for something else follows the person too; for a
    place the person must be named more than once, lest a headline's words eat a town.
    """
    full = sorted((p for p in people if len(fold(p).split()) > 1), key=lambda p: (-len(fold(p).split()), -len(p), p))
    shelf: dict[str, list[str]] = defaultdict(list)
    for one in full:
        for word in dict.fromkeys(fold(one).split()):
            shelf[word].append(one)
    merged: dict[str, str] = {}
    for key in sorted(people | surnames | places, key=lambda p: (-len(fold(p).split()), p)):
        short = fold(key).split()
        surname_only = key not in people
        near = shelf[max(short, key=len)] if short else []
        fits = [f for f in near if f != key and _fits(short, fold(f).split(), surname_only=surname_only)]
        fits = [f for f in fits if merged.get(f, f) == f and (key not in places or known[f] > 1)]
        if len(fits) == 1 or (fits and _one_person(fits)):
            merged[key] = fits[0]
    return merged


def _one_person(fits: list[str]) -> bool:
    """Whether names that a short one fits are forms of one name themselves."""
    longest = fold(fits[0]).split()
    return all(_fits(fold(f).split(), longest) for f in fits[1:])


def _fits(short: list[str], long: list[str], *, surname_only: bool = False) -> bool:
    """Whether a name can be the longer one said for short.

    All its words stand there in order; two words or more must share the given name, or its initial.
    """
    if len(short) > len(long) or short == long:
        return False
    if len(short) == 1:
        return short[0] == long[-1] or (not surname_only and len(short[0]) > 2 and short[0] in (long[0], long[1]))
    tail = len(long) >= len(short) and long[-len(short) :] == short
    at = 0
    for word in short:
        while at < len(long) and not _same_word(word, long[at]):
            at += 1
        if at == len(long):
            return False
        at += 1
    return tail or _same_word(short[0], long[0])


def _same_word(a: str, b: str) -> bool:
    return (
        a == b
        or (bool(INITIAL.fullmatch(a)) and b.startswith(a[0]))
        or (bool(INITIAL.fullmatch(b)) and a.startswith(b[0]))
    )


def _bodies(keys: set[str]) -> dict[str, str]:
    """Acronyms to the one name with these first letters, and short forms to the one longer name that holds them."""
    merged: dict[str, str] = {}
    for key in sorted(keys):
        letters = key.replace(".", "")
        if 2 <= len(letters) <= 7 and letters.isupper() and letters.isalpha():
            fits = sorted(k for k in keys if k != key and letters.lower() in _initials(k))
        else:
            words = fold(key).split()
            fits = sorted(k for k in keys if len(words) > 1 and k != key and _within(words, fold(k).split()))
        if len(fits) == 1:
            merged[key] = fits[0]
    return {key: merged.get(target, target) for key, target in merged.items()}


def _within(short: list[str], long: list[str]) -> bool:
    """ "Labadi Pearl" within "Labadi Pearl Hotel": a head or a tail, not a word out of the middle."""
    return len(short) < len(long) and (long[: len(short)] == short or long[-len(short) :] == short)


def _initials(words: str) -> set[str]:
    pieces = fold(words).split()
    strong = [p for p in pieces if p not in LIGHT]
    return {"".join(p[0] for p in some) for some in (pieces, strong) if len(some) > 1}


def fold(words: str) -> str:
    """Lower case without diacritics, hyphens, full stops and a leading "the": for comparing only."""
    plain = unicodedata.normalize(
        "NFKD", words.replace("’", "'").replace("ø", "o").replace("Ø", "O").replace("ł", "l").replace("đ", "d")
    )
    bare = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return " ".join(re.sub(r"[-‐‑–.]", " ", bare).split()).removeprefix("the ").removesuffix("'s")
