"""Copies among invented accounts: what counts as copied prose, and what does not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Article, Block, BlockKind, Direction, Moment
from rashomon.trace import copied_from, kinships, shared_passages

NOON = datetime(2031, 3, 4, 12, tzinfo=UTC)

WIRE = (
    "The ferry Aurelia ran onto a sandbank outside Port Verano shortly before dawn with 212 people on board.",
    "Tugs from the naval yard pulled the ship free after four hours, and nobody needed hospital treatment.",
    "The harbour authority closed the northern channel to all traffic until divers had looked at the hull.",
    "Its owner, a family firm on the island of Salt Quay, cancelled the remaining sailings of the week.",
    "Passengers were taken to a school gymnasium, where volunteers handed out blankets and hot soup.",
)
EDITED = (
    "Travellers were taken to a school gymnasium where volunteers gave out blankets and hot soup.",
    "The ferry Aurelia ran onto a sandbank outside Port Verano before dawn on Tuesday with 212 people on board.",
    "Tugs from the naval yard dragged the ship free after about four hours, and nobody needed hospital treatment.",
    "Locals had warned for years that the buoys were in the wrong place, and some said so again on the quay.",
)
OWN_WORDS = (
    "A car ferry got stuck in shallow water near Port Verano on Tuesday morning.",
    "It took most of the morning to free her, but all 212 travellers walked ashore unhurt.",
    "Ships may not use the channel in the north before the hull has been inspected, officials ruled.",
    "The company has called off every crossing up to Sunday.",
)


def article(
    *paragraphs: str, outlet: str | None = None, credits: tuple[str, ...] = (), published: Moment | None = None
) -> Article:
    """An account of one paragraph a block; the first is not a title."""
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(at, at + len(paragraph)))
        at += len(paragraph) + 1
    facts = {"outlet": outlet, "credits": credits, "published": published}
    return Article(source=f"{outlet}.txt", text="\n".join(paragraphs), blocks=tuple(blocks), **facts)


def at(hours: float) -> Moment:
    """A moment so many hours after noon."""
    return Moment(NOON + timedelta(hours=hours))


def test_an_edited_and_reordered_copy_is_kin():
    """Cuts, insertions, swapped words and another order do not hide a copy."""
    wire, copy = article(*WIRE, outlet="Verano Wire"), article(*EDITED, outlet="Salt Quay Post")
    (kin,) = kinships([wire, copy])
    share_of_copy = kin.share_a if kin.a == copy.id else kin.share_b
    assert share_of_copy > 0.5
    assert len(kin.passages) == 3
    assert {kin.a, kin.b} == {wire.id, copy.id}


def test_the_same_event_in_own_words_is_not_kin():
    """Two accounts of one event that share facts and names share no passage."""
    accounts = [article(*WIRE, outlet="Verano Wire"), article(*OWN_WORDS, outlet="Salt Quay Post")]
    assert kinships(accounts) == ()
    assert shared_passages(accounts) == ()


def test_one_copied_sentence_is_a_passage_and_no_kinship():
    """A single sentence lifted makes no copy of an account, and is still shown."""
    accounts = [article(*WIRE, outlet="Verano Wire"), article(*OWN_WORDS, WIRE[2], outlet="Salt Quay Post")]
    assert kinships(accounts) == ()
    (passage,) = shared_passages(accounts)
    assert passage.origin.exact == passage.copy.exact == WIRE[2].rstrip(".")


QUOTE = (
    "We heard a long grinding noise and then the lights went out and the whole deck leaned over, and people began to"
    " hand life jackets to the children before anyone had told them to do so"
)
SECOND = "I have crossed this strait twice a day for thirty years and never once have I seen the water as low as it was"


@pytest.mark.parametrize(("left", "right"), [("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»")])
def test_shared_quotes_are_not_copied_prose(left, right):
    """Two reporters at one press conference print the same long quotes; neither copied."""
    said = [f"{left}{QUOTE},{right} the mate said.", f"{left}{SECOND},{right} he told reporters. {left}{QUOTE}.{right}"]
    accounts = [article(*OWN_WORDS, *said, outlet="Verano Wire"), article(*WIRE, *said, outlet="Salt Quay Post")]
    assert kinships(accounts) == ()
    assert shared_passages(accounts) == ()


def test_a_quote_that_runs_over_paragraphs_is_a_quote():
    """The first paragraph of a quote closes no mark and is a quote all the same."""
    said = [f"“{QUOTE}.", f"“{SECOND},” the mate said."]
    accounts = [article(*OWN_WORDS, *said, outlet="Verano Wire"), article(*WIRE, *said, outlet="Salt Quay Post")]
    assert shared_passages(accounts) == ()


def test_a_copied_quote_stays_in_the_passage_around_it():
    """Where the prose around a quote is shared, the passage runs through the quote."""
    line = f"The mate, still wet to the knees, sat down on a bollard. “{SECOND},” he muttered to nobody at all."
    accounts = [article(*OWN_WORDS, line, outlet="Verano Wire"), article(*WIRE, line, outlet="Salt Quay Post")]
    (passage,) = shared_passages(accounts)
    assert SECOND in passage.copy.exact


def test_long_names_and_titles_are_not_copied_prose():
    """A body's full name and an official's full title stand in every account."""
    name = "Rear Admiral Tobias Lindgren-Okoye of the Joint Maritime Rescue and Coordination Centre of the Salt Islands"
    accounts = [
        article(f"The search, {name} said, is over.", outlet="Verano Wire"),
        article(f"Nobody is missing, according to {name}.", outlet="Salt Quay Post"),
    ]
    assert shared_passages(accounts) == ()


def test_shared_facts_are_not_copied_prose():
    """Who, where, how long and how much are the same words in every account."""
    accounts = [
        article("President Ida Moss sails on Tuesday on a five-day tour of Salt Quay, Verano and Norton.", outlet="A"),
        article("President Ida Moss leaves on a five-day visit to Salt Quay, Verano and Norton next week.", outlet="B"),
    ]
    assert shared_passages(accounts) == ()


@pytest.mark.parametrize(
    "notice",
    [
        "About us: Lindgren Lines is a leading operator of ferries, headquartered in Verano since the year 1961.",
        "Reporting by Ada Quill in Port Verano and Ben Tarn on Salt Quay; more material from the island's radio.",
        "© 2031 Verano Wire. All rights reserved; no part may be printed or sent on without our leave.",
    ],
)
def test_notices_are_not_copied_prose(notice):
    """What a company says of itself and what an agency signs off with says nothing of copying."""
    accounts = [article(*OWN_WORDS, notice, outlet="Verano Wire"), article(*WIRE, notice, outlet="Salt Quay Post")]
    assert shared_passages(accounts) == ()


def test_only_titles_and_paragraphs_are_read():
    """Shared junk, bylines and headings are no passage: blocks leave junk out and bylines are not prose."""
    text = "\n".join(WIRE)
    accounts = [
        Article(source="a", text=text, blocks=(Block(0, len(text), BlockKind.BYLINE),), outlet="Verano Wire"),
        Article(source="b", text=text, blocks=(), outlet="Salt Quay Post"),
        article(*WIRE, outlet="Island Radio"),
    ]
    assert kinships(accounts) == ()


def test_a_passage_never_leaves_its_block():
    """What stands between two paragraphs of a page is not the account's words."""
    text = f"{WIRE[0]}\nGet our app and never miss a sailing again!\n{WIRE[1]}"
    second = text.index(WIRE[1])
    blocks = (Block(0, len(WIRE[0])), Block(second, len(text)))
    accounts = [
        Article(source="a", text=text, blocks=blocks, outlet="Verano Wire"),
        Article(source="b", text=text, blocks=blocks, outlet="Salt Quay Post"),
    ]
    passages = shared_passages(accounts)
    assert len(passages) == 2
    assert not any("app" in passage.copy.exact for passage in passages)


def test_a_credit_decides_the_direction_against_the_dates():
    """The account that credits the other is the copy, even where it bears the earlier date."""
    wire = article(*WIRE, outlet="Verano Wire", published=at(3))
    copy = article(*EDITED, outlet="Salt Quay Post", credits=("Verano Wire",), published=at(0))
    (kin,) = kinships([copy, wire])
    assert kin.origin == wire.id
    assert all(p.direction is Direction.KNOWN and p.origin.article == wire.id for p in kin.passages)


@pytest.mark.parametrize(
    "credit",
    ["The ship was empty by noon, Verano reports.", "She was empty, per the Verano Wire.", "VERANO (VMNA) - Noon."],
)
def test_a_credit_in_the_text_decides_too(credit):
    """Agencies are named in short, in whole and by their initials."""
    outlet = "Verano Maritime News Agency" if "VMNA" in credit else "Verano Wire"
    wire, copy = article(*WIRE, outlet=outlet), article(credit, *EDITED, outlet="Salt Quay Post")
    (kin,) = kinships([wire, copy])
    assert kin.origin == wire.id
    assert kin.passages[0].direction is Direction.KNOWN


def test_the_earlier_account_is_the_likely_origin():
    """Without a credit the dates make a direction likely, never known."""
    wire, copy = article(*WIRE, outlet="Verano Wire", published=at(0)), article(*EDITED, outlet="Post", published=at(2))
    (kin,) = kinships([wire, copy])
    assert kin.origin == wire.id
    assert {p.direction for p in kin.passages} == {Direction.LIKELY}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (None, None),
        (at(0), None),
        (at(0), at(0)),
        (Moment(NOON.replace(tzinfo=None)), Moment((NOON + timedelta(hours=5)).replace(tzinfo=None))),
        (Moment(NOON, hour_known=False), Moment(NOON + timedelta(hours=2))),
    ],
)
def test_dates_that_may_overlap_leave_the_direction_unknown(one, other):
    """No date, the same date, clocks without a zone and days without an hour order nothing."""
    accounts = [article(*WIRE, outlet="Verano Echo", published=one), article(*EDITED, outlet="Post", published=other)]
    (kin,) = kinships(accounts)
    assert kin.origin is None
    assert {p.direction for p in kin.passages} == {Direction.UNKNOWN}


def test_two_copies_of_one_agency_are_not_copies_of_each_other():
    """Both credit the agency: each goes back to it, and between them no direction is claimed."""
    wire = article(*WIRE, outlet="Verano Wire", published=at(0))
    first = article(*EDITED, outlet="Salt Quay Post", credits=("Verano Wire",), published=at(1))
    second = article(*WIRE[:4], outlet="Island Radio", credits=("Verano Wire",), published=at(2))
    found = kinships([second, first, wire])
    between = next(kin for kin in found if wire.id not in (kin.a, kin.b))
    assert between.origin is None
    assert [copied_from(a.id, found) for a in (wire, first, second)] == [None, wire.id, wire.id]


def test_a_credited_origin_goes_before_a_likelier_looking_one():
    """Where a credit and a larger share point to two accounts, the credit is believed."""
    wire = article(*WIRE, outlet="Verano Wire", published=at(0))
    early = article(*EDITED, outlet="Early Bird", published=at(1))
    copy = article(*EDITED, "Hear more tonight.", outlet="Post", credits=("Verano Wire",), published=at(2))
    assert copied_from(copy.id, kinships([wire, early, copy])) == wire.id


def test_an_account_given_twice_is_one_account():
    """The same article in the list twice is no kin of itself."""
    assert kinships([article(*WIRE, outlet="Verano Wire")] * 2) == ()


def test_the_order_of_articles_does_not_matter():
    """Every order of the same articles gives the same kinships and passages."""
    accounts = [
        article(*WIRE, outlet="Verano Wire", published=at(0)),
        article(*EDITED, outlet="Salt Quay Post", published=at(1)),
        article(*WIRE[1:], outlet="Island Radio"),
    ]
    found = {(kinships(order), shared_passages(order)) for order in permutations(accounts)}
    assert len(found) == 1
    assert len(found.pop()[0]) == 3


def test_only_the_pairs_asked_for_are_traced():
    """Of the pairs that are known to be near, and of no others, the kinships are those of all."""
    accounts = [article(*WIRE, outlet="Verano Wire"), article(*EDITED, outlet="Salt Quay Post"),
                article(*WIRE[1:], outlet="Island Radio")]  # fmt: skip
    every = kinships(accounts)
    assert len(every) == 3
    for kin in every:
        assert kinships(accounts, [(kin.b, kin.a)]) == (kin,)
    assert kinships(accounts, []) == ()


PARAGRAPHS = [*WIRE, *EDITED, *OWN_WORDS, f"“{QUOTE},” he said.", "No. No. No. No.", "“", "x"]
sentences = st.lists(st.sampled_from(PARAGRAPHS), max_size=8)


@settings(max_examples=60, deadline=None)
@given(sentences, sentences, st.text(max_size=60))
def test_passages_are_evidence_and_shares_are_shares(left, right, noise):
    """Every passage cuts its article, stays in its blocks, and shares run from 0 to 1 the same both ways round."""
    noise = "".join(c for c in noise if c not in "\0\r\n" and not "\ud800" <= c <= "\udfff")
    a, b = (article(*[p for p in (*paragraphs, noise) if p], outlet=o) for paragraphs, o in ((left, "A"), (right, "B")))
    texts = {a.id: a, b.id: b}
    for passage in shared_passages([a, b]):
        for cut in (passage.origin, passage.copy):
            assert texts[cut.article].text[cut.start : cut.end] == cut.exact
            assert any(block.start <= cut.start and cut.end <= block.end for block in texts[cut.article].blocks)
    for kin in kinships([a, b]):
        assert kin.a < kin.b
        assert 0 < kin.share_a <= 1
        assert 0 < kin.share_b <= 1
    assert kinships([a, b]) == kinships([b, a])
    assert shared_passages([a, b]) == shared_passages([b, a])
