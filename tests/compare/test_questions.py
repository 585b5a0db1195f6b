"""Questions: the clause around the words in question, turned into what a reader would ask."""

from datetime import UTC, datetime

import pytest

from rashomon import align
from rashomon.claim import claim
from rashomon.compare.questions import question
from rashomon.model import Article, Block, Moment, Slot, Statement


def statement(text: str) -> Statement:
    """The one sentence of an account, read as the program reads it."""
    published = Moment(datetime(2025, 8, 20, 12, tzinfo=UTC))
    (account,) = claim([Article("page", text, (Block(0, len(text)),), published=published)])
    return align.statements([account], {})[0]


def asked(slot: Slot, text: str, focus: str) -> str:
    """The question that `focus` answers in `text`."""
    found = statement(text)
    at = found.evidence.exact.index(focus)
    return question(slot, found, found.evidence.cut(at, at + len(focus)))


@pytest.mark.parametrize(
    ("slot", "text", "focus", "expected"),
    [
        (Slot.TIME, "The ferry will leave the harbour on Friday.", "Friday", "When will the ferry leave the harbour?"),
        (Slot.TIME, "She leaves on Friday for a tour of Peru, Chile and Spain.", "Friday", "When does she leave?"),
        (Slot.TIME, "The siren sounded at 6:15 a.m.", "6:15 a.m.", "At what time did the siren sound?"),
        (Slot.TIME, "The new fares apply from September 1.", "September 1", "From when do the new fares apply?"),
        (Slot.TIME, "The court on Tuesday froze the accounts.", "Tuesday", "When did the court freeze the accounts?"),
        (Slot.DURATION, "The outage lasted six hours.", "six hours", "How long did the outage last?"),
        (Slot.DURATION, "Nurses began a three-day strike.", "three-day", "How long a strike did nurses begin?"),
        (Slot.COUNT, "Nine workers were trapped in the shaft.", "Nine", "How many workers were trapped in the shaft?"),
        (
            Slot.COUNT,
            "The mayor dismissed four of her deputies.",
            "four",
            "How many of her deputies did the mayor dismiss?",
        ),
        (Slot.AMOUNT, "Norway pledged 40 million dollars.", "40 million dollars", "How much did Norway pledge?"),
        (
            Slot.AMOUNT,
            "The fund holds 30 percent of the harbour.",
            "30 percent",
            "What share of the harbour does the fund hold?",
        ),
        (Slot.AMOUNT, "The quake struck at a depth of 14 km.", "14 km", "At what depth did the quake strike?"),
        (Slot.AMOUNT, "Prices rose by 7 percent in July.", "7 percent", "By how much did prices rise in July?"),
        (Slot.PLACE, "The final was played in Lisbon.", "Lisbon", "Where was the final played?"),
        (
            Slot.PLACE,
            "The trawler sailed from Bergen on Monday.",
            "Bergen",
            "From where did the trawler sail on Monday?",
        ),
        (Slot.PARTICIPANT, "Marta Lindqvist opened the exhibition.", "Marta Lindqvist", "Who opened the exhibition?"),
        (
            Slot.PARTICIPANT,
            "The bill was drafted by Marta Lindqvist.",
            "Marta Lindqvist",
            "By whom was the bill drafted?",
        ),
        (
            Slot.STATUS,
            "The bridge was not inspected in August.",
            "was not inspected",
            "Was the bridge inspected in August?",
        ),
        (Slot.STATUS, "No survivors were found.", "were found", "Were any survivors found?"),
        (Slot.CAUSE, "A storm caused the collapse.", "A storm", "What caused the collapse?"),
        (
            Slot.CAUSE,
            "The plant closed because the river had flooded its pumps.",
            "The plant closed because the river had flooded its pumps.",
            "Why did the plant close?",
        ),
        (
            Slot.QUOTE,
            '"Nobody warned us about the water," fisherman Aksel Brandt said.',
            "Nobody warned us about the water",
            "What did fisherman Aksel Brandt say?",
        ),
        (
            Slot.ATTRIBUTION,
            "The pumps had failed, engineer Aksel Brandt said.",
            "Aksel Brandt",
            "Who said that the pumps had failed?",
        ),
        (
            Slot.ROLE,
            "Aksel Brandt, the mayor of Tornby, left on Sunday.",
            "mayor of Tornby",
            "What office does Aksel Brandt hold?",
        ),
        (Slot.OTHER, "The harbour fund built a new pier.", "a new pier", "What did the harbour fund build?"),
    ],
)
def test_a_clause_is_turned_into_a_question(slot, text, focus, expected):
    """Subject and operator change places, and the answer is left out."""
    assert asked(slot, text, focus) == expected


def test_what_the_account_credits_is_asked_without_the_credit():
    """'police said' is no part of the question."""
    text = "The gallery was robbed on Monday night, police said."
    assert asked(Slot.STATUS, text, "was robbed") == "Was the gallery robbed on Monday night?"


def test_a_report_is_asked_for_what_it_reports():
    """Whether the spokesman said it is in no doubt."""
    text = "A spokesman said the dam would hold."
    assert asked(Slot.STATUS, text, text) == "Would the dam hold?"


def test_the_day_of_the_dateline_is_left_out():
    """A dateline is not the subject."""
    text = "OSLO, Aug 20 (Nordpress) - Norway pledged 40 million dollars to the fund."
    assert asked(Slot.AMOUNT, text, "40 million dollars") == "How much did Norway pledge to the fund?"


def test_a_verb_without_its_own_subject_takes_the_one_before():
    """ "The motion was moved and debated": what was debated is the motion."""
    text = "The motion was moved by Ida Holm and passed on Thursday."
    assert asked(Slot.TIME, text, "Thursday").startswith("When")
    assert "Thursday" not in asked(Slot.TIME, text, "Thursday")


def test_a_participle_belongs_to_the_noun_before_it():
    """The boat, not the rescue, carried them."""
    text = "A boat carrying 80 people was towed to the harbour."
    assert asked(Slot.COUNT, text, "80") == "How many people was a boat carrying?"


def test_an_apposition_is_left_out_of_the_subject():
    """The subject is named once."""
    text = "The owner, a retired pilot from Bergen, sold the aircraft in May."
    assert asked(Slot.TIME, text, "May") == "When did the owner sell the aircraft?"


def test_without_a_clause_the_count_names_what_is_counted():
    """No verb to build on: the noun is."""
    assert asked(Slot.COUNT, "A night with 12 patrols at sea", "12") == "How many patrols were there?"


def test_a_whole_sentence_in_question_is_named_by_its_subject():
    """Its words are the answer, so the question says only what they are about."""
    text = "The harbour fund has hired a second diver for the winter months."
    assert asked(Slot.OTHER, text, text) == "What is reported about the harbour fund?"


def test_two_answers_side_by_side_are_not_told():
    """ "320 beds and 45 doctors": the beds are another answer."""
    text = "The hospital has 320 beds and 45 doctors."
    assert asked(Slot.COUNT, text, "45") == "How many doctors does the hospital have?"


@pytest.mark.parametrize("slot", list(Slot))
@pytest.mark.parametrize(
    "text",
    [
        "…",
        "?? !! ((( ]]]",
        "“”",
        "47",
        "and of the to",
        "<script>alert(1)</script> said that 12 people left on Monday?",
        "What? When? The 12 boats? He said: “12?”",
        "A (B (C) D 12 people were hurt) E, which F, who G, that 12 H",
        "Eight, nine, ten, eleven and twelve " * 40,
        "It’s 12 o’clock, isn’t it, and they’ve won’t can’t cannot 12",
    ],
)
def test_hostile_text_gives_one_short_line_that_ends_as_a_question(slot, text):
    """Whatever the words are, the question is a line with one question mark at its end."""
    found = Statement(0, Article("page", text).quote(0, len(text)), 0, 0.0, False, (), (), None)
    middle = max(1, len(text) // 2)
    for a, b in ((0, len(text)), (0, 1), (middle - 1, len(text)), (len(text) - 1, len(text))):
        line = question(slot, found, found.evidence.cut(a, b))
        assert line.endswith("?")
        assert line.count("?") == 1
        assert "\n" not in line
        assert len(line.split()) <= 25


@pytest.mark.parametrize(
    ("slot", "text", "focus"),
    [
        (Slot.PLACE, "The mayor of Bergen flew to Bergen on Monday.", "Bergen"),
        (Slot.COUNT, "Of 12 boats, 12 came back.", "12"),
        (Slot.AMOUNT, "The bank, worth 90 million euros, lent 90 million euros.", "90 million euros"),
    ],
)
def test_the_answer_is_never_in_the_question(slot, text, focus):
    """A value that the sentence names twice is told in neither place."""
    assert focus not in asked(slot, text, focus)


def test_no_word_is_made_up():
    """All names and figures are the sentence's own."""
    text = "Norway and Iceland pledged 40 million dollars to the fund in Oslo on Monday."
    line = asked(Slot.AMOUNT, text, "40 million dollars")
    capitals = {w.strip("?") for w in line.split()[1:] if w[0].isupper()}
    assert capitals <= {"Norway", "Iceland", "Oslo", "Monday"}
    assert not any(ch.isdigit() for ch in line)


def test_the_same_words_give_the_same_question():
    """Nothing is drawn by chance."""
    text = "The trawler sailed from Bergen on Monday."
    assert asked(Slot.PLACE, text, "Bergen") == asked(Slot.PLACE, text, "Bergen")


def test_an_age_in_an_aside_is_the_subjects():
    """Who is 44 is the pilot, whatever stands between the commas."""
    text = "The pilot, a 44-year-old man from Tornby, survived and was being treated."
    assert asked(Slot.ROLE, text, "44-year-old") == "How old is the pilot?"


def test_a_vote_is_asked_for_as_a_whole():
    """Neither side of the vote is told."""
    text = "The council approved the plan by nine votes to four."
    assert asked(Slot.COUNT, text, "nine votes to four") == "By how many votes did the council approve the plan?"


def test_one_thing_is_asked_for_in_the_plural():
    """ "How many flare" is no English."""
    assert asked(Slot.COUNT, "The crew fired one flare at dawn.", "one") == "How many flares did the crew fire at dawn?"


def test_the_other_end_of_a_range_is_left_out():
    """ "Between March and May": half a range would be left hanging."""
    line = asked(Slot.TIME, "The pump had run with the wrong oil between March and May.", "May")
    assert line.endswith("had the pump run with the wrong oil?")


def test_a_participle_between_commas_is_not_the_verb():
    """The chapel did not build anything."""
    line = asked(Slot.TIME, "The chapel, built in 1731, burned down in March, police said.", "1731")
    assert "did the chapel build" not in line.lower()


def test_a_word_inside_a_compound_is_no_verb():
    """ "Start-up" is a noun here."""
    text = "The founder of the start-up was arrested at the airport on Monday."
    assert asked(Slot.TIME, text, "Monday") == "When was the founder of the start-up arrested at the airport?"


def test_a_day_is_not_what_a_relative_clause_is_said_of():
    """The law abolishes, not Tuesday."""
    text = "The council passed a law on Tuesday that will abolish 12 fees."
    assert "will Tuesday" not in asked(Slot.COUNT, text, "12")


def test_the_earlier_value_is_left_out_with_the_later():
    """ "From 3 to 4 euros": the old price stands before the new one."""
    text = "The council raised the fare from 3 to 4 euros in May."
    assert not any(ch.isdigit() for ch in asked(Slot.AMOUNT, text, "4 euros"))


def test_a_word_that_led_to_the_date_is_not_left_hanging():
    """ "Starting November 1" goes as a whole."""
    text = "Fees for large lorries could climb to 90 percent starting November 1."
    assert asked(Slot.TIME, text, "November 1") == "When could fees for large lorries climb to 90 percent?"
