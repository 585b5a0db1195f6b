"""Where the story begins and where it ends on a saved page, and what stands around it glued together."""

import json
import textwrap
from pathlib import Path

import pytest

from rashomon.extract import extract
from rashomon.model import Article, BlockKind, Capture

PAGES = Path(__file__).parent / "pages"
TITLE = "Ferry to Skerrow sails again, nine weeks late"
STORY = (
    "The ferry between Hollin Bay and the island of Skerrow sailed again on Tuesday morning after nine weeks in dock, "
    "with 212 passengers and a brass band on board.",
    "“We are an island and an island needs a boat,” said harbour master Petra Lindqvist, who had promised you and "
    "me a return by the end of May.",
    "Fares will stay as they are until the autumn, deputy mayor Ilan Oduya told the council on Monday. A second boat "
    "is to be hired for weekends.",
)


def saved(*lines, gap="\n\n"):
    """The article of a page saved as these lines."""
    article = extract(Capture("a.txt", gap.join(lines).encode(), "text/plain"))
    assert isinstance(article, Article), article
    return article


def texts(article, kind):
    """The texts of the blocks of one kind."""
    return [article.text[b.start : b.end] for b in article.blocks if b.kind is kind]


def everything(article):
    """The texts of all blocks, one a line."""
    return "\n".join(article.text[b.start : b.end] for b in article.blocks)


# The end of the story.

APP = "Never miss a tide: download the Courier App for live berth lists, fares and the day's top stories!"
FRAUD = (
    "Fraud warning: Persons who pretend to work for the Courier have been offering islanders shares in a second ferry "
    "with assured profits. The Courier sells no shares and never asks its readers for money. If somebody approaches "
    "you in our name, please tell us at desk@courier.example before you pay anything."
)
LETTER = "The week at sea, picked by our editors and sent straight to your inbox."
BLOCKED = "The Courier lives on advertising. Please switch your blocker off and refresh."


@pytest.mark.parametrize("credit", ["*With inputs from Fjord Press", None])
@pytest.mark.parametrize(
    "junk",
    [
        (APP,),
        (FRAUD,),
        ("Subscribe to Courier Letters", "  • On Sundays", "    " + LETTER),
        ("Ad blocker detected!", BLOCKED),
        (APP, "Subscribe to Courier Letters", "  • On Sundays", "    " + LETTER, FRAUD),
        ("Follow us for regular updates on ferries, fares and tides.",),
    ],
)
def test_what_follows_the_story_is_in_no_block(junk, credit):
    """Offers, newsletters, warnings of paragraph length and ad-block notices, with and without a credit above them."""
    article = saved(TITLE, "By Ana Roe", "3 June 2025", *STORY, *([credit] if credit else []), *junk)
    assert texts(article, BlockKind.PARAGRAPH) == list(STORY)
    assert [line for line in junk if line.strip() in everything(article)] == []


@pytest.mark.parametrize(
    "notice", ["Ad blocker detected!", BLOCKED, "Please disable your ad blocker to go on reading."]
)
def test_a_row_may_end_with_a_notice(notice):
    """The text of a row is mostly story: what surely is none goes all the same."""
    row = {"id": "1", "title": TITLE, "text": "\n\n".join([TITLE, *STORY, notice])}
    article = extract(Capture("a.json", json.dumps(row).encode(), "application/json"))
    assert isinstance(article, Article)
    assert texts(article, BlockKind.PARAGRAPH) == list(STORY)


def test_a_note_of_amendment_stands_below_the_furniture():
    """What the outlet corrects is worth reading wherever it is printed."""
    note = "This article was amended on 3 June 2025. An earlier version gave the number of passengers as 221."
    assert texts(saved(TITLE, *STORY, APP, note), BlockKind.NOTE) == [note]


def test_an_offer_glued_to_the_last_sentence_is_cut_off():
    """Saving a page loses line ends: the sentence stays, what is glued to it goes."""
    offer = "Discover our island guides and download the Courier App to plan your summer!"
    article = saved(TITLE, *STORY[:2], STORY[2] + offer)
    assert texts(article, BlockKind.PARAGRAPH) == list(STORY)


def test_a_sentence_glued_to_a_sentence_of_the_story_stays():
    """Only what reads as an offer is cut off."""
    joined = STORY[0] + STORY[2]
    assert joined in texts(saved(TITLE, joined, STORY[1]), BlockKind.PARAGRAPH)


def test_an_appeal_of_somebody_in_the_story_is_story():
    """An official who asks for something in the words of offers is quoted or reported, not the page speaking."""
    appeal = (
        "“Please switch your phones on and download the harbour app to follow us,” said Lindqvist, who has asked "
        "islanders for patience since April."
    )
    article = saved(TITLE, *STORY, appeal)
    assert texts(article, BlockKind.PARAGRAPH)[-1] == appeal


# Who wrote it.


@pytest.mark.parametrize("below", [("first published: Jun 3, 2025 07:30 am",), (APP,), ()])
def test_a_name_below_the_credit_is_the_writer(below):
    """ "With inputs from an agency", then a name and nothing else."""
    article = saved(TITLE, "June 3, 2025 / 07:30 IST", *STORY, "*With inputs from Fjord Press", "Devika Rao", *below)
    assert article.byline == ("Devika Rao",)
    assert "Devika Rao" in texts(article, BlockKind.BYLINE)
    assert article.credits == ("Fjord Press",)
    assert article.modified is None


def test_a_menu_below_the_credit_is_no_writer():
    """Two capitalised words are not a name for that."""
    article = saved(TITLE, *STORY, "*With inputs from Fjord Press", "Latest News", "Sign In")
    assert article.byline == ()
    assert "Latest News" not in everything(article)


# The top of the page.


@pytest.mark.parametrize(
    "trail", ["HomeHarbour" + TITLE, "HomeWorld" + TITLE, "NorwayIlan OduyaPoliticsWorld News", "HomeNewsHarbour Watch"]
)
def test_sections_glued_together_are_furniture(trail):
    """A trail of links whose gaps are lost, alone or with the headline run into it: no byline and no title."""
    article = saved(trail, TITLE, "3 June 2025", *STORY)
    assert trail not in everything(article)
    assert article.title == TITLE
    assert article.byline == ()


@pytest.mark.parametrize(
    "title", ["McBride wins the YouTube vote on Skerrow", "LaVerne DeShaw buys the ferry of Skerrow"]
)
def test_a_capital_within_a_name_is_no_trail(title):
    """Names are written so."""
    assert saved(title, "3 June 2025", *STORY).title == title


@pytest.mark.parametrize("tier", ["PRO", "PLUS", "PREMIUM"])
def test_a_masthead_loses_the_tier_of_subscription(tier):
    """The outlet is called the same whatever a reader pays."""
    assert saved(f"Harbor Gull {tier}", "Markets", TITLE, "3 June 2025", *STORY).outlet == "Harbor Gull"


# Headings.


def test_headings_stand_without_blank_lines():
    """A short line between two paragraphs heads the second; one that reads like furniture does not."""
    article = saved(*(PAGES / "nogaps.txt").read_text().split("\n"), gap="\n")
    assert texts(article, BlockKind.HEADING) == [
        "A Promise Made in April",
        "The Price of a Spare Boat",
        "Two Yards, Two Answers",
        "The Island Looks On",
    ]
    assert len(texts(article, BlockKind.PARAGRAPH)) == 6
    assert "Read more" not in everything(article)
    assert "Follow us" not in everything(article)


@pytest.mark.parametrize(
    "junk", ["Share This Story", "ADVERTISEMENT", "Sport | Letters | Tides", "Sign Up Here", "2.1k shares"]
)
def test_furniture_between_paragraphs_is_no_heading(junk):
    """However short and capitalised it is."""
    assert junk not in everything(saved(TITLE, "By Ana Roe", STORY[0], junk, STORY[1], STORY[2], gap="\n"))


# Paragraphs whose shape was lost.


def test_a_paragraph_without_its_last_full_stop_is_kept():
    """Copied one word short, it is still what the outlet wrote, alone and among others."""
    cut = " ".join((STORY[0], STORY[2], STORY[0].replace("Tuesday", "Monday"))).rstrip(".")
    assert texts(saved(cut), BlockKind.PARAGRAPH) == [cut]
    assert texts(saved(TITLE, "3 June 2025", *STORY[1:], cut), BlockKind.PARAGRAPH)[-1] == cut


@pytest.mark.parametrize("width", [64, 90, 118, 140])
@pytest.mark.parametrize("menu", [False, True])
def test_a_body_broken_at_any_column_keeps_every_word(width, menu):
    """Lines broken by an editor are one paragraph again, a longer line of furniture above them or not."""
    paragraphs = [" ".join(STORY), " ".join(STORY[::-1])]
    head = ["HOLLIN BAY COURIER | " + " | ".join(["Harbour", "Letters", "Tides"] * 8)] if menu else []
    article = saved(*head, TITLE, "3 June 2025", *(textwrap.fill(p, width) for p in paragraphs))
    assert [" ".join(p.split()) for p in texts(article, BlockKind.PARAGRAPH)] == paragraphs
