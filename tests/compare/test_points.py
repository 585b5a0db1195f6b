"""Gathering pairs into points, and points into answers."""

from dataclasses import replace

from rashomon.compare.agreements import in_part, once
from rashomon.compare.focus import Focus
from rashomon.compare.judge import Judged
from rashomon.compare.ladder import Comparison
from rashomon.compare.points import gather, pair_key, place
from rashomon.compare.relate import Relation
from rashomon.compare.times import DIFFERS
from rashomon.model import Article, Claim, Slot, Statement

UNKNOWN = Relation(0.2, 0.2, 0.2, 0.2, 0.2, (0.0,) * 12)


def statement(account, text):
    """A statement that is its whole account."""
    cut = Article(f"page {account}", text).quote(0, len(text))
    return Statement(account, cut, 0, 0.0, False, (Claim(cut, cut, 0),), (), None)


def judged(a, b, contradiction):
    """A pair with this probability of contradicting, and its focus on the whole sentences."""
    pair = Judged(a, b, (), {}, UNKNOWN, 1 - contradiction, contradiction, 0.0, 0.0, 0.0)
    return pair, Focus(Slot.CAUSE, a.evidence, b.evidence, a.evidence.exact, b.evidence.exact, "differs", contradiction)


A, B, C = (
    statement(0, "The engine failed."),
    statement(1, "Its motor stopped."),
    statement(2, "Nobody was at the wheel."),
)


def test_two_that_contradict_a_third_stand_together():
    """A and B both contradict C: one point, two answers, A and B under one of them."""
    (point,) = gather([judged(A, C, 0.9), judged(B, C, 0.8)], {pair_key(place(A), place(B)): 0.7}, apart=True)
    assert [[m.statement.account for m in answer] for answer in point.answers] == [[0, 1], [2]]


def test_three_ways_are_three_answers():
    """All three contradict each other: no two share an answer."""
    (point,) = gather([judged(A, B, 0.9), judged(A, C, 0.9), judged(B, C, 0.9)], {}, apart=True)
    assert len(point.answers) == 3


def test_agreement_is_one_answer():
    """Pairs that agree gather under one answer."""
    (point,) = gather([judged(A, B, 0.1), judged(B, C, 0.1)], {}, apart=False)
    assert len(point.answers) == 1
    assert len(point.answers[0]) == 3


def test_the_order_of_pairs_does_not_matter():
    """The same pairs in any order make the same points."""
    pairs = [judged(A, B, 0.9), judged(A, C, 0.7), judged(B, C, 0.1)]
    assert gather(pairs, {}, apart=True) == gather(pairs[::-1], {}, apart=True)


def test_what_agrees_as_a_whole_agrees_whatever_each_pair_was_heard_to_be_about():
    """One pair heard as a cause, one as a status: three accounts of one statement."""
    other = replace(judged(B, C, 0.1)[1], slot=Slot.STATUS)
    (point,) = once([judged(A, B, 0.1), (judged(B, C, 0.1)[0], other)], {})
    assert len(point.answers[0]) == 3


def test_a_value_of_the_same_sentences_is_told_and_the_rest_of_them_not_again():
    """What they agree on as a whole adds nothing to the value that both give."""
    pair, whole = judged(A, B, 0.1)
    value = replace(whole, comparison=Comparison(Slot.COUNT, DIFFERS, whole.left, whole.right, "1", "1", 1.0))
    (point,) = once([(pair, whole), (judged(A, C, 0.1)[0], value), (pair, value)], {})
    assert point.pairs[0][1].comparison is not None


def test_sentences_that_contradict_each_other_agree_on_a_value_or_on_nothing():
    """As a whole they do not agree."""
    pair, whole = judged(A, B, 0.1)
    assert in_part([(pair, whole)], {pair_key(place(A), place(B))}) == []
    assert in_part([(pair, whole)], set()) == [(pair, whole)]
