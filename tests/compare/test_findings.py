"""What is said of judged pairs, and what is left unsaid."""

import pytest

from rashomon.compare import Findings, Judged, Relation, Thresholds
from rashomon.compare.forest import Forest
from rashomon.model import Article, Claim, FindingKind, Slot, Statement

SLOTS = tuple(float(slot is Slot.CAUSE) for slot in Slot)
CAUSE = Relation(0.1, 0.8, 0.0, 0.0, 0.1, SLOTS)
THRESHOLDS = Thresholds(dict.fromkeys(map(str, Slot), 0.5), {"cause": 0.5})


def statement(account, text):
    """A statement that is its whole account."""
    cut = Article(f"page {account}", text).quote(0, len(text))
    return Statement(account, cut, 0, 0.0, False, (Claim(cut, cut, 0),), (), None)


def said_of(same_words):
    """What is said of a pair that the trees call a contradiction, its words so much the same."""
    shipped = dict.fromkeys(Forest.load().names, 0.0) | {"same words": same_words}
    a, b = statement(0, "A valve had burst."), statement(1, "Lightning did it.")
    pair = Judged(a, b, (), shipped, CAUSE, 0.1, 0.8, 0.0, 0.0, 0.1)
    return Findings(lambda cited: 1, THRESHOLDS)([pair], [])


@pytest.mark.parametrize(("same_words", "said"), [(0.3, 1), (0.97, 0)])
def test_one_sentence_printed_twice_contradicts_nothing(same_words, said):
    """With no value to point at, near-identical sentences are no two answers."""
    findings = [f for f in said_of(same_words) if f.kind is FindingKind.CONTRADICTION]
    assert len(findings) == said
