"""What speaks for and against two articles telling of one event."""

from datetime import datetime

import numpy as np
import pytest
from tests.group.fires import FLAT, HEARING, MILL
from tests.group.pile import article

from rashomon.group.pairs import NAMES, UNKNOWN, features
from rashomon.group.sketch import Sketch, sketches, slot
from rashomon.group.weighing import Weighing


def told(one: Sketch, other: Sketch) -> dict[str, float]:
    """The features of one pair, in a pile of both fires."""
    weighing = Weighing()
    weighing.add(sketches([*MILL, *FLAT, HEARING]))
    return dict(zip(NAMES, features([one, other], np.array([[0, 1]]), weighing)[0].tolist(), strict=True))


def test_accounts_of_one_event_are_liker_than_look_alikes():
    """Two fires in one town on one evening: names, places and the words of the story tell them apart."""
    mill, again, flat = sketches([MILL[0], MILL[1], FLAT[0]])
    same, other = told(mill, again), told(mill, flat)
    for name in ("body cosine", "names cosine", "opening in body", "opening vectors"):
        assert same[name] > other[name], name


def test_ages_that_disagree_are_told_from_ages_not_given():
    """1 where both give some and none agree, 0 where one agrees, unknown where either gives none."""
    old, young, none = sketches(
        [
            article("t", f"A woman {age}was hurt in Velm.", "x", datetime(2031, 3, 3))
            for age in ("of 9, 71, ", "of 9, 17, ", "")
        ]
    )
    assert told(old, young)["ages only"] == 1
    assert told(old, old)["ages only"] == 0
    assert told(old, none)["ages only"] == UNKNOWN


def test_features_do_not_depend_on_the_side():
    """A pair is a pair."""
    one, other = sketches([MILL[0], HEARING])
    assert told(one, other) == pytest.approx(told(other, one), abs=1e-5)


def test_days_apart_are_those_of_print_and_those_told_of():
    """Printed five days apart, told of one Tuesday; unknown where a day is."""
    fire, later = sketches([FLAT[0], HEARING])
    apart = told(fire, later)
    assert np.expm1(apart["days apart"]) == pytest.approx(4.54, abs=0.01)
    assert told(fire, sketches([article("t", "x", "y", datetime(2031, 3, 4))])[0])["nearest days"] == UNKNOWN


def test_rarer_terms_weigh_more():
    """In the pile, and where the pile is small, in general news."""
    weighing = Weighing()
    read = sketches([*MILL, *FLAT])
    weighing.add(read)
    town, family, said = weighing(np.array([slot("kelmir"), slot("orbeck"), slot("presid")], dtype=np.int32))
    assert family > town > said > 0
