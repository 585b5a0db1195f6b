"""On what ground an account is taken for the origin, the surest first."""

from __future__ import annotations

from datetime import datetime

import pytest

from rashomon.model import Article, Block, Direction, Ground, Moment
from rashomon.trace.credits import is_agency
from rashomon.trace.direction import origin_of

DAY = Moment(datetime(2031, 3, 4), hour_known=False)
NEXT = Moment(datetime(2031, 3, 5), hour_known=False)
TEXT = "The ferry was afloat again by noon."


def account(outlet: str, text: str = TEXT, **facts) -> Article:
    """An account of one paragraph."""
    return Article(outlet, f"{text} {outlet}", (Block(0, len(text)),), outlet=outlet, **facts)


def test_an_agencys_report_is_the_likely_origin():
    """Agencies sell what they write; an outlet whose own dateline names it is one."""
    wire, paper = (
        account("Salt Islands Service", "PORT VERANO, March 4 (SIS) - The ferry was afloat."),
        account("Quay Post"),
    )
    assert is_agency(wire)
    assert not is_agency(paper)
    assert origin_of(paper, wire)[:3] == (wire.id, Direction.LIKELY, Ground.AGENCY)


@pytest.mark.parametrize(
    "text", ["VERANO (AFP) - The ferry was afloat.", "The ferry (Salt Islands Service) was afloat."]
)
def test_another_agencys_dateline_makes_no_agency(text):
    """A paper that prints an agency's report, and a name in brackets further on."""
    assert not is_agency(account("Salt Islands Service", text))


def test_an_earlier_day_is_earlier():
    """Days without an hour order accounts when they differ, likely and no more."""
    one, other = account("Echo", published=DAY), account("Post", published=NEXT)
    assert origin_of(other, one)[:3] == (one.id, Direction.LIKELY, Ground.EARLIER)


@pytest.mark.parametrize(("short", "long", "ground"), [(0.95, 0.4, Ground.LONGER), (0.95, 0.7, None), (0.6, 0.2, None)])
def test_what_holds_nearly_all_of_another_and_more_is_the_likely_origin(short, long, ground):
    """Papers cut; two accounts of one length, or a half in common, say nothing."""
    one, other = account("Echo"), account("Post")
    origin = origin_of(one, other, short, long)
    assert origin.ground is ground
    assert origin.article == (other.id if ground else None)
    assert origin_of(other, one, long, short) == origin


def test_two_that_credit_one_agency_owe_each_other_nothing():
    """The earlier of two customers is not the origin of the later."""
    one = account("Echo", credits=("Verano Maritime News Agency",), published=DAY)
    other = account("Post", credits=("VMNA",), published=NEXT)
    for pair in ((one, other), (other, one)):
        origin = origin_of(*pair)
        assert origin.article is None
        assert origin.agency is not None
