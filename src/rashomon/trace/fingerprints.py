"""Near-copy search over a pile: texts in, pairs of texts that share many short runs of words out.

Every run of SHINGLE words is a fingerprint. All fingerprints of all texts are sorted once,
so that equal ones lie side by side, and the texts that meet there are counted. Time and
memory grow as the texts do, never as pairs of texts. Nothing is sampled: unlike MinHash
(Broder 1997) and winnowing (Schleimer, Wilkerson and Aiken 2003) it loses no short shared
stretch of a long text. What is found is a candidate and no more: the passages themselves
are aligned elsewhere, so a collision of two fingerprints costs time and makes no error.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SHINGLE = 4  # words of a fingerprint
BATCH = 1 << 17  # bytes of text worked on at once: what a processor's cache holds with all that is made of it
NUMBER_BITS = 22  # of a posting: the number of its text; the other 42 are its fingerprint
MOST_TEXTS = 1 << NUMBER_BITS
NUMBER_MASK = np.uint64(MOST_TEXTS - 1)
BITS = np.uint64(NUMBER_BITS)

SPACE = 0x20
# Letters and digits as they are compared. What is beyond ASCII parts words, in every text alike: a curly
# apostrophe is a straight one, and "São" is "S" and "o" wherever it is printed.
TABLE = bytes(c if chr(c) in "abcdefghijklmnopqrstuvwxyz0123456789" else SPACE for c in bytes(range(256)).lower())
FIRST_LETTERS = np.array([(1 << 8 * n) - 1 for n in range(9)], np.uint64)
ODD = tuple(np.uint64(n) for n in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93))
SHIFT = np.uint64(29)
FIRST = np.uint64(64 - 16)  # leaves the bits that numbers are first sorted by
ROW = 256  # numbers sorted at once: more than begin with the same bits, less than a processor's cache

Postings = NDArray[np.uint64]
Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class NearCopies:
    """Pairs of texts that share at least `shared` fingerprints.

    A fingerprint of more than `widest` texts (a stock phrase, a notice, a dispatch that all
    of them print) joins each of them with the next `ring` in the order given and not with
    all, so that its cost stays linear; `shared_widely` such meetings hold two texts together,
    many, because neighbours meet in every stock phrase. And the longer two texts are the
    more phrases they share by chance: there must be one fingerprint for each `spread`
    characters of the shorter one, about a fiftieth of its words.
    """

    shared: int = 8
    shared_widely: int = 48
    widest: int = 32
    ring: int = 2
    spread: int = 300

    def __call__(self, texts: Sequence[str], /) -> list[tuple[int, int]]:
        """Pairs of numbers of texts, the lower one first, sorted."""
        narrow, wide = meetings(_in_order(texts), self.widest, self.ring)
        (near, often), (ringed, as_often) = _often(narrow, self.shared), _often(wide, self.shared_widely)
        found, places = np.unique(np.concatenate((near, ringed)), return_inverse=True)
        met = np.bincount(places, np.concatenate((often, as_often)), minlength=len(found))
        lows, highs = found >> BITS, found & NUMBER_MASK
        lengths = np.fromiter(map(len, texts), np.int64, len(texts))
        least = np.minimum(lengths[lows.view(np.int64)], lengths[highs.view(np.int64)]) / self.spread
        pairs = list(zip(lows.tolist(), highs.tolist(), strict=True))
        # Where they met is not all that they share: what only neighbours were counted for is looked up.
        doubtful = [pair for pair, sure in zip(pairs, (met >= least).tolist(), strict=True) if not sure]
        shared = dict(zip(doubtful, _shared(texts, doubtful), strict=True))
        return [pair for pair, needed in zip(pairs, least.tolist(), strict=True)
                if pair not in shared or shared[pair] >= needed]  # fmt: skip


def _shared(texts: Sequence[str], pairs: Sequence[tuple[int, int]]) -> list[int]:
    """How many fingerprints the two texts of each pair share."""
    asked = sorted({number for pair in pairs for number in pair})
    found = postings([texts[number] for number in asked])
    texts_of = found & NUMBER_MASK
    by_text = (found >> BITS)[np.argsort(texts_of, kind="stable")]
    cuts = np.cumsum(np.bincount(texts_of.view(np.int64), minlength=len(asked)))[:-1]
    own = dict(zip(asked, np.split(by_text, cuts), strict=True)) if asked else {}
    return [int(np.count_nonzero(_among(own[low], own[high]))) for low, high in pairs]


def _among(some: Postings, all_of: Postings) -> NDArray[np.bool_]:
    """Which of some numbers are among others, which are sorted."""
    if not len(all_of):
        return np.zeros(len(some), bool)
    found: NDArray[np.bool_] = all_of.take(all_of.searchsorted(some), mode="clip") == some
    return found


def postings(texts: Sequence[str]) -> Postings:
    """Every fingerprint (high bits) with the number of its text (low bits), sorted, each once a text."""
    return _once(_in_order(texts))


def _in_order(texts: Sequence[str]) -> Postings:
    """Every fingerprint of every text, sorted, as often as it stands there."""
    if len(texts) > MOST_TEXTS:
        raise ValueError(f"{len(texts)} texts at once; near copies are looked for among {MOST_TEXTS} at most")
    parts = [_fingerprints(batch, first) for first, batch in _batches(texts)]
    return _sorted(np.concatenate(parts)) if parts else np.empty(0, np.uint64)


def _once(found: Postings) -> Postings:
    """What is sorted, each once."""
    return found[np.append(True, found[1:] != found[:-1])] if len(found) else found


def _sorted(found: Postings) -> Postings:
    """Numbers that are spread evenly, sorted.

    By their first 16 bits with a radix sort, then some at a time; what is left, a few numbers at the seams, is merged.
    numpy's own sort takes three times as long on a processor for which it has no vectors, half as long on others.
    """
    found = found.take(np.argsort((found >> FIRST).astype(np.uint16), kind="stable"), mode="clip")
    whole = len(found) // ROW * ROW
    found[:whole].reshape(-1, ROW).sort(axis=1)
    found.sort(kind="stable")
    return found


def _batches(texts: Sequence[str]) -> Iterator[tuple[int, list[bytes]]]:
    """The texts as UTF-8, some at a time, with the number of the first."""
    batch: list[bytes] = []
    size = 0
    for number, text in enumerate(texts, 1):
        batch.append(text.encode("utf-8", "replace"))
        size += len(batch[-1])
        if size >= BATCH or number == len(texts):
            yield number - len(batch), batch
            batch, size = [], 0


def _fingerprints(texts: Sequence[bytes], first: int) -> Postings:
    """The postings of texts, the first of which has this number; unsorted."""
    # Eight spaces at the end: the last word too can be read as eight letters.
    whole = np.frombuffer(b" ".join([*texts, bytes(8)]).translate(TABLE), np.uint8)
    spaces = np.flatnonzero(whole == SPACE)
    lengths = spaces.copy()
    lengths[1:] -= spaces[:-1] + 1
    real = lengths > 0
    ends, lengths = spaces[real], lengths[real]
    # Eight letters from any place on as one number: a view that moves by a byte a step.
    eight = np.ndarray((len(whole) - 7,), "<u8", whole.data, strides=(1,))
    words = eight[ends - lengths] & FIRST_LETTERS.take(lengths, mode="clip")
    words += lengths.view(np.uint64)
    words *= ODD[0]
    words ^= words >> SHIFT
    # Two words, then twice two: h(a b c d) = (a x + b) y + (c x + d).
    two = words[:-1] * ODD[1]
    two += words[1:]
    runs = two[:-2] * ODD[2]
    runs += two[2:]
    runs ^= runs >> SHIFT
    runs *= ODD[3]
    counts = np.diff(np.searchsorted(ends, np.cumsum([len(text) + 1 for text in texts])), prepend=0)
    numbers = np.repeat(np.arange(first, first + len(texts), dtype=np.uint64), counts)
    first_words, last_words = numbers[: len(runs)], numbers[len(numbers) - len(runs) :]
    runs &= ~NUMBER_MASK
    runs |= first_words
    found: Postings = runs[first_words == last_words]
    return found


def meetings(found: Postings, widest: int, ring: int) -> tuple[Postings, Postings]:
    """A number for each meeting of two texts in one fingerprint (the lower text in the high bits), unsorted.

    What is found comes sorted. First those in fingerprints of up to `widest` texts, then neighbours in wider ones.
    """
    # Only what stands beside its like is looked at any further.
    same = _as_before(found)
    same[:-1] |= same[1:]
    found = _once(found[same])
    texts = found & NUMBER_MASK
    begins = np.flatnonzero(~_as_before(found))
    sizes = np.diff(begins, append=len(texts))
    # How many texts of its own fingerprint stand behind each.
    behind = np.repeat(begins + sizes, sizes) - np.arange(len(texts)) - 1
    wide = np.repeat(sizes > widest, sizes)
    return _met(texts, np.where(wide, 0, behind)), _met(texts, np.where(wide, np.minimum(behind, ring), 0))


def _as_before(found: Postings) -> NDArray[np.bool_]:
    """Whether each has the fingerprint of the one before it."""
    same = np.zeros(len(found), bool)
    np.less(found[1:] ^ found[:-1], MOST_TEXTS, out=same[1:])
    return same


def _met(texts: Postings, reach: Indices) -> Postings:
    """Each text with as many of those behind it as it reaches."""
    places = np.arange(len(texts))
    parts = [np.empty(0, np.uint64)]
    for step in range(1, int(reach.max(initial=0)) + 1):
        near = reach >= step
        places, reach = places[near], reach[near]
        parts.append((texts[places] << BITS) | texts[places + step])
    return np.concatenate(parts)


def _often(met: Postings, least: int) -> tuple[Postings, Indices]:
    """The meetings that there are at least so many of, each once, sorted; and how many of each."""
    # Most pairs meet once or twice, and sorting takes longest: only what falls where enough others fall is sorted.
    places = max(1, len(met).bit_length())
    fall = (met * ODD[0] >> np.uint64(64 - places)).view(np.int64)
    met = met[np.bincount(fall, minlength=1)[fall] >= least]
    met.sort()
    ends = np.flatnonzero(np.append(met[1:] != met[:-1], len(met) > 0))
    counts = np.diff(ends, prepend=-1)
    return met[ends[counts >= least]], counts[counts >= least]
