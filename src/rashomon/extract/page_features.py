"""The blocks of a page in, a table of figures about each out: (blocks, features) float32, columns as in NAMES.

What stands in a block, where it stands, and how much running text stands around it: no figure is of the
words of one language but a few of English furniture. Refuses nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.extract.page_blocks import FLAG_COUNT, TOP, PageBlock
from rashomon.extract.sought import sought

Floats = NDArray[np.float32]
OWN = ("running tag chars words links linked bold ends_sentence ends_colon stops commas upper digits first_upper "
       "first_quote offer rights credit signed dated bad_count depth repeated").split()  # fmt: skip
FLAGS = tuple(
    f"in_{name}"
    for name in "article main aside footer header form figure table list quote caption heading furniture text".split()
)
SHARES = ("link_share", "bold_share", "word_length", "comma_share")
AROUND = ("at from_end parent_running parent_share parent_best parent_blocks parent_linked grand_running grand_share "
          "grand_best above below from_top is_title has_title in_best_parent in_best_grand page_running page_blocks "
          "gap_above gap_below").split()  # fmt: skip
NEAR = ("running", "chars", "link_share", "tag", "same_parent")
STEPS = (-3, -2, -1, 1, 2, 3)
NAMES = (*OWN, *FLAGS, *SHARES, *AROUND, *(f"{name}{by:+d}" for by in STEPS for name in NEAR))
TAGS = {
    name: n for n, name in enumerate("p div li h1 h2 h3 h4 h5 h6 td blockquote pre figcaption span section".split())
}
END = (".", "!", "?", "…", "。", "！", "？")
CLOSING = "\"'”’»)] "
OFFER = sought(
    "subscri|newsletter|sign up|log in|sign in|follow us|read more|related|more from|advertise|click here|share this|"
    "comment|download|app|mail|your inbox|cookie|see also|also read|watch:|listen",
    r"subscri|newsletter|sign up|log in|sign in|follow us|read more|related|more from|advertise|click here|share this|"
    r"comment|download|\bapp\b|e-?mail|your inbox|cookie|see also|also read|watch:|listen",
)
RIGHTS = ("©", "(c)", "copyright", "rights reserved", "may not be ")
CREDIT = sought(
    "photo|image|picture|getty|reuters|associated press|afp|shutterstock|courtesy",
    r"photo|image|picture|getty|reuters|associated press|\bafp\b|shutterstock|courtesy",
)
SIGNED = re.compile(r"(?:by|written by|posted|updated|published|last)\b")
DATED = sought("19|20|:|ago", r"\b(?:19|20)\d\d\b|\d:\d\d\b|\bago\b")
CAPITALS, DIGITS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"0123456789"
LETTERS = re.compile(r"\w+")
PROSE = 40  # characters of unlinked text from which a block with a full stop is running text
LONG = 140  # and without one
SHOWN = 200  # characters of a block that are searched for an offer's words
LONGEST = 400  # characters of a headline
FAR = 20  # blocks from which on a distance is merely far


def page_features(blocks: Sequence[PageBlock], title: str | None = None) -> Floats:
    """The figures of each block; `title` is the headline as the page's own data give it."""
    if not blocks:
        return np.zeros((0, len(NAMES)), dtype=np.float32)
    often = Counter(block.text for block in blocks)
    own = np.array([[*_own(block), often[block.text]] for block in blocks], dtype=np.float32)
    flags = np.array([block.place.flags for block in blocks])
    chars, words, linked = own[:, 2], own[:, 3], own[:, 5]
    shares = np.stack(
        [linked / chars, own[:, 6] / chars, chars / np.maximum(words, 1), own[:, 10] / np.maximum(words, 1)], axis=1
    )
    return np.concatenate(
        [
            own,
            (flags[:, None] >> np.arange(FLAG_COUNT)) & 1,
            shares,
            _around(blocks, own, flags, title),
            _near(blocks, own, shares[:, 0]),
        ],
        axis=1,
        dtype=np.float32,
    )


def _own(block: PageBlock) -> tuple[float, ...]:
    """What a block is by itself, in the order of OWN; how often it stands on the page is left to the caller."""
    text, place = block.text, block.place
    chars = len(text)
    shown = text[:SHOWN]
    lower = shown.lower()
    linked = min(block.linked, chars)
    stops = text.count(". ") + text.count("? ") + text.count("! ") + text.count("。")
    ends = text.rstrip(CLOSING).endswith(END)
    unlinked = chars - linked
    running = unlinked if (unlinked >= PROSE and (stops or ends)) or unlinked >= LONG else 0
    return (
        running,
        TAGS.get(place.tag, 20),
        chars,
        text.count(" ") + 1,
        block.links,
        linked,
        min(block.bold, chars),
        ends,
        text[-1] == ":",
        stops,
        text.count(","),
        *_shares(shown),
        text[0].isupper(),
        text[0] in "\"'“‘«",
        OFFER.count(lower),
        any([sign in lower for sign in RIGHTS]),
        CREDIT.within(lower),
        SIGNED.match(lower) is not None,
        DATED.within(lower),
        place.bad,
        place.depth,
    )


def _shares(shown: str) -> tuple[float, float]:
    """The shares of capitals and of figures; of ASCII counted as bytes, which is a hundred times faster."""
    if not shown.isascii():
        return sum(map(str.isupper, shown)) / len(shown), sum(map(str.isdigit, shown)) / len(shown)
    plain, size = shown.encode(), len(shown)
    capitals, digits = (size - len(plain.translate(None, signs)) for signs in (CAPITALS, DIGITS))
    return capitals / size, digits / size


def _around(blocks: Sequence[PageBlock], own: Floats, flags: NDArray[np.int64], title: str | None) -> Floats:
    """Where a block stands among the others, in the order of AROUND."""
    n = len(blocks)
    running = own[:, 0]
    total = float(running.sum()) or 1.0
    parent, in_parent = _grouped([b.place.parent for b in blocks], running)
    grand, in_grand = _grouped([b.place.grand for b in blocks], running)
    chars, linked = np.bincount(parent, own[:, 2]), np.bincount(parent, own[:, 5])
    wanted = _bare(title or "")
    same = np.array([bool(wanted) and _is(b.text, wanted) for b in blocks], dtype=bool)
    tops = np.flatnonzero(same) if same.any() else np.flatnonzero(flags & TOP)
    top = int(tops[0]) if len(tops) else 0
    order = np.arange(n)
    above = np.cumsum(running) - running
    held, held_wide = in_parent[parent], in_grand[grand]
    best, best_wide = float(in_parent.max()) or 1.0, float(in_grand.max()) or 1.0
    return np.stack(
        [
            order / n,
            n - order,
            held - running,
            held / total,
            held / best,
            np.bincount(parent)[parent],
            (linked / chars)[parent],
            held_wide - running,
            held_wide / total,
            held_wide / best_wide,
            above / total,
            (total - above - running) / total,
            np.clip(order - top, -FAR, 3 * FAR),
            same,
            np.full(n, bool(wanted)),
            parent == int(in_parent.argmax()),
            grand == int(in_grand.argmax()),
            np.full(n, np.log1p(total)),
            np.full(n, n),
            _gap(running),
            _gap(running[::-1])[::-1],
        ],
        axis=1,
    ).astype(np.float32)


def _grouped(keys: Sequence[int], running: Floats) -> tuple[NDArray[Any], NDArray[Any]]:
    """Each block's group by number, and the running text in each group."""
    _, group = np.unique(np.array(keys), return_inverse=True)
    return group, np.bincount(group, running)


def _gap(running: Floats) -> Floats:
    """How many blocks lie between each and the last running text above it, FAR at most."""
    order = np.arange(len(running))
    last = np.maximum.accumulate(np.where(running > 0, order, -FAR - 1))
    before = np.concatenate([[-FAR - 1], last[:-1]])
    gap: Floats = np.minimum(order - before - 1, FAR).astype(np.float32)
    return gap


def _near(blocks: Sequence[PageBlock], own: Floats, link_share: Floats) -> Floats:
    """The blocks above and below, in the order of NEAR for each of STEPS; -1 past the ends."""
    n = len(blocks)
    parents = np.array([b.place.parent for b in blocks])
    looked = np.stack([own[:, 0], own[:, 2], link_share, own[:, 1]], axis=1)
    out = np.full((n, len(STEPS) * len(NEAR)), -1, dtype=np.float32)
    for k, by in enumerate(STEPS):
        if n <= abs(by):
            continue
        here, there = (slice(-by, None), slice(None, by)) if by < 0 else (slice(None, -by), slice(by, None))
        at = k * len(NEAR)
        out[here, at : at + 4] = looked[there]
        out[here, at + 4] = parents[here] == parents[there]
    return out


def _is(line: str, wanted: str) -> bool:
    """Whether a line is the bare title: most are too short to be, which costs less to see than what they hold."""
    return (len(line) >= len(wanted) or not line.isascii()) and _bare(line) == wanted


def _bare(line: str) -> str:
    """A line for comparing titles: letters and figures alone; a long one is none."""
    return "".join(LETTERS.findall(line.casefold())) if len(line) <= LONGEST else ""
