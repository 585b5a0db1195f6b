"""What the pair model promises, asked of the model that is shipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.compare.relate import RELATIONS, SLOTS, Relate, Statements, stamped
from rashomon.errors import ModelError

DEAD = Statements(
    "Twelve people died when the ferry sank off Sorvik on Monday.",
    "The sinking of the ferry off Sorvik on Monday killed 21 people.",
    "2025-03-11",
    "2025-03-11",
)
ALIKE = Statements(
    "Twelve people died when the ferry sank off Sorvik on Monday.",
    "The sinking of the ferry off Sorvik on Monday killed 12 people.",
    "2025-03-11",
    "2025-03-11",
)
APART = Statements(
    "Twelve people died when the ferry sank off Sorvik on Monday.",
    "The company was founded in 1974 and owns four ships.",
    "2025-03-11",
    "2025-03-11",
)


@pytest.fixture(scope="module")
def relate() -> Relate:
    return Relate()


def test_no_pairs_no_answers(relate: Relate) -> None:
    assert relate([]) == []
    assert relate.judge([]) == []


def test_probabilities_sum_to_one(relate: Relate) -> None:
    """Both the five relations and the twelve slots, but for the rounding to four decimals."""
    for answer in relate([DEAD, ALIKE, APART]):
        assert sum(getattr(answer, name) for name in RELATIONS) == pytest.approx(1, abs=5e-4)
        assert len(answer.slots) == len(SLOTS)
        assert sum(answer.slots) == pytest.approx(1, abs=1e-3)


def test_a_clash_of_numbers_is_likelier_a_contradiction_than_the_same_number(relate: Relate) -> None:
    clash, same = relate([DEAD, ALIKE])
    assert clash.contradiction > same.contradiction
    assert clash.kind == "contradiction"
    assert same.agreement > clash.agreement
    assert clash.slot == "count"


def test_statements_on_different_points_are_other(relate: Relate) -> None:
    assert relate([APART])[0].kind == "other"


def test_the_answer_is_the_same_whatever_stands_beside_the_pair(relate: Relate) -> None:
    """Integer arithmetic takes its scale from a batch: no pair may see another."""
    alone = [relate([pair])[0] for pair in (DEAD, ALIKE, APART)]
    assert relate([DEAD, ALIKE, APART]) == alone
    assert relate([APART, ALIKE, DEAD, ALIKE]) == [alone[2], alone[1], alone[0], alone[1]]
    assert Relate(threads=1)([DEAD, ALIKE, APART]) == alone


@pytest.mark.parametrize("both", [False, True])
def test_which_statement_comes_first_does_not_matter(both: bool) -> None:
    relate = Relate(both_orders=both)
    turned = Statements(DEAD.b, DEAD.a, DEAD.published_b, DEAD.published_a)
    assert relate([DEAD]) == relate([turned])


def test_pairs_that_were_chosen_are_less_likely_to_be_strangers(relate: Relate) -> None:
    """Only the share of `other` moves: the order of the rest stays."""
    plain, chosen = relate([DEAD])[0], Relate(other_odds=0.1)([DEAD])[0]
    assert chosen.other < plain.other
    assert chosen.contradiction > plain.contradiction
    assert chosen.slots == plain.slots


def test_days_alone_do_not_make_an_update(relate: Relate) -> None:
    """The same words printed a day later are no newer state of things."""
    later = Statements(ALIKE.a, ALIKE.b, "2025-03-11", "2025-03-12")
    assert relate([later])[0].kind != "update"


def test_a_day_that_cannot_be_read_is_left_out(relate: Relate) -> None:
    unknown = Statements(DEAD.a, DEAD.b, None, None)
    assert relate([Statements(DEAD.a, DEAD.b, "soon", "")]) == relate([unknown])
    assert stamped("It rained.", None) == "It rained."
    assert stamped("It rained.", "2025-03-14T08:10:00+00:00") == "Friday 14 March 2025: It rained."


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("They met on Thursday.", "They met on Thursday (13/20)."),
        ("They met on Friday.", "They met on Friday (14)."),
        ("They meet next Friday.", "They meet next Friday (21)."),
        ("They met last Monday.", "They met last Monday (10)."),
        ("They met yesterday.", "They met yesterday (13)."),
        ("They meet tomorrow.", "They meet tomorrow (15)."),
        ("They met on Thursday 13 March.", "They met on Thursday 13 March."),
        ("They met on Thursday, March 13.", "They met on Thursday, March 13."),
    ],
)
def test_days_that_are_pointed_at_get_their_number(said: str, read: str) -> None:
    """Read on Friday 14 March 2025: what the calendar knows and a small model does not."""
    assert stamped(said, "2025-03-14") == f"Friday 14 March 2025: {read}"


def test_judge_tells_entailment_from_contradiction(relate: Relate) -> None:
    premise = "The harbour master said the port would reopen on 4 May."
    follows, clashes = relate.judge(
        [(premise, "The port would reopen on 4 May."), (premise, "The port would reopen on 9 June.")]
    )
    assert follows.label == "entailment"
    assert clashes.contradiction > follows.contradiction


def test_a_very_long_statement_is_cut_not_refused(relate: Relate) -> None:
    assert len(relate([Statements("The court ruled. " * 400, DEAD.b)])) == 1


def test_a_missing_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no such model"):
        Relate(model=tmp_path / "none.onnx")([DEAD])
