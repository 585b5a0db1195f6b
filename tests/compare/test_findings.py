"""What is said of judged pairs, and what is left unsaid."""

from dataclasses import replace

import pytest

from rashomon.compare import Difference, Findings, Judged, Relation, Thresholds
from rashomon.compare.forest import Forest
from rashomon.compare.ladder import Comparison
from rashomon.compare.relate import Entailment
from rashomon.compare.times import DIFFERS
from rashomon.model import Article, Claim, FindingKind, Slot, Statement

SLOTS = tuple(float(slot is Slot.CAUSE) for slot in Slot)
CAUSE = Relation(0.1, 0.8, 0.0, 0.0, 0.1, SLOTS)
THRESHOLDS = Thresholds(dict.fromkeys(map(str, Slot), 0.5), {"cause": 0.5})


def statement(account, text):
    """A statement that is its whole account."""
    cut = Article(f"page {account}", text).quote(0, len(text))
    return Statement(account, cut, 0, 0.0, False, (Claim(cut, cut, 0),), (), None)


def judged(same_words=0.3, denies=0.6, astray=0.0, first="A valve burst on Monday."):
    """A pair that the trees call a contradiction, and what the cross-encoder says of it besides."""
    shipped = dict.fromkeys(Forest.load().names, 0.0) | {"same words": same_words}
    a, b = statement(0, first), statement(1, "Lightning did it on Friday.")
    relation = replace(CAUSE, other=astray, entailment=Entailment(0.0, 1.0 - denies, denies))
    return Judged(a, b, (), shipped, relation, 0.1, 0.8, 0.0, 0.0, 0.1)


def contradictions(pair, *differing):
    """The contradictions that are told of one pair."""
    found = Findings(lambda cited: 1, THRESHOLDS)([pair], differing)
    return [f for f in found if f.kind is FindingKind.CONTRADICTION]


@pytest.mark.parametrize(("same_words", "said"), [(0.3, 1), (0.97, 0)])
def test_one_sentence_printed_twice_contradicts_nothing(same_words, said):
    """With no value to point at, near-identical sentences are no two answers."""
    assert len(contradictions(judged(same_words))) == said


@pytest.mark.parametrize(
    "pair",
    [
        pytest.param(judged(denies=0.05), id="neither takes back what the other says"),
        pytest.param(judged(astray=0.5), id="they may speak of two things"),
        pytest.param(judged(first=f"{'A valve and ' * 20}a pipe burst on Monday."), id="a caption run into a sentence"),
    ],
)
def test_what_has_no_value_to_point_at_is_told_only_where_it_is_plain(pair):
    """Other words on one topic are no contradiction."""
    assert contradictions(judged()) != []
    assert contradictions(pair) == []


@pytest.mark.parametrize(("likely", "slot"), [(0.05, Slot.CAUSE), (0.3, Slot.TIME)])
def test_what_is_contradicted_as_a_whole_is_about_the_time_that_differs(likely, slot):
    """Two days that differ are shown, though they were not sure enough to be told by themselves."""
    pair = judged()
    left, right = pair.a.evidence.cut(17, 23), pair.b.evidence.cut(20, 26)
    days = Comparison(Slot.TIME, DIFFERS, left, right, "2025-03-03", "2025-03-07", 0.0)
    (finding,) = contradictions(pair, Difference(pair, days, {}, likely))
    assert finding.slot is slot


@pytest.mark.parametrize(("accounts", "told"), [(2, 1), (12, 0)])
def test_one_pair_of_many_accounts_is_less_likely_to_contradict(accounts, told):
    """The pairs of a story grow with the square of its accounts, its contradictions do not."""
    fillers = [replace(judged(), a=statement(n, f"Gate {n} is shut."), contradiction=0.0) for n in range(2, accounts)]
    sure = replace(judged(), contradiction=0.7)
    found = Findings(lambda cited: 1, THRESHOLDS)([sure, *fillers], [])
    assert len([f for f in found if f.kind is FindingKind.CONTRADICTION]) == told


@pytest.mark.parametrize(("sentences", "told"), [(16, 1), (32, 0)])
def test_one_pair_of_long_accounts_is_less_likely_to_contradict(sentences, told):
    """So is one pair of the many that long accounts have."""
    last = replace(statement(0, "The gate is shut."), index=sentences - 1)
    other = replace(statement(1, "The gate is shut."), index=sentences - 1)
    sure = replace(judged(), contradiction=0.7)
    found = Findings(lambda cited: 1, THRESHOLDS)([sure, replace(judged(), a=last, b=other, contradiction=0.0)], [])
    assert len([f for f in found if f.kind is FindingKind.CONTRADICTION]) == told
