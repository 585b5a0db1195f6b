"""Commands that are killed, and those that are let be while something else is struck."""

import sys
from random import Random

import pytest

from benchmarks import kills

TALKS = "import sys; sys.stderr.write('x' * 1_000_000); print('done')"


@pytest.fixture
def draw():
    return Random(7)


def test_a_command_may_say_more_than_a_pipe_holds(draw):
    """A million characters beside the answer stop nothing."""
    assert kills.disturbed([sys.executable, "-c", TALKS], lambda: None, lambda: False, draw) == "done"


def test_a_command_that_fails_has_no_answer(draw):
    """The run is to be started again then."""
    assert kills.disturbed([sys.executable, "-c", "print('half'); exit(3)"], lambda: None, lambda: False, draw) is None


def test_a_command_is_killed_as_often_as_asked(draw, tmp_path):
    """It is killed once files lie in its folder, and ends when it is no longer killed."""
    writes = (
        "import pathlib, sys, time; folder = pathlib.Path(sys.argv[1]); places = [folder / f'{n}' for n in range(9)]\n"
        "for place in places: place.exists() or place.write_text('x'); time.sleep(0.05)\n"
        "print(len(list(folder.iterdir())))"
    )
    done = kills.driver([sys.executable, "-c", writes, str(tmp_path)], tmp_path, 2, draw, most=3)
    assert (done.answer, done.kills, len(done.steps)) == ("9", 2, 2)
