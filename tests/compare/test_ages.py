"""Ages of two people are no contradiction, wherever one account tells the two apart."""

from dataclasses import replace

import pytest

from rashomon import align, extract
from rashomon.compare import Difference, Judged, Relation
from rashomon.compare.ages import of_one_person
from rashomon.compare.quantities import compare_quantities
from rashomon.pipeline import Pipeline

RELATION = Relation(0.1, 0.8, 0.0, 0.0, 0.1, (0.0,) * 12)
DRIVER, OTHERS = "The 42-year-old driver was arrested.", "The 45-year-old driver was arrested."
RIDER = "A 45-year-old passenger saw the wheels leave the rail."


@pytest.fixture(scope="module")
def told():
    """Reads a sentence as one of an account."""

    def read(account, text):
        found = next(iter(Pipeline().claim([extract.statement(text, None)])))
        return replace(align.whole(0, found), account=account, index=hash(text))

    return read


def judged(a, b):
    return Judged(a, b, (), {}, RELATION, 0.1, 0.6, 0.1, 0.1, 0.1)


def difference(pair):
    comparison = compare_quantities(pair.a.quantities[0], pair.b.quantities[0])
    return Difference(pair, comparison, {}, 0.6, 0.2)


def test_two_ages_that_no_account_gives_side_by_side_may_be_one_persons(told):
    """One account has the driver 42, the other one 45."""
    found = difference(judged(told(0, DRIVER), told(1, OTHERS)))
    assert of_one_person([found.pair], [found]) == [found]


def test_two_ages_that_one_account_gives_are_two_peoples(told):
    """The second account knows of the driver, too, so its 45 is somebody else's; in whichever order they are read."""
    driver, again, rider = told(0, DRIVER), told(1, DRIVER), told(1, RIDER)
    for found in (difference(judged(driver, rider)), difference(judged(rider, driver))):
        assert of_one_person([found.pair, judged(driver, again)], [found]) == []


def test_a_third_account_may_tell_the_two_apart(told):
    """Neither account of the pair knows of the other's person, but another one knows both."""
    driver, rider, both = told(0, DRIVER), told(1, RIDER), (told(2, DRIVER), told(2, RIDER))
    found = difference(judged(driver, rider))
    assert of_one_person([found.pair, judged(driver, both[1]), judged(rider, both[0])], [found]) == []


def test_figures_that_are_no_ages_stay(told):
    """Only ages belong to a person for good."""
    dead, hurt = "Two people were killed.", "Five people were killed."
    found = difference(judged(told(0, dead), told(1, hurt)))
    assert of_one_person([found.pair, judged(told(0, hurt), told(1, dead))], [found]) == [found]
