"""Who says it: the accounts' quotes in, the remarks of each speaker out, their wordings side by side.

Two quotes of one speaker are one remark where one stands in the other or most of their words
run alike. The words that differ are marked; a part of a longer quote agrees with it and gets no
mark. Quotes without a speaker come last, under None: nobody is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import Indel

from rashomon.model import Quote

WORD = re.compile("\\w+(?:['\u2019]\\w+)*")
ALIKE = 0.6  # share of words in common order from which two quotes are one remark in two wordings
FEWEST = 4  # shorter quotes are one remark only if one stands in the other
LONGEST = 400  # words; longer quotes are not compared word by word
Piece = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a remark: its pieces (text, whether it differs) and the quotes that print it."""

    pieces: tuple[Piece, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """What one speaker says: `remarks` holds the wordings of each remark; `name` is None where unknown."""

    name: str | None
    role: str | None
    remarks: tuple[tuple[Wording, ...], ...]


def sayings(quotes: Iterable[Quote]) -> tuple[Saying, ...]:
    """The quotes by speaker, speakers in order of their first quote, the unknown one last."""
    quotes = tuple(quotes)
    names = _fullest({q.speaker.name for q in quotes if q.speaker})
    by_name: dict[str | None, list[Quote]] = {}
    for quote in quotes:
        by_name.setdefault(names[quote.speaker.name] if quote.speaker else None, []).append(quote)
    unknown = by_name.pop(None, [])
    said = [Saying(name, _role(theirs), _remarks(theirs)) for name, theirs in by_name.items()]
    if unknown:
        said.append(Saying(None, None, _remarks(unknown)))
    return tuple(said)


def _fullest(names: set[str]) -> dict[str, str]:
    """Each name with the one fuller name that ends in it; a surname that two people bear stays alone."""
    full = {}
    for name in names:
        fuller = sorted((other for other in names if _ends_in(other, name)), key=lambda n: (len(n), n))
        full[name] = fuller[-1] if fuller and all(_ends_in(fuller[-1], f) for f in fuller[:-1]) else name
    return full


def _ends_in(fuller: str, name: str) -> bool:
    return fuller.casefold().endswith(" " + name.casefold())


def _role(quotes: Sequence[Quote]) -> str | None:
    return next((q.speaker.role for q in quotes if q.speaker and q.speaker.role), None)


def _remarks(quotes: Sequence[Quote]) -> tuple[tuple[Wording, ...], ...]:
    remarks: list[list[Quote]] = []
    for quote in quotes:
        home = next((r for r in remarks if any(_same_remark(quote, other) for other in r)), None)
        if home is None:
            remarks.append([quote])
        else:
            home.append(quote)
    return tuple(_wordings(remark) for remark in remarks)


def _same_remark(one: Quote, other: Quote) -> bool:
    a, b = _words(one), _words(other)
    short, long = sorted((a, b), key=len)
    if f" {' '.join(short)} " in f" {' '.join(long)} ":
        return len(short) > 1 or a == b
    return len(short) >= FEWEST and Indel.normalized_similarity(a, b) >= ALIKE


def _words(quote: Quote) -> list[str]:
    return [w.casefold().replace("\u2019", "'") for w in WORD.findall(quote.evidence.exact)]


def _wordings(remark: Sequence[Quote]) -> tuple[Wording, ...]:
    """The longest wording first, each with the words marked that the first has otherwise, and it those of any other."""
    same: dict[tuple[str, ...], list[Quote]] = {}
    for quote in remark:
        same.setdefault(tuple(_words(quote)), []).append(quote)
    ordered = sorted(same.items(), key=lambda item: -len(item[0]))
    base, others = ordered[0][0], ordered[1:]
    base_marks: set[int] = set()
    wordings = []
    for words, quotes in others:
        mine, theirs = _differing(base, words)
        base_marks |= mine
        wordings.append(_wording(quotes, theirs))
    return (_wording(ordered[0][1], base_marks), *wordings)


def _differing(a: Sequence[str], b: Sequence[str]) -> tuple[set[int], set[int]]:
    """Which words of each have no counterpart in the other; what only runs on at an edge does not count."""
    mine: set[int] = set()
    theirs: set[int] = set()
    if max(len(a), len(b)) > LONGEST:
        return mine, theirs
    for kind, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        at_an_edge = (i == 0 and k == 0) or (j == len(a) and m == len(b))
        if kind != "equal" and not (at_an_edge and kind != "replace"):
            mine.update(range(i, j))
            theirs.update(range(k, m))
    return mine, theirs


def _wording(quotes: Sequence[Quote], marks: set[int]) -> Wording:
    return Wording(_pieces(quotes[0].evidence.exact, marks), tuple(quotes))


def worded(one: str, other: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Two wordings of one thing in pieces, the words marked that the other has otherwise; capitals do not count."""
    words = [[found.group().casefold() for found in WORD.finditer(text)] for text in (one, other)]
    mine, theirs = _differing(*words)
    return _pieces(one, mine), _pieces(other, theirs)


def _pieces(text: str, marks: set[int]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = 0
    for run in _runs([m.span() for m in WORD.finditer(text)], marks):
        pieces += [(text[at : run[0]], False), (text[run[0] : run[1]], True)]
        at = run[1]
    pieces.append((text[at:], False))
    return tuple(piece for piece in pieces if piece[0])


def _runs(spans: Sequence[tuple[int, int]], marks: set[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for n in sorted(marks):
        if n - 1 in marks:
            runs[-1] = (runs[-1][0], spans[n][1])
        else:
            runs.append(spans[n])
    return runs
