"""Copies made by known edits: what is found is what was planted, to the word."""

from __future__ import annotations

import random
import re
from difflib import SequenceMatcher
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.edits import pile
from rashomon.model import Article, Block
from rashomon.trace import families, kinships, shared_passages

TOLERANCE = 0.05


def account(paragraphs: list[str], outlet: str) -> Article:
    """An account of one paragraph a block."""
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(at, at + len(paragraph)))
        at += len(paragraph) + 1
    return Article(outlet, "\n".join(paragraphs), tuple(blocks), outlet=outlet)


def words(text: str) -> list[str]:
    """Words as they are compared."""
    return re.findall(r"\w+", text.casefold())


class Prose:
    """Sentences of words that never come twice, so that every shared word was planted."""

    def __init__(self) -> None:
        """Begin at the first word."""
        self.used = 0

    def sentence(self, length: int) -> list[str]:
        """So many new words."""
        self.used += length
        return [f"w{n}" for n in range(self.used - length, self.used)]


@st.composite
def edited(draw):
    """An original and a copy of it, as sentences, and how many words they share."""
    prose = Prose()
    original = [prose.sentence(n) for n in draw(st.lists(st.integers(12, 25), min_size=4, max_size=15))]
    kept = draw(st.lists(st.sampled_from(range(len(original))), min_size=3, max_size=len(original), unique=True))
    copy, shared = [], 0
    for number in kept:
        sentence = list(original[number])
        edit = draw(st.sampled_from(("none", "cut", "insert")))
        at, length = draw(st.integers(4, len(sentence) - 4)), draw(st.integers(1, 3))
        if edit == "cut":
            del sentence[at : min(at + length, len(sentence) - 3)]
        shared += len(sentence)
        if edit == "insert":
            sentence[at:at] = prose.sentence(length)
        copy.append(sentence)
    for _ in range(draw(st.integers(0, 10))):
        copy.insert(draw(st.integers(0, len(copy))), prose.sentence(draw(st.integers(5, 20))))
    return original, copy, shared


def paragraphs(sentences: list[list[str]], size: int) -> list[str]:
    """Sentences printed, some to a paragraph."""
    printed = [" ".join(s) + "." for s in sentences]
    return [" ".join(printed[n : n + size]) for n in range(0, len(printed), size)]


@settings(max_examples=60, deadline=None)
@given(edited(), st.integers(1, 4), st.integers(1, 4))
def test_shares_and_spans_are_what_was_planted(case, left, right):
    """Sentences cut, put in, reordered and edited: shares both ways within a twentieth of the truth."""
    original, copy, shared = case
    one, other = account(paragraphs(original, left), "Verano Echo"), account(paragraphs(copy, right), "Quay Post")
    (kin,) = kinships([one, other])
    shares = {kin.a: kin.share_a, kin.b: kin.share_b}
    assert abs(shares[one.id] - shared / sum(map(len, original))) <= TOLERANCE
    assert abs(shares[other.id] - shared / sum(map(len, copy))) <= TOLERANCE
    texts = {one.id: one.text, other.id: other.text}
    for passage in kin.passages:
        for cut in (passage.origin, passage.copy):
            assert texts[cut.article][cut.start : cut.end] == cut.exact
        here, there = words(passage.origin.exact), words(passage.copy.exact)
        agreeing = sum(m.size for m in SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks())
        assert agreeing >= 0.55 * max(len(here), len(there))
    stretches = [{passage.origin, passage.copy} for passage in kin.passages]
    assert [{p.origin, p.copy} for p in shared_passages([one, other])] == stretches


def test_a_pile_gives_what_its_pairs_give_alone_in_any_order():
    """Among many, only near copies are aligned: the kinships are those of all pairs."""
    made = pile(90, seed=5)
    accounts = [account(list(paragraphs), f"Outlet {n}") for n, paragraphs in enumerate(made.articles)]
    found = kinships(accounts)
    assert len(found) >= len(made.planted) > 3
    random.Random(1).shuffle(accounts)
    assert kinships(accounts) == found
    alone = [kin for pair in combinations(accounts[:14], 2) for kin in kinships(pair)]
    ids = {a.id for a in accounts[:14]}
    assert sorted(alone, key=lambda k: (k.a, k.b)) == [kin for kin in found if {kin.a, kin.b} <= ids]


def test_a_dispatch_that_all_print_is_one_family_in_a_pile():
    """Eighty outlets print one text, each with a line of its own, among twenty that do not."""
    made = pile(20, seed=7)
    dispatch = list(made.articles[0])[:12]
    prints = [account([*dispatch, f"Our own word number w{n} on it."], f"Print {n}") for n in range(80)]
    others = [account(list(made.articles[n]), f"Outlet {n}") for n in range(1, 20)]
    grouped = families([*prints, *others], kinships([*prints, *others]))
    (family,) = [family for family in grouped if prints[0].id in family]
    assert family >= {a.id for a in prints}
    assert len(family) < 90
