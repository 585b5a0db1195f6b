"""What a page says about itself: outlet, writers, credits, when published and amended."""

from pathlib import Path

import pytest

from rashomon.extract import extract, redated
from rashomon.extract.bylines import byline, looks_like_byline
from rashomon.extract.credits import credits
from rashomon.extract.outlets import outlet
from rashomon.model import Capture

PAGES = Path(__file__).parent / "pages"


def page(name):
    """The article of a fixture page."""
    return extract(Capture(name, (PAGES / name).read_bytes(), "text/plain"))


def test_a_saved_page_tells_who_and_when():
    """Masthead, byline, date, update and credit are read off the lines that print them."""
    article = page("saved.txt")
    assert article.outlet == "Hollin Bay Courier"
    assert article.byline == ("Ana Roe",)
    assert article.credits == ("Fjord Press",)
    assert article.published.iso() == "2025-06-03T07:30:00+02:00"
    assert article.modified.iso() == "2025-06-03T09:05:00+02:00"


def test_an_agency_does_not_credit_itself():
    """The dateline of an agency's own report names the outlet; who signed off under it wrote it."""
    article = page("wire.txt")
    assert article.outlet.lower() == "fjord press"
    assert article.credits == ()
    assert article.byline == ("Mina Sorby",)


def test_a_page_about_rupees_is_on_indian_time():
    """IST beside crores and rupees is five and a half hours ahead."""
    assert page("glued.txt").published.iso() == "2025-06-03T07:30:00+05:30"
    assert page("glued.txt").credits == ("Reuters",)


def test_the_year_of_a_dateline_comes_from_the_other_accounts():
    """The wire prints "June 3"; beside a page of 3 June 2025 it is that year, and nothing else changes."""
    wire, saved = page("wire.txt"), page("saved.txt")
    assert wire.published is None
    again, same = redated([wire, saved])
    assert again.published.iso() == "2025-06-03"
    assert (again.id, again.text, same) == (wire.id, wire.text, saved)
    assert redated([wire]) == (wire,)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ana Roe and Tomas Wick", ("Ana Roe", "Tomas Wick")),
        ("From Bashir Ola-Cole, Accra", ("Bashir Ola-Cole",)),
        ("By Ana Roe in Skerrow and Tomas Wick in Hollin Bay", ("Ana Roe", "Tomas Wick")),
        ("SaltyDog, 10 November 2025 15:22 GMT", ("SaltyDog",)),
        ("Text and photo: Pia Lund", ("Pia Lund",)),
        ("TOMAS WICK-ROE", ("Tomas Wick-Roe",)),
        ("Ana Roe, harbour editor", ("Ana Roe",)),
        ("Analysis | Ana Roe in Skerrow", ("Ana Roe",)),
        ("By state health reporter Ana Roe", ("Ana Roe",)),
        ("by ferryfan on 3 June 2025", ("ferryfan",)),
        ("By Courier staff | 10 June 2026 | 12:05 UTC", ("Courier staff",)),
        ("Tomas W., 22 January 2026", ("Tomas W.",)),
        ("Libor van der Roe", ("Libor van der Roe",)),
    ],
)
def test_a_byline_gives_its_names(line, names):
    """Places, roles and dates are no names; two writers are two."""
    assert byline(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "Ferry sails again",
        "The ferry at its berth in Hollin Bay. (Reuters)",
        "What it cost",
        "By the time the ferry reached the quay, the band had gone home.",
        "Home",
        "Why it matters",
    ],
)
def test_a_heading_is_no_byline(line):
    """Words that are no name sign nothing."""
    assert not looks_like_byline(line)


@pytest.mark.parametrize(
    ("lead", "names"),
    [
        ("BOGOTA, Nov 11 (Andina Press) - The mayor resigned.", ("Andina Press",)),
        ("The mayor resigned on Tuesday, Andina reports.", ("Andina",)),
        ("“No,” said the mayor, per Fjord Press.", ("Fjord Press",)),
        ("According to the Meridian agency, the mayor resigned.", ("Meridian agency",)),
        ("The mayor resigned, she told Reuters.", ()),
        ("The mayor resigned, police reported. Roe, 51, reported the theft himself.", ()),
    ],
)
def test_credits_are_origins_not_routes(lead, names):
    """An agency named as the source is credited; one that was merely told something is not."""
    assert credits(lead, [lead], [], []) == names


def test_lists_of_agencies_are_read():
    """ "Sources: AP, AFP" is two credits, and repeating one adds none."""
    assert credits("", [], ["With inputs from Reuters and PTI"], ["Sources: AP, Reuters"]) == ("Reuters", "PTI", "AP")


@pytest.mark.parametrize(
    ("above", "below", "name"),
    [
        (["Skerrow Record | News | Sport"], [], "Skerrow Record"),
        ([], ["© 2025 Skerrow Newspapers Ltd. All rights reserved."], "Skerrow"),
        (["SKN | Latest | Harbours"], ["© Skerrow Kingdom News. Not for redistribution."], "Skerrow Kingdom News"),
        (["Home | News | Sport"], [], None),
        (["HarbourFerriesWorld News"], [], None),
        (["Turn on notifications?"], ["Share this"], None),
    ],
)
def test_the_outlet_is_named_by_masthead_or_footer(above, below, name):
    """A menu names nobody."""
    assert outlet(above, below) == name
