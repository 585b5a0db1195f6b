"""The ladder of status: what time does to plans, what cannot hold of one moment."""

import pytest

from rashomon.compare.ladder import Verdict
from rashomon.compare.statuses import CONTRARY, compare_statuses
from rashomon.model import Evidence, State, Status

HERE = Evidence("a", 0, 1, "x")


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        (Status(HERE, State.DONE, "sign"), Status(HERE, State.DONE, "sign"), Verdict.SAME),
        (Status(HERE, State.PLANNED, "sign"), Status(HERE, State.DONE, "sign"), Verdict.COMPATIBLE),
        (Status(HERE, State.DONE, "sign"), Status(HERE, State.NOT_DONE, "sign", negated=True), Verdict.DIFFERS),
        (Status(HERE, State.DONE, "sign"), Status(HERE, State.DONE, "meet"), Verdict.NOTHING),
        (Status(HERE, State.EXPECTED, "announce"), Status(HERE, State.EXPECTED, "reaffirm"), Verdict.DIFFERS),
        (Status(HERE, State.DONE, "raise"), Status(HERE, State.DONE, "cut"), Verdict.DIFFERS),
        (Status(HERE, State.DONE, "raise"), Status(HERE, State.NOT_DONE, "cut", negated=True), Verdict.NOTHING),
    ],
)
def test_two_statuses(a, b, verdict):
    """A plan and its outcome go together; a thing done and not done, raised and cut, do not."""
    assert compare_statuses(a, b).rung.verdict is verdict
    assert compare_statuses(b, a).rung.verdict is verdict


def test_contrary_verbs_are_named():
    """The rung says that it is the verbs that differ."""
    one, other = Status(HERE, State.EXPECTED, "announce"), Status(HERE, State.EXPECTED, "reaffirm")
    assert compare_statuses(one, other).rung is CONTRARY
